import { afterAll, beforeAll, describe, test } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { PersonHit, Store } from '../../src/store/store.ts';
import { anArticle, originOf } from '../contract/articles.ts';
import { printMedians } from './median.ts';

const QUOTES = 30_000;
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

let store: Store;
let everybody: readonly PersonHit[];

beforeAll(async () => {
	store = await openSqlite({ path: ':memory:', now: () => new Date('2026-01-01T00:00:00Z') });
	for (let index = 0; index < QUOTES / PER_ARTICLE; index++) {
		const speakers = Array.from({ length: 3 }, () => nameOf(skewed(20_000)));
		const article = anArticle({
			id: `${index}`,
			headline: sentence(7),
			lead: sentence(20),
			body: Array.from({ length: 6 }, () => sentence(40)),
			publishedAt: new Date(Date.UTC(2006, 0, 1) + index * 3_600_000).toISOString(),
			people: speakers.map((name) => ({ name, role: word(skewed(300)) })),
			says: Array.from({ length: PER_ARTICLE }, (_, turn) => ({ who: speakers[turn % 3] ?? '', words: sentence(15) })),
		});
		await store.save(article, originOf(article));
	}
	everybody = await store.people('', 1000);
}, 600_000);
afterAll(() => store.close());

const anybody = (): PersonHit => {
	const hit = everybody[random(everybody.length)];
	if (!hit) throw new Error('nobody is in the archive');
	return hit;
};
const surname = () => anybody().name.split(' ')[1] ?? '';
const mistyped = (name: string) => `${name.slice(0, -3)}${name.slice(-2)}`;
const limit = 10;

/** One question each; what is asked for changes from one time to the next. */
const QUESTIONS: Readonly<Record<string, () => Promise<unknown>>> = {
	'people, one letter': () => store.people(anybody().name.charAt(0), limit),
	'people, surname': () => store.people(surname(), limit),
	'people, the most quoted': () => store.people('', limit),
	'nearPeople, a slip in the surname': () => store.nearPeople(mistyped(surname()), limit),
	'quotes, first page': () => store.quotes(anybody().key, { limit }),
	'quotes about a word': () => store.quotes(anybody().key, { about: word(skewed(200)), limit }),
	'articles about a word': () => store.articles({ about: word(skewed(2000)), limit }),
	'articlesByHeadline, one word': () => store.articlesByHeadline(word(skewed(2000)), limit),
	article: () => store.article(`${random(QUOTES / PER_ARTICLE)}`),
};

describe(`SQLite store with ${QUOTES} quotes`, () => {
	for (const [name, ask] of Object.entries(QUESTIONS)) {
		test(name, async ({ bench }) => {
			printMedians(await bench(`Store: ${name}`, ask).run(MEASURED));
		});
	}
});
