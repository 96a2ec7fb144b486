import { commands } from '../../commands/index.ts';
import type { Caller } from '../../src/ask/command.ts';
import type { Intake } from '../../src/ask/intake.ts';
import { actionsOf, type Invocation, Reply } from '../../src/ask/reply.ts';
import { createRunner, type Runner } from '../../src/ask/runner.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import { slashDialect } from '../../src/ask/usage.ts';
import type { Fields, Log } from '../../src/log.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { articles } from './articles.ts';

const texts = loadTexts('data/ui');
const NOW = new Date('2026-06-01T12:00:00Z');

export interface Newsroom {
	readonly runner: Runner;
	readonly store: Store;
	readonly logged: { level: string; message: string; fields: Fields }[];
	/** What one types after the slash; the reply is checked against its schema. */
	ask(typed: string, from?: Partial<Caller> & { visibility?: 'private' | 'public' }): Promise<Reply>;
	press(reply: Reply, label: string, from?: Partial<Caller>): Promise<Reply>;
	run(invocation: Invocation, from?: Partial<Caller> & { visibility?: 'private' | 'public' }): Promise<Reply>;
}

/** The real commands over the built articles. `change` puts faults into the store. */
export async function newsroom(
	change: (store: Store) => Store = (store) => store,
	read = articles,
	intake?: (store: Store) => Intake,
): Promise<Newsroom> {
	const logged: Newsroom['logged'] = [];
	const record =
		(level: string) =>
		(message: string, fields: Fields = {}) =>
			void logged.push({ level, message, fields });
	const log: Log = { debug: record('debug'), info: record('info'), warn: record('warn'), error: record('error') };
	let ticks = 0;
	const now = () => new Date(NOW.getTime() + ticks++);
	const archive = await openSqlite({ path: ':memory:', now });
	for (const article of read) await archive.save(article, { place: article.id, digest: article.id });
	const store = change(archive);
	const newId = () => `id${logged.length}`;
	const runner = createRunner({ commands, store, texts, now, log, newId, ...(intake && { intake: intake(archive) }) });
	const dialect = slashDialect(commands);

	const run: Newsroom['run'] = async (invocation, { visibility, ...from } = {}) => {
		const caller: Caller = { platform: 'test', workspace: 'w', channel: 'c', user: 'u', locale: 'en-GB', ...from };
		return Reply.strict().parse(await runner.run(invocation, caller, dialect, visibility));
	};
	return {
		runner,
		store,
		logged,
		run,
		ask: (typed, from) => {
			const [name = '', ...rest] = typed.split(' ');
			return run(runner.parse(name, rest.join(' ')), from);
		},
		press: (reply, label, from) => {
			const action = actionsOf(reply).find((each) => each.label === label);
			if (!action) throw new Error(`no "${label}" among ${reply.actions.map((each) => each.label).join(', ')}`);
			return run(action.invocation, from);
		},
	};
}

/** An intake that finds the first of the built articles in whatever it is given. */
export const readingNothingNew = (): Intake => ({
	allows: () => true,
	add: async () => articles.slice(0, 1).map((article) => ({ article, saved: 'unchanged' as const })),
});

/** Every word of a reply, for looking at. */
export function wordsOf(reply: Reply): string {
	const parts = reply.body.map((part) => {
		switch (part.type) {
			case 'quote':
				return [
					part.question && `? ${part.question}`,
					part.segments.map((segment) => `> ${segment}`).join('\n'),
					`- ${part.speaker}, ${part.role} | ${part.source.headline}, ${part.source.date}, §${part.source.paragraph} ${part.source.url}`,
					part.doubt && `! ${part.doubt}`,
					part.evidence && `= ${part.evidence}`,
				]
					.filter(Boolean)
					.join('\n');
			case 'facts':
				return [
					`[${part.title}]`,
					...part.items.map((item, i) => `${part.numbered ? i + 1 : '*'} ${item}`),
					part.credit,
					part.source.headline,
				]
					.filter(Boolean)
					.join('\n');
			case 'list':
				return part.items.map(({ text, detail }) => `* ${text} (${detail})`).join('\n');
			case 'excerpt':
				return [...part.sentences, part.source.headline].join('\n');
			case 'image':
				return part.alt;
			default:
				return `${part.type}: ${part.text}`;
		}
	});
	return [
		reply.outcome,
		reply.title ?? '',
		...parts,
		`[${actionsOf(reply)
			.map(({ label }) => label)
			.join('] [')}]`,
	].join('\n');
}
