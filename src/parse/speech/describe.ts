import { ANY_CUE, THIRD_PERSON, W } from '../../language/lexicon.ts';
import type { Mention } from '../people/figure.ts';
import type { Scene } from '../scene.ts';
import { flagsAt, M, type Token, tokenAt } from '../token.ts';
import { spanOf, type Unit } from '../unit.ts';
import { genderOf } from './gender.ts';
import type { Subject } from './subject.ts';

/** "lyder det.": a verb that is complete with its particle and names nobody. Whoever is in focus speaks. */
export function expletiveAt({ lexicon }: Scene, unit: Unit, verb: number): Subject | null {
	const { tokens } = unit;
	const it = tokens[verb + 1];
	if (it === undefined || (it.flags & W.definite) === 0) return null;
	if (!lexicon.particles.get((tokens[verb] as Token).lower)?.has(it.lower)) return null;
	const next = tokens[verb + 2];
	return next === undefined || next.kind === 'mark' ? make(unit, 'pronoun', verb + 1, verb + 2, {}) : null;
}

/** "said one", "another read": an indefinite word alone. */
export function someone(unit: Unit, from: number): Subject | null {
	const { tokens } = unit;
	const first = tokens[from];
	const next = tokens[from + 1];
	if (first === undefined || (first.flags & W.indefinite) === 0 || first.lower.length < 3) return null;
	// "one of them, who declined to give his name"
	const those = tokens[from + 2];
	const among = next !== undefined && (next.flags & W.preposition) !== 0 && those?.kind === 'word' && !those.capital;
	const plain = ((those?.flags ?? 0) & (W.they | W.common)) !== 0 && ((those?.flags ?? 0) & (W.definite | W.it)) === 0;
	if (
		among &&
		plain &&
		(first.signs & M.plural) === 0 &&
		tokens[from + 3]?.kind !== 'word' &&
		!tokens[from + 4]?.capital
	)
		return make(unit, 'unnamed', from, from + 3, { head: from });
	if (next !== undefined && next.kind !== 'mark' && (next.flags & ANY_CUE) === 0) return null;
	return make(unit, 'unnamed', from, from + 1, { head: from });
}

export const isJoined = (hyphen: Token, word: Token | undefined): boolean =>
	!hyphen.spaced && word?.kind === 'word' && !word.spaced;

export function described(
	scene: Scene,
	unit: Unit,
	from: number,
	head: number,
	bits: number,
	indefinite: boolean,
): Subject {
	const { tokens } = unit;
	let to = head + 1;
	// A run of capitals is one name: "Saltmarsh Ratepayers' Association".
	const other = scene.otherAt(unit, head);
	if (other !== undefined) to = Math.max(to, other.to);
	if (tokens[to]?.text === "'" || tokens[to]?.text === '’') to++;
	// Its complement: "på akuten", "i Brunnsala".
	let end = to;
	while (end < tokens.length && end - to < 8) {
		const token = tokens[end] as Token;
		// "a spokesperson for the Growers' Association"
		if (end > to && isPossessive(token) && tokens[end + 1]?.capital) {
			end++;
			continue;
		}
		if (token.kind === 'mark' || (token.flags & (ANY_CUE | W.that | W.relative | THIRD_PERSON | W.auxiliary)) !== 0)
			break;
		if (end === to && (token.flags & W.preposition) === 0) break;
		if ((token.flags & W.document) !== 0) {
			end = to;
			break;
		}
		end++;
	}
	const loose = W.and | W.preposition | W.definite | W.indefinite | W.adverb;
	while (end > to && ((tokens[end - 1] as Token).flags & loose) !== 0) end--;
	const kind =
		(bits & W.document) !== 0 && (bits & (W.title | W.unnamed)) === 0
			? 'document'
			: (bits & W.organisation) !== 0 && (bits & (W.title | W.unnamed)) === 0
				? 'organisation'
				: indefinite
					? 'unnamed'
					: (bits & W.title) !== 0 || (bits & W.unnamed) !== 0
						? 'title'
						: 'organisation';
	// "40 arbetare"
	const number = tokenAt(tokens, head - 1);
	const counted = number?.kind === 'number' && number.text !== '1';
	const several = counted || ((tokens[head]?.signs ?? 0) & M.plural) !== 0;
	const gender = several ? 'they' : genderOf(scene, tokens[from], tokens[head]);
	const complement = kind === 'organisation' ? placeOnly(tokens, to, end) : end;
	return make(unit, kind, behindNumber(tokens, from), kind === 'title' ? to : complement, { head, gender });
}

/** The mark of "Growers'". */
export const isPossessive = (token: Token | undefined): boolean =>
	token !== undefined && !token.spaced && (token.text === "'" || token.text === '’');

/** "34-åringen": the number that a noun begins with. */
function behindNumber(tokens: readonly Token[], from: number): number {
	const hyphen = tokenAt(tokens, from - 1);
	const joined = hyphen?.text === '-' && isJoined(hyphen, tokens[from]);
	return joined && tokenAt(tokens, from - 2)?.kind === 'number' ? from - 2 : from;
}

/** An organisation keeps a complement of place ("i Brunnsala"), not the occasion of the statement. */
function placeOnly(tokens: readonly Token[], from: number, to: number): number {
	const first = tokens[from];
	if (first === undefined || to <= from || (first.flags & W.preposition) === 0) return from;
	const place = tokens[from + 1];
	return to - from === 2 && place?.capital && (place.flags & W.notPeople) === 0 ? to : from;
}

/** "Loxley's", "her": to whom what follows belongs. */
export function possessorAt(scene: Scene, unit: Unit, at: number): Subject | null {
	const mention = scene.mentionAt(unit, at);
	if (mention !== undefined)
		return mention.genitive ? make(unit, 'name', mention.from, mention.to, { mentions: [mention] }) : null;
	const flags = flagsAt(unit.tokens, at);
	const gender = (flags & W.her) !== 0 ? 'she' : (flags & W.his) !== 0 ? 'he' : null;
	return gender === null ? null : make(unit, 'pronoun', at, at + 1, { gender });
}

/** Words for somebody that no list holds, as they stand. */
export const nounPhrase = (unit: Unit, from: number, to: number): Subject =>
	make(unit, 'unnamed', from, to, { head: to - 1 });

export function make(
	unit: Unit,
	kind: Subject['kind'],
	from: number,
	to: number,
	more: { mentions?: readonly Mention[]; gender?: Subject['gender']; head?: number },
): Subject {
	return {
		kind,
		from,
		to,
		span: spanOf(unit, from, to),
		mentions: more.mentions ?? [],
		gender: more.gender ?? null,
		head: more.head ?? -1,
	};
}
