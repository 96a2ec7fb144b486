import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { slashDialect } from '../../src/ask/usage.ts';
import { NewsroomError } from '../../src/document/error.ts';
import { type Newsroom, newsroom } from './newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
	room = await newsroom();
});
afterAll(() => room.store.close());
const caller = { platform: 'test', workspace: null, channel: null, user: null, locale: 'sv-SE' };

describe('free text as people type it', () => {
	test.each([
		['vera polisen', { person: 'vera polisen' }],
		['"Åsa Regnér" about:sexköp since:2016', { person: 'Åsa Regnér', about: 'sexköp', since: '2016' }],
		['“Åsa Regnér” about:“köp av sex”', { person: 'Åsa Regnér', about: 'köp av sex' }],
		['”Åsa Regnér” om:sexköp sedan:2016', { person: 'Åsa Regnér', about: 'sexköp', since: '2016' }],
		['Regnér Om: sexköp från:2016 till:2017', { person: 'Regnér', about: 'sexköp', since: '2016', until: '2017' }],
		['Regnér from:2016 to:2017', { person: 'Regnér', since: '2016', until: '2017' }],
		['namn:Regnér artikel:"Bron stängs"', { person: 'Regnér', article: 'Bron stängs' }],
		['vem:Regnér ABOUT:x', { person: 'Regnér', about: 'x' }],
	])('quote %s', (typed, options) => {
		expect(room.runner.parse('quote', typed).options).toEqual(options);
	});

	test('summary 3, by number and by word, in the language of whoever types', async () => {
		const sentences = async (typed: string) => {
			const reply = await room.ask(typed, { locale: 'sv' });
			return reply.body.flatMap((part) => (part.type === 'excerpt' ? part.sentences : [])).length;
		};
		await room.ask('summary bron');
		expect(await sentences('summary 2')).toBe(2);
		expect(await sentences('summary bron 2')).toBe(2);
		expect(await sentences('summary bron längd:kort')).toBe(3);
	});

	test.each(['why', 'copy', 'Correct'])('%s, which stands below a quote, says so', async (typed) => {
		const dialect = slashDialect(room.runner.commands);
		const asked = await room.runner.understand(typed, caller, dialect);
		expect(await room.run(asked)).toMatchObject({
			outcome: 'misuse',
			body: [{ text: expect.stringContaining(`“${typed.toLowerCase()}” is about one quote. Ask for the quote first`) }],
		});
	});

	test.each(['colour:red', 'färg:röd'])('what cannot be read gets one line that helps: %s', (typed) => {
		const error = (() => {
			try {
				return room.runner.parse('quote', `Vera ${typed}`);
			} catch (thrown) {
				return thrown;
			}
		})();
		expect(error).toBeInstanceOf(NewsroomError);
		expect(error).toMatchObject({ code: 'unknown-option', details: { known: expect.stringContaining('about') } });
	});
});

describe('a line without a command', () => {
	const understood = (line: string) => room.runner.understand(line, caller, slashDialect(room.runner.commands));

	test.each([
		['Lindgård', { command: 'quote', options: { person: 'Lindgård' } }],
		['vera lindgård bussarna', { command: 'quote', options: { person: 'vera lindgård bussarna' } }],
		['polischefen om:bron', { command: 'quote', options: { person: 'polischefen', about: 'bron' } }],
		['quote Vera', { command: 'quote', options: { person: 'Vera' } }],
		['/Summary bron', { command: 'summary', options: { article: 'bron' } }],
		['sumary bron', { command: 'sumary', options: {} }],
		['Zzyzx Qwortle', { command: 'quote', options: { person: 'Zzyzx Qwortle' } }],
	])('%s', async (line, expected) => {
		expect(await understood(line)).toEqual({ ...expected, cursor: null });
	});

	test('with a slash is a command, and those for buttons alone are none with words after them', async () => {
		await expect(understood('/vera')).rejects.toMatchObject({ code: 'unknown-command' });
		expect(await understood('copy that')).toMatchObject({ command: 'quote' });
	});
});
