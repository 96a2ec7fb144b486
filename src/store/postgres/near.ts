import sql from 'sql-template-tag';
import { allowed, type Distance, nearest, slipsIn } from '../slips.ts';
import { gramsOf } from '../sqlite/grams.ts';
import { atMost } from '../sqlite/page.ts';
import type { PersonHit } from '../store.ts';
import { afterPrefix, typedWords } from '../words.ts';
import type { Database, Session } from './database.ts';
import { personHits, quotesOfEach } from './people.ts';

type NameWord = { readonly person: number; readonly word: string; readonly named: boolean };

/**
 * People one of whose words is near the longest typed word, and who have a word for each other typed one: near it in
 * the name or an alias, or beginning with it anywhere.
 */
export async function nearPeople(db: Database, typed: string, limit: number): Promise<PersonHit[]> {
	const words = typedWords(typed).toSorted((a, b) => b.length - a.length);
	const [longest] = words;
	if (longest === undefined) return [];
	const { distance } = await import('fastest-levenshtein');
	return db.reading(async (session) => {
		const slips = new Map<string, ReadonlyMap<string, number>>();
		for (const word of words) slips.set(word, await nearWords(session, word, distance));
		const known = await candidates(session, longest, [...(slips.get(longest)?.keys() ?? [])]);
		const quotes = await quotesOfEach(session, [...known.keys()]);
		const ranked = [...known]
			.map(([person, own]) => ({ person, slips: slipsIn(own, slips), quotes: quotes.get(person) ?? 0 }))
			.filter((each) => Number.isFinite(each.slips))
			.sort((a, b) => a.slips - b.slips || b.quotes - a.quotes || a.person - b.person);
		return personHits(
			session,
			ranked.slice(0, atMost(limit)).map(({ person }) => person),
		);
	});
}

/** The words of names that a typed word may stand for, with the number of slips. */
async function nearWords(session: Session, typed: string, distance: Distance): Promise<Map<string, number>> {
	const most = allowed(typed);
	const rows = await session.all<{ word: string }>(
		sql`SELECT DISTINCT word FROM word_grams WHERE gram = ANY(${gramsOf(typed)}::text[])
		AND size BETWEEN ${typed.length - most} AND ${typed.length + most}`,
	);
	return nearest(typed, rows, distance);
}

/** People who may be meant, with all their words. */
async function candidates(session: Session, typed: string, near: readonly string[]): Promise<Map<number, NameWord[]>> {
	const now = session.now();
	const rows = await session.all<NameWord>(
		sql`SELECT w.person, w.word, w.named FROM name_words w WHERE w.visible_from <= ${now} AND w.person IN (
			SELECT person FROM name_words WHERE word = ANY(${near}::text[]) AND named AND visible_from <= ${now}
			UNION
			SELECT person FROM name_words WHERE word >= ${typed} AND word < ${afterPrefix(typed)} AND visible_from <= ${now}
		)`,
	);
	return Map.groupBy(rows, ({ person }) => person);
}
