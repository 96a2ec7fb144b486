import type { Speaker } from './article.ts';
import { fold } from './fold.ts';

/** Stands between the ids, and between the names, of people who spoke together: "Anna Dahl; Bo Ek". */
const JOINT = '; ';

/** One of those who spoke: the id within the article, and the name as the quote gives it. */
export interface NamedSpeaker {
	readonly person: string;
	readonly name: string;
}

/**
 * Who spoke by name, each once, in the order of the quote: several for a joint statement, nobody for a description or
 * an unknown speaker. Without an id for each name the ids are empty, which no person has.
 */
export function speakersOf(speaker: Speaker): NamedSpeaker[] {
	if (speaker === null || !('name' in speaker)) return [];
	const names = speaker.name.split(JOINT);
	const ids = names.length === 1 ? [speaker.person] : speaker.person.split(JOINT);
	const idAt = (index: number): string => (ids.length === names.length ? (ids[index] ?? '') : '');
	const named = new Map<string, NamedSpeaker>();
	for (const [index, name] of names.entries()) {
		const folded = fold(name);
		if (folded !== '' && !named.has(folded)) named.set(folded, { person: idAt(index), name: name.trim() });
	}
	return [...named.values()];
}
