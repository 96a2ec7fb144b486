import type { Span } from '../../document/span.ts';
import { W } from '../../language/lexicon.ts';
import type { Scene } from '../scene.ts';
import type { Cue } from '../speech/cue.ts';
import { subjectAt } from '../speech/subject.ts';
import { spanOf, type Unit } from '../unit.ts';
import { courtOf } from './court.ts';
import { isGeneric, issuerOf } from './issuer.ts';
import type { Party } from './party.ts';
import type { AttributionRule } from './rule.ts';

/** "the statement said": a writing speaks, for the organisation that was told to issue it just before. */
export const document: AttributionRule = ({ turn: { cue, unit }, discourse, scene }) => {
	if (cue === null) return undefined;
	if (isWritten(unit, cue)) {
		const issuer = writerOf(scene, unit, cue.from);
		if (issuer === null) return { rule: 'none', party: null, doubt: 'much', name: null };
		const party = { kind: 'description', span: issuer, gender: null, animate: false } as const;
		return { rule: 'document', party, doubt: 'some', name: issuer };
	}
	if (cue.subject.kind !== 'document') return undefined;
	const { span } = cue.subject;
	const court = courtOf(scene, unit, cue.subject.head);
	if (court !== null) {
		const party = { kind: 'description', span: court, gender: null, animate: false } as const;
		return { rule: 'document', party, doubt: 'some', name: court };
	}
	const author = authorOf(scene, unit, cue);
	if (author !== null) return { rule: 'document', party: author, doubt: 'some', name: author.span };
	const issuer = discourse.subjects.at(-1);
	const told = issuer?.kind === 'description' && !issuer.animate ? issuer : null;
	const owner = ownerOf(scene, unit, cue, told);
	if (owner !== null) return { rule: 'document', party: owner, doubt: 'some', name: owner.span };
	// "in einem Gutachten": nobody was told to issue it.
	const known = ((unit.tokens[cue.subject.from]?.flags ?? 0) & W.indefinite) === 0;
	if (known && told !== null) return { rule: 'document', party: told, doubt: 'some', name: told.span };
	return {
		rule: 'document',
		party: { kind: 'description', span, gender: null, animate: false },
		doubt: 'none',
		name: span,
	};
};

/** "a letter from Ruth Ek": the person who wrote it. */
function authorOf(scene: Scene, unit: Unit, { subject: { head } }: Cue): Party | null {
	if (!scene.lexicon.language.senders.includes(unit.tokens[head + 1]?.lower ?? '')) return null;
	const author = subjectAt(scene, unit, head + 2);
	const figures = author?.mentions.flatMap((mention) => (mention.figures.length === 1 ? mention.figures : [])) ?? [];
	return author === null || figures.length === 0 ? null : { kind: 'figures', figures, span: author.span };
}

/** "in der Mitteilung des Unternehmens": the body that owns a paper, where an article tells the case. */
function ownerOf(scene: Scene, unit: Unit, { subject }: Cue, told: Party | null): Party | null {
	const article = unit.tokens[subject.head + 1];
	if (article === undefined || scene.lexicon.language.articles === undefined) return null;
	if ((article.flags & W.definite) === 0) return null;
	const owner = subjectAt(scene, unit, subject.head + 1);
	if (owner?.kind !== 'organisation') return null;
	// "des Unternehmens": the one that was told of.
	if (told !== null && isGeneric(scene.lexicon, unit.tokens[owner.head]?.lower ?? '')) return told;
	const span = issuerOf(scene, unit, owner) ?? owner.span;
	return { kind: 'description', span, gender: owner.gender, animate: false };
}

/** "…, står det.": words that are read, with nobody who says them. */
const isWritten = ({ tokens }: Unit, { subject, verb }: Cue): boolean =>
	subject.kind === 'pronoun' &&
	((tokens[subject.from]?.flags ?? 0) & W.definite) !== 0 &&
	((tokens[verb]?.flags ?? 0) & (W.say | W.manner | W.write)) === 0;

/** The body, else the paper, that was named last, in this block or the one before. */
function writerOf(scene: Scene, unit: Unit, before: number): Span | null {
	let paper: Span | null = null;
	for (const place of [unit, scene.units[unit.index - 1]]) {
		if (place === undefined) continue;
		const end = place === unit ? before : place.tokens.length;
		for (let i = end - 1; i >= 0; i--) {
			const flags = place.tokens[i]?.flags ?? 0;
			if ((flags & W.organisation) !== 0 && (flags & (W.title | W.unnamed)) === 0) return spanOf(place, i, i + 1);
			if ((flags & W.document) !== 0) paper ??= spanOf(place, i, i + 1);
		}
	}
	return paper;
}
