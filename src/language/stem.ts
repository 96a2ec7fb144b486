import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { NewsroomError } from '../document/error.ts';

/** `data/stemming.json`. */
export const Stemming = z.strictObject({
	$comment: z.string(),
	/** Name and version of the package; in the file so that a new version is seen by `stemmingVersion`. */
	library: z.string(),
	/** Letters that stay at least when an ending is stripped. */
	minimum: z.int().positive(),
	languages: z.record(
		z.string().regex(/^[a-z]{2,3}$/u),
		z.strictObject({
			/** The code by which the package knows the algorithm. */
			snowball: z.string(),
			/** How many times the algorithm is applied: it takes one ending at a time. */
			passes: z.int().positive().default(1),
			/** In each round the first ending that fits is taken off. */
			strip: z.array(z.array(z.string().min(1)).min(1)).default([]),
		}),
	),
});
export type Stemming = z.infer<typeof Stemming>;

/** The stem of one lower-case word; the word itself for a language (primary subtag) without an entry. */
export type Stem = (word: string, language: string) => string;

/** Longer "words" are not words of any language; stemming them would only cost time. */
const LONGEST = 64;

const FILE = new URL('../../data/stemming.json', import.meta.url);

let loaded: Promise<Stem> | undefined;

/** Loads algorithms and endings once, 30 ms. Throws NewsroomError `bad-language-file`. */
export function loadStem(): Promise<Stem> {
	loaded ??= load();
	return loaded;
}

/** Changes whenever stems may come out differently, so that an index made of them can be made anew. */
export function stemmingVersion(): string {
	// Asked at every start, where loading a cryptographic hash takes longer than an answer; 47 bits tell versions apart.
	let sum = 0;
	for (const byte of readFileSync(FILE)) sum = (sum * 31 + byte) % 2 ** 47;
	return sum.toString(16).padStart(12, '0');
}

async function load(): Promise<Stem> {
	const { minimum, languages } = readStemming();
	const { createStemmer } = await import('multilingual-stemmer');
	const stemmers = new Map(
		Object.entries(languages).map(([code, { snowball, passes, strip }]) => {
			const algorithm = lazily(() => createStemmer(snowball as Parameters<typeof createStemmer>[0]));
			const repeated = (word: string): string => {
				let rest = word;
				for (let pass = 0; pass < passes; pass++) rest = algorithm()(rest);
				return rest;
			};
			return [code, (word: string) => stripped(repeated(word), strip, minimum)] as const;
		}),
	);
	return (word, language) => (word.length > LONGEST ? word : (stemmers.get(language)?.(word) ?? word));
}

function readStemming(): Stemming {
	const parsed = Stemming.safeParse(JSON.parse(readFileSync(FILE, 'utf8')));
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	throw new NewsroomError(
		'bad-language-file',
		{ file: FILE.pathname, path: issue?.path.join('.') ?? '', reason: issue?.message ?? '' },
		{ cause: parsed.error },
	);
}

function stripped(word: string, rounds: readonly (readonly string[])[], minimum: number): string {
	return rounds.reduce((rest, endings) => {
		const ending = endings.find((one) => rest.endsWith(one) && rest.length - one.length >= minimum);
		return ending ? rest.slice(0, -ending.length) : rest;
	}, word);
}

function lazily<T>(make: () => T): () => T {
	let made: { value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
