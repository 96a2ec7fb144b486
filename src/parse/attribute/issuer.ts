import type { Span } from '../../document/span.ts';
import { W } from '../../language/lexicon.ts';
import type { Candidate } from '../people/candidates.ts';
import type { Scene } from '../scene.ts';
import type { Subject } from '../speech/subject.ts';
import type { Token } from '../tokens.ts';
import { spanOf, type Unit } from '../unit.ts';

/** Shorter forms of a noun are found in too many words. */
const SHORTEST = 4;
/** How many blocks back a noun still has its name in the reader's mind. */
const FARTHEST = 40;

/** "museet", "företaget" for the organisation that was named before; null when the words name one themselves. */
export function issuerOf(scene: Scene, unit: Unit, subject: Subject): Span | null {
	const head = unit.tokens[subject.head];
	if (head === undefined || (head.capital && !scene.lexicon.language.capitalNouns)) return null;
	return sameNoun(scene, unit, subject, head) ?? lastOrganisation(scene, unit, subject, head);
}

/** "museet" for "Hamnemuseet på Vågsnes": a capitalised word that ends in the noun. */
function sameNoun(scene: Scene, unit: Unit, subject: Subject, head: Token): Span | null {
	const forms = scene.lexicon.bare(head.lower).filter((form) => form.length >= SHORTEST);
	for (let index = unit.index; index >= Math.max(0, unit.index - FARTHEST); index--) {
		const place = scene.units[index] as Unit;
		const end = index === unit.index ? subject.from : place.tokens.length;
		for (let nth = place.names.length - 1; nth >= 0; nth--) {
			const i = place.names[nth] as number;
			if (i >= end) continue;
			const token = place.tokens[i] as Token;
			if (token.lower === head.lower || scene.mentionAt(place, i) !== undefined) continue;
			const owner = place.tokens[i - 1];
			if (owner?.capital === true && isOwned(place, i, forms))
				return spanOf(place.tokens, scene.otherAt(place, i - 1)?.from ?? i - 1, i + 1);
			if (!token.capital) continue;
			if (
				!scene.lexicon
					.bare(token.lower)
					.some((form) => forms.some((own) => form.length > own.length && form.endsWith(own)))
			)
				continue;
			return runAround(scene, place, i);
		}
	}
	return null;
}

/** "Nordfyr Kommune" for "kommunen": the noun itself behind the name of its place. */
function isOwned({ tokens }: Unit, at: number, forms: readonly string[]): boolean {
	const token = tokens[at] as Token;
	if (!token.spaced || (token.flags & W.organisation) === 0 || !forms.includes(token.lower)) return false;
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
		return spanOf(tokens, at + 1, named.to);
	let to = other?.to ?? at + 1;
	if (((tokens[to]?.flags ?? 0) & W.preposition) !== 0 && (tokens[to + 1]?.capital ?? false)) to += 2;
	return spanOf(tokens, other?.from ?? at, to);
}

/** A word that any organisation may be called by, for the one named last. */
function lastOrganisation(scene: Scene, unit: Unit, subject: Subject, head: Token): Span | null {
	if (!scene.lexicon.language.genericOrganisations.includes(head.lower)) return null;
	for (let index = unit.index; index >= Math.max(0, unit.index - FARTHEST); index--) {
		const place = scene.units[index] as Unit;
		for (const candidate of [...(scene.cast.others[index] ?? [])].reverse()) {
			if (index === unit.index && candidate.from >= subject.from) continue;
			if (isOrganisation(scene, place, candidate)) return spanOf(place.tokens, candidate.from, candidate.to);
		}
	}
	return null;
}

function isOrganisation({ lexicon }: Scene, { tokens }: Unit, { from, to, parts, initial }: Candidate): boolean {
	// "Kitchenware retailer Glasshouse", "the insurer, Corvid Mutual"
	const noun = tokens[tokens[from - 1]?.text === ',' ? from - 2 : from - 1];
	if (noun !== undefined && !noun.capital && lexicon.language.genericOrganisations.includes(noun.lower)) return true;
	// "Norveg, som eier rasteplassen, …"
	if (tokens[to]?.text === ',' && ((tokens[to + 1]?.flags ?? 0) & W.relative) !== 0) return true;
	if (initial && parts.length === 1 && !/^\p{Lu}{2,}/u.test(parts[0] ?? '')) return false;
	if (parts.includes('&')) return true;
	const before = tokens[from - 1]?.flags ?? 0;
	if ((before & W.organisation) !== 0) return true;
	// "vd för Norrvalls"
	if ((before & W.preposition) !== 0 && ((tokens[from - 2]?.flags ?? 0) & W.title) !== 0) return true;
	for (let i = from; i < to; i++) if (((tokens[i]?.flags ?? 0) & W.organisation) !== 0) return true;
	return false;
}
