import { z } from 'zod';
import { Moods } from './moods.ts';
import { Retelling } from './retelling.ts';

const Words = z.array(z.string().min(1));

/** One text with what a reader of the language finds in it: each is run as a test. */
export const Example = z.object({
	text: z.string().min(1),
	/** Every direct quote in order: exact words and who says them; null when nobody can know. */
	quotes: z.array(z.object({ text: z.string().min(1), speaker: z.string().nullable() })),
	why: z.string().optional(),
});
export type Example = z.infer<typeof Example>;

/**
 * All that the parser knows of a language, in lower case unless said otherwise. Lists of words hold inflected forms as
 * they stand in print; "stems" match the end of longer words as well (compounds: "chef" in "polischefen").
 */
export const Language = z.strictObject({
	code: z.string().regex(/^[a-z]{2,3}$/u),
	name: z.string(),
	/** A paragraph that begins with a dash is speech. */
	dashSpeech: z.boolean(),
	/** The interviewer's questions begin with a dash too. */
	dashQuestions: z.boolean(),
	/** A first paragraph that stands apart leads into the story, as what a newspaper sets in bold. */
	leads: z.boolean().default(true),
	/** In a cue behind speech the subject may stand before its verb: "she said". */
	subjectFirst: z.boolean(),
	/** Nouns grow together, so that a title may stand at the end of a longer word: "polischef". */
	compounds: z.boolean(),
	/** All nouns have a capital, so that a capital alone tells nothing of names. */
	capitalNouns: z.boolean(),
	/** Of adjectives that stand between a genitive and its noun, where nouns have capitals. */
	adjectiveEndings: Words.default([]),
	/** Of words with a capital for where somebody is from: "Kronberger". */
	demonymEndings: Words.default([]),
	/** Of nouns with their article that no verb has, and that no noun has behind a genitive: "mässan". */
	objectEndings: Words.default([]),
	/** Headlines put a capital on most words, names or not. */
	titleCase: z.boolean().default(false),
	/** What an indirect statement spans: the reporter's whole sentence, or the reported words alone. */
	indirectSpan: z.enum(['sentence', 'content']),
	verbs: z.strictObject({
		/** Utter: "säger", "sade". */
		say: Words,
		/** Hold an opinion, report: introduce indirect speech, and direct speech beside a quote. */
		think: Words,
		/** Cues only beside a quote: "skrattar", "fortsätter". */
		manner: Words,
		/** For letters, statements and posts: "skriver". */
		write: Words,
		/** Verb and the word after the subject that completes it: ["lägger", "till"]. */
		particle: z.array(z.tuple([z.string(), z.string()])),
		/** Ask: what is said next without a cue is somebody else's answer. */
		ask: Words.default([]),
		/** Auxiliaries before the main verb of a cue: "har", "skal". */
		auxiliary: Words,
		/** "är", "blev": join a person and a role. */
		copula: Words,
		/** "leder", "äger": with their object they tell what somebody is. */
		office: Words.default([]),
	}),
	/** Introduce the source before it: "enligt", "according to". May be of several words. */
	according: Words,
	/** The same after the source: "mukaan". */
	accordingAfter: Words,
	/** Introduce the clause of indirect speech: "att". */
	that: Words,
	/** "och" */
	and: Words,
	/** "inte" */
	negations: Words.default([]),
	/** Relative words: "som", "who". */
	relative: Words,
	/** Those of them that never tell of a person: "which". */
	relativeThings: Words.default([]),
	pronouns: z.strictObject({
		she: Words,
		he: Words,
		they: Words,
		/** Endings of the verb beside a word that may mean "she" or "they" when it means "they". */
		theyVerbs: Words.default([]),
		/** Nobody in particular: "man". */
		generic: Words.default([]),
		/** Third person without gender: "hän". */
		either: Words,
		/** A thing or a body that speaks: "it". */
		it: Words.default([]),
		/** Possessive of the third person, by gender. */
		her: Words,
		his: Words,
		/** The first person: "jag", "vår". */
		first: Words.default([]),
		/** The second person: "du", "er"; `formal` where a capital alone makes it so. None where verbs alone may show it. */
		second: Words.default([]),
		formal: Words.default([]),
		/** Possessive of things and of several: "its". */
		their: Words.default([]),
		/** First and second person: somebody speaks. */
		speaking: Words,
	}),
	/** Indefinite articles, numerals and the like that open a description: "en", "flera". */
	indefinite: Words,
	/** Definite articles and demonstratives: "den", "the". */
	definite: Words,
	/**
	 * Articles that tell the gender of whom an adjective or a body means, how a woman's ends, and how several do: "die
	 * Angeklagte", "die Behörde", "die Behörden".
	 */
	articles: z.strictObject({ he: Words, she: Words, sheEndings: Words, pluralEndings: Words }).optional(),
	/** Articles and pronouns that never open a subject: "dem", "henne". */
	oblique: Words.default([]),
	prepositions: Words,
	/** Those before whomever somebody works for: "vid" of "Bo Ek vid polisen". */
	belonging: Words.default([]),
	/** May stand between a cue verb and its subject: "också", "bland andra". */
	adverbs: Words,
	/** Words that begin sentences and are never names, beyond the lists above. */
	common: Words,
	/** Capitalised words that are never people: weekdays, months, countries' names … */
	notPeople: Words,
	/** Stems of titles, offices and callings. */
	titles: Words,
	/** Titles that may stand for one another, whole words, by gender where they tell one: ["Anwalt", "Verteidiger"]. */
	synonyms: z.array(Words).default([]),
	/** What a court calls the one whom its case is about, whole words: "defendant". */
	accused: Words.default([]),
	/** Stems of nouns for people without a name: "granne", "vittne". */
	unnamed: Words,
	/** Nouns and titles that tell the gender of who bears them (stems). */
	female: Words,
	male: Words,
	/** Stems that mark an organisation: "kommun", "polisen", "ab". */
	organisations: Words,
	/** Words that stand for an organisation named before: "bolaget". */
	genericOrganisations: Words.default([]),
	/** Stems of writings that "say" something: "pressmeddelande", "dom". */
	documents: Words,
	/** Papers in which a court gives its reasons, and words for a court, in all forms: "domskälen", "tingsrätten". */
	rulings: z.strictObject({ papers: Words, courts: Words }).default({ papers: [], courts: [] }),
	/** Endings of a noun for its definite form: "en", "n". */
	definiteEndings: Words,
	/** Before a plural for two who were named: "both". */
	both: Words.default([]),
	/** Endings of the plural, where nouns for people are listed in the singular: "s". */
	pluralEndings: Words.default([]),
	/** Plurals of nouns for people that are formed otherwise: "women". */
	plurals: Words.default([]),
	/** Endings of nouns that are never people: "schaft". */
	thingEndings: Words.default([]),
	/** Endings that a name takes: the genitive, or cases. */
	nameEndings: Words,
	/** Endings of a name in a case and its bare form: ["sen", "nen"]. */
	nameChanges: z.array(z.tuple([z.string(), z.string()])),
	/** Endings of a family's name behind an article: "the Proberts". */
	familyEndings: Words.default([]),
	/** Inside names: "von", "af". */
	nameParticles: Words,
	/** The same behind a first name alone, as they are many other things: "zu". */
	givenParticles: Words.default([]),
	/** Before names: "herr", "dr". */
	honorifics: Words,
	firstNames: z.strictObject({ she: Words, he: Words }),
	abbreviations: Words,
	/** Which words retell, where the reported words alone count; see `indirectSpan`. */
	retelling: Retelling.optional(),
	/** Words that begin a sentence which says who spoke the words before it: "det" of "Det säger Bo Ek". */
	pointing: Words.default([]),
	/** Nouns right before words in marks: what is said ("Worten", "Satz"), and what is a name or a slogan ("Motto"). */
	announcing: z.strictObject({ words: Words, names: Words }).default({ words: [], names: [] }),
	/** Nouns for what an interview asks, before a preposition and whom it asks: "Fem frågor till Bo Ek". */
	interviewing: Words.default([]),
	/** Nouns for words that somebody gives back, behind them: "lød svaret fra Ek", "came the reply from Ek". */
	replies: Words.default([]),
	/** Stand between a writing and whoever wrote it: "a letter from Ek". */
	senders: Words.default([]),
	/** How somebody's own word for a thing is given, however short: "nannte den Plan „verrückt“", "sprach von einem „Irrweg“". */
	judging: z
		.strictObject({
			/** Verbs whose object stands bare beside the word: "nannte". */
			naming: Words,
			/** Verbs that need one of `links` before it: "bezeichnete". */
			linked: Words,
			/** Stand right before the word, or before its article: "als". */
			links: Words,
			/** Whoever is called so calls himself so: a name. */
			reflexive: Words,
		})
		.optional(),
	moods: Moods.optional(),
	/** Phrases that say the next paragraph goes on: "hon fortsätter". */
	labels: z.strictObject({
		/** Heading words of fact boxes. */
		box: Words,
		/** Source lines of fact boxes: "källa". */
		boxSource: Words,
		/** Before a reporter's name. */
		byline: Words,
		/** Reporters' titles, beside their names. */
		reporter: Words,
		/** The same right before a name at the end of a line: "an essay by". */
		by: Words.default([]),
		/** Between a reporter's name and a place. */
		at: Words.default([]),
		/** What a newsroom calls itself where it signs: "newsdesk". */
		desk: Words.default([]),
		/** Before a photographer's name. */
		credit: Words,
		caption: Words,
		/** Before a question and before an answer. */
		question: Words,
		answer: Words,
		/** Before times of publication. */
		published: Words,
		/** Words of a line that tells a time of publication: "kl", "i", "dag", weekdays, months. */
		clock: Words.default([]),
		/** The word that makes such a line one without a time of day: "sedan" of "3 timmar sedan". */
		ago: Words.default([]),
		/** Agencies that sign with a word: "tt". */
		agency: Words.default([]),
		/** With what lines about somebody's life begin: "född". */
		born: Words.default([]),
		/** With what a note begins about what was wrong in the article. */
		correction: Words.default([]),
		/** What lines call upon the reader to do, and where it leads him: "see … here", "follow … in our app". */
		call: z.strictObject({ verbs: Words, goals: Words }).default({ verbs: [], goals: [] }),
		/** Beside a telephone number, how to reach whoever wrote. */
		contact: Words.default([]),
		/** Of what the newsroom speaks at the end when it asks its readers for something: "tip", "newsletter". */
		appeal: Words.default([]),
	}),
	/** Whole lines to be ignored, and the beginnings of such lines when they end in "…". */
	junk: Words,
	/** Beginnings of lines that point to other articles. */
	related: Words,
	examples: z.array(Example),
});
export type Language = z.infer<typeof Language>;
