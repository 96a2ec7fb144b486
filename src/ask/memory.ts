import { z } from 'zod';
import type { Store } from '../store/store.ts';
import type { Caller } from './command.ts';

/** Where whoever reads articles notes the one read last. */
export const LAST_READ = 'article:read';

const Note = z.object({ article: z.string(), at: z.string() });

/**
 * Which article a conversation is about. A private answer counts for the one who asked, a public one for everybody in
 * the channel; the later of the two wins. Without a channel nothing is remembered.
 */
export function conversation(store: Store, caller: Caller, now: () => Date) {
	const { platform, workspace, channel, user } = caller;
	const all = channel === null ? undefined : ['article', platform, workspace ?? '', channel].join(':');
	const own = all === undefined || user === null ? undefined : `${all}:${user}`;

	const here = async (): Promise<string | undefined> => {
		const notes = await Promise.all([all, own].map((key) => (key === undefined ? undefined : noted(store, key))));
		const [latest] = notes.filter((note) => note !== undefined).sort((a, b) => (a.at < b.at ? 1 : -1));
		return latest && usable(store, latest.article);
	};
	const last = async (): Promise<string | undefined> => {
		const spoken = await here();
		if (spoken !== undefined) return spoken;
		const read = await store.remembered(LAST_READ);
		const found = read === undefined ? undefined : await usable(store, read);
		return found ?? (await store.articles({ limit: 1 })).rows[0]?.id;
	};
	const speak = async (article: string, visibility: 'private' | 'public'): Promise<void> => {
		const key = visibility === 'public' ? all : (own ?? all);
		if (key !== undefined) await store.remember(key, JSON.stringify({ article, at: now().toISOString() }));
	};
	return { here, last, speak };
}

async function noted(store: Store, key: string): Promise<z.infer<typeof Note> | undefined> {
	const value = await store.remembered(key);
	if (value === undefined) return undefined;
	return Note.safeParse(JSON.parse(value)).data;
}

/** What was withdrawn or put under embargo since is no longer spoken of. */
const usable = async (store: Store, article: string): Promise<string | undefined> =>
	(await store.article(article)) === undefined ? undefined : article;
