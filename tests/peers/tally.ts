/** How many payloads of this process were held against what each platform takes. */
export const judged: Record<'Slack' | 'Discord', number> = { Slack: 0, Discord: 0 };
