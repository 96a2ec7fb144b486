import { type Caller, type Choice, type Command, type Dialect, isListed, openOptions } from '../../ask/command.ts';
import type { Runner } from '../../ask/runner.ts';
import { fold } from '../../document/fold.ts';

/** No quotation mark can stand inside quoted words. */
const MARKS = /["“”„‟«»″＂]/gu;

/** What readline takes: the completions, and the typed text that they replace. */
export type Completion = [hits: string[], typed: string];

/** Where the cursor stands: in the name of a command, or in the value of an option. */
type Place =
	| { readonly command: string }
	| { readonly definition: Command; readonly option: string; readonly typed: string; readonly replaced: string };

export interface Completer {
	(line: string): Promise<Completion>;
	/** What stands behind a completed label: a value that nobody would want to read, such as an id. */
	meant(label: string): string | undefined;
}

/** Completes the line up to the cursor: commands, `option:`, and the values that `runner.complete` knows. */
export function createCompleter(runner: Runner, caller: Caller, dialect: Dialect): Completer {
	const values = new Map<string, string>();

	const complete = async (line: string): Promise<Completion> => {
		const commands = runner.commands.filter(isListed);
		const place = placeOf(line, commands);
		if (place === undefined) return [[], line];
		if ('command' in place) {
			const slash = place.command.startsWith('/') ? '/' : '';
			const typed = place.command.slice(slash.length).toLowerCase();
			const hits = commands.filter(({ name }) => name.startsWith(typed)).map(({ name }) => `${slash}${name} `);
			return [hits, place.command];
		}
		const { definition, option, typed, replaced } = place;
		const choices = await choicesOf(definition, option, typed);
		const label = ({ label, value }: Choice): string => {
			// An id is for machines: what is shown and typed is the label.
			const shown = label.toLowerCase().includes(value.toLowerCase()) ? value : label.replace(MARKS, '');
			if (shown !== value) values.set(shown, value);
			return /[\s:]/u.test(shown) ? `"${shown}"` : shown;
		};
		const named = /^\p{L}+:/u.exec(replaced)?.[0] ?? '';
		return [choices.map((choice) => named + label(choice)), replaced];
	};

	const choicesOf = async (definition: Command, option: string, typed: string): Promise<readonly Choice[]> => {
		const { choices, complete: completes } = definition.options[option] ?? {};
		if (completes) return runner.complete(definition.name, option, typed, caller, dialect);
		return (choices ?? []).filter((value) => value.startsWith(typed)).map((value) => ({ label: value, value }));
	};

	return Object.assign(complete, { meant: (label: string) => values.get(label) });
}

/**
 * Readline puts what all completions begin with in the place of what was typed, even where that says less: surnames are
 * typed, full names come. A blank among them begins like none, so that the line stays and the completions are listed.
 */
export function keepingTyped([hits, typed]: Completion): Completion {
	const plain = (text: string) => fold(text.replaceAll('"', ''));
	const shared = hits.reduce((begin, hit) => {
		let length = 0;
		while (length < begin.length && begin[length] === hit[length]) length++;
		return begin.slice(0, length);
	}, hits[0] ?? '');
	return hits.length < 2 || plain(shared).startsWith(plain(typed)) ? [hits, typed] : [[...hits, ' '], typed];
}

function placeOf(line: string, commands: readonly Command[]): Place | undefined {
	const [, name = '', gap = '', rest = ''] = /^\s*(\/?\p{L}*)(\s*)(.*)$/su.exec(line) ?? [];
	if (gap === '') return rest === '' ? { command: name } : undefined;
	const definition = commands.find((command) => command.name === name.replace(/^\//u, '').toLowerCase());
	if (definition === undefined) return undefined;
	const options = openOptions(definition).map(([name]) => name);

	// The last word, open quotation mark included, with the name of its option if there is one.
	const [last = ''] = /(?:\p{L}+:)?(?:"[^"]*|[^\s"]*)$/u.exec(rest) ?? [];
	const [, named, value = ''] = /^(?:(\p{L}+):)?"?(.*)$/su.exec(last) ?? [];
	if (named !== undefined) {
		return options.includes(named) ? { definition, option: named, typed: value, replaced: last } : undefined;
	}
	// Words without a name belong to the first option, all of them together: a name has several.
	const bare = /(?:^|\s)((?:"[^"]*|[^\s":]+(?:\s+[^\s":]+)*\s*)?)$/u.exec(rest)?.[1] ?? last;
	const [first] = options;
	return first === undefined
		? undefined
		: { definition, option: first, typed: bare.replace(/^"/u, ''), replaced: bare };
}
