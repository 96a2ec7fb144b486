import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { Task, Told } from './protocol.ts';

// The thread of a Reader: reads and parses, one source after another.
enableCompileCache();
await import('../../lean.ts');
const [{ NewsroomError }, { createParser }, { articlesOf }] = await Promise.all([
	import('../../document/error.ts'),
	import('../../parse/parse.ts'),
	import('./articles-of.ts'),
]);
const parse = await createParser(new URL(workerData.languages));

async function answer(task: Task): Promise<Told> {
	try {
		if (task.kind === 'read') {
			const read = await articlesOf(task.source, task.hint, parse);
			return { kind: 'read', articles: JSON.stringify(read.map(({ article }) => article)) };
		}
		const { readyOf } = await import('./ready.ts');
		return { kind: 'prepared', preparation: await readyOf(task.source, task.hint, parse) };
	} catch (error) {
		if (error instanceof NewsroomError) return { kind: 'fault', code: error.code, details: error.details };
		return { kind: 'error', error };
	}
}

const tell = (told: Told): void => parentPort?.postMessage(told);
let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (task: Task) => {
	last = last.then(async () => tell(await answer(task)));
});
tell({ kind: 'ready' });
