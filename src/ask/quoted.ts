import type { Article, Person, Quote } from '../document/article.ts';
import { speakersOf } from '../document/speaker.ts';
import { speakerName } from './evidence.ts';
import type { Texts } from './texts.ts';

/**
 * Who is quoted in an article, and in how many turns: the most quoted first, people who spoke together as one. Echoes
 * and indirect speech do not count.
 */
export function quotedIn(
	article: Article,
	texts: Pick<Texts, 'list'>,
): readonly { readonly name: string; readonly turns: number }[] {
	const quoted = new Map<string, { readonly name: string; readonly turns: Set<number> }>();
	for (const { speaker, turn } of article.quotes.filter(isQuoted)) {
		const name = speakerName(speaker, texts);
		if (name === undefined) continue;
		const names = speakersOf(speaker).map((one) => one.name);
		// The same two people are the same, whoever is named first.
		const key = names.length > 1 ? names.toSorted().join('\n') : name;
		const entry = quoted.get(key) ?? { name, turns: new Set() };
		quoted.set(key, entry);
		entry.turns.add(turn);
	}
	return [...quoted.values()].map(({ name, turns }) => ({ name, turns: turns.size })).sort((a, b) => b.turns - a.turns);
}

/** How many turns are quoted, whoever spoke. */
export const turnsIn = ({ quotes }: Article): number => new Set(quotes.filter(isQuoted).map(({ turn }) => turn)).size;

/** In how many turns of an article a person is quoted, alone or with others. */
export function turnsSaidBy({ id, name }: Person, article: Article): number {
	const said = article.quotes.filter(
		(quote) => isQuoted(quote) && speakersOf(quote.speaker).some((one) => one.person === id || one.name === name),
	);
	return new Set(said.map(({ turn }) => turn)).size;
}

const isQuoted = ({ kind, echo }: Quote): boolean => kind !== 'indirect' && echo === null;
