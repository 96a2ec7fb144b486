import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Lexicon } from './lexicon.ts';
import { W } from './lexicon.ts';

/** Detectors give the macrolanguage; these are its written forms here. */
const FORMS: Readonly<Record<string, readonly string[]>> = { no: ['nb', 'nn'] };
/** Languages that detectors confuse with one another. */
const CONFUSED: readonly (readonly string[])[] = [['nb', 'nn', 'da']];
/** Characters, some hundred words: more of them change no answer. */
const SAMPLE = 600;
const FUNCTION_WORDS = W.common | W.speaking | W.say | W.she | W.he | W.they | W.preposition | W.auxiliary | W.relative;

type Eld = typeof import('eld/extrasmall').eld;
let loaded: Eld | undefined;

/** Loaded for the first text whose language nobody gave: it takes more memory than everything else here. */
function detector(): Eld {
	if (loaded === undefined) {
		const load = createRequire(import.meta.url);
		loaded = (load(fileURLToPath(import.meta.resolve('eld/extrasmall'))) as { eld: Eld }).eld;
	}
	return loaded;
}

export type Detect = (text: string) => string;

/** How many words of a sample are function words or cue verbs of a language. */
function familiar(words: readonly string[], lexicon: Lexicon): number {
	let count = 0;
	for (const word of words) if (lexicon.flags(word) & FUNCTION_WORDS) count++;
	return count;
}

/** BCP 47 primary subtag of a text: one of the languages given when it can be, else what was recognised, else "und". */
export function createDetector(languages: ReadonlyMap<string, Lexicon>): Detect {
	return (text) => {
		const sample = text.slice(0, SAMPLE);
		const found = detector().detect(sample).language || 'und';
		const forms = FORMS[found] ?? [found];
		const group = CONFUSED.find((codes) => forms.some((form) => codes.includes(form))) ?? forms;
		const candidates = group.flatMap((code) => languages.get(code) ?? []);
		if (candidates.length === 0) return forms[0] ?? 'und';
		if (candidates.length === 1) return candidates[0]?.language.code ?? 'und';
		const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
		let best = candidates[0] as Lexicon;
		let most = -1;
		for (const candidate of candidates) {
			const count = familiar(words, candidate) + (forms.includes(candidate.language.code) ? 0.5 : 0);
			if (count > most) [best, most] = [candidate, count];
		}
		return best.language.code;
	};
}
