import { fold, foldedWords } from '../document/fold.ts';
import type { PersonHit, Store } from '../store/store.ts';
import { Fit, fitOf, isOneOf, isOneSlipFrom, isRole } from './match.ts';

/** Names and titles are no longer than this; what follows is the topic. */
const LONGEST = 8;
const CANDIDATES = 50;
const SHOWN = 8;
const NEAR = 5;
/** Fewer letters in common say nothing. */
const LEAST = 3;

export type FoundPerson =
	| {
			readonly kind: 'one';
			readonly person: PersonHit;
			/** The words after the name: "casco polisen" leaves "polisen". */
			readonly rest: string;
			/** The typed words, when they are not quite how the name is spelt. */
			readonly slip: string | null;
			/** Who else begins like this. */
			readonly others: readonly PersonHit[];
	  }
	| {
			readonly kind: 'many';
			readonly people: readonly PersonHit[];
			/** The words that all of them match. */
			readonly typed: string;
			readonly rest: string;
			readonly more: boolean;
	  }
	| { readonly kind: 'none'; readonly near: readonly PersonHit[] };

/**
 * Who is meant by typed words. All of them together come first, then ever fewer of the leading ones; each time as they
 * stand, then with one slip, then as another form of a title. `joiners`: words that may stand between a name and a
 * topic ("Casco about the police").
 */
export async function findPerson(said: string, store: Store, joiners = ''): Promise<FoundPerson> {
	const words = said.split(/\s+/u).filter((word) => foldedWords(word).length > 0);
	for (let count = Math.min(words.length, LONGEST); count > 0; count--) {
		const leading = words.slice(0, count).flatMap(foldedWords);
		const rest = restOf(words.slice(count), joiners);
		const { people, slip } = await peopleFor(leading, store);
		if (people.length === 0) continue;
		const best = Math.min(...people.map(({ name }) => fitOf(leading, name)));
		// Two letters that begin a name, with more words behind them, are the beginning of another name.
		if (rest !== '' && best === Fit.beginnings && leading.join('').length < LEAST) continue;
		const fitting = people.filter(({ name }) => fitOf(leading, name) === best);
		const [person] = fitting;
		if (person && fitting.length === 1) {
			const others = best === Fit.name ? [] : people.filter((other) => other !== person).slice(0, 3);
			return { kind: 'one', person, rest, slip: slip ? words.slice(0, count).join(' ') : null, others };
		}
		const typed = words.slice(0, count).join(' ');
		return { kind: 'many', people: fitting.slice(0, SHOWN), typed, rest, more: fitting.length > SHOWN };
	}
	const near = words.length === 0 ? [] : await nearestPeople(words.flatMap(foldedWords), store);
	return { kind: 'none', near };
}

/**
 * The people of "Anna Dahl and Bo Ek": each part is somebody's name, or none is taken for one. `joiners`: words that
 * stand between names.
 */
export async function findSeveral(said: string, store: Store, joiners: string): Promise<readonly PersonHit[]> {
	const words = new Set(foldedWords(joiners));
	const parts: string[][] = [[]];
	for (const word of said.replaceAll(/[,;&]/gu, ' & ').split(/\s+/u)) {
		if (word === '&' || words.has(fold(word))) parts.push([]);
		else parts.at(-1)?.push(word);
	}
	const named = parts.map((part) => part.join(' ')).filter((part) => foldedWords(part).length > 0);
	if (named.length < 2 || named.length > LONGEST) return [];
	const found = await Promise.all(named.map((part) => findPerson(part, store)));
	const people = found.flatMap((each, index) => {
		const isName = each.kind === 'one' && fitOf(foldedWords(named[index] ?? ''), each.person.name) < Fit.other;
		return each.kind === 'one' && isName && each.rest === '' ? [each.person] : [];
	});
	return people.length === named.length ? [...new Map(people.map((person) => [person.key, person])).values()] : [];
}

async function peopleFor(
	words: readonly string[],
	store: Store,
): Promise<{ people: readonly PersonHit[]; slip: boolean }> {
	const typed = words.join(' ');
	const exact = await store.people(typed, CANDIDATES);
	if (exact.length > 0) return { people: exact, slip: false };
	const slips = await slipped(words, store);
	if (slips.length > 0) return { people: slips, slip: true };
	// Any form of the title begins like the one that was typed.
	const beginning = (words[0] ?? '').slice(0, 4);
	if (beginning.length < 4) return { people: [], slip: false };
	const titled = await store.people(beginning, CANDIDATES);
	return { people: titled.filter(({ role }) => role !== null && isRole(words, role)), slip: false };
}

/** People whose name is one slip away, the nearest first. */
async function slipped(words: readonly string[], store: Store): Promise<readonly PersonHit[]> {
	const near = await store.nearPeople(words.join(' '), CANDIDATES);
	return near.filter(({ name }) => isOneSlipFrom(words, name));
}

/** The nearest names for all words, else for the first, else for the last; else names that begin like one of them. */
export async function nearestPeople(words: readonly string[], store: Store): Promise<readonly PersonHit[]> {
	const [first = '', last = first] = [words[0], words.at(-1)];
	for (const typed of new Set([words.join(' '), first, last])) {
		const near = await store.nearPeople(typed, NEAR);
		if (near.length > 0) return near;
	}
	for (let length = Math.min(LONGEST, Math.max(first.length, last.length) - 1); length >= LEAST; length--) {
		for (const word of new Set([last, first])) {
			const begun = word.length > length ? await store.people(word.slice(0, length), NEAR) : [];
			if (begun.length > 0) return begun;
		}
	}
	return [];
}

function restOf(words: readonly string[], joiners: string): string {
	const [first, ...others] = words;
	if (first === undefined) return '';
	return (others.length > 0 && isOneOf(first, joiners) ? others : words).join(' ');
}
