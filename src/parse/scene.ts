import type { Lexicon } from '../language/lexicon.ts';
import type { Candidate } from './people/candidates.ts';
import type { Cast, Mention } from './people/figure.ts';
import { type Interview, interviewOf, withQuestions } from './speech/interview.ts';
import { type Voice, voicesOf } from './speech/voices.ts';
import type { Unit } from './unit.ts';

/** Everything that is known of an article before anyone asks who speaks. */
export interface Scene {
	readonly text: string;
	readonly lexicon: Lexicon;
	readonly units: readonly Unit[];
	readonly cast: Cast;
	/** Who speaks each block of an interview with labels, by the index of the unit. */
	readonly voices: ReadonlyMap<number, Voice>;
	/** Null where no block asks and answers without a mark. */
	readonly interview: Interview | null;
	/** The mention that begins at, or covers, a token. */
	mentionAt(unit: Unit, token: number): Mention | undefined;
	/** A capitalised run that is no person, covering a token. */
	otherAt(unit: Unit, token: number): Candidate | undefined;
}

export function sceneOf(text: string, read: readonly Unit[], cast: Cast, lexicon: Lexicon): Scene {
	const voices = voicesOf(text, read, cast);
	const interview = voices.size > 0 ? null : interviewOf(text, read, cast, lexicon);
	const units = interview === null ? read : withQuestions(read, interview);
	const mentions = covering(units, cast.mentions);
	const others = covering(units, cast.others);
	return {
		text,
		lexicon,
		units,
		cast,
		voices,
		interview,
		mentionAt: (unit, token) => at(mentions[unit.index], token),
		otherAt: (unit, token) => at(others[unit.index], token),
	};
}

/** What covers a token, for each unit in which anything covers one. */
type Covered<T> = readonly (T | undefined)[] | null;

function covering<T extends { from: number; to: number }>(
	units: readonly Unit[],
	rows: readonly (readonly T[])[],
): Covered<T>[] {
	return rows.map((row, index) => {
		if (row.length === 0) return null;
		const covered: (T | undefined)[] = new Array((units[index] as Unit).tokens.length);
		for (const item of row) for (let i = item.from; i < item.to; i++) covered[i] = item;
		return covered;
	});
}

function at<T>(covered: Covered<T> | undefined, token: number): T | undefined {
	if (covered === null || covered === undefined || token < 0 || token >= covered.length) return undefined;
	return covered[token];
}
