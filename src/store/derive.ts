import type { Article, Block, FactBox, Person, Quote } from '../document/article.ts';
import type { Correction } from '../document/correction.ts';
import { fold } from '../document/fold.ts';
import { sliceOf } from '../document/span.ts';
import { type Stem, stemmingVersion } from '../language/stem.ts';
import { type Moment, momentOf, NEVER, visibleFrom } from './moment.ts';
import { roleText, type Spoken, speakingIn, turnsOf } from './turns.ts';
import { spellings, stemsOf } from './words.ts';

/** Raise when the rows below come out differently: an archive is then derived anew when it is opened. */
const DERIVATION = 2;

let made: string | undefined;

/** Stands beside every article: by which program its rows were made. */
export function derivation(): string {
	made ??= `${DERIVATION}.${stemmingVersion()}`;
	return made;
}

/** One person in one article, as lists and completion need it. */
export interface Appearance {
	readonly key: string;
	readonly name: string;
	readonly role: string | null;
	/** Turns word for word. */
	readonly quotes: number;
	/** Folded words by which the person is found. */
	readonly words: { readonly named: readonly string[]; readonly other: readonly string[] };
}

/** All rows that a store makes of an article; of one that may never be shown there are none. */
export interface Derived extends Moment {
	readonly visibleFrom: number;
	readonly headline: string | null;
	/** The date as the article gives it, null when it cannot be read. */
	readonly publishedAt: string | null;
	readonly headlineWords: readonly string[];
	/** Stems of headline, lead, body, names and fact boxes. */
	readonly stems: string;
	/** In the order of their first mention. */
	readonly people: readonly Appearance[];
	/** With the stems of the words said, headline and lead. */
	readonly turns: readonly (Spoken & { readonly stems: string })[];
	readonly factBoxes: readonly FactBox[];
}

/** `by`: the corrections that the article has already, for each quote. */
export function derive(article: Article, stem: Stem, by: ReadonlyMap<Quote, Correction> = new Map()): Derived {
	const { moment, day } = momentOf(article.publishedAt);
	const from = visibleFrom(article);
	const when = { moment, day, visibleFrom: from, publishedAt: day && article.publishedAt };
	const headline = article.headline ?? textOf(article, ['headline'])[0] ?? null;
	if (from === NEVER) return { ...when, headline, headlineWords: [], stems: '', people: [], turns: [], factBoxes: [] };

	const stems = (texts: readonly (string | null)[]) => stemsOf(texts.join('\n'), article.language, stem);
	const turns = turnsOf(article, by);
	const boxTexts = article.factBoxes.flatMap(({ title, items }) => [title, ...items.map(({ text }) => text)]);
	const top = stems([headline, ...textOf(article, ['lead'])]);
	return {
		...when,
		headline,
		headlineWords: spellings(headline ?? ''),
		stems: stems([headline, ...bodyOf(article), ...article.people.map(({ name }) => name), ...boxTexts]),
		people: appearances(article, turns),
		turns: turns.map((spoken) => ({
			...spoken,
			stems: [top, stems(spoken.turn.segments.map(({ text }) => text))].filter(Boolean).join(' '),
		})),
		factBoxes: article.factBoxes,
	};
}

function appearances(article: Article, turns: readonly Spoken[]): Appearance[] {
	const found = new Map<string, Appearance>();
	for (const person of [
		...article.people.toSorted((a, b) => firstMention(a) - firstMention(b)),
		...unlisted(article),
	]) {
		const key = fold(person.name);
		const named = spellings([person.name, ...person.aliases].join('\n'));
		const roles = person.roles.map((role) => sliceOf(article.text, role)).join('\n');
		const before = found.get(key);
		if (key === '') continue;
		found.set(key, {
			key,
			name: before?.name ?? person.name,
			role: before?.role ?? roleText(article.text, person.roles[0]),
			quotes: turns.filter(({ by }) => by.some((speaking) => speaking.key === key)).length,
			words: {
				named: [...(before?.words.named ?? []), ...named],
				other: [...(before?.words.other ?? []), ...spellings(roles)],
			},
		});
	}
	return [...found.values()];
}

/** People without a mention come last. */
const firstMention = ({ mentions }: Person): number =>
	mentions.reduce((first, { start }) => Math.min(first, start), Number.MAX_SAFE_INTEGER);

/** Speakers whom the article names without listing them as people. */
function unlisted(article: Article): Pick<Person, 'name' | 'aliases' | 'roles'>[] {
	const listed = new Set(article.people.map(({ name }) => fold(name)));
	const speaking = article.quotes.flatMap((quote) => speakingIn(quote, article.people));
	return speaking.flatMap(({ key, name }) => {
		if (listed.has(key)) return [];
		listed.add(key);
		return [{ name, aliases: [], roles: [] }];
	});
}

const textOf = ({ text, blocks }: Article, kinds: readonly Block['kind'][]): string[] =>
	blocks.filter(({ kind }) => kinds.includes(kind)).map(({ span }) => sliceOf(text, span));

/** Everything of the article itself; the whole text where nobody told its parts. */
function bodyOf({ text, blocks }: Article): string[] {
	if (blocks.length === 0) return [text];
	return blocks.filter(({ kind }) => kind !== 'junk' && kind !== 'related').map(({ span }) => sliceOf(text, span));
}
