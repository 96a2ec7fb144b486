import { type Caller, type Dialect, isListed } from '../../ask/command.ts';
import type { Action, Invocation, Reply } from '../../ask/reply.ts';
import type { Runner } from '../../ask/runner.ts';
import type { Texts } from '../../ask/texts.ts';
import { NewsroomError } from '../../document/error.ts';
import { fold, foldedWords } from '../../document/fold.ts';
import { renderTerminal } from '../../render/terminal.ts';
import type { Look } from '../../render/terminal-sheet.ts';
import { choicesOf } from './choices.ts';
import { filling } from './filling.ts';

/** "why" is what "Why?" is called. */
const foldedLabel = (label: string): string => foldedWords(label).join(' ');

const LEAVE = new Set(['exit', 'quit', ':q']);

export interface SessionOptions {
	readonly runner: Runner;
	readonly caller: Caller;
	readonly dialect: Dialect;
	readonly texts: Texts;
	/** Asked before each answer: a window changes its width. */
	readonly look: () => Look;
	readonly json: boolean;
	readonly explain: (error: NewsroomError) => Reply;
	/** The value behind a completed label, see `Completer`. */
	readonly meant?: (label: string) => string | undefined;
}

/** What a line of input led to: nothing (an empty line), the end, or an answer as text; `asked`: it was a question. */
export type Said =
	| { readonly kind: 'nothing' | 'leave' }
	| { readonly kind: 'answer'; readonly reply: Reply; readonly text: string; readonly asked: boolean };

export interface Session {
	/** Never throws. */
	say(line: string): Promise<Said>;
}

/** One conversation: remembers which actions the last answer offered. */
export function createSession(options: SessionOptions): Session {
	const { runner, caller, dialect, texts, explain } = options;
	let offered: readonly Action[] = [];

	const asking = filling({ runner, caller, dialect, texts });

	const guarded = async (work: () => Promise<Reply>): Promise<Reply> => {
		try {
			return await work();
		} catch (error) {
			if (!(error instanceof NewsroomError)) throw error;
			// The runner knows best how to say which commands there are.
			const unknown = error.code === 'unknown-command' ? { command: String(error.details.command) } : undefined;
			return unknown ? runner.run({ ...unknown, options: {}, cursor: null }, caller, dialect) : explain(error);
		}
	};

	const answerTo = async (line: string): Promise<Reply> => {
		const action = chosen(line);
		if (action?.kind === 'form') return asking.begin(action.invocation);
		const asked = action?.invocation ?? (await questionIn(line));
		return asking.wanted(asked) ? asking.begin(asked) : runner.run(asked, caller, dialect);
	};

	/** By its number, by its words, or by both ("why 2": that of the second quote), unless they ask something else. */
	const chosen = (line: string): Action | undefined => {
		const [number = ''] = /^\/?\d+$/u.exec(line) ?? [];
		if (number !== '') {
			const action = offered[Number(number.replace('/', '')) - 1];
			if (action) return action;
			throw new NewsroomError('unknown-choice', { number, choices: offered.length });
		}
		const words = line.replace(/^\//u, '');
		const [name = ''] = words.split(/\s/u);
		const command = runner.commands.find((known) => known.name === name.toLowerCase());
		if (command && isListed(command)) return undefined;
		const named = command ? undefined : offered.find(({ label }) => fold(label) === fold(line));
		const [, called = '', place = ''] = /^(.+?)\s+(\d{1,3})$/u.exec(words) ?? [];
		return named ?? (place === '' ? undefined : offeredAs(called, Number(place)));
	};

	/** The same stands below every quote: which one is meant, counted from 1. */
	const offeredAs = (called: string, place: number): Action | undefined => {
		const same = offered.filter(
			({ label, invocation }) =>
				invocation.command === called.toLowerCase() || foldedLabel(label) === foldedLabel(called),
		);
		const action = same[place - 1];
		if (action || same.length === 0) return action;
		throw new NewsroomError('unknown-choice', { number: String(place), choices: same.length });
	};

	const questionIn = async (line: string): Promise<Invocation> => {
		const { command, options: given, cursor } = await runner.understand(line, caller, dialect);
		const values = Object.entries(given).map(([key, value]) => [key, options.meant?.(value) ?? value]);
		return { command, options: Object.fromEntries(values), cursor };
	};

	return {
		async say(line) {
			const typed = line.trim();
			const field = asking.open;
			if (!field && typed === '') return { kind: 'nothing' };
			if (LEAVE.has(typed.replace(/^\//u, '').toLowerCase())) return { kind: 'leave' };
			const reply = await guarded(() => (field ? asking.fill(line) : answerTo(typed)));
			// One more line of a longer text.
			if (asking.open && reply.body.length === 0) return { kind: 'nothing' };
			const choices = choicesOf(reply);
			// After a slip the choices from before still stand on the screen.
			if (reply.outcome !== 'misuse' || choices.length > 0) offered = choices;
			const text = options.json ? `${JSON.stringify(reply)}\n` : renderTerminal(reply, options.look(), texts, choices);
			return { kind: 'answer', reply, text, asked: !field };
		},
	};
}
