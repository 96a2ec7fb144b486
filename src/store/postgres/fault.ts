import { NewsroomError } from '../../document/error.ts';
import { Unreadable } from '../sqlite/fault.ts';

/** SQLSTATE: a lock that did not come, a statement that took too long, two that stood in each other's way, no room. */
const BUSY = ['55P03', '57014', '40001', '40P01', '53300'];
/** Two transactions in each other's way: one of them was undone, and may be tried again. */
const CROSSED = ['40001', '40P01'];
/** Starting, stopping, stopped. */
const AWAY = ['57P01', '57P02', '57P03'];
/** Wrong user, wrong password, no such database. */
const REFUSED = ['28000', '28P01', '3D000'];
const DAMAGED = ['XX001', 'XX002'];
/** Of the operating system, when it finds no server or loses it. */
const SYSTEM = /^(?:E[A-Z]{3,}|EAI_[A-Z]+|ERR_[A-Z_]+|[A-Z_]*CERT[A-Z_]*|UNABLE_[A-Z_]+)$/u;
/** What the driver says without any code. */
const LOST =
	/connection (?:terminated|ended|timeout)|terminated unexpectedly|timeout exceeded when trying to connect/iu;

export const isCrossed = (error: unknown): boolean => CROSSED.includes(codeOf(error));

/** The connection is gone or never came, which may be different in a moment. */
export function isLost(error: unknown): boolean {
	const code = codeOf(error);
	if (code === '') return error instanceof Error && LOST.test(error.message);
	return (
		AWAY.includes(code) || code.startsWith('08') || ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT'].includes(code)
	);
}

/** Any fault of the database as one of ours; `place` is its address without user and password. */
export function faultOf(error: unknown, place: string): NewsroomError {
	if (error instanceof NewsroomError) return error;
	const code = codeOf(error);
	const fault = (name: NewsroomError['code'], details = {}) =>
		new NewsroomError(name, { file: place, ...details }, { cause: error });
	if (BUSY.includes(code)) return fault('database-locked');
	if (DAMAGED.includes(code) || error instanceof Unreadable) return fault('database-corrupt');
	if (REFUSED.includes(code) || isLost(error) || SYSTEM.test(code)) return fault('database-unreachable');
	return fault('database-refused', { reason: code || 'unknown' });
}

function codeOf(error: unknown): string {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	return typeof code === 'string' ? code : '';
}
