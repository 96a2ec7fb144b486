import { type ErrorCode, type ErrorDetails, NewsroomError } from '../document/error.ts';
import type { Dialect } from './command.ts';
import type { Outcome, Reply } from './reply.ts';
import type { Texts } from './texts.ts';

/**
 * What whoever asks can mend, what they gave to be read included; all others are faults of the installation, with an id
 * that stands in the log.
 */
const MISUSE: readonly ErrorCode[] = [
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
	'too-many-redirects',
	'http-status',
	'damaged-answer',
	'not-a-page',
	'is-a-feed',
	'not-a-feed',
	'robots-forbidden',
	'held-back',
	'copy-held-back',
	'expired',
	'quote-gone',
	'bad-option',
	'unknown-option',
	'missing-option',
	'missing-value',
	'unknown-command',
	'unknown-choice',
	'no-article',
	'closed-file',
	'no-speaker',
	'needs-quote',
	'not-allowed',
];

export const outcomeOf = (error: unknown): Outcome =>
	error instanceof NewsroomError && MISUSE.includes(error.code) ? 'misuse' : 'failed';

/**
 * What happened, what was not lost, what to do. Details that only a UI file can put into words are keys there:
 * `remedy.…` for `bad-option`, `setting.<NAME>` for `bad-setting`.
 */
export function explain(error: NewsroomError, texts: Texts, id = ''): string {
	const { code } = error;
	const details: Record<string, string | number> = { id, ...error.details };
	if (code === 'bad-setting') details.expected = sayOr('?', `setting.${details.setting}`, details, texts);
	if (code === 'bad-option') details.remedy = sayOr('?', String(details.remedy), details, texts);
	return texts.say(`error.${code}`, complete(details));
}

/** A fault as an answer. `usage` shows how to ask, where that is the remedy. */
export function replyTo(error: unknown, id: string, texts: Texts, visibility: Reply['visibility']): Reply {
	const known = error instanceof NewsroomError ? error : new NewsroomError('internal', {}, { cause: error });
	const outcome = outcomeOf(known);
	const body: Reply['body'] = [{ type: 'text', text: explain(known, texts, id) }];
	if (outcome === 'failed' && known.code !== 'internal') {
		body.push({ type: 'context', text: texts.say('error.id', { id }) });
	}
	return { outcome, title: null, body, actions: [], visibility };
}

/** Every command as the platform writes it: "/quote, /facts, /help". */
export const listed = (commands: readonly { readonly name: string }[], dialect: Dialect): string =>
	commands.map(({ name }) => dialect.usage(name)).join(', ');

/** Explaining a fault must not be one. */
function sayOr(other: string, key: string, details: ErrorDetails, texts: Texts): string {
	try {
		return texts.say(key, complete(details));
	} catch {
		return other;
	}
}

/** A message may name a detail which the place that threw did not know: it shows as a question mark. */
function complete(details: ErrorDetails): ErrorDetails {
	return new Proxy(details, {
		has: () => true,
		get: (target, key) => (typeof key === 'string' ? (target[key] ?? '?') : undefined),
	});
}
