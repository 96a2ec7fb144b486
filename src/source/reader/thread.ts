import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { Article } from '../../document/article.ts';
import type { Ready, Task, Told } from './protocol.ts';

// The thread of a Reader: reads and parses, one source after another.
enableCompileCache();
await import('../../lean.ts');
const [{ NewsroomError }, { createParser }, { articlesOf }] = await Promise.all([
	import('../../document/error.ts'),
	import('../../parse/parse.ts'),
	import('./articles-of.ts'),
]);
const parse = await createParser(new URL(workerData.languages));

async function read({ material, hint, prepares }: Task): Promise<Told> {
	try {
		const articles = await articlesOf(material, hint, parse);
		if (!prepares) return { kind: 'read', articles: JSON.stringify(articles) };
		return { kind: 'prepared', ready: await allReady(articles) };
	} catch (error) {
		if (error instanceof NewsroomError) return { kind: 'fault', code: error.code, details: error.details };
		return { kind: 'error', error };
	}
}

async function allReady(articles: readonly Article[]): Promise<Ready[]> {
	const [{ readyFrom }, { loadStem }] = await Promise.all([import('./ready.ts'), import('../../language/stem.ts')]);
	const stem = await loadStem();
	return articles.map((article) => readyFrom(article, stem));
}

const tell = (told: Told): void => parentPort?.postMessage(told);
let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (task: Task) => {
	last = last.then(async () => tell(await read(task)));
});
tell({ kind: 'ready' });
