import { ANY_CUE, THIRD_PERSON, W } from '../../language/lexicon.ts';
import type { Mention } from '../people/figure.ts';
import type { Scene } from '../scene.ts';
import type { Token } from '../token.ts';
import type { Unit } from '../unit.ts';
import { make } from './describe.ts';
import type { Subject } from './subject.ts';

/** How long the complement of a title may be before its bearer's name. */
const COMPLEMENT_WITHIN = 9;

/** "Helge Karlsen och Christina Moberg" */
export function joint(scene: Scene, unit: Unit, from: number, first: Mention): Subject {
	const mentions = [first];
	let to = behindAge(unit, first.to);
	while (
		((unit.tokens[to]?.flags ?? 0) & W.and) !== 0 ||
		(unit.tokens[to]?.text === ',' && scene.mentionAt(unit, to + 1) !== undefined && hasAnd(scene, unit, to))
	) {
		let next = to + 1;
		while (
			next < to + 4 &&
			scene.mentionAt(unit, next) === undefined &&
			((unit.tokens[next]?.flags ?? 0) & (W.title | W.definite | W.her | W.his)) !== 0
		)
			next++;
		const other = scene.mentionAt(unit, next);
		if (
			other === undefined ||
			other.genitive ||
			other.figures.some((figure) => mentions.some((known) => known.figures.includes(figure)))
		)
			break;
		mentions.push(other);
		to = behindAge(unit, other.to);
	}
	return make(unit, 'name', from, (mentions.at(-1) as Mention).to, { mentions });
}

/** "Tom Hale, 41, and Ruth Bray, 39": past an age between commas that another one follows. */
function behindAge({ tokens }: Unit, at: number): number {
	if (tokens[at]?.text !== ',' || tokens[at + 1]?.kind !== 'number' || tokens[at + 2]?.text !== ',') return at;
	return ((tokens[at + 3]?.flags ?? 0) & W.and) === 0 ? at : at + 3;
}

/** A list of names ends in "and": "A, B och C". */
function hasAnd(scene: Scene, unit: Unit, from: number): boolean {
	for (let i = from; i < from + 12; i++) {
		if (((unit.tokens[i]?.flags ?? 0) & W.and) !== 0) return scene.mentionAt(unit, i + 1) !== undefined;
	}
	return false;
}

/** "formand for Børne- og Ungdomsudvalget Jens Ek": the name behind a title's complement. */
export function bearerBehind(scene: Scene, unit: Unit, at: number): Mention | null {
	const { tokens } = unit;
	if (((tokens[at]?.flags ?? 0) & W.preposition) === 0) return null;
	for (let i = at + 1; i < Math.min(tokens.length, at + COMPLEMENT_WITHIN); i++) {
		const token = tokens[i] as Token;
		const mention = scene.mentionAt(unit, i);
		if (mention !== undefined) {
			const governed = ((tokens[i - 1] as Token).flags & (W.preposition | W.and)) !== 0;
			// "talsperson for ordfører Ek": who has a title of one's own is who is spoken for.
			return governed || mention.genitive || mention.partial || mention.candidate.title >= 0 ? null : mention;
		}
		if (token.kind === 'mark' && token.text !== '-') return null;
		if ((token.flags & (ANY_CUE | W.that | THIRD_PERSON | W.auxiliary | W.relative)) !== 0) return null;
	}
	return null;
}
