import type { Language } from './language.ts';
import { compileMoods, type MoodWords } from './moods.ts';
import { compileRetelling, type RetellingWords } from './retelling.ts';

/** What a word can be, as bits, so that one look-up of a word answers every later question. */
export const W = {
	say: 1,
	think: 1 << 1,
	manner: 1 << 2,
	write: 1 << 3,
	particleVerb: 1 << 4,
	auxiliary: 1 << 5,
	that: 1 << 6,
	and: 1 << 7,
	relative: 1 << 8,
	she: 1 << 9,
	he: 1 << 10,
	they: 1 << 11,
	either: 1 << 12,
	her: 1 << 13,
	his: 1 << 14,
	speaking: 1 << 15,
	indefinite: 1 << 16,
	definite: 1 << 17,
	preposition: 1 << 18,
	adverb: 1 << 19,
	common: 1 << 20,
	notPeople: 1 << 21,
	title: 1 << 22,
	unnamed: 1 << 23,
	female: 1 << 24,
	male: 1 << 25,
	organisation: 1 << 26,
	document: 1 << 27,
	nameParticle: 1 << 28,
	honorific: 1 << 29,
	firstName: 1 << 30,
	it: 1 << 31,
} as const;

export const ANY_CUE = W.say | W.think | W.manner | W.write | W.particleVerb;
export const THIRD_PERSON = W.she | W.he | W.they | W.either;

/** A language made ready for look-ups. Compiled once, shared by every article. */
export interface Lexicon {
	readonly language: Language;
	/** Bits of a word in lower case: exact entries, then stems at its end. */
	flags(lower: string): number;
	readonly firstNames: ReadonlyMap<string, 'she' | 'he'>;
	/** Particle verbs: verb to the words that may complete it. */
	readonly particles: ReadonlyMap<string, ReadonlySet<string>>;
	/** Phrases by their first word, the longest first. */
	readonly according: Phrases;
	readonly adverbs: Phrases;
	/** Words that tell the time behind a preposition: "monday" of "on Monday". */
	readonly days: ReadonlySet<string>;
	readonly abbreviations: ReadonlySet<string>;
	readonly copulas: ReadonlySet<string>;
	/** Verbs that tell an office: "leder". */
	readonly offices: ReadonlySet<string>;
	readonly generic: ReadonlySet<string>;
	/** In lower case: "von". */
	readonly nameParticles: ReadonlySet<string>;
	/** Titles to the numbers of the sets of words that may stand for them. */
	readonly synonyms: ReadonlyMap<string, ReadonlySet<number>>;
	readonly pointing: ReadonlySet<string>;
	/** Null where the verbs of the language do not show what is retold. */
	readonly moods: MoodWords | null;
	/** Null where the language does not tell how it retells. */
	readonly retelling: RetellingWords | null;
	readonly asking: ReadonlySet<string>;
	/** Verbs that call a thing something, and what stands before the word that they give it. */
	readonly judging: Readonly<Record<'naming' | 'linked' | 'links' | 'reflexive', ReadonlySet<string>>> | null;
	/** Several people: "authors", "women". */
	isPlural(lower: string): boolean;
	/** A title or noun without its definite ending and plural: "polischefen" to "polischef". */
	bare(lower: string): readonly string[];
	/** A noun behind which stands what something is called: "boken", "debutromanen". */
	isNaming(lower: string): boolean;
}

export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

function phrasesOf(list: readonly string[]): Phrases {
	const phrases = new Map<string, string[][]>();
	for (const phrase of list) {
		const words = phrase.toLowerCase().split(' ');
		const same = phrases.get(words[0] ?? '') ?? [];
		same.push(words);
		same.sort((a, b) => b.length - a.length);
		phrases.set(words[0] ?? '', same);
	}
	return phrases;
}

/** Stems shorter than this match whole words only: "ab", "if", "man". */
const SHORTEST_TAIL = 4;
/** Words longer than this are no words. */
const LONGEST_WORD = 64;
const MOST_REMEMBERED = 100_000;

/** What a word keeps when another is contracted with it. */
const CONTRACTED = W.common | W.notPeople | W.speaking | W.she | W.he | W.they | W.either;

type Stems = Map<string, number>;

function dayIn(phrase: string, prepositions: readonly string[]): string[] {
	const [preposition = '', day, more] = phrase.toLowerCase().split(' ');
	return day !== undefined && more === undefined && prepositions.includes(preposition) ? [day] : [];
}

export function compile(language: Language): Lexicon {
	const exact = new Map<string, number>();
	const stems: Stems = new Map();
	const add = (words: readonly string[], bit: number): void => {
		for (const word of words) {
			const key = word.toLowerCase();
			exact.set(key, (exact.get(key) ?? 0) | bit);
		}
	};
	const addStems = (words: readonly string[], bit: number): void => {
		for (const word of words) {
			const key = word.toLowerCase();
			stems.set(key, (stems.get(key) ?? 0) | bit);
		}
	};
	const { verbs, pronouns } = language;
	add(verbs.say, W.say);
	add(verbs.think, W.think);
	add(verbs.manner, W.manner);
	add(verbs.write, W.write);
	add(
		verbs.particle.map(([verb]) => verb),
		W.particleVerb,
	);
	add(verbs.auxiliary, W.auxiliary);
	add(language.that, W.that);
	add(language.and, W.and);
	add(language.relative, W.relative);
	add(pronouns.she, W.she);
	add(pronouns.he, W.he);
	add(pronouns.they, W.they);
	add(pronouns.either, W.either);
	add(pronouns.it, W.it);
	add(pronouns.her, W.her);
	add(pronouns.his, W.his);
	add(pronouns.speaking, W.speaking);
	add(language.indefinite, W.indefinite);
	add(language.definite, W.definite);
	add(language.prepositions, W.preposition);
	add(
		language.adverbs.filter((phrase) => !phrase.includes(' ')),
		W.adverb,
	);
	add(language.common, W.common);
	add(language.notPeople, W.notPeople);
	addStems(language.titles, W.title);
	addStems(language.unnamed, W.unnamed);
	addStems(language.female, W.female);
	addStems(language.male, W.male);
	addStems(language.organisations, W.organisation);
	addStems(language.documents, W.document);
	add(language.nameParticles, W.nameParticle);
	add(language.honorifics, W.honorific);

	const firstNames = new Map<string, 'she' | 'he'>();
	for (const name of language.firstNames.he) firstNames.set(name.toLowerCase(), 'he');
	for (const name of language.firstNames.she) firstNames.set(name.toLowerCase(), 'she');
	for (const name of firstNames.keys()) exact.set(name, (exact.get(name) ?? 0) | W.firstName);

	const endings = [...language.definiteEndings].sort((a, b) => b.length - a.length);
	const longest = Math.max(SHORTEST_TAIL, ...[...stems.keys()].map((stem) => stem.length));
	const cache = new Map<string, number>();

	const bareForms = new Map<string, readonly string[]>();
	const bare = (lower: string): readonly string[] => {
		const known = bareForms.get(lower);
		if (known !== undefined) return known;
		const forms = [lower];
		for (const ending of endings) {
			if (lower.length > ending.length + 2 && lower.endsWith(ending)) forms.push(lower.slice(0, -ending.length));
		}
		if (bareForms.size > MOST_REMEMBERED) bareForms.clear();
		if (lower.length <= LONGEST_WORD) bareForms.set(lower, forms);
		return forms;
	};

	const naming = new Set(language.announcing.names);
	const isNaming = (lower: string): boolean => {
		if (naming.size === 0 || lower.length > LONGEST_WORD) return false;
		if (naming.has(lower)) return true;
		if (!language.compounds) return false;
		for (let from = 2; from <= lower.length - SHORTEST_TAIL; from++) if (naming.has(lower.slice(from))) return true;
		return false;
	};

	const plurals = new Set(language.plurals);
	/** What one of several is: "author" for "authors". */
	const singular = (lower: string): number => {
		for (const ending of language.pluralEndings) {
			if (!lower.endsWith(ending)) continue;
			const bits = (stems.get(lower.slice(0, -ending.length)) ?? 0) & (W.title | W.unnamed);
			if (bits !== 0) return bits;
		}
		return 0;
	};
	const isPlural = (lower: string): boolean => plurals.has(lower) || singular(lower) !== 0;

	const stemFlags = (lower: string): number => {
		let found = singular(lower) === 0 ? 0 : W.unnamed;
		for (const form of bare(lower)) {
			const whole = stems.get(form);
			if (whole !== undefined) found |= whole;
			if (!language.compounds) continue;
			for (let length = Math.min(longest, form.length - 2); length >= SHORTEST_TAIL; length--) {
				const tail = stems.get(form.slice(form.length - length));
				if (tail !== undefined) {
					found |= tail;
					break;
				}
			}
		}
		return found;
	};

	const flags = (lower: string): number => {
		const known = cache.get(lower);
		if (known !== undefined) return known;
		if (lower.length > LONGEST_WORD) return 0;
		let bits = exact.get(lower) ?? 0;
		// "Ann-Sofi" is as much a first name as "Ann".
		const hyphen = lower.indexOf('-');
		// "Førde-laget" is as much a club as "laget".
		if (hyphen > 1 && language.compounds) bits |= stemFlags(lower.slice(lower.lastIndexOf('-') + 1));
		if (hyphen > 1 && firstNames.has(lower.slice(0, hyphen))) bits |= W.firstName;
		// "We've" is as much a pronoun as "we".
		const apostrophe = (bits & ~W.common) === 0 ? lower.search(/['’]/u) : -1;
		if (apostrophe > 0) bits |= (exact.get(lower.slice(0, apostrophe)) ?? 0) & CONTRACTED;
		// A function word or a verb is never a title by its tail.
		if ((bits & (ANY_CUE | W.common | W.preposition | W.definite | W.indefinite)) === 0 || stems.has(lower)) {
			bits |= stemFlags(lower);
		}
		if (cache.size > MOST_REMEMBERED) cache.clear();
		cache.set(lower, bits);
		return bits;
	};

	const synonyms = new Map<string, Set<number>>();
	language.synonyms.forEach((alike, index) => {
		for (const word of alike) synonyms.set(word, (synonyms.get(word) ?? new Set<number>()).add(index));
	});

	const particles = new Map<string, Set<string>>();
	for (const [verb, rest] of verbs.particle) {
		const words = particles.get(verb) ?? new Set<string>();
		words.add(rest);
		particles.set(verb, words);
	}

	return {
		language,
		flags,
		firstNames,
		particles,
		according: phrasesOf(language.according),
		adverbs: phrasesOf(language.adverbs),
		days: new Set(language.adverbs.flatMap((phrase) => dayIn(phrase, language.prepositions))),
		abbreviations: new Set(language.abbreviations.map((word) => word.toLowerCase())),
		copulas: new Set(verbs.copula),
		offices: new Set(verbs.office),
		generic: new Set(pronouns.generic),
		nameParticles: new Set(language.nameParticles.map((word) => word.toLowerCase())),
		synonyms,
		pointing: new Set(language.pointing),
		moods: language.moods === undefined ? null : compileMoods(language.moods),
		retelling: language.retelling === undefined ? null : compileRetelling(language.retelling),
		asking: new Set(verbs.ask),
		judging:
			language.judging === undefined
				? null
				: {
						naming: new Set(language.judging.naming),
						linked: new Set(language.judging.linked),
						links: new Set(language.judging.links),
						reflexive: new Set(language.judging.reflexive),
					},
		isPlural,
		bare,
		isNaming,
	};
}
