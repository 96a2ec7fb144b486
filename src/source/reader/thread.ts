import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { Article } from '../../document/article.ts';
import type { Document } from '../../document/document.ts';
import type { Hint } from '../../parse/parser.ts';
import type { ReadHint, Task, Told } from './protocol.ts';

// The thread of a Reader: reads and parses, one source after another.
enableCompileCache();
await import('../../lean.ts');
const [{ NewsroomError }, { createParser }, { readDocuments }] = await Promise.all([
	import('../../document/error.ts'),
	import('../../parse/parse.ts'),
	import('../read.ts'),
]);
const parse = await createParser(new URL(workerData.languages));

async function read({ material, hint }: Task): Promise<Told> {
	try {
		const documents = await readDocuments(material);
		const articles = documents.map((document): Article => parse(document, hintFor(document, hint, documents.length)));
		return { kind: 'read', articles: JSON.stringify(articles) };
	} catch (error) {
		if (error instanceof NewsroomError) return { kind: 'fault', code: error.code, details: error.details };
		return { kind: 'error', error };
	}
}

function hintFor({ metadata }: Document, { id, known, language }: ReadHint, count: number): Hint {
	const isNamed = metadata.url !== undefined || metadata.id !== undefined;
	const used = count > 1 ? undefined : (id ?? (isNamed ? undefined : known));
	return { ...(used !== undefined && { id: used }), ...(language !== undefined && { language }) };
}

const tell = (told: Told): void => parentPort?.postMessage(told);
parentPort?.on('message', async (task: Task) => tell(await read(task)));
tell({ kind: 'ready' });
