import { fold } from '../../document/fold.ts';
import { type Lexicon, W } from '../../language/lexicon.ts';
import { apposedTo } from './evidence.ts';
import type { Figure, Gender } from './figure.ts';

/** From titles that tell it, honorifics and the list of first names; the discourse may learn better. */
export function genderOf(figure: Figure, lexicon: Lexicon): void {
	for (const mention of figure.mentions) {
		const { unit, candidate } = mention;
		const apposed = apposedTo(candidate);
		if ((apposed & (W.female | W.male)) !== 0 && ((apposed & W.female) === 0) !== ((apposed & W.male) === 0)) {
			figure.gender = (apposed & W.female) !== 0 ? 'she' : 'he';
			figure.guessed = false;
			return;
		}
		if (candidate.title < 0) continue;
		for (let i = candidate.title; i < candidate.from; i++) {
			const flags = unit.tokens[i]?.flags ?? 0;
			const female = (flags & W.female) !== 0;
			const male = (flags & W.male) !== 0;
			if (female !== male) {
				figure.gender = female ? 'she' : 'he';
				figure.guessed = false;
				return;
			}
		}
	}
	const given = figure.words[0] ?? '';
	if (figure.words.length < 2 && figure.mentions.some((mention) => mention.candidate.title >= 0)) return;
	const names = givenNames(lexicon);
	const hyphen = given.indexOf('-');
	figure.gender = names.get(given) ?? (hyphen < 0 ? undefined : names.get(given.slice(0, hyphen))) ?? null;
}

const folded = new WeakMap<Lexicon, ReadonlyMap<string, Gender>>();
function givenNames(lexicon: Lexicon): ReadonlyMap<string, Gender> {
	let known = folded.get(lexicon);
	if (known === undefined) {
		known = new Map([...lexicon.firstNames].map(([name, gender]) => [fold(name), gender]));
		folded.set(lexicon, known);
	}
	return known;
}
