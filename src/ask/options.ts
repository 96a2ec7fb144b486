import { z } from 'zod';
import { foldedWords } from '../document/fold.ts';
import { clip } from './actions.ts';
import type { Choice, Option } from './command.ts';
import { nearestPeople } from './find-person.ts';

/** What a platform shows of a completion, and what it sends back at most. */
const COMPLETION = 100;
const COMPLETIONS = 10;

/** Words as typed. The message of a schema's issue is the key of the remedy in the UI files. */
export const words = (limit = 200) =>
	z.string().trim().min(1, { error: 'remedy.words' }).max(limit, { error: 'remedy.too-long' });

/** A person by any part of the name, or by title. */
export const person = {
	kind: 'text',
	required: true,
	schema: words(),
	complete: async (typed, { store }) => {
		const found = await store.people(typed, COMPLETIONS);
		const people = found.length > 0 || typed.trim() === '' ? found : await nearestPeople(foldedWords(typed), store);
		return people.map(({ name, role }) => choice(role === null ? name : `${name}, ${role}`, name));
	},
} as const satisfies Option<string>;

/** An article by id, address, words of the headline, or the word for the latest. */
export const article = {
	kind: 'text',
	required: false,
	// Addresses are longer than words.
	schema: words(2_000),
	complete: async (typed, { store, texts }) => {
		const heads =
			typed.trim() === ''
				? (await store.articles({ limit: COMPLETIONS })).rows
				: await store.articlesByHeadline(typed, COMPLETIONS);
		return heads.map((head) => {
			const headline = head.headline?.trim() || texts.say('article.untitled');
			// An id that no platform would carry back: the headline finds the article as well.
			const value = head.id.length <= COMPLETION ? head.id : clip(headline, COMPLETION).replace(/…$/u, '');
			const date = texts.date(head.publishedAt);
			return choice(date === null ? headline : `${clip(headline, COMPLETION - date.length - 3)} (${date})`, value);
		});
	},
} as const satisfies Option<string>;

/** Words that must occur, in any inflection. */
export const about = { kind: 'text', required: false, schema: words() } as const satisfies Option<string>;

/** The first or the last day of a period: a day, or the whole of a month or a year. Gives YYYY-MM-DD. */
const day = (edge: 'first' | 'last') =>
	({
		kind: 'date',
		required: false,
		schema: z
			.string()
			.trim()
			.regex(/^\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?$/u, { error: 'remedy.day' })
			.transform((typed, context) => {
				const [year = 0, month, date] = typed.split('-').map(Number);
				const found = dayOf(year, month, date, edge);
				if (found !== undefined) return found;
				context.addIssue({ code: 'custom', message: 'remedy.day' });
				return z.NEVER;
			}),
	}) as const satisfies Option<string>;

export const since = day('first');
export const until = day('last');

/** How much of an article: the words of the UI files for short, medium and long, or a number of sentences. */
export const length = {
	kind: 'text',
	required: false,
	schema: words(40),
	complete: async (typed, { texts }) =>
		LENGTHS.map((name) => choice(texts.say(`choice.length.${name}`), name)).filter(
			({ label, value }) => label.toLowerCase().startsWith(typed.trim().toLowerCase()) || value.startsWith(typed),
		),
} as const satisfies Option<string>;

export const LENGTHS = ['short', 'medium', 'long'] as const;

export const choice = (label: string, value: string): Choice => ({ label: clip(label, COMPLETION), value });

function dayOf(year: number, month: number | undefined, date: number | undefined, edge: 'first' | 'last') {
	const first = edge === 'first';
	const m = month ?? (first ? 1 : 12);
	const d = date ?? (first ? 1 : new Date(Date.UTC(2000 + (year % 400), m, 0)).getUTCDate());
	const iso = [String(year).padStart(4, '0'), String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-');
	const made = new Date(`${iso}T00:00:00Z`);
	return !Number.isNaN(made.getTime()) && made.toISOString().startsWith(iso) ? iso : undefined;
}
