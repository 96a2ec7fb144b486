import { parseArgs } from 'node:util';
import { type Article, type Quote, Rule } from '../../src/document/article.ts';
import { createParser } from '../../src/parse/parse.ts';
import { score, scoreNordic } from '../eval/score.ts';
import type { Baseline, Said } from './baselines/said.ts';
import { bytesOf, goldArticles, grown, type Text, texts } from './parse-texts.ts';

/** Runs one engine in a process of its own, so that its memory is its own; prints one line of JSON. */
export interface Measured {
	readonly articles: number;
	readonly megabytes: number;
	/** Of reading alone; loading is apart. */
	readonly seconds: number;
	readonly loadSeconds: number;
	/** Most memory that the process ever held. */
	readonly peakMegabytes: number;
	/** Direct segments with the right speaker, F1 on the labelled English articles. */
	readonly both: number;
}

export interface Growth {
	/** Of one of the pieces of 20 KB that the long text is made of, names and all. */
	readonly millisecondsAt20KB: number;
	readonly millisecondsAt1MB: number;
}

type Engine = (text: Text) => Article | Said[];

const MEGABYTE = 1_000_000;
/** Every engine reads for so long before it is measured, so that all of them run compiled. */
const WARM_UP_SECONDS = 3;
/** Length of the texts with which a long one is compared. */
const PIECE = 20_000;
const PASSES = 3;

/** Loaded only where they run: memory is measured. */
const BASELINES: Readonly<Record<string, () => Promise<Baseline>>> = {
	wink: async () => (await import('./baselines/wink.ts')).wink,
	compromise: async () => (await import('./baselines/compromise.ts')).compromise,
};

async function load(name: string): Promise<Engine> {
	if (name === 'newsroom') {
		const parse = await createParser();
		return ({ text, language }) => parse({ text, metadata: {} }, language === null ? {} : { language });
	}
	const baseline = await BASELINES[name]?.();
	if (baseline === undefined) throw new Error(`no engine ${name}`);
	return ({ text }) => baseline(text);
}

function asArticle(text: string, said: readonly Said[]): Article {
	const rule = Rule.enum.name;
	const quotes: Quote[] = said.map(({ start, end, speaker }, index) => ({
		span: { start, end },
		text: text.slice(start, end),
		kind: 'direct',
		turn: index + 1,
		speaker: speaker === null ? null : { person: speaker, name: speaker },
		evidence: { rule, cue: null, name: null, verb: null },
		confidence: 0.5,
		question: null,
		echo: null,
	}));
	const none = {
		url: null,
		publisher: null,
		section: null,
		headline: null,
		publishedAt: null,
		updatedAt: null,
		embargoedUntil: null,
	};
	return {
		...none,
		id: 'bench',
		revision: 1,
		language: 'en',
		byline: [],
		status: 'usable',
		text,
		blocks: [],
		people: [],
		quotes,
		factBoxes: [],
		summary: [],
	};
}

async function quality(engine: Engine): Promise<number> {
	const total = score();
	for (const gold of (await goldArticles()).filter(({ lang }) => lang === 'en')) {
		const read = engine({ text: gold.text, language: gold.lang });
		scoreNordic(total, gold, Array.isArray(read) ? asArticle(gold.text, read) : read);
	}
	const { speaker, labels, predictions } = total.direct;
	return (2 * speaker) / (labels + predictions);
}

function warmUp(engine: Engine, some: readonly Text[]): void {
	const until = performance.now() + WARM_UP_SECONDS * 1000;
	while (performance.now() < until) for (const text of some) engine(text);
}

async function measure(name: string, count: number, language: string | undefined): Promise<Measured> {
	const before = performance.now();
	const engine = await load(name);
	const loadSeconds = (performance.now() - before) / 1000;
	const some = await texts(language);
	const all = Array.from({ length: count }, (_, i) => some[i % some.length] as Text);
	warmUp(engine, some);
	const start = performance.now();
	for (const text of all) engine(text);
	const seconds = (performance.now() - start) / 1000;
	const peakMegabytes = (process.resourceUsage().maxRSS * 1024) / MEGABYTE;
	return {
		articles: count,
		megabytes: bytesOf(all) / MEGABYTE,
		seconds,
		loadSeconds,
		peakMegabytes,
		both: await quality(engine),
	};
}

async function growth(language: string, oneLine: boolean): Promise<Growth> {
	const parse = await createParser();
	const long = await grown(language, MEGABYTE);
	const text = oneLine ? long.replace(/\s*\n\s*/gu, ' ') : long;
	const pieces = Array.from({ length: Math.ceil(text.length / PIECE) }, (_, i) =>
		text.slice(i * PIECE, (i + 1) * PIECE),
	);
	const read = (one: string): unknown => parse({ text: one, metadata: {} }, { language });
	warmUp(
		({ text: one }) => read(one) as Article,
		pieces.map((piece) => ({ text: piece, language })),
	);
	let millisecondsAt20KB = Number.POSITIVE_INFINITY;
	let millisecondsAt1MB = Number.POSITIVE_INFINITY;
	for (let pass = 0; pass < PASSES; pass++) {
		const whole = timed(() => read(text));
		const apart = timed(() => pieces.forEach(read));
		millisecondsAt1MB = Math.min(millisecondsAt1MB, whole);
		millisecondsAt20KB = Math.min(millisecondsAt20KB, (apart * PIECE) / text.length);
	}
	return { millisecondsAt20KB, millisecondsAt1MB };
}

function timed(work: () => unknown): number {
	const start = performance.now();
	work();
	return performance.now() - start;
}

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		count: { type: 'string', default: '5000' },
		language: { type: 'string' },
		growth: { type: 'boolean', default: false },
		'one-line': { type: 'boolean', default: false },
	},
});
const result = values.growth
	? await growth(values.language ?? 'en', values['one-line'])
	: await measure(positionals[0] ?? 'newsroom', Number(values.count), values.language);
process.stdout.write(`${JSON.stringify(result)}\n`);
