import { NewsroomError } from '../document/error.ts';
import type { Intake, Taken } from './intake.ts';

export interface TakeOptions {
	readonly intake: Pick<Intake, 'addAll'>;
	readonly signal: AbortSignal;
	/** Told of each article, and of each file that was refused, in the order of the paths. */
	readonly told: (taken: Taken) => Promise<void>;
}

/**
 * Files into the archive, in their order. Gives back those that the database had no time for, or that the signal left
 * over. Throws NewsroomError `database-…` but for `database-locked`.
 */
export async function takeFiles(
	paths: readonly string[],
	{ intake, signal, told }: TakeOptions,
): Promise<readonly string[]> {
	const left = new Set(paths);
	try {
		for await (const taken of intake.addAll(
			paths.map((path) => ({ path })),
			{ signal },
		)) {
			left.delete(taken.place);
			await told(taken);
		}
	} catch (error) {
		if (!(error instanceof NewsroomError) || error.code !== 'database-locked') throw error;
	}
	return [...left];
}
