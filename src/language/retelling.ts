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
} as const;

export const GOVERNS = R.clause | R.object | R.noun | R.feeling | R.hearsay | R.phrase;

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
	return { bits: (lower) => known.get(lower) ?? 0, phrases };
}
