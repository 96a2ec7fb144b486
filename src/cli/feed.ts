import { explain } from '../ask/fault.ts';
import { NewsroomError } from '../document/error.ts';
import type { Polled } from '../source/feed/poll.ts';
import type { FeedState } from '../store/feed-state.ts';
import type { Store } from '../store/store.ts';
import { EXIT } from './exit.ts';
import { expect } from './expect.ts';
import { openFeeds } from './feeds.ts';
import { sayLine } from './say.ts';
import type { Subcommand, World } from './world.ts';

interface Asked {
	readonly words: readonly string[];
	readonly world: World;
	readonly store: Store;
	readonly json: boolean;
	readonly once: boolean;
	readonly all: boolean;
}

/** Follows feeds: `add`, `list`, `remove`, `run`. */
export const feed: Subcommand = {
	bare: ['once', 'all'],
	async run(line, world) {
		const { once, all } = expect(line, { name: 'feed', options: ['once', 'all'] }, world);
		const [action = '', ...words] = line.words;
		const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
		const needsWords = action === 'add' || action === 'remove';
		if (act === undefined || needsWords === (words.length === 0)) {
			const usage = world.texts.say('cli.feed.usage');
			throw new NewsroomError('missing-option', { option: needsWords ? 'URL' : 'add, list, remove, run', usage });
		}
		const { store } = await world.openArchive();
		const { json } = line.switches;
		return act({ words, world, store, json, once: once !== undefined, all: all !== undefined });
	},
};

const ACTIONS: Readonly<Record<string, (asked: Asked) => Promise<number>>> = { add, list, remove, run };

async function add({ words, world, store, json }: Asked): Promise<number> {
	const { texts, stdout } = world;
	const feeds = await openFeeds(world, store, () => {});
	let failed = 0;
	try {
		for (const address of words) {
			try {
				const { state, items, isNew } = await feeds.add(address);
				if (json) stdout.write(`${JSON.stringify({ ...state, items, new: isNew })}\n`);
				else sayLine(stdout, texts.say(isNew ? 'feed.added' : 'feed.known', { title: titleOf(state), items }));
			} catch (error) {
				// One address may go on where others could not.
				if (!(error instanceof NewsroomError) || words.length === 1) throw error;
				failed++;
				sayLine(world.stderr, explain(error, texts));
			}
		}
	} finally {
		await feeds.close();
	}
	return failed === words.length ? EXIT.misuse : EXIT.answered;
}

async function list({ world, store, json }: Asked): Promise<number> {
	const { texts, stdout } = world;
	const feeds = await store.feeds();
	if (json) {
		stdout.write(`${JSON.stringify(feeds)}\n`);
		return EXIT.answered;
	}
	if (feeds.length === 0) sayLine(stdout, texts.say('feed.none'));
	for (const state of feeds) {
		const { title, url, checkedAt, nextAt, failures, fault } = state;
		const when = { checked: momentOf(checkedAt) ?? 'none', next: momentOf(nextAt) ?? '', failures };
		if (title !== null) sayLine(stdout, title);
		sayLine(stdout, url);
		sayLine(
			stdout,
			`  ${texts.say(fault === null ? 'feed.state' : 'feed.state.failed', when)}${fault ? ` (${fault})` : ''}`,
		);
	}
	return feeds.length === 0 ? EXIT.nothing : EXIT.answered;
}

async function remove({ words, world, store, json }: Asked): Promise<number> {
	const [{ addressKey, canonicalUrl }, feeds] = await Promise.all([import('../document/address.ts'), store.feeds()]);
	for (const word of words) {
		const found = feeds.find(({ url }) => url === canonicalUrl(word) || addressKey(url) === addressKey(word));
		if (found === undefined) throw new NewsroomError('no-such-feed', { url: word });
		await store.removeFeed(found.url);
		if (json) world.stdout.write(`${JSON.stringify({ removed: found.url })}\n`);
		else sayLine(world.stdout, world.texts.say('feed.removed', { url: found.url }));
	}
	return EXIT.answered;
}

async function run({ world, store, json, once, all }: Asked): Promise<number> {
	const feeds = await store.feeds();
	if (feeds.length === 0) {
		sayLine(world.stderr, world.texts.say('feed.none'));
		return EXIT.nothing;
	}
	let failed = 0;
	const tell = (polled: Polled): void => {
		if (polled.outcome === 'failed') failed++;
		if (json) world.stdout.write(`${JSON.stringify(plain(polled))}\n`);
		else say(polled, world);
	};
	const running = await openFeeds(world, store, tell);
	try {
		if (!once) {
			if (!json) sayLine(world.stderr, world.texts.say('feed.running', { count: feeds.length }));
			void world.untilStopped().then(() => running.stop());
			await running.forever();
			return EXIT.answered;
		}
		const count = await running.once(all ? 'all' : 'due');
		if (count === 0 && !json) sayLine(world.stdout, world.texts.say('feed.not-due'));
		return count > 0 && failed === count ? EXIT.failed : EXIT.answered;
	} finally {
		await running.close();
	}
}

/** One line for a feed, and one for each item that was refused. */
function say({ url, title, outcome, fault, items, known }: Polled, { texts, stdout, stderr }: World): void {
	if (fault !== null) sayLine(stderr, explain(fault, texts));
	else if (outcome === 'busy') sayLine(stdout, texts.say('feed.busy', { title: title ?? url }));
	else {
		const count = (wanted: string | null): number => items.filter(({ saved }) => saved === wanted).length;
		const counts = { added: count('new'), revised: count('revised'), refused: count(null) };
		const unchanged = known + count('unchanged');
		sayLine(stdout, texts.say('feed.polled', { title: title ?? url, unchanged, ...counts }));
	}
	for (const { fault: reason } of items) if (reason !== null) sayLine(stderr, `  ${explain(reason, texts)}`);
}

/** A poll for a script. */
const plain = ({ items, fault, ...polled }: Polled): object => ({
	...polled,
	fault: fault?.code ?? null,
	items: items.map(({ item, saved, article, fault: reason }) => ({
		key: item.key,
		url: item.url,
		saved,
		article: article?.id ?? null,
		headline: article?.headline ?? item.title,
		quotes: article?.quotes.length ?? 0,
		fault: reason?.code ?? null,
	})),
});

const titleOf = ({ title, url }: FeedState): string => (title === null ? url : `${title} (${url})`);

/** To the minute, in the zone of the machine: "2026-03-01 12:05". */
function momentOf(iso: string | null): string | undefined {
	if (iso === null) return undefined;
	const date = new Date(iso);
	return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}
