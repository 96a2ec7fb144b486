import { closest, distance } from 'fastest-levenshtein';
import { NewsroomError } from '../document/error.ts';
import { fold, foldedWords } from '../document/fold.ts';
import { type Command, isListed, openOptions } from './command.ts';
import type { Invocation } from './reply.ts';
import type { TextsFor } from './texts.ts';

/** Phones and keyboards of every country type their own quotation marks; any of them closes any other. */
const MARKS = '"“”„‟«»″＂';
const TOKEN = new RegExp(
	`(?:(?<key>\\p{L}[\\p{L}\\p{N}_-]*):)?(?:[${MARKS}](?<quoted>[^${MARKS}]*)[${MARKS}]?|(?<word>\\S*))`,
	'uy',
);

interface Token {
	/** As typed. */
	readonly whole: string;
	readonly key: string | undefined;
	readonly value: string;
	readonly quoted: boolean;
}

/** The option that a folded word means in any UI language, if any: "om" is "about". */
export type Keys = (word: string) => string | undefined;

/** The names of options that the UI files give under `key.<option>`. An option's own name always means itself. */
export function keysOf(commands: readonly Command[], texts: TextsFor): Keys {
	let known: ReadonlyMap<string, string> | undefined;
	const gathered = (): ReadonlyMap<string, string> => {
		const options = new Set(commands.filter(isListed).flatMap((command) => openOptions(command).map(([name]) => name)));
		const words = [...options].flatMap((option) =>
			texts.languages.flatMap((language) =>
				foldedWords(texts(language).say(`key.${option}`)).map((word) => ({ word, option })),
			),
		);
		return new Map(words.flatMap(({ word, option }) => (options.has(word) ? [] : [[word, option] as const])));
	};
	return (word) => {
		known ??= gathered();
		return known.get(word);
	};
}

/** Free text to an invocation, as Runner.parse promises. */
export function parseText(command: Command, text: string, keys: Keys = () => undefined): Invocation {
	const names = openOptions(command).map(([name]) => name);
	const whole = wholeText(command, names, text.trim());
	if (whole) return { command: command.name, options: whole, cursor: null };
	const named = new Map<string, string>();
	const free: Token[][] = [];
	// "about: polisen", with a blank as one writes it in a letter.
	let waiting: string | undefined;

	const give = (name: string, value: string): void => {
		const before = named.get(name);
		// Said twice, words add up; of a day or a choice the last one counts.
		const adds = ['text', 'long'].includes(command.options[name]?.kind ?? '');
		named.set(name, before !== undefined && adds ? `${before} ${value}` : value);
	};

	for (const token of tokens(text)) {
		const key = fold(token.key ?? '');
		const name = key === '' ? undefined : names.find((known) => known === (names.includes(key) ? key : keys(key)));
		if (name !== undefined && token.value === '' && !token.quoted) {
			waiting = name;
		} else if (name !== undefined) {
			give(name, token.value);
			waiting = undefined;
		} else if (token.key !== undefined && isMeantAsOption(token.key, token)) {
			throw unknownOption(command, token.key);
		} else if (waiting !== undefined) {
			give(waiting, token.key === undefined ? token.value : token.whole);
			waiting = undefined;
		} else {
			const group = free.at(-1);
			if (!group || token.quoted || group[0]?.quoted) free.push([token]);
			else group.push(token);
		}
	}

	const open = names.filter((name) => !named.has(name));
	const last = open.at(-1) ?? names.at(-1);
	for (const [index, group] of free.entries()) {
		const name = open[index] ?? last;
		if (name === undefined) throw unknownOption(command, group[0]?.whole ?? '');
		give(name, group.map(({ key, value, whole }) => (key === undefined ? value : whole)).join(' '));
	}
	return { command: command.name, options: Object.fromEntries(named), cursor: null };
}

/** Text of several lines or words is taken as it stands, marks and line ends included, where a command wants such. */
function wholeText({ options }: Command, names: readonly string[], text: string): Record<string, string> | undefined {
	const long = names.find((name) => options[name]?.kind === 'long');
	if (long === undefined || text === '' || names.some((name) => text.startsWith(`${name}:`))) return undefined;
	return long === names[0] || /\s/u.test(text) ? { [long]: text } : undefined;
}

function* tokens(text: string): Generator<Token> {
	const source = text.trim();
	TOKEN.lastIndex = 0;
	let at = 0;
	while (at < source.length) {
		TOKEN.lastIndex = at;
		const match = TOKEN.exec(source);
		const whole = match?.[0] ?? '';
		if (whole === '') {
			at += 1;
			continue;
		}
		at += whole.length;
		const { key, quoted, word } = match?.groups ?? {};
		yield { whole, key, value: quoted ?? word ?? '', quoted: quoted !== undefined };
	}
}

/**
 * A word with a colon in it need not name an option: addresses ("https://…"), times ("T10:30"), inflected abbreviations
 * ("EU:s", "tv:n") and headlines ("Fakta: …") have one too.
 */
function isMeantAsOption(key: string, { value, quoted }: Token): boolean {
	if (quoted) return true;
	if (value === '' || value.startsWith('//') || value.startsWith(':')) return false;
	if (/\d$/u.test(key) && /^\d{2}/u.test(value)) return false;
	const ending = /^\p{Ll}{1,4}$/u.test(value) ? value.length : Number.POSITIVE_INFINITY;
	return ending > (/^[\p{Lu}\p{N}]+$/u.test(key) ? 4 : 2);
}

/** The error for an option that a command does not have; `near` is "none" when nothing is spelt like it. */
export function unknownOption(command: Command, option: string): NewsroomError {
	const known = openOptions(command).map(([name]) => name);
	return new NewsroomError('unknown-option', {
		command: command.name,
		option,
		near: nearest(option, known) ?? 'none',
		known: known.join(', '),
	});
}

/** The one of a few names that somebody probably meant. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
	const folded = fold(typed);
	if (names.length === 0 || folded === '') return undefined;
	const begun = names.filter((name) => name.startsWith(folded));
	if (begun.length === 1) return begun[0];
	const found = closest(folded, names as string[]);
	return distance(folded, found) <= Math.max(1, Math.floor(found.length * 0.4)) ? found : undefined;
}
