import { inspect } from 'node:util';
import type { Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../log.ts';

/** The SDK's log in ours. It writes whole payloads at its debug level, which is never asked for. */
export function boltLogger(log: Log): Logger {
	const say =
		(level: 'debug' | 'warn' | 'error') =>
		(...words: unknown[]): void =>
			log[level]('slack sdk', {
				said: words.map((word) => (typeof word === 'string' ? word : inspect(word))).join(' '),
			});
	return {
		debug() {},
		info: say('debug'),
		warn: say('warn'),
		error: say('error'),
		setLevel() {},
		getLevel: () => 'info' as LogLevel,
		setName() {},
	};
}
