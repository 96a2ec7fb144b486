import { NewsroomError } from '../../document/error.ts';

/** What a stored row does not look like when nobody else wrote into the file. */
export class Unreadable extends Error {}

/** SQLite's primary result codes. */
const LOCKED = [5, 6];
const CORRUPT = [11, 26];

export const isLocked = (error: unknown): boolean => LOCKED.includes(resultCode(error));

/** Any fault of the database as one of ours. */
export function faultOf(error: unknown, file: string): NewsroomError {
	if (error instanceof NewsroomError) return error;
	const corrupt = CORRUPT.includes(resultCode(error)) || error instanceof Unreadable;
	const code = isLocked(error) ? 'database-locked' : corrupt ? 'database-corrupt' : 'database-unusable';
	return new NewsroomError(code, { file }, { cause: error });
}

/** The extended codes hold the primary one in their lowest byte. */
function resultCode(error: unknown): number {
	const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
	return typeof code === 'number' ? code & 0xff : 0;
}
