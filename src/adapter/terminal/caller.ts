import type { Caller } from '../../ask/command.ts';

interface Place {
	readonly stdout: { readonly isTTY?: boolean };
	readonly config: { readonly locale: string };
}

/** Whoever sits at this terminal; a script is in no channel, so that nothing is remembered of it. */
export const callerAt = ({ stdout, config }: Place): Caller => ({
	platform: 'terminal',
	workspace: null,
	channel: stdout.isTTY ? 'terminal' : null,
	user: null,
	locale: config.locale,
});
