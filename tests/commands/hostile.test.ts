import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '../../src/ask/reply.ts';
import { NewsroomError } from '../../src/document/error.ts';
import { type Newsroom, newsroom, wordsOf } from './newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
	room = await newsroom();
});

const HOSTILE = [
	'',
	' ',
	'"',
	'""',
	':',
	'*',
	'%',
	"'; drop table quotes; --",
	'NEAR(a b) OR "x" AND NOT *',
	'<!channel> <@U123> @everyone',
	'\u0000\u0007\u202e\u200b',
	'\ud800',
	'💥'.repeat(100),
	'a '.repeat(2_000),
	'x'.repeat(100_000),
	'__proto__',
	'constructor',
	'../../etc/passwd',
	'{name} {x, plural,',
	'https://tidning.example/finns-inte',
	'javascript:alert(1)',
	'ﬀ ı ß İ',
	'ع ا ل',
];

/** What no reply may say, whatever was asked. */
function expectCalm(reply: Reply): void {
	expect(reply.body.length).toBeGreaterThan(0);
	for (const { message } of room.logged.filter(({ level }) => level === 'error')) expect(message).toBe('none');
	for (const action of reply.actions) expect(action.label.length).toBeLessThanOrEqual(75);
	const words = reply.body.map((part) => ('text' in part ? part.text : '')).join('');
	expect(words.length).toBeLessThan(3_000);
	expect(words).not.toContain('undefined');
}

describe.each(['quote', 'facts', 'summary', 'people', 'articles', 'said', 'add', 'help', 'copy', 'why', 'correct'])(
	'/%s',
	(command) => {
		test.each(HOSTILE.map((text) => [text.slice(0, 30), text] as const))('%j in every option', async (_, text) => {
			const { options } = room.runner.commands.find(({ name }) => name === command) ?? { options: {} };
			for (const option of Object.keys(options)) {
				const others: Record<string, string> =
					command === 'quote' && option !== 'person' ? { person: 'Vera Lindgård' } : {};
				expectCalm(await room.run({ command, options: { ...others, [option]: text }, cursor: null }));
				await room.runner.complete(command, option, text, caller, dialect);
			}
		});

		test.each(HOSTILE.map((text) => [text.slice(0, 30), text] as const))('%j as free text', async (_, text) => {
			try {
				expectCalm(await room.ask(`${command} ${text}`));
			} catch (error) {
				expect(error).toBeInstanceOf(NewsroomError);
				expect(error).toMatchObject({ code: 'unknown-option' });
			}
		});
	},
);

const caller = { platform: 'test', workspace: null, channel: null, user: null, locale: 'xx-💥' };
const dialect = { usage: (name: string) => name, option: (name: string, value: string) => `${name}=${value}` };

test('any invocation has a reply', async () => {
	const names = [...room.runner.commands.map(({ name }) => name), 'nothing', '', '__proto__'];
	const option = fc.constantFrom('person', 'about', 'article', 'since', 'until', 'why', 'length', 'command', 'x');
	const value = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.constantFrom('Vera', 'lindgård', '2024', 'bron', 'yes', '3'),
	);
	await fc.assert(
		fc.asyncProperty(
			fc.record({
				command: fc.constantFrom(...names),
				options: fc.dictionary(option, value, { maxKeys: 4 }),
				cursor: fc.option(fc.string()),
			}),
			async (invocation) => {
				const reply = await room.run(invocation);
				expect(wordsOf(reply)).not.toContain('[object');
			},
		),
		{ numRuns: 300 },
	);
	expect(
		room.logged.filter(
			({ fields }) => fields.error && !(fields.error instanceof NewsroomError) && typeof fields.error !== 'string',
		),
	).toEqual([]);
});
