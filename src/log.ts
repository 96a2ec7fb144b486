/** Levels from the most to the least talkative; `silent` writes nothing. */
export const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
type Level = (typeof LEVELS)[number];

export type Fields = Readonly<Record<string, unknown>>;

/** One record a line. Messages are short and constant; what varies goes into the fields. */
export interface Log {
	debug(message: string, fields?: Fields): void;
	info(message: string, fields?: Fields): void;
	warn(message: string, fields?: Fields): void;
	error(message: string, fields?: Fields): void;
}

export interface LogOptions {
	readonly level: Level;
	/** For a reader at a terminal; otherwise a JSON object a line. */
	readonly plain: boolean;
	readonly write: (line: string) => void;
	readonly now: () => Date;
	/** Strings that are never written, whatever field they stand in. */
	readonly secrets: readonly string[];
}

const HIDDEN = '[secret]';

export function createLog({ level, plain, write, now, secrets }: LogOptions): Log {
	const least = LEVELS.indexOf(level);
	// The longest first, so that a secret which begins with another one leaves no rest.
	const hidden = secrets.filter((secret) => secret.length > 0).sort((a, b) => b.length - a.length);
	const hide = (line: string) => hidden.reduce((text, secret) => text.replaceAll(secret, HIDDEN), line);

	const record =
		(name: Exclude<Level, 'silent'>) =>
		(message: string, fields: Fields = {}): void => {
			if (LEVELS.indexOf(name) < least) return;
			const line = plain
				? [message, ...Object.entries(fields).map(([key, value]) => `${key}=${readable(value)}`)].join(' ')
				: JSON.stringify({ time: now().toISOString(), level: name, message, ...fields }, plainErrors);
			write(`${hide(line)}\n`);
		};

	return { debug: record('debug'), info: record('info'), warn: record('warn'), error: record('error') };
}

/** A log for those who want none. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

function plainErrors(_key: string, value: unknown): unknown {
	if (typeof value === 'bigint') return String(value);
	if (!(value instanceof Error)) return value;
	return {
		...('code' in value ? { code: value.code } : {}),
		name: value.name,
		message: value.message,
		stack: value.stack,
		...(value.cause === undefined ? {} : { cause: value.cause }),
	};
}

function readable(value: unknown): string {
	if (value instanceof Error) return value.stack ?? value.message;
	if (typeof value === 'string') return /^[\w./:@-]+$/u.test(value) ? value : JSON.stringify(value);
	return JSON.stringify(value, plainErrors) ?? String(value);
}
