import type { Article, Block, Person, Quote } from '../document/article.ts';
import type { Correction } from '../document/correction.ts';
import { fold } from '../document/fold.ts';
import { type Span, sliceOf } from '../document/span.ts';
import { type Stem, stemmingVersion } from '../language/stem.ts';
import { printsOf } from './alike/prints.ts';
import { storyOf } from './alike/story.ts';
import { type Moment, momentOf, NEVER, visibleFrom } from './moment.ts';
import { type TextStems, textStems } from './text-stems.ts';
import { roleText, type Spoken, speakersIn, type Turn, turnsOf } from './turns.ts';
import { spellings } from './words.ts';

/** Raise when the rows below come out differently: an archive is then derived anew when it is opened. */
const DERIVATION = 5;

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

/** All rows that a store makes of an article; of one that may never be shown there is little. */
export interface Derived extends Moment {
	readonly visibleFrom: number;
	readonly headline: string | null;
	/** The date as the article gives it, null when it cannot be read. */
	readonly publishedAt: string | null;
	readonly headlineWords: readonly string[];
	/** Stems of headline, lead, body, names and fact boxes. */
	readonly stems: string;
	/** By which an article of the same words finds it, also one that may never be shown. */
	readonly prints: readonly number[];
	/** By which it is told from others of one pattern. */
	readonly telling: readonly number[];
	/** In the order of their first mention. */
	readonly people: readonly Appearance[];
	/** How many turns, whoever said them. */
	readonly quotes: number;
	readonly turns: readonly Said[];
	/** JSON of each box. */
	readonly factBoxes: readonly string[];
}

/** A turn as one of its speakers said it: what several said together has a row for each of them. */
interface Said {
	/** Counted from 0, the same for all who spoke. */
	readonly place: number;
	/** The key of the person, null when no name is known. */
	readonly speaker: string | null;
	/** JSON of a Turn. */
	readonly turn: string;
	/** Of the words said, headline and lead. */
	readonly stems: string;
}

/** `by`: the corrections that the article has already, for each quote. */
export function derive(article: Article, stem: Stem, by: ReadonlyMap<Quote, Correction> = new Map()): Derived {
	const { moment, day } = momentOf(article.publishedAt);
	const from = visibleFrom(article);
	const [titled] = spansOf(article, ({ kind }) => kind === 'headline');
	const headline = article.headline ?? (titled ? sliceOf(article.text, titled) : null);
	const told = { moment, day, visibleFrom: from, publishedAt: day && article.publishedAt, headline };
	const stems = textStems(article.text, article.language, stem);
	const story = storyOf(article);
	const prints = printsOf(stems.hashes(story));
	const telling = prints.length === 0 ? [] : stems.telling(story);
	if (from === NEVER) {
		return { ...told, headlineWords: [], stems: '', prints, telling, people: [], quotes: 0, turns: [], factBoxes: [] };
	}
	const turns = turnsOf(article, by);
	const lead = spansOf(article, ({ kind }) => kind === 'lead');
	const headlines = headline === null ? [] : [headline];
	return {
		...told,
		headlineWords: spellings(headline ?? ''),
		stems: stems.in(bodyOf(article), [...headlines, ...article.people.map(({ name }) => name), ...boxTexts(article)]),
		prints,
		telling,
		people: appearances(article, turns),
		quotes: turns.length,
		turns: saidIn(turns, stems, stems.in(lead, headlines)),
		factBoxes: article.factBoxes.map((box) => JSON.stringify(box)),
	};
}

/** `top`: the stems of headline and lead. */
function saidIn(turns: readonly Spoken[], stems: TextStems, top: string): Said[] {
	return turns.flatMap(({ by, turn }, place) => {
		const own = stems.in(turn.segments.map(({ span }) => span));
		return (by.length > 0 ? by : [null]).map((speaking) => ({
			place,
			speaker: speaking?.key ?? null,
			turn: JSON.stringify({ ...turn, role: speaking?.role ?? null } satisfies Turn),
			stems: `${top} ${own}`.trim(),
		}));
	});
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
	const speaking = article.quotes.flatMap(speakersIn(article));
	return speaking.flatMap(({ key, name }) => {
		if (listed.has(key)) return [];
		listed.add(key);
		return [{ name, aliases: [], roles: [] }];
	});
}

const boxTexts = ({ factBoxes }: Article): string[] =>
	factBoxes.flatMap(({ title, items }) => [title, ...items.map(({ text }) => text)]);

const spansOf = ({ blocks }: Article, isMeant: (block: Block) => boolean): Span[] =>
	blocks.filter(isMeant).map(({ span }) => span);

/** Everything of the article itself; the whole text where nobody told its parts. */
const bodyOf = (article: Article): Span[] =>
	article.blocks.length === 0
		? [{ start: 0, end: article.text.length }]
		: spansOf(article, ({ kind }) => kind !== 'junk' && kind !== 'related');
