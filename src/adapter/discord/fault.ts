import { z } from 'zod';
import { NewsroomError } from '../../document/error.ts';

const Fault = z.object({
	name: z.string().optional(),
	/** Discord's number, or the system's word. */
	code: z.union([z.string(), z.number()]).optional(),
	status: z.number().optional(),
	cause: z.unknown().optional(),
});

const NO_CONNECTION = /^(?:E[A-Z_]{4,}|UND_ERR_\w+)$/u;

export const wrongToken = (cause: unknown): NewsroomError =>
	new NewsroomError('wrong-token', { platform: 'Discord', setting: 'DISCORD_TOKEN' }, { cause });

/** Discord knows no such server, or has not let the bot in. */
export const isNoEntry = (error: unknown): boolean => {
	const { code, status } = Fault.safeParse(error).data ?? {};
	return status === 403 || code === 10_004;
};

/** What setting up met, in our own terms: a refused token, no connection, else the error as it came. */
export function faultOf(error: unknown): unknown {
	const { name, code, status = 0, cause } = Fault.safeParse(error).data ?? {};
	if (status === 401) return wrongToken(error);
	const word = String(code ?? Fault.safeParse(cause).data?.code ?? '');
	if (status >= 500 || NO_CONNECTION.test(word) || name === 'AbortError')
		return new NewsroomError('platform-unreachable', { platform: 'Discord' }, { cause: error });
	return error;
}
