import type { Span } from '../../document/span.ts';
import { type Lexicon, W } from '../../language/lexicon.ts';
import type { Candidate } from '../people/candidates.ts';
import type { Found, Scene } from '../scene.ts';
import type { Subject } from '../speech/subject.ts';
import { flagsAt, M, type Token, textAt, tokenAt } from '../token.ts';
import { spanOf, type Unit } from '../unit.ts';

const SHOUTED = /^\p{Lu}{2,}$/u;
/** Shorter forms of a noun are found in too many words. */
const SHORTEST = 4;
/** How many blocks back a noun still has its name in the reader's mind. */
const FARTHEST = 40;
/** A block may be a whole article: so many capitals back at most. */
const MOST_NAMES = 2_000;

/** "museet", "företaget" for the organisation that was named before; null when the words name one themselves. */
export function issuerOf(scene: Scene, unit: Unit, subject: Subject): Span | null {
	const head = unit.tokens[subject.head];
	if (head === undefined) return null;
	if (!scene.lexicon.language.capitalNouns && (head.capital || isNamed(unit, subject))) return null;
	// "eine Organisation": none that was named.
	if (subject.head > subject.from && (flagsAt(unit.tokens, subject.from) & W.indefinite) !== 0) return null;
	return sameNoun(scene, unit, subject, head) ?? lastOrganisation(scene, unit, subject, head);
}

/** "the Loxley campaign": whose it is stands before the noun. */
function isNamed({ tokens }: Unit, { from, head }: Subject): boolean {
	for (let i = Math.min(from, head - 1); i < head; i++) {
		const token = tokenAt(tokens, i);
		if (token?.capital && (token.flags & (W.definite | W.indefinite | W.common)) === 0) return true;
	}
	return false;
}

/** "museet" for "Hamnemuseet på Vågsnes": a capitalised word that ends in the noun. */
function sameNoun(scene: Scene, unit: Unit, subject: Subject, head: Token): Span | null {
	const forms = scene.lexicon
		.bare(head.lower)
		.filter((form) => form.length >= SHORTEST)
		.sort((a, b) => a.length - b.length);
	if (forms.length === 0) return null;
	const known = scene.found;
	const before = known.get(head.lower);
	const later =
		before !== undefined && (before.unit < unit.index || (before.unit === unit.index && before.end <= subject.from));
	const found = nearestNamed(scene, unit, subject.from, head, forms, later ? before : null);
	if (before === undefined || later) known.set(head.lower, found);
	return found.span;
}

/** Looks back from a place, as far as nobody looked for the same noun before. */
function nearestNamed(
	scene: Scene,
	unit: Unit,
	from: number,
	head: Token,
	forms: readonly string[],
	before: Found | null,
): Found {
	const at = { unit: unit.index, end: from };
	const farthest = Math.max(0, unit.index - FARTHEST);
	let looked = 0;
	for (let index = unit.index; index >= farthest; index--) {
		const place = scene.units[index] as Unit;
		const end = index === unit.index ? from : place.tokens.length;
		for (let nth = countBelow(place.names, end) - 1; nth >= 0; nth--) {
			const i = place.names[nth] as number;
			if (before !== null && index === before.unit && i + 1 < before.end) break;
			if (++looked > MOST_NAMES) return { ...at, span: null, spanIn: 0 };
			const behind = i + 1 < end && place.names[nth + 1] !== i + 1 ? ownedAt(scene, place, i + 1, head, forms) : null;
			const span = behind ?? ownedAt(scene, place, i, head, forms) ?? namedAt(scene, place, i, head, forms);
			if (span !== null) return { ...at, span, spanIn: index };
		}
		if (before !== null && index === before.unit) {
			const near = before.span !== null && before.spanIn >= farthest;
			return { ...at, span: near ? before.span : null, spanIn: before.spanIn };
		}
	}
	return { ...at, span: null, spanIn: 0 };
}

/** How many of ascending numbers are smaller. */
function countBelow(numbers: readonly number[], end: number): number {
	let from = 0;
	let to = numbers.length;
	while (from < to) {
		const middle = (from + to) >> 1;
		if ((numbers[middle] as number) < end) from = middle + 1;
		else to = middle;
	}
	return from;
}

function ownedAt(scene: Scene, place: Unit, i: number, head: Token, forms: readonly string[]): Span | null {
	if (tokenAt(place.tokens, i - 1)?.capital !== true || !isOwned(place, i, forms)) return null;
	if ((place.tokens[i] as Token).lower === head.lower || scene.mentionAt(place, i) !== undefined) return null;
	return spanOf(place, scene.otherAt(place, i - 1)?.from ?? i - 1, i + 1);
}

function namedAt(scene: Scene, place: Unit, i: number, head: Token, forms: readonly string[]): Span | null {
	const token = place.tokens[i] as Token;
	// The others begin with the shortest.
	if (!token.capital || token.lower === head.lower || !token.lower.includes(forms[0] as string)) return null;
	if (scene.mentionAt(place, i) !== undefined || (token.flags & (W.title | W.unnamed)) !== 0) return null;
	// "regionen" for "Region Nord": the noun itself opens the name.
	const next = place.tokens[i + 1];
	if (next?.kind === 'word' && next.capital && forms.includes(token.lower)) return spanOf(place, i, i + 2);
	const ends = (form: string): boolean => forms.some((own) => form.length > own.length && form.endsWith(own));
	return scene.lexicon.bare(token.lower).some(ends) ? runAround(scene, place, i) : null;
}

/** "Nordfyr Kommune" for "kommunen", "Harbo tingsrätt" for "rätten": the noun behind the name of its place. */
function isOwned({ tokens }: Unit, at: number, forms: readonly string[]): boolean {
	const token = tokens[at] as Token;
	if (!token.spaced || (token.flags & W.organisation) === 0 || !forms.some((form) => token.lower.endsWith(form)))
		return false;
	const owner = tokens[at - 1] as Token;
	return (owner.flags & (W.common | W.definite | W.indefinite | W.preposition)) === 0;
}

/** The whole capitalised run, and where it is: "Hamnemuseet på Vågsnes". */
function runAround(scene: Scene, place: Unit, at: number): Span {
	const { tokens } = place;
	const other = scene.otherAt(place, at);
	// "Fergeselskapet Nordlei": the noun, then the name.
	const named = scene.otherAt(place, at + 1);
	if (named !== undefined && named.from === at + 1 && tokens[at + 1]?.kind === 'word')
		return spanOf(place, at + 1, named.to);
	let to = other?.to ?? at + 1;
	if (((tokens[to]?.flags ?? 0) & W.preposition) !== 0 && (tokens[to + 1]?.capital ?? false)) to += 2;
	return spanOf(place, other === undefined ? at : behindArticle(place, other.from, at), to);
}

/** "Vorhaben von der Landesstiftung": the name begins behind the last article before the noun. */
function behindArticle({ tokens }: Unit, from: number, at: number): number {
	for (let i = at - 1; i > from; i--) if ((flagsAt(tokens, i) & W.definite) !== 0) return i + 1;
	return from;
}

/** "das Unternehmen", "des Unternehmens": any of them may be called so. */
export const isGeneric = ({ language, bare }: Lexicon, lower: string): boolean =>
	bare(lower).some((form) => language.genericOrganisations.includes(form));

/** A word that any organisation may be called by, for the one named last. */
function lastOrganisation(scene: Scene, unit: Unit, subject: Subject, head: Token): Span | null {
	if (!isGeneric(scene.lexicon, head.lower)) return null;
	// "die Betreiber von Nordbad": told apart by what belongs to it.
	const next = tokenAt(unit.tokens, subject.head + 1);
	if (next !== undefined && (next.flags & W.preposition) !== 0 && subject.to > subject.head + 1) return null;
	const told = toldBody(scene, unit, subject.from);
	if (told !== null) return told;
	for (let index = unit.index; index >= Math.max(0, unit.index - FARTHEST); index--) {
		const place = scene.units[index] as Unit;
		const others = scene.cast.others[index] ?? [];
		for (let nth = others.length - 1; nth >= 0; nth--) {
			const candidate = others[nth] as Candidate;
			if (index === unit.index && candidate.from >= subject.from) continue;
			if (isOrganisation(scene.lexicon, place, candidate)) return spanOf(place, candidate.from, candidate.to);
		}
	}
	return null;
}

/** "Bilistenes forbund jubler. «…», skriver organisasjonen": whom the last sentence that tells of a body begins with. */
function toldBody(scene: Scene, unit: Unit, before: number): Span | null {
	if (scene.lexicon.language.capitalNouns) return null;
	for (const place of [unit, scene.units[unit.index - 1]]) {
		if (place === undefined || place.block.kind === 'headline') continue;
		for (const { from } of place.sentences.toReversed()) {
			if (place === unit && from >= before) continue;
			const body = bodyAt(scene, place, from);
			if (body !== null) return body.to > body.from ? spanOf(place, body.from, body.to) : null;
		}
	}
	return null;
}

/** A run of capitals, or of one and a word for a body, that names no person; empty where a person is named. */
function bodyAt(scene: Scene, place: Unit, from: number): { from: number; to: number } | null {
	const { tokens } = place;
	const mention = scene.mentionAt(place, from);
	if (mention?.figures.some(({ sure }) => sure)) return { from, to: from };
	// "Byggbolaget Granit & Mark": the noun, then the name.
	const other = scene.otherAt(place, from + 1);
	if (other?.from === from + 1 && (flagsAt(tokens, from) & W.organisation) !== 0) return other;
	let to = from;
	for (let token = tokens[to]; token !== undefined; token = tokens[++to]) {
		if (token.text === '&') continue;
		if (token.kind !== 'word' || !(token.capital || (to > from && (token.flags & W.organisation) !== 0))) break;
	}
	if (to - from < 2 || (flagsAt(tokens, from) & (W.common | W.title)) !== 0) return null;
	return { from, to };
}

function isOrganisation(lexicon: Lexicon, { tokens }: Unit, { from, to, parts, initial }: Candidate): boolean {
	// "Kitchenware retailer Glasshouse", "the insurer, Corvid Mutual"
	const noun = tokenAt(tokens, textAt(tokens, from - 1) === ',' ? from - 2 : from - 1);
	if (noun !== undefined && !noun.capital && (noun.signs & M.generic) !== 0) return true;
	// "Norveg, som eier rasteplassen, …"
	if (tokens[to]?.text === ',' && ((tokens[to + 1]?.flags ?? 0) & W.relative) !== 0) return true;
	if (lexicon.language.capitalNouns) {
		const shouted = SHOUTED.test(parts[0] ?? '');
		// "aus dem Radio": a noun that any of them may be called by is no name.
		if (parts.length === 1 && !shouted && (flagsAt(tokens, from) & W.organisation) !== 0) return false;
		// "die IG Druck"
		if (parts.length > 1 && shouted) return true;
	}
	if (initial && parts.length === 1 && !/^\p{Lu}{2,}/u.test(parts[0] ?? '')) return false;
	if (parts.includes('&')) return true;
	const before = flagsAt(tokens, from - 1);
	if ((before & W.organisation) !== 0) return true;
	// "vd för Norrvalls"
	if ((before & W.preposition) !== 0 && (flagsAt(tokens, from - 2) & W.title) !== 0) return true;
	for (let i = from; i < to; i++) if (((tokens[i]?.flags ?? 0) & W.organisation) !== 0) return true;
	return false;
}
