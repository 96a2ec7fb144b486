import type { Appearance } from '../derive.ts';
import type { Database } from './database.ts';
import { gramTokens } from './grams.ts';

type Words = Appearance['words'];

/** By word: whether it is one of a name, and from when on it may be known. */
type NameWords = Map<string, { named: boolean; from: number }>;

/**
 * What goes into the indexes over words, gathered over a whole transaction and written at its end: FTS5 keeps what it is
 * given in memory, but writes all of it as soon as a statement on any other table might have to be undone.
 */
export class WordIndex {
	readonly #db: Database;
	#names = new Map<number, NameWords>();
	#articles: [number, string][] = [];
	#turns: [number, string][] = [];

	constructor(db: Database) {
		this.#db = db;
	}

	article(number: number, stems: string): void {
		this.#articles.push([number, stems]);
	}

	turn(number: number, stems: string): void {
		this.#turns.push([number, stems]);
	}

	/** The words by which an article lets a person be found. */
	person(number: number, { named, other }: Words, visibleFrom: number): void {
		const words: NameWords = this.#names.get(number) ?? new Map();
		this.#names.set(number, words);
		const add = (word: string, isNamed: boolean): void => {
			const known = words.get(word);
			if (known === undefined) words.set(word, { named: isNamed, from: visibleFrom });
			else {
				known.named ||= isNamed;
				known.from = Math.min(known.from, visibleFrom);
			}
		};
		for (const word of named) add(word, true);
		for (const word of other) add(word, false);
	}

	/** Also before rows are changed that may still be waiting here. */
	flush(): void {
		const names = this.#writeNames();
		for (const [number, grams] of this.#newWords(names)) {
			this.#db.run('INSERT INTO name_grams (rowid, grams) VALUES (?, ?)', number, grams);
		}
		for (const row of this.#articles) this.#db.run('INSERT INTO article_stems (rowid, stems) VALUES (?, ?)', ...row);
		for (const row of this.#turns) this.#db.run('INSERT INTO turn_stems (rowid, stems) VALUES (?, ?)', ...row);
		this.#names = new Map();
		this.#articles = [];
		this.#turns = [];
	}

	/** Gives the words of names among them. */
	#writeNames(): ReadonlySet<string> {
		const names = new Set<string>();
		for (const [person, words] of this.#names) {
			for (const [word, { named, from }] of words) {
				if (named) names.add(word);
				this.#db.run(
					`INSERT INTO name_words (word, person, named, visible_from) VALUES (?, ?, ?, ?)
					ON CONFLICT (word, person) DO UPDATE SET
						named = max(named, excluded.named), visible_from = min(visible_from, excluded.visible_from)
					WHERE named < excluded.named OR visible_from > excluded.visible_from`,
					word,
					person,
					Number(named),
					from,
				);
			}
		}
		return names;
	}

	/** Numbers the words of names that no name had before. */
	#newWords(names: ReadonlySet<string>): [number, string][] {
		return [...names].flatMap((word): [number, string][] => {
			const number = this.#db.insert('INSERT OR IGNORE INTO words (word) VALUES (?)', word);
			return number === null ? [] : [[number, gramTokens(word).join(' ')]];
		});
	}
}

/** Takes a word that is in no name any more out of those that a typed word may stand for. */
export function forgetWord(db: Database, word: string): void {
	const row = db.get<{ number: number }>('SELECT number FROM words WHERE word = ?', word);
	if (!row || db.get('SELECT 1 FROM name_words WHERE word = ? AND named', word)) return;
	db.run('DELETE FROM words WHERE number = ?', row.number);
	db.run('DELETE FROM name_grams WHERE rowid = ?', row.number);
}
