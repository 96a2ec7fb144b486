import { REST, RESTEvents } from '@discordjs/rest';
import type { Log } from '../../log.ts';

export interface Account {
	readonly token: string;
	/** Another address than Discord's own, for tests. */
	readonly api?: string;
}

/** Each interaction has queues of its own in the client; they go after this many milliseconds. */
const SWEEP = 60_000;

/** Discord's REST API: waits out limits, tries again where Discord is in trouble. */
export function restFor({ token, api }: Account, log: Log): REST {
	const rest = new REST({ handlerSweepInterval: SWEEP, ...(api === undefined ? {} : { api }) });
	// The routes of interactions hold their tokens: what goes into the log is the pattern.
	rest.on(RESTEvents.RateLimited, ({ route, retryAfter }) => log.warn('discord rate limit', { route, retryAfter }));
	rest.on(RESTEvents.InvalidRequestWarning, (count) => log.error('discord refuses many requests', { ...count }));
	return rest.setToken(token);
}
