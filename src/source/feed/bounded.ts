import { Worker } from 'node:worker_threads';
import { type ErrorCode, type ErrorDetails, NewsroomError } from '../../document/error.ts';
import { megabytes } from '../limits.ts';
import { shownAddress } from '../web/address.ts';
import type { Fetched } from '../web/fetcher.ts';
import type { Feed } from './feed.ts';

type Answer = { readonly feed: Feed } | { readonly code: ErrorCode; readonly details: ErrorDetails };

/** What came from a feed's address, read as a feed. */
export type ReadFeed = (fetched: Pick<Fetched, 'url' | 'bytes' | 'charset'>) => Promise<Feed>;

/**
 * `readFeed` in a thread of its own, so that no feed can hang or starve the program. `timeout` in milliseconds,
 * `memory` in megabytes. Throws NewsroomError: what `readFeed` throws, `reading-timed-out`, `too-much-memory`.
 */
export const boundedReadFeed =
	({ timeout, memory }: { readonly timeout: number; readonly memory: number }): ReadFeed =>
	({ url, bytes, charset }) =>
		new Promise<Feed>((resolve, reject) => {
			const file = shownAddress(url);
			const worker = new Worker(new URL('./thread.ts', import.meta.url), {
				workerData: { url, bytes, charset },
				resourceLimits: { maxOldGenerationSizeMb: memory, stackSizeMb: 4 },
				// Nothing that a feed makes a library print belongs among the answers.
				stdout: true,
				stderr: true,
			});
			const end = (settle: () => void): void => {
				clearTimeout(timer);
				settle();
				void worker.terminate();
			};
			const fail = (error: NewsroomError): void => end(() => reject(error));
			const timer = setTimeout(
				() => fail(new NewsroomError('reading-timed-out', { file, seconds: timeout / 1_000 })),
				timeout,
			);
			worker.on('message', (answer: Answer) => {
				if ('feed' in answer) end(() => resolve(answer.feed));
				else fail(new NewsroomError(answer.code, answer.details));
			});
			worker.on('error', (cause: NodeJS.ErrnoException) => {
				const isMemory = cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
				const limit = megabytes(memory * 1e6);
				fail(new NewsroomError(isMemory ? 'too-much-memory' : 'internal', { file, limit }, { cause }));
			});
			worker.on('exit', () => fail(new NewsroomError('internal', { file })));
		});
