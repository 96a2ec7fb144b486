import { outcomeOf } from '../ask/fault.ts';
import type { Outcome } from '../ask/reply.ts';
import { type ErrorCode, NewsroomError } from '../document/error.ts';

export const EXIT: Readonly<Record<Outcome, number>> = { answered: 0, nothing: 1, misuse: 2, failed: 3 };

/** What is wrong with what was handed in, beside the commands' own misuse. */
const INPUT: readonly ErrorCode[] = [
	'no-such-file',
	'unreadable-file',
	'empty-input',
	'binary-input',
	'too-large',
	'bad-encoding',
	'damaged-file',
	'password-protected',
	'no-words',
	'no-article',
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
	'no-such-feed',
	'held-back',
	'bad-metadata',
	'bad-line',
	'bad-setting',
];

export const exitCodeOf = (error: unknown): number =>
	error instanceof NewsroomError && INPUT.includes(error.code) ? EXIT.misuse : EXIT[outcomeOf(error)];
