import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsFunction } from 'wink-nlp';
import { type Baseline, LEAST_WORDS, type Name, nearestNames } from './said.ts';

const SAYING = new Set(
	'say tell add ask argue explain insist warn claim note reply answer announce admit deny declare write state believe laugh'.split(
		' ',
	),
);
const OPENERS = new Set(['“', '"', '‘']);
const CLOSER: Readonly<Record<string, string>> = { '“': '”', '"': '"', '‘': '’' };

const nlp = winkNLP(model, ['sbd', 'pos']);
const { its } = nlp;

/** wink-nlp tags the words: speech stands between marks, its speaker is the proper noun nearest to a verb of saying. */
export const wink: Baseline = (text) => {
	const tokens = nlp.readDoc(text).tokens();
	const values = tokens.out(its.value);
	const tags = tokens.out(its.pos);
	const lemmas = tokens.out(its.lemma as ItsFunction<string>) as string[];
	const gaps = tokens.out(its.precedingSpaces);
	const quotes: { start: number; end: number }[] = [];
	const names: Name[] = [];
	const cues: number[] = [];
	let at = 0;
	let closer: string | null = null;
	let open = 0;
	let words = 0;
	let run: Pick<Name, 'start' | 'end'> | undefined;
	for (const [i, value] of values.entries()) {
		const start = at + (gaps[i]?.length ?? 0);
		at = start + value.length;
		const joint = value === '-' && run !== undefined && tags[i + 1] === 'PROPN';
		if (tags[i] === 'PROPN' || joint) run = { start: run?.start ?? start, end: at };
		else if (run !== undefined) {
			names.push({ ...run, name: text.slice(run.start, run.end) });
			run = undefined;
		}
		if (closer === null && OPENERS.has(value)) [closer, open, words] = [CLOSER[value] ?? value, at, 0];
		else if (closer === null) {
			if (SAYING.has(lemmas[i] ?? '')) cues.push(start);
		} else if (value === closer) {
			if (words >= LEAST_WORDS) quotes.push({ start: open, end: start });
			closer = null;
		} else if (value.includes('\n')) closer = null;
		else if (tags[i] !== 'PUNCT') words++;
	}
	return nearestNames({ text, names, quotes, cues });
};
