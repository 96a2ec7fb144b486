import { W } from '../../language/lexicon.ts';
import { isDefinite } from '../definite.ts';
import type { Figure } from '../people/figure.ts';
import type { Scene } from '../scene.ts';
import type { Subject } from '../speech/subject.ts';
import { flagsAt } from '../token.ts';
import type { Unit } from '../unit.ts';
import type { Discourse } from './discourse.ts';
import { isUnsure } from './party.ts';

/** Mentions of a block that are looked through for a name. */
const NEAREST = 60;

/** "die Forscherin" for her of whom it is told: a definite noun that no title fits means whom a pronoun would mean. */
export function meantBy(
	scene: Scene,
	discourse: Discourse,
	unit: Unit,
	{ from, head, gender }: Subject,
): Figure | null {
	const noun = unit.tokens[head];
	if (noun === undefined || !isDefinite(scene.lexicon, unit, from)) return null;
	if ((noun.flags & W.unnamed) !== 0 && (noun.flags & W.title) === 0) return null;
	// "His mother": who belongs to somebody, by a noun for kin, is not whoever was told of.
	const owned = from < head && (flagsAt(unit.tokens, from) & (W.her | W.his)) !== 0;
	if (owned && (noun.flags & (W.female | W.male)) !== 0 && (noun.flags & W.unnamed) !== 0) return null;
	const found = discourse.resolve(gender)?.party;
	if (found?.kind !== 'figures' || found.figures.length !== 1 || isUnsure(found)) return null;
	const figure = found.figures[0] as Figure;
	// "der Sprecher der Firma": told apart by what belongs to the noun.
	const apart = ((unit.tokens[head + 1]?.flags ?? 0) & (W.definite | W.indefinite | W.preposition)) !== 0;
	if (apart && !isNamedBefore(scene, unit, figure, from)) return null;
	// Who bears another title is meant only where the name has just been read.
	const subject = discourse.subjects.at(-1);
	const told = subject?.kind === 'figures' && subject.figures.includes(figure);
	return told || figure.titles.size === 0 || isNamedBefore(scene, unit, figure, from) ? figure : null;
}

function isNamedBefore(scene: Scene, unit: Unit, figure: Figure, at: number): boolean {
	const named = scene.cast.mentions[unit.index] ?? [];
	return named.slice(-NEAREST).some((mention) => mention.from < at && mention.figures.includes(figure));
}
