import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createRunner, type Runner } from '../../src/ask/runner.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import { slashDialect } from '../../src/ask/usage.ts';
import { foldedWords } from '../../src/document/fold.ts';
import { silentLog } from '../../src/log.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { anArticle, originOf } from '../contract/articles.ts';
import { numbers } from './archive.ts';

/**
 * "Who said this?" over a large archive, for quotes as people repeat them: whole, in part, with words left out, put
 * elsewhere or changed. The baseline is what one would write in an afternoon: the quote with most words in common, every
 * quote looked at.
 */
const QUOTES = 100_000;
const PER_ARTICLE = 10;
const ASKED = 200;
const COMPARED = 20;

const next = numbers(11);
const SYLLABLES = 'ba le rin stå mu ka ved fors jo tal gri öd sen dal kro lin pe ås'.split(' ');
const word = (number: number): string => {
	let made = '';
	for (let rest = number + 19; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
		made += SYLLABLES[rest % SYLLABLES.length];
	return made;
};
/** Few words come up often, most seldom. */
const anyWord = (): string => word(Math.floor(12_000 * (next(1_000_000) / 1_000_000) ** 2.5));
const sentence = (): string => Array.from({ length: 8 + next(14) }, anyWord).join(' ');
const without = (words: readonly string[]) => words.filter((_, index) => index % 6 !== 3);

/** How people repeat what they have read. */
const REPEATED: Readonly<Record<string, (words: readonly string[]) => string>> = {
	'word for word': (words) => words.join(' '),
	'in part': (words) => words.slice(0, Math.max(6, Math.ceil(words.length / 2))).join(' '),
	'with words left out': (words) => without(words).join(' '),
	'with words changed': (words) => words.map((each, index) => (index % 6 === 4 ? 'något' : each)).join(' '),
	'inside a post': (words) => `Läs detta nu: ${words.join(' ')}! Vad tycker ni om det, alla grannar?`,
};

interface Known {
	readonly words: string;
	readonly article: string;
}

let store: Store;
let runner: Runner;
const known: Known[] = [];
const bags: ReadonlySet<string>[] = [];

beforeAll(async () => {
	store = await openSqlite({ path: ':memory:', now: () => new Date('2026-06-01T00:00:00Z') });
	for (let index = 0; index * PER_ARTICLE < QUOTES; index++) {
		const says = Array.from({ length: PER_ARTICLE }, (_, turn) => ({
			who: `Eva ${word(index % 500)}${turn % 3}`,
			words: sentence(),
		}));
		const article = anArticle({ id: `said-${index}`, headline: sentence(), lead: sentence(), says });
		await store.save(article, originOf(article));
		for (const { words } of says) {
			known.push({ words, article: article.id });
			bags.push(new Set(foldedWords(words)));
		}
	}
	const options = { now: () => new Date(), log: silentLog, newId: () => 'id' };
	runner = createRunner({ commands, store, texts: loadTexts('data/ui'), ...options });
}, 900_000);
afterAll(() => store.close());

const caller = { platform: 'bench', workspace: null, channel: null, user: null, locale: 'en-GB' };

/** The words of the best answer, if there is one. */
async function ask(text: string): Promise<string | undefined> {
	const asked = { command: 'said', options: { text }, cursor: null };
	const reply = await runner.run(asked, caller, slashDialect(commands));
	const [quote] = reply.body.filter((part) => part.type === 'quote');
	return quote?.segments.join(' ');
}

function mostInCommon(text: string): string | undefined {
	const wanted = foldedWords(text);
	let best = 0;
	let found: string | undefined;
	for (const [index, bag] of bags.entries()) {
		const common = wanted.filter((each) => bag.has(each)).length / Math.max(wanted.length, bag.size);
		if (common <= best) continue;
		best = common;
		found = known[index]?.words;
	}
	return found;
}

const percentile = (times: readonly number[], share: number): number =>
	times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

async function measured(count: number, repeat: (words: readonly string[]) => string, find: (text: string) => unknown) {
	const times: number[] = [];
	let right = 0;
	for (let round = 0; round < count; round++) {
		const { words = '' } = known[(round * 7_919 + 13) % known.length] ?? {};
		const text = repeat(words.split(' '));
		const began = performance.now();
		const found = await find(text);
		times.push(performance.now() - began);
		if (found === words) right++;
	}
	return { p50: percentile(times, 0.5), p99: percentile(times, 0.99), right: (100 * right) / count };
}

describe(`who said this, of ${QUOTES} quotes`, () => {
	test.each(Object.entries(REPEATED))('%s', { timeout: 600_000 }, async (how, repeat) => {
		const own = await measured(ASKED, repeat, ask);
		const other = await measured(COMPARED, repeat, mostInCommon);
		const line = ({ p50, p99, right }: typeof own) =>
			`median ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${right.toFixed(0)} % right`;
		process.stdout.write(`Said, ${how}: ${line(own)}; most words in common: ${line(other)}\n`);
		expect(own.right).toBeGreaterThan(90);
	});
});
