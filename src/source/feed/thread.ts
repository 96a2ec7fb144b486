import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

// The thread of one reading of a feed: it reads what it is started with, answers and ends.
enableCompileCache();
const [{ NewsroomError }, { readFeed }] = await Promise.all([import('../../document/error.ts'), import('./read.ts')]);
try {
	parentPort?.postMessage({ feed: await readFeed(workerData) });
} catch (error) {
	if (!(error instanceof NewsroomError)) throw error;
	parentPort?.postMessage({ code: error.code, details: error.details });
}
