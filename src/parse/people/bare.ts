import { fold } from '../../document/fold.ts';
import type { Lexicon } from '../../language/lexicon.ts';

/** Names return, within an article and from one to the next. */
const MOST_KEPT = 20_000;
const VOWEL = /^[aeiouy]$/u;

/** What the names of a language take on, folded. */
interface Endings {
	readonly tails: readonly string[];
	readonly changes: readonly (readonly [from: string, to: string])[];
	/** The last code units of all endings, folded and not. */
	readonly last: ReadonlySet<number>;
	readonly known: Map<string, readonly string[]>;
}

const made = new WeakMap<Lexicon, Endings>();

function endingsOf(lexicon: Lexicon): Endings {
	let endings = made.get(lexicon);
	if (endings === undefined) {
		const { nameEndings, nameChanges } = lexicon.language;
		endings = {
			tails: nameEndings.map(fold).filter((tail) => tail !== ''),
			changes: nameChanges.map(([from, to]) => [fold(from), fold(to)] as const),
			last: new Set([...nameEndings, ...nameEndings.map(fold)].map((tail) => tail.charCodeAt(tail.length - 1))),
			known: new Map(),
		};
		made.set(lexicon, endings);
	}
	return endings;
}

/** May a word end as the names of a language do in some case? Most show at once that they do not. */
export const mayEnd = (word: string, lexicon: Lexicon): boolean =>
	endingsOf(lexicon).last.has(word.charCodeAt(word.length - 1));

/** A word of a name, folded, without an ending of the language ("Åsbergs" gives "asberg" too). */
export function bareNames(word: string, lexicon: Lexicon): readonly string[] {
	const endings = endingsOf(lexicon);
	const lower = fold(word);
	let forms = endings.known.get(lower);
	if (forms === undefined) {
		forms = without(lower, endings);
		if (endings.known.size >= MOST_KEPT) endings.known.clear();
		endings.known.set(lower, forms);
	}
	return forms;
}

function without(lower: string, { tails, changes }: Endings): string[] {
	const forms = [lower];
	for (const tail of tails) {
		// "Voss" is no genitive of "Vos".
		const doubled = tail.length === 1 && !VOWEL.test(tail) && lower.endsWith(tail + tail);
		if (lower.length > tail.length + 2 && lower.endsWith(tail) && !doubled)
			forms.push(lower.slice(0, -tail.length).replace(/'$/u, ''));
	}
	for (const [from, to] of changes) {
		for (let i = 0, known = forms.length; i < known; i++) {
			const form = forms[i] as string;
			if (form.length > from.length + 1 && form.endsWith(from)) forms.push(form.slice(0, -from.length) + to);
		}
	}
	return forms.length === 1 ? forms : [...new Set(forms)];
}
