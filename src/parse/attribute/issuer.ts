import type { Span } from '../../document/span.ts';
import { W } from '../../language/lexicon.ts';
import type { Candidate } from '../people/candidates.ts';
import type { Scene } from '../scene.ts';
import type { Subject } from '../speech/subject.ts';
import { spanOf, type Unit } from '../unit.ts';

/** "företaget" for the organisation that was named last; null when the words name one themselves. */
export function issuerOf(scene: Scene, unit: Unit, subject: Subject): Span | null {
	const head = unit.tokens[subject.head];
	if (head === undefined || head.capital || !scene.lexicon.language.genericOrganisations.includes(head.lower))
		return null;
	for (let index = unit.index; index >= 0; index--) {
		const place = scene.units[index] as Unit;
		const others = scene.cast.others[index] ?? [];
		for (const candidate of [...others].reverse()) {
			if (index === unit.index && candidate.from >= subject.from) continue;
			if (isOrganisation(place, candidate)) return spanOf(place.tokens, candidate.from, candidate.to);
		}
	}
	return null;
}

function isOrganisation({ tokens }: Unit, { from, to, parts, initial }: Candidate): boolean {
	if (initial && parts.length === 1 && !/^\p{Lu}{2,}/u.test(parts[0] ?? '')) return false;
	if (parts.includes('&')) return true;
	if (((tokens[from - 1]?.flags ?? 0) & W.organisation) !== 0) return true;
	for (let i = from; i < to; i++) if (((tokens[i]?.flags ?? 0) & W.organisation) !== 0) return true;
	return false;
}
