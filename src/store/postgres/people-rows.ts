import sql from 'sql-template-tag';
import type { Derived } from '../derive.ts';
import { gramsOf } from '../sqlite/grams.ts';
import { type Before, includes, Words } from '../sqlite/people-rows.ts';
import { fromJson } from '../sqlite/rows.ts';
import type { Session } from './database.ts';
import { refOf } from './text.ts';

type AppearanceRow = {
	readonly person: number;
	readonly visible_from: number;
	readonly words: string;
};

/** Adds the people of an article to the archive; gives the number of each by key. */
export async function addPeople(session: Session, article: number, derived: Derived): Promise<Map<string, number>> {
	const { people, visibleFrom, moment } = derived;
	if (people.length === 0) return new Map();
	const quotes = people.map((person) => person.quotes);
	const rows = await session.all<{ number: number; key: string }>(
		sql`INSERT INTO people (ref, key, quotes, articles, settled)
		SELECT ref, key, quotes, 1, ${visibleFrom}::bigint FROM unnest(
			${people.map(({ key }) => refOf(key))}::text[], ${people.map(({ key }) => key)}::text[], ${quotes}::integer[]
		) WITH ORDINALITY AS named (ref, key, quotes, place) ORDER BY place
		ON CONFLICT (ref) DO UPDATE SET quotes = people.quotes + excluded.quotes, articles = people.articles + 1,
			settled = greatest(people.settled, excluded.settled)
		RETURNING number, key`,
	);
	const numbers = new Map(rows.map(({ key, number }) => [key, number]));
	await session.run(
		sql`INSERT INTO appearances (article, person, place, name, role, quotes, moment, visible_from, words)
		SELECT ${article}::bigint, person, place - 1, name, role, quotes, ${moment}::bigint, ${visibleFrom}::bigint, words
		FROM unnest(
			${people.map(({ key }) => numbers.get(key))}::bigint[], ${people.map(({ name }) => name)}::text[],
			${people.map(({ role }) => role)}::text[], ${quotes}::integer[],
			${people.map(({ words }) => JSON.stringify(words))}::text[]
		) WITH ORDINALITY AS shown (person, name, role, quotes, words, place)`,
	);
	await addWords(
		session,
		people.map(({ key, words }) => ({ person: numbers.get(key) ?? 0, words, visibleFrom })),
	);
	return numbers;
}

/** Takes an article's people out of the counts. Their words stay until `settlePeople`, for most come back. */
export async function removePeople(session: Session, article: number): Promise<Before[]> {
	const rows = await session.all<AppearanceRow>(
		sql`WITH gone AS (DELETE FROM appearances WHERE article = ${article} RETURNING *), less AS (
			UPDATE people SET quotes = people.quotes - gone.quotes, articles = people.articles - 1
			FROM gone WHERE people.number = gone.person
		) SELECT person, visible_from, words FROM gone`,
	);
	return rows.map(({ person, words, visible_from }) => ({
		person,
		article,
		words: fromJson(words, Words),
		visibleFrom: visible_from,
	}));
}

/** Forgets people who are in no article any more, and words that no article gives them any more. */
export async function settlePeople(session: Session, before: readonly Before[]): Promise<void> {
	for (const { person, article, words, visibleFrom } of before) {
		const now = await session.get<AppearanceRow>(
			sql`SELECT person, visible_from, words FROM appearances WHERE article = ${article} AND person = ${person}`,
		);
		const kept = now && now.visible_from <= visibleFrom && includes(fromJson(now.words, Words), words);
		if (!kept) await writeWordsAnew(session, person);
	}
}

async function writeWordsAnew(session: Session, person: number): Promise<void> {
	const had = await session.all<{ word: string; named: boolean }>(
		sql`DELETE FROM name_words WHERE person = ${person} RETURNING word, named`,
	);
	const rows = await session.all<AppearanceRow>(
		sql`SELECT person, visible_from, words FROM appearances WHERE person = ${person}`,
	);
	await addWords(
		session,
		rows.map((row) => ({ person, words: fromJson(row.words, Words), visibleFrom: row.visible_from })),
	);
	if (rows.length === 0) await session.run(sql`DELETE FROM people WHERE number = ${person}`);
	const names = had.filter(({ named }) => named).map(({ word }) => word);
	await session.run(
		sql`DELETE FROM word_grams g USING unnest(
			${names.flatMap((word) => gramsOf(word))}::text[], ${names.flatMap((word) => gramsOf(word).map(() => word))}::text[]
		) AS old (gram, word)
		WHERE g.gram = old.gram AND g.word = old.word
			AND NOT EXISTS (SELECT 1 FROM name_words w WHERE w.word = old.word AND w.named)`,
	);
}

interface Given {
	readonly person: number;
	readonly words: Words;
	readonly visibleFrom: number;
}

async function addWords(session: Session, given: readonly Given[]): Promise<void> {
	const rows = new Map<string, { person: number; word: string; named: boolean; from: number }>();
	for (const { person, words, visibleFrom } of given) {
		for (const [word, named] of [
			...words.named.map((each) => [each, true] as const),
			...words.other.map((each) => [each, false] as const),
		]) {
			const known = rows.get(`${person} ${word}`);
			rows.set(`${person} ${word}`, {
				person,
				word,
				named: named || (known?.named ?? false),
				from: Math.min(visibleFrom, known?.from ?? visibleFrom),
			});
		}
	}
	const all = [...rows.values()];
	if (all.length === 0) return;
	await session.run(
		sql`INSERT INTO name_words (word, person, named, visible_from) SELECT * FROM unnest(
			${all.map(({ word }) => word)}::text[], ${all.map(({ person }) => person)}::bigint[],
			${all.map(({ named }) => named)}::boolean[], ${all.map(({ from }) => from)}::bigint[]
		)
		ON CONFLICT (word, person) DO UPDATE SET named = name_words.named OR excluded.named,
			visible_from = least(name_words.visible_from, excluded.visible_from)
		WHERE name_words.visible_from > excluded.visible_from OR (excluded.named AND NOT name_words.named)`,
	);
	const names = [...new Set(all.filter(({ named }) => named).map(({ word }) => word))];
	const grams = names.flatMap((word) => gramsOf(word).map((gram) => ({ gram, word })));
	await session.run(
		sql`INSERT INTO word_grams (gram, size, word) SELECT * FROM unnest(
			${grams.map(({ gram }) => gram)}::text[], ${grams.map(({ word }) => word.length)}::integer[],
			${grams.map(({ word }) => word)}::text[]
		) ON CONFLICT (gram, size, word) DO NOTHING`,
	);
}
