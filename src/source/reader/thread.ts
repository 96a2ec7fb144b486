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

async function read({ material, hint, derives }: Task): Promise<Told> {
	try {
		const articles = await articlesOf(material, hint, parse);
		return { kind: 'read', articles: JSON.stringify(derives ? await readyFrom(articles) : articles) };
	} catch (error) {
		if (error instanceof NewsroomError) return { kind: 'fault', code: error.code, details: error.details };
		return { kind: 'error', error };
	}
}

async function readyFrom(articles: readonly Article[]): Promise<Ready[]> {
	const [{ derive }, { loadStem }] = await Promise.all([
		import('../../store/derive.ts'),
		import('../../language/stem.ts'),
	]);
	const stem = await loadStem();
	return articles.map((article) => ({ article, derived: derive(article, stem) }));
}

const tell = (told: Told): void => parentPort?.postMessage(told);
let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (task: Task) => {
	last = last.then(async () => tell(await read(task)));
});
tell({ kind: 'ready' });
