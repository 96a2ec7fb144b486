import type { Article } from '../document/article.ts';
import { NewsroomError } from '../document/error.ts';
import type { Origin, Saved, Store } from '../store/store.ts';
import type { Material } from './format.ts';
import { digestOf, openFile } from './open.ts';
import type { Reader } from './reader.ts';

/** What became of one article of a file; `outdated`: a newer version was there before it. */
interface Delivered {
	readonly article: Article;
	readonly saved: Saved | 'outdated';
}

export interface Delivery {
	readonly path: string;
	/** Empty when the file is as it was when it was last read. */
	readonly articles: readonly Delivered[];
	/** Why the file was refused. */
	readonly error?: NewsroomError;
}

export interface DeliverOptions {
	readonly store: Store;
	readonly reader: Reader;
	readonly signal?: AbortSignal;
	/** Told of each file, in the order of the paths. */
	readonly told: (delivery: Delivery) => void | Promise<void>;
}

type Read =
	| { readonly digest: string; readonly articles: readonly Article[] }
	| { readonly error: NewsroomError }
	| null;

/**
 * Reads files side by side and saves their articles in the order of the paths. Gives back the paths that the database
 * had no time for, or that the signal left over. Throws NewsroomError `database-…` but for `database-locked`.
 */
export async function deliver(paths: readonly string[], options: DeliverOptions): Promise<readonly string[]> {
	const { store, reader, signal, told } = options;
	const ahead: Promise<Read>[] = [];
	const left: string[] = [];
	for (const [index, path] of paths.entries()) {
		if (signal?.aborted) {
			left.push(...paths.slice(index));
			break;
		}
		while (ahead.length <= reader.width && index + ahead.length < paths.length) {
			ahead.push(readFile(paths[index + ahead.length] as string, options));
		}
		try {
			await told({ path, ...(await kept(path, (await ahead.shift()) ?? null, store)) });
		} catch (error) {
			if (!(error instanceof NewsroomError) || error.code !== 'database-locked') throw error;
			left.push(path);
		}
	}
	await Promise.allSettled(ahead);
	return left;
}

async function readFile(path: string, { store, reader }: DeliverOptions): Promise<Read> {
	try {
		const material: Material = await openFile(path);
		const digest = digestOf(material);
		if ((await store.digest(path)) === digest) return null;
		const known = await store.articleAt(path);
		return { digest, articles: await reader.read(material, { known }) };
	} catch (error) {
		if (error instanceof NewsroomError && !error.code.startsWith('database-')) return { error };
		// Thrown where the order of the paths has come to it.
		return {
			error: error instanceof NewsroomError ? error : new NewsroomError('internal', { file: path }, { cause: error }),
		};
	}
}

async function kept(path: string, read: Read, store: Store): Promise<Omit<Delivery, 'path'>> {
	if (read === null) return { articles: [] };
	if ('error' in read) {
		if (read.error.code.startsWith('database-')) throw read.error;
		return { articles: [], error: read.error };
	}
	const articles: Delivered[] = [];
	for (const [index, article] of read.articles.entries()) {
		const place = index === 0 ? path : `${path}#${index + 1}`;
		articles.push({ article, saved: await keep(article, { place, digest: read.digest }, store) });
	}
	return { articles };
}

/** A message that comes late must not undo a newer one, least of all the one that cancels the article. */
async function keep(article: Article, origin: Origin, store: Store): Promise<Saved | 'outdated'> {
	const key = `newest:${article.id}`;
	const version = article.updatedAt ?? article.publishedAt;
	const newest = await store.remembered(key);
	if (version !== null && newest !== undefined && Date.parse(version) < Date.parse(newest)) return 'outdated';
	const saved = await store.save(article, origin);
	if (version !== null && version !== newest) await store.remember(key, version);
	return saved;
}
