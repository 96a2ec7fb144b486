/** Every fault that a person can be told about. The code selects the message in each UI language. */
export const ErrorCode = [
	'no-such-file',
	'unreadable-file',
	'empty-input',
	'binary-input',
	'too-large',
	'bad-encoding',
	'damaged-file',
	'password-protected',
	'no-words',
	'reading-timed-out',
	'too-much-memory',
	'bad-address',
	'address-forbidden',
	'unreachable',
	'timed-out',
	'too-many-redirects',
	'http-status',
	'damaged-answer',
	'not-a-page',
	'is-a-feed',
	'not-a-feed',
	'robots-forbidden',
	'no-such-feed',
	'held-back',
	'copy-held-back',
	'bad-line',
	'bad-metadata',
	'bad-setting',
	'bad-option',
	'unknown-option',
	'missing-option',
	'unknown-command',
	'unknown-choice',
	'missing-value',
	'no-such-folder',
	'bad-language-file',
	'bad-ui-file',
	'database-locked',
	'database-corrupt',
	'database-unusable',
	'database-newer',
	'database-unreachable',
	'database-refused',
	'wrong-token',
	'not-installed',
	'platform-unreachable',
	'expired',
	'quote-gone',
	'no-speaker',
	'needs-quote',
	'not-allowed',
	'no-article',
	'closed-file',
	'internal',
] as const;
export type ErrorCode = (typeof ErrorCode)[number];

/** The values that a message may name. Never a secret, never the text of an article. */
export type ErrorDetails = Readonly<Record<string, string | number>>;

/** The one error class: a stable code, details for the message, the native cause. */
export class NewsroomError extends Error {
	readonly code: ErrorCode;
	readonly details: ErrorDetails;

	constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
		super(
			`${code}${Object.entries(details)
				.map(([key, value]) => ` ${key}=${value}`)
				.join('')}`,
			options,
		);
		this.name = 'NewsroomError';
		this.code = code;
		this.details = details;
	}
}
