import { beforeAll, describe, expect, test } from 'vitest';
import type { QuotePart, Reply } from '../../src/ask/reply.ts';
import type { Article } from '../../src/document/article.ts';
import { build } from './articles.ts';
import { type Newsroom, newsroom, wordsOf } from './newsroom.ts';

const both = ['Helge Karlsen', 'Christina Moberg'];

const bridge = build({
	id: 'bron',
	headline: 'Bron rivs',
	date: '2025-03-01',
	people: [
		{ name: 'Helge Karlsen', role: 'ordförande', pronoun: 'he' },
		{ name: 'Christina Moberg', role: 'kassör', pronoun: 'she' },
		{ name: 'Bo Ek', role: 'granne' },
	],
	paragraphs: [
		'Helge Karlsen är ordförande och Christina Moberg kassör i byalaget. Bo Ek är granne.',
		{
			text: '– Vi är förkrossade, säger Helge Karlsen och Christina Moberg.',
			said: [{ words: ['Vi är förkrossade'], by: both, cue: 'säger Helge Karlsen och Christina Moberg' }],
		},
		{
			text: '– Det går fort, säger Helge Karlsen.',
			said: [{ words: ['Det går fort'], by: 'Helge Karlsen', cue: 'säger Helge Karlsen' }],
		},
		{
			text: '– Vi hoppas ändå, säger de.',
			said: [{ words: ['Vi hoppas ändå'], by: both.toReversed(), rule: 'pronoun', cue: 'säger de', confidence: 0.7 }],
		},
	],
	summary: ['Bo Ek är granne.'],
});
const unlisted: Article = { ...bridge, people: [] };

const quotesIn = (reply: Reply): QuotePart[] => reply.body.filter((part) => part.type === 'quote');

describe.each([
	['listed', bridge],
	['not listed', unlisted],
])('people who spoke together, %s', (_, article) => {
	let room: Newsroom;
	beforeAll(async () => {
		room = await newsroom(undefined, [article]);
	});

	test.each([
		'quote "Helge Karlsen och Christina Moberg"',
		'quote Christina Moberg and Helge Karlsen',
		'quote karlsen & moberg',
		'quote “Moberg, Karlsen”',
	])('%s finds what they said together, and leads to all of each', async (typed) => {
		const reply = await room.ask(typed);
		expect(reply.title).toMatch(
			/^(?:Helge Karlsen and Christina Moberg|Christina Moberg and Helge Karlsen): 2 quotes$/u,
		);
		expect(quotesIn(reply).map(({ segments, role }) => [segments[0], role])).toEqual([
			['Vi är förkrossade', null],
			['Vi hoppas ändå', null],
		]);
		expect((await room.press(reply, 'All quotes by Helge Karlsen')).title).toBe('Helge Karlsen: 3 quotes');
	});

	test('about something, or from another time, they may have said nothing', async () => {
		expect((await room.ask('quote "karlsen och moberg" about:förkrossade')).title).toContain('1 quote about');
		const nothing = await room.ask('quote "karlsen och moberg" until:2001');
		expect(nothing.outcome).toBe('nothing');
		expect(nothing.actions.map(({ label }) => label)).toContain('All quotes by Christina Moberg');
	});

	test('each is found, with the names of both in the words of the reader', async () => {
		const helge = await room.ask('quote karlsen', { locale: 'sv' });
		expect(helge.title).toBe('Helge Karlsen: 3 citat');
		expect(quotesIn(helge).map(({ speaker, segments }) => [speaker, ...segments])).toEqual([
			['Helge Karlsen och Christina Moberg', 'Vi är förkrossade'],
			['Helge Karlsen', 'Det går fort'],
			['Christina Moberg och Helge Karlsen', 'Vi hoppas ändå'],
		]);
		const christina = await room.ask('quote christina');
		expect(christina.title).toBe('Christina Moberg: 2 quotes');
		expect(quotesIn(christina).map(({ speaker }) => speaker)).toEqual([
			'Helge Karlsen and Christina Moberg',
			'Christina Moberg and Helge Karlsen',
		]);
	});

	test('the reason names both', async () => {
		const [certain, , doubtful] = quotesIn(await room.ask('quote karlsen why:ja', { locale: 'sv' }));
		expect(certain?.evidence).toBe(
			'”säger Helge Karlsen och Christina Moberg” → Helge Karlsen och Christina Moberg (namn: står vid anföringsverbet)',
		);
		expect(doubtful?.evidence).toBe(
			'”säger de” → Christina Moberg och Helge Karlsen (pronomen: de senast nämnda personerna)',
		);
	});

	test('the summary tells who is quoted, the same two as one', async () => {
		expect(wordsOf(await room.ask('summary bron', { locale: 'sv' }))).toContain(
			'Citeras: Helge Karlsen och Christina Moberg (2), Helge Karlsen (1)\n',
		);
	});

	test('no answer joins names as the parser does, in any language', async () => {
		const asked = ['quote karlsen', 'quote moberg why:yes', 'summary bron', 'people bron', 'articles', 'help', 'quote'];
		for (const locale of ['sv', 'en']) {
			for (const typed of asked) expect(wordsOf(await room.ask(typed, { locale }))).not.toMatch(/[a-z]; [A-Z]/u);
		}
	});
});

test('a role stands behind one name only', async () => {
	const room = await newsroom(undefined, [bridge]);
	expect(quotesIn(await room.ask('quote karlsen')).map(({ role }) => role)).toEqual([null, 'ordförande', null]);
});

test('the list of people counts a joint statement for each', async () => {
	const room = await newsroom(undefined, [bridge]);
	const reply = await room.ask('people bron', { locale: 'sv' });
	expect(reply.body[0]).toMatchObject({
		items: [
			{ text: 'Helge Karlsen', detail: 'ordförande · 3 citat' },
			{ text: 'Christina Moberg', detail: 'kassör · 2 citat' },
			{ text: 'Bo Ek', detail: expect.stringContaining('granne') },
		],
	});
	expect((await room.press(reply, 'Citat av Christina Moberg', { locale: 'sv' })).title).toBe(
		'Christina Moberg: 2 citat',
	);
});

describe('people who never spoke together', () => {
	let room: Newsroom;
	beforeAll(async () => {
		room = await newsroom();
	});

	test('are both shown, newest first', async () => {
		const reply = await room.ask('quote "Karin Lindgård och Tom O’Brien"');
		expect(reply.title).toBe('Karin Lindgård and Tom O’Brien: 2 quotes');
		expect(quotesIn(reply).map(({ speaker }) => speaker)).toEqual(['Karin Lindgård', 'Tom O’Brien']);
	});

	test.each([
		['a topic after the name', 'quote Vera Lindgård och bussarna'],
		['somebody unknown', 'quote Karin Lindgård och Qqqq Zzzz'],
	])('%s is no second person', async (_, typed) => {
		const reply = await room.ask(typed);
		expect(reply.title ?? '').not.toContain(' and ');
	});
});
