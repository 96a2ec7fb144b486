import { afterAll, beforeAll, describe, test } from 'vitest';
import { loadStem } from '../../src/language/stem.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { prepare } from '../../src/store/prepare.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { PersonHit, Store } from '../../src/store/store.ts';
import { anArticle, originOf } from '../contract/articles.ts';
import { ask, newSchema, testServer, withoutServer } from '../store/postgres-server.ts';
import { printMedians } from './median.ts';

const QUOTES = 100_000;
/** Saved in one transaction. */
const BATCH = 100;
const PER_ARTICLE = 6;
const MEASURED = { time: 500, warmupTime: 100 } as const;

let seed = 7;
function random(below: number): number {
	seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
	return Math.floor((seed / 2_147_483_648) * below);
}
/** Few come up often, most seldom, as people and words do. */
const skewed = (below: number): number => Math.floor(below * (random(1_000_000) / 1_000_000) ** 3);

const SOUNDS = 'ber lind an sten ek mar jo han ås ö dal kvi ra fors gren el'.split(' ');
function word(number: number): string {
	let made = '';
	for (let rest = number + 17; rest > 0; rest = Math.floor(rest / SOUNDS.length)) made += SOUNDS[rest % SOUNDS.length];
	return made;
}
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const nameOf = (number: number) => `${capital(word(number % 400))} ${capital(word(1000 + ((number * 7919) % 6000)))}`;
const sentence = (words: number) => capital(Array.from({ length: words }, () => word(skewed(20_000))).join(' '));

const now = () => new Date('2026-01-01T00:00:00Z');

function articleNumbered(index: number) {
	const speakers = Array.from({ length: 3 }, () => nameOf(skewed(20_000)));
	return anArticle({
		id: `${index}`,
		headline: sentence(7),
		lead: sentence(20),
		body: Array.from({ length: 6 }, () => sentence(40)),
		publishedAt: new Date(Date.UTC(2006, 0, 1) + index * 3_600_000).toISOString(),
		people: speakers.map((name) => ({ name, role: word(skewed(300)) })),
		says: Array.from({ length: PER_ARTICLE }, (_, turn) => ({ who: speakers[turn % 3] ?? '', words: sentence(15) })),
	});
}

/** Gives the articles saved a second. */
async function fill(store: Store): Promise<number> {
	seed = 7;
	const count = Math.ceil(QUOTES / PER_ARTICLE);
	let spent = 0;
	for (let index = 0; index < count; index += BATCH) {
		const made = Array.from({ length: Math.min(BATCH, count - index) }, (_, at) => articleNumbered(index + at));
		const began = performance.now();
		const stem = await loadStem();
		await store.saveAll(made.map((article) => ({ prepared: prepare(article, stem), origin: originOf(article) })));
		spent += performance.now() - began;
	}
	return Math.round((count / spent) * 1000);
}

const mistyped = (name: string) => `${name.slice(0, -3)}${name.slice(-2)}`;
const limit = 10;

/** One question each; what is asked for changes from one time to the next. */
function questionsTo(store: Store, everybody: readonly PersonHit[]): Readonly<Record<string, () => Promise<unknown>>> {
	const anybody = (): PersonHit => {
		const hit = everybody[random(everybody.length)];
		if (!hit) throw new Error('nobody is in the archive');
		return hit;
	};
	const surname = () => anybody().name.split(' ')[1] ?? '';
	return {
		'people, one letter': () => store.people(anybody().name.charAt(0), limit),
		'people, surname': () => store.people(surname(), limit),
		'people, the most quoted': () => store.people('', limit),
		'nearPeople, a slip in the surname': () => store.nearPeople(mistyped(surname()), limit),
		'quotes, first page': () => store.quotes(anybody().key, { limit }),
		'quotes about a word': () => store.quotes(anybody().key, { about: word(skewed(200)), limit }),
		'quotesLike, a sentence': () => store.quotesLike(sentence(15), limit),
		'articles about a word': () => store.articles({ about: word(skewed(2000)), limit }),
		'articlesByHeadline, one word': () => store.articlesByHeadline(word(skewed(2000)), limit),
		article: () => store.article(`${random(QUOTES / PER_ARTICLE)}`),
	};
}

const STORES: Readonly<Record<string, () => Promise<Store>>> = {
	SQLite: () => openSqlite({ path: ':memory:', now }),
	...(withoutServer ? {} : { PostgreSQL: openServer }),
};

let settle = async () => {};
async function openServer(): Promise<Store> {
	const { url } = await testServer();
	// What the server does by itself within a minute.
	settle = async () => void (await ask(url, 'VACUUM ANALYZE'));
	return openPostgres({ url, now, schema: newSchema() });
}

for (const [name, open] of Object.entries(STORES)) {
	describe(`${name} with ${QUOTES} quotes`, async () => {
		const store = await open();
		let questions: ReturnType<typeof questionsTo> = questionsTo(store, []);
		beforeAll(async () => {
			process.stdout.write(`${name}: ${await fill(store)} articles saved a second\n`);
			await settle();
			questions = questionsTo(store, await store.people('', 1000));
		}, 900_000);
		afterAll(() => store.close());
		for (const question of Object.keys(questions)) {
			test(question, async ({ bench }) => {
				const asked = () => questions[question]?.();
				printMedians(await bench(`${name}: ${question}`, asked).run(MEASURED));
			});
		}
	});
}
