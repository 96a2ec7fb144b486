import { z } from 'zod';
import type { Article, Person, Quote, Speaker } from './article.ts';
import { fold } from './fold.ts';
import { type Span, sliceOf } from './span.ts';
import { speakersOf } from './speaker.ts';

/** Characters of the text on either side of a quote by which its place is known again. */
const AROUND = 40;

/** A quote by its words and its place, so that it is found again in another revision. */
const Spot = z.object({ text: z.string(), before: z.string(), after: z.string(), alone: z.boolean() });
type Spot = z.infer<typeof Spot>;

/** Who made a correction, as the platform knows them; null where it knows nobody. */
export const Author = z.object({
	platform: z.string(),
	workspace: z.string().nullable(),
	user: z.string().nullable(),
	name: z.string().nullable(),
});
export type Author = z.infer<typeof Author>;

/** Somebody's word on who said something: it stands above what the program found. */
export const Correction = z.object({
	id: z.string(),
	article: z.string(),
	spots: z.array(Spot).min(1),
	/** The full name of who spoke; null for nobody that is known. */
	speaker: z.string().nullable(),
	/** Who stood there before, in words; null for nobody. */
	before: z.string().nullable(),
	reason: z.string().nullable(),
	by: Author,
	/** ISO 8601. */
	at: z.string(),
});
export type Correction = z.infer<typeof Correction>;

/** What is told of a new correction; the store knows the rest. */
export interface NewCorrection extends Pick<Correction, 'article' | 'speaker' | 'before' | 'reason' | 'by'> {
	/** The segments as the article has them at this moment. */
	readonly spans: readonly Span[];
}

/** How the quotes at these places are found again. */
export function spotsOf({ text, quotes }: Article, spans: readonly Span[]): Spot[] {
	return spans.map((span) => {
		const words = sliceOf(text, span);
		const alone = quotes.filter((quote) => quote.text === words).length === 1;
		return { text: words, ...around(text, span), alone };
	});
}

/** The article with its speakers corrected, the later correction above the earlier; and which one each quote has. */
export interface Corrected {
	readonly article: Article;
	readonly by: ReadonlyMap<Quote, Correction>;
}

/** Corrections whose quote the text has no more are passed over. `corrections` stand in the order of their making. */
export function corrected(article: Article, corrections: readonly Correction[]): Corrected {
	const found = new Map<number, Correction>();
	for (const correction of corrections) {
		for (const spot of correction.spots) for (const index of placesOf(spot, article)) found.set(index, correction);
	}
	if (found.size === 0) return { article, by: new Map() };
	const people = [...article.people];
	const by = new Map<Quote, Correction>();
	const quotes = article.quotes.map((quote, index) => {
		const correction = found.get(index);
		if (!correction) return quote;
		const changed = { ...quote, speaker: speakerFor(correction.speaker, people), confidence: 1 };
		by.set(changed, correction);
		return changed;
	});
	return { article: { ...article, people, quotes: echoed(quotes, article.quotes, by) }, by };
}

/** A caption that repeats corrected words, and had the same speaker, follows. */
function echoed(quotes: readonly Quote[], before: readonly Quote[], by: ReadonlyMap<Quote, Correction>): Quote[] {
	return quotes.map((quote) => {
		if (quote.echo === null || by.has(quote)) return quote;
		const at = quotes.findIndex((other) => other.turn === quote.echo && by.has(other));
		const [old, now] = [before[at], quotes[at]];
		const same = old && now && namesIn(old.speaker) === namesIn(quote.speaker);
		return same ? { ...quote, speaker: now.speaker } : quote;
	});
}

const namesIn = (speaker: Speaker): string =>
	speakersOf(speaker)
		.map(({ name }) => fold(name))
		.join('\n');

function placesOf(spot: Spot, { text, quotes }: Article): number[] {
	const same = quotes.flatMap((quote, index) => (quote.text === spot.text ? [{ index, span: quote.span }] : []));
	const here = same.filter(({ span }) => {
		const { before, after } = around(text, span);
		return before === spot.before && after === spot.after;
	});
	if (here.length > 0) return here.map(({ index }) => index);
	// The words around it were changed: it is still the same where nobody else said the same.
	return spot.alone && same.length === 1 ? same.map(({ index }) => index) : [];
}

const around = (text: string, { start, end }: Span) => ({
	before: text.slice(Math.max(0, start - AROUND), start),
	after: text.slice(end, end + AROUND),
});

/** The person of that name, who is added where the article has none. */
function speakerFor(name: string | null, people: Person[]): Speaker {
	if (name === null) return null;
	const known = people.find((person) => fold(person.name) === fold(name));
	if (known) return { person: known.id, name: known.name };
	const base = fold(name).replace(/[^\p{L}\p{N}]+/gu, '-') || 'person';
	let id = base;
	for (let count = 2; people.some((person) => person.id === id); count++) id = `${base}-${count}`;
	people.push({ id, name, aliases: [], roles: [], organisation: null, pronoun: null, mentions: [] });
	return { person: id, name };
}
