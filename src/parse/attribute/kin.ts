import { W } from '../../language/lexicon.ts';
import { isDefinite } from '../definite.ts';
import type { Cast, Figure, Mention } from '../people/figure.ts';
import type { Scene } from '../scene.ts';
import type { Subject } from '../speech/subject.ts';
import type { Unit } from '../unit.ts';
import type { Discourse } from './discourse.ts';
import { agrees } from './party.ts';

/** "Her mother", "his trainer": the person in focus, who is therefore not meant by the noun. */
export function ownerOf(discourse: Discourse, { tokens }: Unit, { from, head }: Subject): Figure | null {
	// "moren hennes": in Norwegian the owner stands behind.
	const flags = tokens[from < head ? from : head + 1]?.flags ?? 0;
	const gender = (flags & W.her) !== 0 ? 'she' : (flags & W.his) !== 0 ? 'he' : null;
	if (gender === null) return null;
	const resolved = discourse.resolve(gender)?.party;
	// Somebody without a name has no relatives that the article names.
	const speaker = discourse.lastSpeaker;
	const owner = resolved?.kind === 'figures' || speaker === null || !agrees(speaker, gender) ? resolved : speaker;
	return owner?.kind === 'figures' && owner.figures.length === 1 ? (owner.figures[0] as Figure) : null;
}

/** "Tom Hallbergs advokat": whose name stands before a noun that belongs to somebody. */
export function namedOwner(scene: Scene, unit: Unit, { from, head }: Subject): Mention | undefined {
	const mention = scene.mentionAt(unit, from < head ? from : from - 1);
	const beside = mention?.genitive === true && (mention.to === from || (mention.from === from && mention.to <= head));
	return beside && mention.figures.length === 1 ? mention : undefined;
}

/** "Her mother replied": the one other person of the article with that surname whom the noun fits. */
export function relativeOf(
	{ cast }: Scene,
	discourse: Discourse,
	{ tokens }: Unit,
	{ head }: Subject,
	owner: Figure,
): Figure | null {
	const flags = tokens[head]?.flags ?? 0;
	const gender = (flags & W.female) !== 0 ? 'she' : (flags & W.male) !== 0 ? 'he' : null;
	if (gender === null || owner.words.length < 2) return null;
	const fitting = namesakesOf(cast, owner).filter(
		(figure) => figure !== owner && (figure.gender === null || figure.gender === gender),
	);
	// Of several, the one whom the reader has met.
	const met = fitting.length > 1 ? fitting.filter((figure) => discourse.recent.includes(figure)) : fitting;
	return met.length === 1 ? (met[0] as Figure) : null;
}

/** "Mannen er enig." behind Kaja Rognlien's words: the one of that surname, where nobody else bears the noun. */
export function spouseOf(scene: Scene, discourse: Discourse, unit: Unit, subject: Subject): Figure | null {
	const { lastSpeaker } = discourse;
	const [speaker, other] = lastSpeaker?.kind === 'figures' ? lastSpeaker.figures : [];
	if (speaker === undefined || other !== undefined || !isDefinite(scene.lexicon, unit, subject.head)) return null;
	const relative = relativeOf(scene, discourse, unit, subject, speaker);
	return relative !== null && discourse.recent.includes(relative) && relative.gender !== speaker.gender
		? relative
		: null;
}

const surnames = new WeakMap<Cast, ReadonlyMap<string, readonly Figure[]>>();

/** All whose whole names end as somebody's does. */
function namesakesOf(cast: Cast, { words }: Figure): readonly Figure[] {
	let bearers = surnames.get(cast);
	if (bearers === undefined) {
		const whole = cast.figures.filter((figure) => figure.words.length > 1);
		bearers = Map.groupBy(whole, (figure) => figure.words.at(-1) ?? '');
		surnames.set(cast, bearers);
	}
	return bearers.get(words.at(-1) ?? '') ?? [];
}
