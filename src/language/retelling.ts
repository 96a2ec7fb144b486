import { z } from 'zod';

const Words = z.array(z.string().min(1));

/**
 * How a language retells what somebody said or thinks, by what each word governs. Inflected forms as they stand in
 * print; a form may be in several lists.
 */
export const Retelling = z.strictObject({
	/** Verbs of a statement, with or without "that": "claims". */
	clause: Words,
	/** Verbs whose object is what somebody speaks of or judges: "criticised". */
	object: Words,
	/** Verbs with the word before their complement: "called for". */
	phrases: Words,
	/** Verbs that name whom somebody speaks to first: "told". */
	addressed: Words,
	/** Verbs that never stand without whom they speak to: "told". */
	telling: Words,
	/** Before whoever did what a passive tells: "by". */
	agent: Words,
	/** Verbs whose statement may be an infinitive: "promised to". */
	intent: Words,
	/** Nouns with a clause or a complement: "claim". */
	nouns: Words,
	/** Verb forms that are nouns as well, beyond `nouns`: "states". */
	ambiguous: Words,
	/** Adjectives for what somebody thinks: "confident". */
	feelings: Words,
	/** Participles for what is said by nobody in particular: "expected". */
	hearsay: Words,
	/** Between a noun or an adjective and its complement: "of". */
	links: Words,
	/** Open subordinate questions: "whether". */
	questions: Words,
	/** Opens an infinitive: "to". */
	infinitive: Words,
	/** Open a clause of the reporter's own behind a comma: "while". */
	breaks: Words,
	/** Forms of "be": before a participle they make a passive. */
	be: Words,
	/** Auxiliaries: they begin the verb of a clause. */
	finite: Words,
	/** Before a verb these say that something may be: "would". */
	modal: Words,
	/** Possessive words beyond the pronouns': "its". */
	possessives: Words,
	/** Objects of the third person: "him". */
	objects: Words,
	/** Join what contrasts: "but". */
	contrast: Words,
	/** Endings of present participles, of past forms, of the present in the third person of adverbs and of contracted "be". */
	endings: z.strictObject({ present: Words, past: Words, third: Words, adverb: Words, be: Words }),
});
export type Retelling = z.infer<typeof Retelling>;

/** What a word can be where words are retold, as bits. */
export const R = {
	clause: 1,
	object: 1 << 1,
	addressed: 1 << 2,
	noun: 1 << 3,
	ambiguous: 1 << 4,
	feeling: 1 << 5,
	hearsay: 1 << 6,
	link: 1 << 7,
	question: 1 << 8,
	infinitive: 1 << 9,
	break: 1 << 10,
	be: 1 << 11,
	possessive: 1 << 12,
	phrase: 1 << 13,
	finite: 1 << 14,
	intent: 1 << 15,
	modal: 1 << 16,
	personal: 1 << 17,
	contrast: 1 << 18,
	present: 1 << 19,
	past: 1 << 20,
	third: 1 << 21,
	adverb: 1 << 22,
	contracted: 1 << 23,
	telling: 1 << 24,
	agent: 1 << 25,
} as const;

export const GOVERNS = R.clause | R.object | R.noun | R.feeling | R.hearsay | R.phrase;

/** Words kept with what is known of them; longer ones than this are no words. */
const MOST_REMEMBERED = 100_000;
const LONGEST_WORD = 64;

/** Compiled for look-ups. */
export interface RetellingWords {
	/** Bits of a word in lower case. */
	bits(lower: string): number;
	/** What may stand behind a verb before its complement, the longest first. */
	readonly phrases: ReadonlyMap<string, readonly (readonly string[])[]>;
}

export function compileRetelling(retelling: Retelling): RetellingWords {
	const known = new Map<string, number>();
	const add = (words: readonly string[], bit: number): void => {
		for (const word of words) known.set(word.toLowerCase(), (known.get(word.toLowerCase()) ?? 0) | bit);
	};
	add(retelling.clause, R.clause);
	add(retelling.object, R.object);
	add(retelling.addressed, R.addressed);
	add(retelling.modal, R.modal);
	add(retelling.telling, R.telling);
	add(retelling.agent, R.agent);
	add(retelling.intent, R.intent);
	add(retelling.nouns, R.noun | R.ambiguous);
	add(retelling.ambiguous, R.ambiguous);
	add(retelling.feelings, R.feeling);
	add(retelling.hearsay, R.hearsay);
	add(retelling.links, R.link);
	add(retelling.questions, R.question);
	add(retelling.infinitive, R.infinitive);
	add(retelling.breaks, R.break);
	add(retelling.be, R.be);
	add(retelling.finite, R.finite);
	add(retelling.objects, R.personal);
	add(retelling.contrast, R.contrast);
	add(retelling.possessives, R.possessive);
	const phrases = new Map<string, string[][]>();
	for (const phrase of retelling.phrases) {
		const [verb = '', ...rest] = phrase.toLowerCase().split(' ');
		const same = phrases.get(verb) ?? [];
		same.push(rest);
		same.sort((a, b) => b.length - a.length);
		phrases.set(verb, same);
	}
	add([...phrases.keys()], R.phrase);
	const { endings } = retelling;
	const cache = new Map<string, number>();
	const bits = (lower: string): number => {
		const found = cache.get(lower);
		if (found !== undefined) return found;
		let sum = known.get(lower) ?? 0;
		for (const [list, bit] of [
			[endings.present, R.present],
			[endings.past, R.past],
			[endings.third, R.third],
			[endings.adverb, R.adverb],
			[endings.be, R.contracted],
		] as const)
			if (list.some((ending) => lower.endsWith(ending))) sum |= bit;
		if (cache.size > MOST_REMEMBERED) cache.clear();
		if (lower.length <= LONGEST_WORD) cache.set(lower, sum);
		return sum;
	};
	return { bits, phrases };
}
