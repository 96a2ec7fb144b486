import { hash } from 'node:crypto';
import { addressKey } from '../document/address.ts';
import { NewsroomError } from '../document/error.ts';
import { articleIn } from '../store/prepare.ts';
import type { Saved, Saving, Store } from '../store/store.ts';
import type { Material } from './format.ts';
import { isRegular, openFile } from './open.ts';
import type { Ready, Stored } from './reader/protocol.ts';
import type { Reader } from './reader.ts';
import type { Fetcher } from './web/fetcher.ts';

/** Anything that can be read; a name is what messages call it. */
export type What =
	| { readonly path: string }
	| { readonly url: string }
	| { readonly bytes: Uint8Array; readonly name: string }
	| { readonly text: string; readonly name?: string };

/** What became of one article, or of a source that could not be read. */
export interface Taken {
	/** Path, address or name of the source; of the second article of a source on with "#2". */
	readonly place: string;
	readonly status: Saved | 'refused';
	/** Under which it is kept: another than it was read with where it is a version or a copy of another. Absent when refused. */
	readonly id?: string;
	/** As it was read, whatever its status; absent when refused, and when a file is as it was when it was last read. */
	readonly ready?: Ready;
	/** Why it was refused. */
	readonly error?: NewsroomError;
}

export interface IntakeOptions {
	readonly store: Store;
	readonly reader: Pick<Reader, 'ready' | 'width'>;
	/** Called for addresses only, which cannot be read without it. */
	readonly loadFetcher?: () => Promise<Fetcher>;
	/** Changes when the program reads differently: a file is then read again, though it is as it was. */
	readonly version: string;
}

/** The way into the archive: from any source, read in bounds, saved as the next version of what is there. */
export interface Intake {
	/** Never throws for a source; throws NewsroomError `database-…` and `internal`. */
	add(what: What): Promise<readonly Taken[]>;
	/**
	 * Many, read side by side and told of in their order, saved by and by; holds a few at a time. After the signal
	 * nothing more is begun, and what was read is saved.
	 */
	addAll(
		items: Iterable<What> | AsyncIterable<What>,
		options?: { readonly signal?: AbortSignal },
	): AsyncGenerator<Taken>;
}

type Read =
	| {
			/** As whoever gave it knows it, and as the store does; null for what was pasted. */
			readonly place: string;
			readonly kept: string | null;
			readonly digest: string;
			readonly ready: readonly Ready[];
	  }
	| { readonly place: string; readonly unchanged: string }
	| { readonly place: string; readonly error: NewsroomError };

/** Sources whose articles are saved in one transaction: in that time threads read what they have before them. */
const BATCH = 100;
/** Milliseconds after which what was read is saved, while the next source takes its time. */
const PATIENCE = 250;

export function createIntake(given: IntakeOptions): Intake {
	// The digest of every source begins with it.
	const options = { ...given, version: hash('sha256', given.version) };
	async function* addAll(
		items: Iterable<What> | AsyncIterable<What>,
		{ signal }: { readonly signal?: AbortSignal } = {},
	): AsyncGenerator<Taken> {
		const ahead: Promise<Read>[] = [];
		let read: Read[] = [];
		const flush = async () => {
			const batch = read;
			read = [];
			return save(batch, options.store);
		};
		const next = async (): Promise<void> => {
			const first = ahead[0];
			if (first === undefined) return;
			read.push(await first);
			ahead.shift();
		};
		try {
			for await (const what of items) {
				if (signal?.aborted) break;
				ahead.push(readWhat(what, options));
				if (ahead.length <= options.reader.width) continue;
				if (read.length > 0 && !(await isSoon(ahead[0]))) yield* await flush();
				await next();
				if (read.length >= BATCH) yield* await flush();
			}
			while (ahead.length > 0) {
				if (read.length > 0 && !(await isSoon(ahead[0]))) yield* await flush();
				await next();
			}
			yield* await flush();
		} finally {
			await Promise.allSettled(ahead);
		}
	}
	return {
		add: async (what) => {
			const taken: Taken[] = [];
			for await (const one of addAll([what])) taken.push(one);
			return taken;
		},
		addAll,
	};
}

/** Whether a promise is settled within the patience. */
async function isSoon(promise: Promise<unknown> | undefined): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<false>((resolve) => {
		timer = setTimeout(() => resolve(false), PATIENCE);
	});
	const settled = Promise.resolve(promise).then(
		() => true,
		() => true,
	);
	try {
		return await Promise.race([settled, late]);
	} finally {
		clearTimeout(timer);
	}
}

async function readWhat(what: What, { store, reader, loadFetcher, version }: IntakeOptions): Promise<Read> {
	const place = placeOf(what);
	try {
		const source = await sourceOf(what, loadFetcher);
		const kept = keptAt(what, source);
		const known = kept === null ? undefined : await store.articleAt(kept);
		const before = 'path' in what && known !== undefined ? await store.digest(place) : undefined;
		const { digest, ready } = await reader.ready(source, { known, digest: before, version });
		if (ready === null) return { place, unchanged: known ?? '' };
		if (!('url' in what) || known === undefined) return { place, digest, ready, kept };
		return { place, digest, ready: await asKnown(ready, known, kept, store), kept };
	} catch (error) {
		if (error instanceof NewsroomError && !error.code.startsWith('database-')) return { place, error };
		throw error;
	}
}

async function sourceOf(what: What, loadFetcher: IntakeOptions['loadFetcher']): Promise<Material | Stored> {
	if ('path' in what) return isRegular(what.path) ? { path: what.path } : openFile(what.path);
	if ('bytes' in what) return { name: what.name, content: what.bytes };
	if ('text' in what) return { name: what.name ?? '', content: what.text };
	if (loadFetcher === undefined) throw new NewsroomError('internal', { file: what.url });
	const { openUrl } = await import('./web/open.ts');
	return openUrl(what.url, await loadFetcher());
}

function placeOf(what: What): string {
	if ('path' in what) return what.path;
	if ('url' in what) return what.url;
	return what.name ?? '';
}

/** One transaction for all that was read since the last. */
async function save(batch: readonly Read[], store: Store): Promise<Taken[]> {
	const items = batch.flatMap((read): Saving[] =>
		'ready' in read
			? read.ready.map(({ prepared }, index) => ({
					prepared,
					origin: { place: read.kept === null ? `pasted:${prepared.id}` : nth(read.kept, index), digest: read.digest },
				}))
			: [],
	);
	const kept = items.length === 0 ? [] : await store.saveAll(items);
	let at = 0;
	const taken = batch.flatMap((read): Taken[] => {
		if ('error' in read) return [{ place: read.place, status: 'refused', error: read.error }];
		if ('unchanged' in read) return [{ place: read.place, status: 'unchanged', id: read.unchanged }];
		return read.ready.map((ready, index) => {
			const { saved, id } = kept[at++] ?? { saved: 'unchanged', id: ready.prepared.id };
			return { place: nth(read.place, index), status: saved, id, ready };
		});
	});
	return Promise.all(taken.map((one) => orHeldBack(one, store)));
}

/** The copy of an article that may not be shown is not shown either. */
async function orHeldBack(taken: Taken, store: Store): Promise<Taken> {
	const { place, id, ready } = taken;
	if (id === undefined || ready === undefined || ready.prepared.named || id === ready.prepared.id) return taken;
	if (!(await store.isHidden(id))) return taken;
	return { place, status: 'refused', error: new NewsroomError('copy-held-back', { file: place }) };
}

const nth = (place: string, index: number): string => (index === 0 ? place : `${place}#${index + 1}`);

/** What stands at one path or address is one article, whatever its words become; what was pasted stands nowhere. */
function keptAt(what: What, source: Material | Stored): string | null {
	if ('path' in what) return what.path;
	// Where redirects led: an address that leads to the latest article leads to another one tomorrow.
	if (!('url' in what)) return null;
	return addressKey(('url' in source ? source.url : undefined) ?? what.url);
}

/**
 * What feeds and files have brought from an address is the same article, though its page names itself otherwise. A page
 * that names another address than it did is another article.
 */
async function asKnown(
	ready: readonly Ready[],
	id: string,
	kept: string | null,
	store: Store,
): Promise<readonly Ready[]> {
	const [only] = ready;
	if (only === undefined || ready.length > 1) return ready;
	const { url } = only.prepared;
	const stored = await store.article(id);
	const key = url === null ? null : addressKey(url);
	const isSpeltOtherwise = stored !== undefined && stored.url !== null && addressKey(stored.url) === key;
	const isSame =
		key === null || key === kept || isSpeltOtherwise || (stored === undefined && (await store.isHidden(id)));
	if (!isSame) return ready;
	// The same address in another spelling is no other version.
	const [{ readyFrom }, { loadStem }] = await Promise.all([import('./reader/ready.ts'), import('../language/stem.ts')]);
	const article = { ...articleIn(only.prepared), id, url: isSpeltOtherwise ? stored.url : url };
	return [readyFrom(article, await loadStem())];
}
