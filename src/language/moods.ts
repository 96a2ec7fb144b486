import { z } from 'zod';

const Words = z.array(z.string().min(1));

/** How a language whose verbs show retelling ("sei") tells whose words a sentence gives. */
export const Moods = z.strictObject({
	/** Forms that stand in retold sentences alone: "sei". */
	first: Words,
	/** Forms that may also stand elsewhere: behind a retold sentence they go on with it. */
	second: Words,
	/** Open a clause that names the source: "wie". */
	openers: Words,
	/** Before a noun of speech they name the source: "nach". */
	sources: Words,
	/** Mark an infinitive, before it or inside: "zu". */
	infinitive: Words,
	/** Open an infinitive of purpose: "um". */
	purposes: Words,
	/** "soll", with a perfect behind it: hearsay. */
	hearsay: Words,
	/** "haben", "sein" at the end of a clause. */
	perfect: Words,
	/** Refer to what was said: "demnach". */
	thus: Words,
	/** Stems of nouns that announce a statement: "forderung". */
	nouns: Words,
});
export type Moods = z.infer<typeof Moods>;

/** Compiled for look-ups. */
export interface MoodWords {
	readonly first: ReadonlySet<string>;
	readonly second: ReadonlySet<string>;
	readonly openers: ReadonlySet<string>;
	readonly sources: ReadonlySet<string>;
	readonly infinitive: ReadonlySet<string>;
	readonly purposes: ReadonlySet<string>;
	readonly hearsay: ReadonlySet<string>;
	readonly perfect: ReadonlySet<string>;
	readonly thus: ReadonlySet<string>;
	/** Is a word, or the end of it, a noun of speech? */
	isNoun(lower: string): boolean;
}

/** The longest stem that is looked for at the end of a word. */
const SHORTEST = 4;

export function compileMoods(moods: Moods): MoodWords {
	const nouns = new Set(moods.nouns);
	const longest = Math.max(SHORTEST, ...moods.nouns.map((noun) => noun.length));
	return {
		first: new Set(moods.first),
		second: new Set(moods.second),
		openers: new Set(moods.openers),
		sources: new Set(moods.sources),
		infinitive: new Set(moods.infinitive),
		purposes: new Set(moods.purposes),
		hearsay: new Set(moods.hearsay),
		perfect: new Set(moods.perfect),
		thus: new Set(moods.thus),
		isNoun: (lower) => {
			for (let length = Math.min(longest, lower.length); length >= SHORTEST; length--)
				if (nouns.has(lower.slice(lower.length - length))) return true;
			return false;
		},
	};
}
