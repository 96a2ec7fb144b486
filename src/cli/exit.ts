import { outcomeOf } from '../ask/fault.ts';
import type { Outcome } from '../ask/reply.ts';
import { type ErrorCode, NewsroomError } from '../document/error.ts';

export const EXIT: Readonly<Record<Outcome, number>> = { answered: 0, nothing: 1, misuse: 2, failed: 3 };

/** What is wrong with what a command line hands in, beside what any answer calls misuse. */
const INPUT: readonly ErrorCode[] = [
	'no-such-file',
	'unreadable-file',
	'no-such-feed',
	'bad-metadata',
	'bad-line',
	'bad-setting',
];

export const exitCodeOf = (error: unknown): number =>
	error instanceof NewsroomError && INPUT.includes(error.code) ? EXIT.misuse : EXIT[outcomeOf(error)];
