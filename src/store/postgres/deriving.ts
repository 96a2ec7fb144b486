import sql, { join } from 'sql-template-tag';
import { type Derived, derivation } from '../derive.ts';
import { NEVER } from '../moment.ts';
import type { Head } from '../sqlite/deriving.ts';
import type { Session } from './database.ts';
import { addPeople, removePeople, settlePeople } from './people-rows.ts';
import { speakerStem } from './speaker.ts';
import { lexemes } from './stems.ts';
import { refOf } from './text.ts';

/** Writes all rows of one article in the place of those it had, and gives its number. */
export async function writeRows(
	session: Session,
	number: number | null,
	head: Head,
	derived: Derived,
): Promise<number> {
	if (number !== null) await removeLists(session, number);
	const before = number === null ? [] : await removePeople(session, number);
	const written = await writeHead(session, number, head, derived);
	if (derived.visibleFrom !== NEVER) {
		await addLists(session, written, derived, head.language);
		await addTurns(session, written, derived, await addPeople(session, written, derived));
	}
	await settlePeople(session, before);
	return written;
}

async function writeHead(session: Session, number: number | null, article: Head, derived: Derived): Promise<number> {
	const columns = sql`ref, id, revision, language, headline, publisher, url, published_at, day, moment, visible_from,
		quotes, people, fact_boxes, derivation, named, prints, telling, stems`;
	const values = join([
		refOf(article.id),
		article.id,
		article.revision,
		article.language,
		derived.headline,
		article.publisher,
		article.url,
		derived.publishedAt,
		derived.day,
		derived.moment,
		derived.visibleFrom,
		derived.quotes,
		derived.people.length,
		derived.factBoxes.length,
		derivation(),
		article.named,
		sql`${derived.prints}::bigint[]`,
		sql`${derived.telling}::integer[]`,
		sql`array_to_tsvector(${lexemes(derived.stems)}::text[])`,
	]);
	const row = await session.get<{ number: number }>(
		number === null
			? sql`INSERT INTO articles (${columns}) VALUES (${values}) RETURNING number`
			: sql`UPDATE articles SET (${columns}) = ROW (${values}) WHERE number = ${number} RETURNING number`,
	);
	if (!row) throw new Error('the article was not written');
	return row.number;
}

async function addLists(session: Session, article: number, derived: Derived, language: string): Promise<void> {
	await session.run(
		sql`INSERT INTO languages (ref, code) VALUES (${refOf(language)}, ${language}) ON CONFLICT (ref) DO NOTHING`,
	);
	await session.run(
		sql`INSERT INTO headline_words (word, article) SELECT word, ${article}::bigint
		FROM unnest(${derived.headlineWords}::text[]) AS word`,
	);
	if (derived.factBoxes.length === 0) return;
	await session.run(
		sql`INSERT INTO fact_boxes (article, place, day, moment, visible_from, box)
		SELECT ${article}::bigint, 1 - place, ${derived.day}, ${derived.moment}::bigint, ${derived.visibleFrom}::bigint, box
		FROM unnest(${derived.factBoxes}::text[]) WITH ORDINALITY AS boxes (box, place)
		ORDER BY place`,
	);
}

async function addTurns(
	session: Session,
	article: number,
	derived: Derived,
	people: ReadonlyMap<string, number>,
): Promise<void> {
	const rows = derived.turns.map(({ place, speaker, turn, stems }) => {
		const person = speaker === null ? null : (people.get(speaker) ?? null);
		return { place: -place, person, turn, stems: lexemes(`${speakerStem(person)} ${stems}`).join(' ') };
	});
	if (rows.length === 0) return;
	await session.run(
		sql`INSERT INTO turns (article, place, person, day, moment, visible_from, turn, stems)
		SELECT ${article}::bigint, place, person, ${derived.day}, ${derived.moment}::bigint, ${derived.visibleFrom}::bigint,
			turn, array_to_tsvector(string_to_array(stems, ' '))
		FROM unnest(
			${rows.map(({ place }) => place)}::integer[], ${rows.map(({ person }) => person)}::bigint[],
			${rows.map(({ turn }) => turn)}::text[], ${rows.map(({ stems }) => stems)}::text[]
		) WITH ORDINALITY AS said (place, person, turn, stems, nth) ORDER BY nth`,
	);
}

async function removeLists(session: Session, article: number): Promise<void> {
	await session.run(sql`DELETE FROM headline_words WHERE article = ${article}`);
	await session.run(sql`DELETE FROM turns WHERE article = ${article}`);
	await session.run(sql`DELETE FROM fact_boxes WHERE article = ${article}`);
}
