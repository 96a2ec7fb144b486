import { userInfo } from 'node:os';
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
	name: loginName(),
});

/** As the system knows the person; some systems know nobody. */
function loginName(): string | null {
	try {
		return userInfo().username;
	} catch {
		return null;
	}
}
