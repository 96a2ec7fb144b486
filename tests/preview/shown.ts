import { actionsOf, type Reply } from '../../src/ask/reply.ts';
import type { Texts } from '../../src/ask/texts.ts';
import { renderSlack } from '../../src/render/slack/message.ts';

export const LOCALE = 'en-GB';

/** The pictures in docs/pictures: what the bot answers to these questions about the sample articles. */
export const PICTURES = {
	'slack-quote': { ask: 'quote Casco', place: 'Slack' },
	'slack-summary': { ask: 'summary Räddningsmissionen', place: 'Slack' },
	'slack-home': { ask: 'home', place: 'Home' },
	'discord-quote': { ask: 'quote Regnér', place: 'Discord' },
	'discord-facts': { ask: 'facts sexköpslagen', place: 'Discord' },
} as const;

/** What an answer shows, in words, its buttons included. */
export const describe = (reply: Reply, texts: Texts): string =>
	[
		...renderSlack(reply, { tokens: [], sharedBy: null }, texts).map(({ text }) => text),
		...actionsOf(reply).map(({ label }) => `[${label}]`),
	].join('\n');
