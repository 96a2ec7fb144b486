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
	readonly millisecondsAt20KB: number;
	readonly millisecondsAt1MB: number;
}

type Engine = (text: Text) => Article | Said[];

const MEGABYTE = 1_000_000;
const WARM_UP = 60;

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

async function measure(name: string, count: number, language: string | undefined): Promise<Measured> {
	const before = performance.now();
	const engine = await load(name);
	const loadSeconds = (performance.now() - before) / 1000;
	const some = await texts(language);
	const all = Array.from({ length: count }, (_, i) => some[i % some.length] as Text);
	for (const text of all.slice(0, WARM_UP)) engine(text);
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
	const time = (text: string, times: number): number => {
		let best = Number.POSITIVE_INFINITY;
		for (let i = 0; i < times; i++) {
			const start = performance.now();
			parse({ text, metadata: {} }, { language });
			best = Math.min(best, performance.now() - start);
		}
		return best;
	};
	const long = await grown(language, MEGABYTE);
	const text = oneLine ? long.replace(/\s*\n\s*/gu, ' ') : long;
	const millisecondsAt20KB = time(text.slice(0, 20_000), 30);
	return { millisecondsAt20KB, millisecondsAt1MB: time(text, 3) };
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
