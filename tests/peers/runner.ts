import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { checked } from '../../src/ask/check.ts';
import { type Caller, type Command, type Context, type Dialect, defineCommand } from '../../src/ask/command.ts';
import { explain } from '../../src/ask/fault.ts';
import { formOf } from '../../src/ask/form.ts';
import { parseText } from '../../src/ask/parse.ts';
import { Invocation, type Reply } from '../../src/ask/reply.ts';
import type { Runner } from '../../src/ask/runner.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import { NewsroomError } from '../../src/document/error.ts';

/** What an adapter asked for. */
interface AskedFor {
	readonly invocation: Invocation;
	readonly caller: Caller;
	readonly dialect: Dialect;
	readonly visibility: 'private' | 'public';
}

type Answer = (asked: AskedFor) => Reply | Promise<Reply>;

export interface PeerRunner extends Runner {
	/** Every `run`, in order. */
	readonly asked: AskedFor[];
	/** Every `complete`, in order. */
	readonly completed: { command: string; option: string; typed: string; caller: Caller; given: object }[];
	/** The answer to every command from now on; an error thrown there becomes a `failed` reply. */
	answer(answer: Reply | Answer): void;
	/** Forgets every kept token, as a day does. */
	expire(): void;
}

const words = z.string().trim().min(1);
const silent = async (): Promise<Reply> => emptyReply;

/** Options of every kind; adapters know no command by its name, so the peer's own do as well as the real ones. */
const peerCommands: readonly Command[] = [
	defineCommand({
		name: 'quote',
		options: {
			person: { kind: 'text', required: true, schema: words, complete: async () => [] },
			about: { kind: 'text', required: false, schema: words },
			article: { kind: 'text', required: false, schema: words, complete: async () => [] },
			since: { kind: 'date', required: false, schema: z.string().regex(/^\d{4}-\d{2}-\d{2}$/u) },
			why: { kind: 'choice', required: false, schema: z.enum(['yes']), choices: ['yes'] },
		},
		answer: silent,
	}),
	defineCommand({
		name: 'facts',
		options: { about: { kind: 'text', required: false, schema: words } },
		answer: silent,
	}),
	defineCommand({
		name: 'summary',
		options: {
			article: { kind: 'text', required: false, schema: words },
			length: { kind: 'choice', required: false, schema: z.string(), choices: ['short', 'medium', 'long'] },
		},
		answer: silent,
	}),
	defineCommand({ name: 'help', options: {}, answer: silent }),
];

const emptyReply: Reply = { outcome: 'nothing', title: null, body: [], actions: [], visibility: 'private' };

/** A Runner without store or parser: the contract of the interface kept, the answers canned. */
export function peerRunner(
	options: {
		readonly commands?: readonly Command[];
		/** Completions by option name, filtered by what is typed. */
		readonly completions?: Readonly<Record<string, readonly { label: string; value: string }[]>>;
	} = {},
): PeerRunner {
	const texts = loadTexts('data/ui');
	const commands = options.commands ?? peerCommands;
	const kept = new Map<string, Invocation>();
	const seen = new Set<string>();
	let answer: Answer = () => emptyReply;
	const find = (name: string): Command => {
		const command = commands.find((one) => one.name === name);
		if (!command) throw new NewsroomError('unknown-command', { command: name, near: 'none', usage: '' });
		return command;
	};
	const runner: PeerRunner = {
		asked: [],
		completed: [],
		commands,
		languages: texts.languages,
		texts,
		answer: (next) => {
			answer = typeof next === 'function' ? next : () => next;
		},
		expire: () => kept.clear(),
		async run(invocation, caller, dialect, visibility = 'private') {
			runner.asked.push({ invocation: Invocation.parse(invocation), caller, dialect, visibility });
			try {
				return { ...(await answer({ invocation, caller, dialect, visibility })), visibility };
			} catch {
				const text = texts(caller.locale).say('error.internal', { id: 'a1b2c3' });
				return { ...emptyReply, outcome: 'failed', body: [{ type: 'text', text }] };
			}
		},
		async complete(command, option, typed, caller, _dialect, given = {}) {
			runner.completed.push({ command, option, typed, caller, given });
			find(command);
			const known = options.completions?.[option] ?? [];
			return known.filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
		},
		form: (asked, caller, dialect) => {
			const context = { texts: texts(caller.locale), dialect } as Context;
			const command = find(asked.command);
			return formOf(command, asked, context, async (option) =>
				(command.options[option]?.choices ?? []).map((value) => ({
					label: context.texts.say(`choice.${option}.${value}`),
					value,
				})),
			);
		},
		mistakes: ({ command, options }, caller) => {
			try {
				checked(find(command), options, texts(caller.locale));
				return {};
			} catch (error) {
				if (!(error instanceof NewsroomError) || error.code !== 'bad-option') return {};
				return { [String(error.details.option)]: explain(error, texts(caller.locale)) };
			}
		},
		understand: async (line) => {
			const [, name = '', rest = ''] = /^\/?(\S*)\s*(.*)$/su.exec(line) ?? [];
			return parseText(find(name.toLowerCase()), rest);
		},
		parse: (command, text) => parseText(find(command), text),
		keep: async (invocations) =>
			invocations.map((invocation) => {
				const token = randomBytes(16).toString('base64url');
				kept.set(token, invocation);
				return token;
			}),
		recall: async (token) => kept.get(token),
		rehearse: async () => [],
		async first(event) {
			if (seen.has(event)) return false;
			seen.add(event);
			return true;
		},
	};
	return runner;
}
