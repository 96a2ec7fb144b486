import type { Span } from '../../document/span.ts';
import { ANY_CUE, THIRD_PERSON, W } from '../../language/lexicon.ts';
import type { Mention, Referent } from '../people/figure.ts';
import { isShortened } from '../people/runs.ts';
import { phraseAt } from '../phrases.ts';
import type { Scene } from '../scene.ts';
import { flagsAt, M, signsAt, type Token, textAt, tokenAt } from '../token.ts';
import type { Unit } from '../unit.ts';
import { described, isJoined, make, someone } from './describe.ts';
import { severalAt } from './gender.ts';
import { bearerBehind, joint } from './joint.ts';

/** Who or what a cue verb belongs to, as it stands in the text. */
export interface Subject {
	readonly kind: 'name' | 'pronoun' | 'title' | 'organisation' | 'unnamed' | 'document';
	/** Token indices, end exclusive. */
	readonly from: number;
	readonly to: number;
	readonly span: Span;
	/** One mention for each of the people named, when `kind` is "name". */
	readonly mentions: readonly Mention[];
	readonly gender: Referent | null;
	/** Index of the noun of a title, a description, an organisation or a document. */
	readonly head: number;
}

/** How far a noun may stand behind its article. */
const NOUN_WITHIN = 5;
const NAME_WITHIN = 7;
/** The same where a title stands before it: "der Sprecher der Fraktion der Grünen, Volker Eck". */
const NAMED_WITHIN = 10;
/** How far behind its article a noun may stand when an attribute of its own is between, in tokens. */
const ATTRIBUTE_WITHIN = 11;
const NOUN = W.title | W.unnamed | W.organisation | W.document;
/** Cannot stand between an article and its noun. */
const NO_PHRASE = W.preposition | W.and;
const NO_NOUN = W.speaking | THIRD_PERSON | W.that | W.auxiliary;

/** A preposition, or an article in a case that no subject has. */
export const governs = (token: Token | undefined): boolean =>
	token !== undefined && ((token.flags & W.preposition) !== 0 || (token.signs & M.oblique) !== 0);

/** Reads a subject that begins at a token, adverbs before it left out. Null when none begins there. */
export function subjectAt(scene: Scene, unit: Unit, at: number): Subject | null {
	const start = skipAdverbs(scene, unit, at);
	const subject = readSubject(scene, unit, start);
	return subject !== null || start === at ? subject : readSubject(scene, unit, at);
}

function readSubject(scene: Scene, unit: Unit, from: number): Subject | null {
	const { tokens } = unit;
	const first = tokens[from];
	if (first === undefined || first.kind === 'mark') return null;
	const named = scene.mentionAt(unit, from);
	if (named !== undefined) return belonging(scene, unit, named) ?? joint(scene, unit, from, named);
	if ((first.flags & W.speaking) !== 0 || scene.lexicon.generic.has(first.lower)) return null;
	if ((first.flags & THIRD_PERSON) !== 0 && (first.signs & M.their) !== 0) {
		const belongs = (signsAt(unit.tokens, from + 1) & M.accordingAfter) === 0 ? phrase(scene, unit, from) : null;
		if (belongs !== null) return belongs;
	}
	if ((first.flags & (THIRD_PERSON | W.it)) !== 0) return pronoun(scene, unit, from, first);
	return phrase(scene, unit, from);
}

/** "Clinton spokesman Josh Ek", "Clinton's aide Jake Ek": the one who is named last, behind the noun. */
function belonging(scene: Scene, unit: Unit, owner: Mention): Subject | null {
	const { tokens } = unit;
	let noun = false;
	for (let i = owner.to; i < tokens.length && i < owner.to + NAME_WITHIN; i++) {
		const token = tokens[i] as Token;
		if (token.kind === 'mark') {
			// "Tom Hallbergs advokat, Rut Brandt"
			const named = noun && owner.genitive && token.text === ',' ? scene.mentionAt(unit, i + 1) : undefined;
			const closed = named !== undefined && !named.genitive && !named.partial && tokens[named.to]?.kind !== 'word';
			return closed ? joint(scene, unit, i + 1, named) : attributed(scene, unit, owner);
		}
		const mention = scene.mentionAt(unit, i);
		if (mention !== undefined) return noun && !mention.genitive ? joint(scene, unit, i, mention) : null;
		if (
			(token.flags & (ANY_CUE | W.preposition | W.and | W.auxiliary | W.relative)) !== 0 &&
			(token.flags & NOUN) === 0
		)
			return attributed(scene, unit, owner);
		if ((token.flags & NOUN) !== 0) noun = true;
	}
	if (!owner.genitive || !noun) return null;
	return phrase(scene, unit, owner.from);
}

/** "the Loxley campaign", "a Loxley aide": a noun right behind a name without a genitive is who speaks. */
function attributed(scene: Scene, unit: Unit, owner: Mention): Subject | null {
	const noun = unit.tokens[owner.to];
	if (owner.genitive || noun === undefined || noun.capital || !scene.lexicon.language.subjectFirst) return null;
	const bits = noun.flags & NOUN;
	if (bits === 0 || (noun.flags & ANY_CUE) !== 0) return null;
	const article = flagsAt(unit.tokens, owner.from - 1);
	const from = (article & (W.definite | W.indefinite)) === 0 ? owner.from : owner.from - 1;
	return described(scene, unit, from, owner.to, bits, (article & W.indefinite) !== 0);
}

function pronoun(scene: Scene, unit: Unit, from: number, token: Token): Subject | null {
	// "de boende", "de två": an article, not a pronoun.
	if ((token.flags & W.they) !== 0 && (token.flags & W.definite) !== 0) {
		const noun = phrase(scene, unit, from);
		if (noun !== null) return noun;
	}
	const gender =
		(token.flags & W.she) !== 0
			? severalAt(scene, unit, from) === true
				? 'they'
				: 'she'
			: (token.flags & W.he) !== 0
				? 'he'
				: (token.flags & W.they) !== 0
					? 'they'
					: (token.flags & W.it) !== 0
						? 'it'
						: null;
	return make(unit, 'pronoun', from, from + 1, { gender });
}

/** Letters of a degree, at most. */
const LONGEST_DEGREE = 5;

/** A full stop behind so few letters with a capital, or the hyphen behind it, and more of them. */
function isDegree(tokens: readonly Token[], at: number): boolean {
	const hyphen = tokens[at]?.text === '-';
	const stop = hyphen ? at - 1 : at;
	const letters = tokenAt(tokens, stop - 1);
	if (tokens[stop]?.text !== '.' || letters?.capital !== true || letters.text.length > LONGEST_DEGREE) return false;
	return tokens[at + 1]?.capital === true || (!hyphen && tokens[at + 1]?.text === '-');
}

const isCueBehind = (tokens: readonly Token[], at: number): boolean => (flagsAt(tokens, at) & ANY_CUE) !== 0;

/** Nouns: a title before a name, a title alone, an organisation, a document, somebody without a name. */
function phrase(scene: Scene, unit: Unit, from: number): Subject | null {
	const { tokens } = unit;
	let indefinite = false;
	let head = -1;
	let headBits = 0;
	const { capitalNouns, subjectFirst } = scene.lexicon.language;
	// "Sønnen har laget …": where the verb comes second, it ends the phrase.
	const verbs = subjectFirst ? 0 : W.auxiliary;
	// Behind an article common words are adjectives: "eine 58 Jahre alte Reisende".
	const first = tokens[from] as Token;
	const owned = (first.flags & (W.her | W.his)) !== 0 || (first.signs & M.their) !== 0;
	const opened = owned || ((tokens[from] as Token).flags & (W.definite | W.indefinite)) !== 0;
	let i = from;
	for (; i < tokens.length && i < from + (head < 0 ? NAME_WITHIN : NAMED_WITHIN); i++) {
		const token = tokens[i] as Token;
		const mention = scene.mentionAt(unit, i);
		if (mention !== undefined) {
			// The owner of a noun: "Casco's lawyer", "Obamas specialassistent".
			if (mention.genitive && i + 1 < tokens.length) {
				i = mention.to - 1;
				continue;
			}
			if (indefinite && head >= 0 && (headBits & W.title) === 0) break;
			// "tiltalte i Nordvåg": where somebody is.
			if (head >= 0 && ((tokens[i - 1] as Token).flags & W.preposition) !== 0) {
				// "a lawyer for Tom Hale, Ruth Bray, said"
				const named = tokens[mention.to]?.text === ',' ? scene.mentionAt(unit, mention.to + 1) : undefined;
				const next = named === undefined ? undefined : textAt(tokens, named.to);
				const closed = next === '.' || next === '' || (next === ',' && isCueBehind(tokens, (named?.to ?? 0) + 1));
				if (named !== undefined && !named.genitive && closed) return joint(scene, unit, named.from, named);
				break;
			}
			return belonging(scene, unit, mention) ?? joint(scene, unit, i, mention);
		}
		if (token.kind === 'mark') {
			// "der 71-Jährige"
			if (token.text === '-' && !token.spaced && tokenAt(tokens, i - 1)?.kind === 'number') continue;
			// "presstalespersonen, Carina Ek" and "Dr. Ek".
			const shortened = token.text === '.' && !token.spaced ? tokenAt(tokens, i - 1) : undefined;
			if (isShortened(shortened)) continue;
			// "f.d. kommunalrådet", "die 1. Vorsitzende"
			if (head < 0 && shortened !== undefined && (shortened.signs & M.abbreviation) !== 0) continue;
			if (capitalNouns && shortened?.kind === 'number' && tokens[i + 1]?.capital) continue;
			// "Chefarzt Priv.-Doz. Dr. Sebastian Ek": degrees between a calling and a name.
			if (head >= 0 && (headBits & W.title) !== 0 && !token.spaced && isDegree(tokens, i)) continue;
			// "17-åringen"
			if (token.text === '-' && tokenAt(tokens, i - 1)?.kind === 'number' && isJoined(token, tokens[i + 1])) continue;
			// "hänen avustajansa, asianajaja Eko": a noun that no list holds, behind its owner.
			const open = head < 0 && owned && i > from + 1 && (first.flags & THIRD_PERSON) !== 0;
			if (token.text === ',' && (open || (head >= 0 && isCalling(headBits, capitalNouns))) && !indefinite) {
				let next = i + 1;
				while (
					next < i + 4 &&
					((tokens[next]?.flags ?? 0) & W.title) !== 0 &&
					scene.mentionAt(unit, next) === undefined
				)
					next++;
				const named = scene.mentionAt(unit, next);
				if (named !== undefined && !named.genitive) return joint(scene, unit, next, named);
			}
			// "Mannen hennes, Yusuf, kjører buss"
			if (token.text === ',' && head >= 0 && (headBits & W.unnamed) !== 0 && !indefinite) {
				const named = scene.mentionAt(unit, i + 1);
				const closes = named === undefined ? undefined : tokens[named.to];
				if (
					named !== undefined &&
					!named.genitive &&
					(closes === undefined || closes.text === ',' || closes.text === '.')
				)
					return joint(scene, unit, i + 1, named);
			}
			// "a national officer, Brendan Ek, said"
			if (token.text === ',' && head >= 0 && indefinite && (headBits & (W.title | W.unnamed)) !== 0) {
				const named = scene.mentionAt(unit, i + 1);
				if (
					named !== undefined &&
					!named.genitive &&
					(tokens[named.to]?.text === ',' || ((tokens[named.to]?.flags ?? 0) & ANY_CUE) !== 0)
				)
					return joint(scene, unit, i + 1, named);
			}
			break;
		}
		if (head < 0 && !(owned && i === from) && (token.flags & NO_NOUN) !== 0 && (token.flags & W.definite) === 0) break;
		if (head >= 0 && (token.flags & (ANY_CUE | W.that | W.relative | THIRD_PERSON | W.speaking | verbs)) !== 0) break;
		if (head < 0 && (token.flags & (W.say | W.that)) !== 0 && (token.flags & (W.title | W.unnamed)) === 0) break;
		// "Erster Kommissar": where nouns have capitals, what has one is no common word.
		const common = ((i === from && !owned) || !opened) && !(capitalNouns && token.capital);
		const stops = NO_PHRASE | (common ? W.common : 0);
		if (head < 0 && (token.flags & stops) !== 0 && (token.flags & (W.definite | W.indefinite | NOUN)) === 0) break;
		if (head < 0 && (token.flags & W.indefinite) !== 0) {
			// An article opens a phrase; in the middle it opens another.
			if (i > from && ((tokens[i - 1] as Token).flags & (W.indefinite | W.definite)) === 0) break;
			indefinite = true;
		}
		// Where nouns have capitals, a word without one is none: "der 23-jährige Sportler".
		const bits = capitalNouns && !token.capital ? 0 : token.flags & NOUN;
		if (bits !== 0 && (head < 0 || i - head <= 2)) {
			// "die Sprecherin der Initiative": what a genitive adds is not the head.
			if (head < 0 || !((tokens[head + 1]?.flags ?? 0) & (W.preposition | W.definite | W.indefinite | W.her | W.his))) {
				head = i;
				headBits = bits;
			}
		} else if (head < 0 && scene.otherAt(unit, i) !== undefined && (token.flags & (W.common | W.definite)) === 0) {
			head = i;
			headBits = W.organisation;
		} else if (head < 0 && i - from >= NOUN_WITHIN) break;
		// "Zwei Jahre lang filmten die Forscher": a noun that no list holds ends the phrase.
		else if (capitalNouns && head < 0 && i > from && token.capital && tokens[i + 1]?.capital === false) break;
	}
	if (head < 0) return opened && capitalNouns ? attributive(scene, unit, from) : someone(unit, from);
	const borne = indefinite || (headBits & W.title) === 0 ? null : bearerBehind(scene, unit, head + 1);
	if (borne !== null) return joint(scene, unit, borne.from, borne);
	return described(scene, unit, from, head, headBits, indefinite);
}

/** "die in Wesel geborene Eck", "der seit 1990 amtierende Bürgermeister": past what stands between an article and its adjective. */
function attributive(scene: Scene, unit: Unit, from: number): Subject | null {
	const { tokens } = unit;
	if ((flagsAt(tokens, from + 1) & W.preposition) === 0) return someone(unit, from);
	// "…, den im Ort jedes Kind kennt": a clause of its own.
	if (tokenAt(tokens, from - 1)?.text === ',') return null;
	for (let i = from + 2; i < tokens.length && i < from + ATTRIBUTE_WITHIN; i++) {
		const { kind, flags, capital } = tokens[i] as Token;
		if (kind === 'mark' || (flags & (W.that | W.relative | W.auxiliary)) !== 0) return null;
		const adjective = tokens[i - 1] as Token;
		if (!capital || adjective.capital || adjective.kind !== 'word' || i === from + 2) continue;
		if ((adjective.flags & (W.preposition | W.definite | W.indefinite | W.and)) !== 0) continue;
		const mention = scene.mentionAt(unit, i);
		if (mention !== undefined) return mention.from === i && !mention.genitive ? joint(scene, unit, i, mention) : null;
		const bits = flags & NOUN;
		if (bits === 0) continue;
		const named = scene.mentionAt(unit, i + 1);
		if (named !== undefined && !named.genitive && (bits & W.title) !== 0) return joint(scene, unit, i + 1, named);
		return described(scene, unit, from, i, bits, (flagsAt(tokens, from) & W.indefinite) !== 0);
	}
	return null;
}

/** A title; where nouns have capitals, kin as well: "der Bruder des Wirts, Georg Eck". */
const isCalling = (bits: number, capitalNouns: boolean): boolean =>
	(bits & (capitalNouns ? W.title | W.unnamed : W.title)) !== 0;

/** Index of the first token that is no adverb of the language's list, phrases of several words included. */
export function skipAdverbs({ lexicon }: Scene, { tokens }: Unit, at: number): number {
	let i = at;
	for (let turns = 0; turns < 4; turns++) {
		const token = tokens[i];
		if (token === undefined || (token.signs & M.adverb) === 0) break;
		const length = phraseAt(lexicon.adverbs, tokens, i);
		if (length === 0) break;
		i += length;
	}
	return i;
}
