import { beforeAll, describe, expect, test } from 'vitest';
import type { QuotePart, Reply } from '../../src/ask/reply.ts';
import { articles, build } from './articles.ts';
import { type Newsroom, newsroom, wordsOf } from './newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
	room = await newsroom();
});

const quotesOf = (reply: Reply): QuotePart[] => reply.body.filter((part) => part.type === 'quote');
const textOf = (reply: Reply): string => reply.body.map((part) => ('text' in part ? part.text : '')).join('\n');
const labels = (reply: Reply): string[] => reply.actions.map(({ label }) => label);

describe('who is meant', () => {
	test.each([
		'Karin Lindgård',
		'karin',
		'KARIN LINDGARD',
		'badchef',
		'badchefen',
		'Karin Lindgärd',
		'Krain',
		'Kbrin',
		'Kabin',
		'Karon',
		'"Karin Lindgård"',
		'person:Karin',
	])('%s', async (typed) => {
		const reply = await room.ask(`quote ${typed}`);
		expect(reply.outcome).toBe('answered');
		expect(quotesOf(reply).map(({ speaker, segments }) => [speaker, ...segments])).toEqual([
			['Karin Lindgård', 'Jag simmar själv varje dag'],
		]);
	});

	test.each([
		['polischefen', 'Olle Nordh'],
		['chefen för polisen', 'Olle Nordh'],
		['nordh', 'Olle Nordh'],
	])('%s is somebody who is named but not quoted', async (typed, name) => {
		const reply = await room.ask(`quote ${typed}`);
		expect(reply.outcome).toBe('nothing');
		expect(textOf(reply)).toContain(name);
		const summary = await room.press(reply, 'Bron över Lillån stängs i höst');
		expect(summary.title).toBe('Bron över Lillån stängs i höst');
	});

	test('a slip is answered and said', async () => {
		expect(textOf(await room.ask('quote Krain'))).toContain(
			'“Krain” is spelt a little differently: showing Karin Lindgård',
		);
		expect(textOf(await room.ask('quote Karin'))).not.toContain('spelt');
	});

	test('one surname, two people: a choice whose buttons answer', async () => {
		const reply = await room.ask('quote lindgård');
		expect(reply.outcome).toBe('answered');
		expect(labels(reply)).toEqual(['Vera Lindgård', 'Karin Lindgård']);
		expect(reply.body).toContainEqual({
			type: 'list',
			ordered: false,
			items: [
				{ text: 'Vera Lindgård', detail: expect.stringContaining('5 quotes'), url: null },
				{ text: 'Karin Lindgård', detail: 'badchef · 1 quote', url: null },
			],
		});
		expect(quotesOf(await room.press(reply, 'Karin Lindgård'))).toHaveLength(1);
	});

	test('words after the name are the topic', async () => {
		const reply = await room.ask('quote vera lindgård bussarna');
		expect(quotesOf(reply).map(({ segments }) => segments)).toEqual([['Bussarna får köra']]);
		expect(reply.title).toBe('Vera Lindgård: 1 quote about “bussarna”');
		const swedish = await room.ask('quote vera om bussarna', { locale: 'sv' });
		expect(swedish.title).toBe('Vera Lindgård: 1 citat om ”bussarna”');
	});

	test('the topic decides between two people of one surname', async () => {
		expect(quotesOf(await room.ask('quote lindgård simmar'))[0]?.speaker).toBe('Karin Lindgård');
		const neither = await room.ask('quote lindgård månfärd');
		expect(neither.outcome).toBe('nothing');
		expect(textOf(neither)).toContain('“lindgård”');
		expect(textOf(neither)).toContain('“månfärd”');
		expect(quotesOf(await room.press(neither, 'Karin Lindgård'))).toHaveLength(1);
	});

	test('a topic of its own option decides as well', async () => {
		expect(quotesOf(await room.ask('quote lindgård about:simmar'))[0]?.speaker).toBe('Karin Lindgård');
		expect(textOf(await room.ask('quote lindgård about:månfärd'))).toContain('“månfärd”');
	});

	test('two letters before another word begin no name', async () => {
		const reply = await room.ask('quote Ve Ek');
		expect(reply.outcome).toBe('nothing');
		expect(textOf(reply)).toContain('Nobody in the articles matches “Ve Ek”');
	});

	test('nobody: the nearest names, as buttons', async () => {
		const reply = await room.ask('quote Lindgren');
		expect(reply.outcome).toBe('nothing');
		expect(labels(reply)).toContain('Karin Lindgård');
		expect(quotesOf(await room.press(reply, 'Karin Lindgård'))).toHaveLength(1);
	});

	test('nobody, and nothing near', async () => {
		const reply = await room.ask('quote Xqzw');
		expect(reply.outcome).toBe('nothing');
		expect((await room.press(reply, 'Latest articles')).outcome).toBe('answered');
	});

	test('what is under embargo is not known', async () => {
		expect((await room.ask('quote Sigge Dold')).outcome).toBe('nothing');
		expect(wordsOf(await room.ask('quote Sigge Dold'))).not.toContain('ekonom');
	});

	test('nobody named: how to ask, and whom', async () => {
		const reply = await room.ask('quote');
		expect(reply.outcome).toBe('misuse');
		expect(textOf(reply)).toContain('/quote <name>');
		expect(quotesOf(await room.press(reply, 'Karin Lindgård, badchef'))).toHaveLength(1);
	});
});

describe('what is shown', () => {
	test('the exact words with question, role, headline, date, place', async () => {
		const [, , answer] = quotesOf(await room.ask('quote Vera Lindgård'));
		expect(answer).toEqual({
			actions: ['Copy', 'Why?', 'Wrong speaker?'].map((label) => expect.objectContaining({ label, primary: false })),
			type: 'quote',
			segments: ['Till jul & lite till, 9-10 veckor.'],
			speaker: 'Vera Lindgård',
			role: 'projektledare',
			question: 'Hur länge är bron stängd?',
			source: {
				headline: 'Bron över Lillån stängs i höst',
				publisher: 'Sundby Tidning',
				date: '2 May 2024',
				url: 'https://tidning.example/bron#:~:text=Till%20jul%20%26%20lite%20till%2C%209%2D10%20veckor.',
				paragraph: 6,
			},
			evidence: null,
			doubt: null,
		});
	});

	test('every segment is a slice of an article', async () => {
		const all = articles.map(({ text }) => text).join('\n');
		let reply = await room.ask('quote Vera Lindgård');
		const shown: string[] = [];
		for (;;) {
			shown.push(...quotesOf(reply).flatMap(({ segments }) => segments));
			if (!labels(reply).includes('Next')) break;
			reply = await room.press(reply, 'Next');
		}
		expect(shown).toHaveLength(6);
		for (const segment of shown) expect(all).toContain(segment);
	});

	test('an uncertain speaker is labelled, with the reason', async () => {
		const [sure] = quotesOf(await room.ask('quote Karin'));
		expect(sure).toMatchObject({ doubt: null, evidence: null });
		const [unsure] = quotesOf(await room.ask('quote vera lindgård bussarna'));
		expect(unsure).toMatchObject({
			doubt: 'Speaker uncertain',
			evidence: '“säger hon” → Vera Lindgård (pronoun: the last woman named before)',
		});
		const [swedish] = quotesOf(await room.ask('quote vera lindgård bussarna', { locale: 'sv-SE' }));
		expect(swedish).toMatchObject({
			doubt: 'Osäkert vem som talar',
			evidence: '”säger hon” → Vera Lindgård (pronomen: den senast nämnda kvinnan)',
		});
	});

	test('the reason of a certain one on request, on the same page', async () => {
		const second = await room.press(await room.ask('quote Vera Lindgård'), 'Next');
		const { invocation } = (await room.ask('quote Vera Lindgård')).actions.find(({ label }) => label === 'Next') ?? {};
		if (!invocation) throw new Error('no second page');
		const told = await room.run({ ...invocation, options: { ...invocation.options, why: 'yes' } });
		expect(quotesOf(told).map(({ segments }) => segments)).toEqual(quotesOf(second).map(({ segments }) => segments));
		expect(quotesOf(told)[1]?.evidence).toBe('Vera Lindgård (continuation: goes on from what was said just before)');
		const ja = await room.ask('quote Karin why:ja', { locale: 'sv' });
		expect(quotesOf(ja)[0]?.evidence).toBe('”säger Karin Lindgård” → Karin Lindgård (namn: står vid anföringsverbet)');
	});
});

describe('pages', () => {
	test('newest first, forward and back', async () => {
		const first = await room.ask('quote Vera Lindgård');
		expect(first.title).toBe('Vera Lindgård: 5 quotes');
		expect(quotesOf(first)[0]?.source.date).toBe('15 January 2025');
		expect(textOf(first)).toContain('1–3 of 5');
		expect(labels(first)).toEqual(['Share in channel', 'Next']);
		const second = await room.press(first, 'Next');
		expect(textOf(second)).toContain('4–5 of 5');
		expect(labels(second)).toEqual(['Share in channel', 'Previous']);
		expect(await room.press(second, 'Previous')).toEqual(first);
	});

	test.each(['x', '[]', '{}', '[1]', '["', 'null', '[""]'])('the cursor %s is none', async (cursor) => {
		const reply = await room.run({ command: 'quote', options: { person: 'Vera Lindgård' }, cursor });
		expect(reply.outcome).toBe('misuse');
		expect(textOf(reply)).toContain('Ask again');
	});
});

describe('filters', () => {
	test('days', async () => {
		expect((await room.ask('quote Vera Lindgård until:2024')).title).toBe(
			'Vera Lindgård: 4 quotes up to 31 December 2024',
		);
		expect((await room.ask('quote Vera Lindgård since:2024-05 until:2024-05-02')).title).toBe(
			'Vera Lindgård: 4 quotes between 1 May 2024 and 2 May 2024',
		);
		const none = await room.ask('quote Vera Lindgård since:2026');
		expect(none.outcome).toBe('nothing');
		expect(textOf(none)).toBe('Vera Lindgård has 5 quotes, but none since 1 January 2026.');
		expect(quotesOf(await room.press(none, 'All quotes by Vera Lindgård'))).toHaveLength(3);
	});

	test('days, where nothing tells when it was said', async () => {
		const undated = build({
			id: 'odaterad',
			headline: 'Orgeln i Sundby låter igen',
			people: [{ name: 'Ebba Orre', role: 'kantor' }],
			paragraphs: [
				'Ebba Orre är kantor.',
				{ text: '– Den låter, säger Ebba Orre.', said: [{ words: ['Den låter'], by: 'Ebba Orre' }] },
			],
		});
		const other = await newsroom((store) => store, [...articles, undated]);
		const none = await other.ask('quote Ebba Orre since:2016');
		expect(textOf(none)).toBe(
			'Ebba Orre has 1 quote, but none since 1 January 2016. 1 quote without a known date may belong here.',
		);
		const [quote] = quotesOf(await other.press(none, 'Whenever it was said'));
		expect(quote?.source).toMatchObject({ headline: 'Orgeln i Sundby låter igen', date: 'no date' });
		await other.store.close();
	});

	test('days the wrong way round', async () => {
		const reply = await room.ask('quote Vera since:2025 until:2024');
		expect(reply.outcome).toBe('misuse');
		expect(textOf(reply)).toContain('swap');
	});

	test('one article', async () => {
		expect((await room.ask('quote Vera Lindgård article:badhuset')).title).toBe('Vera Lindgård: 1 quote');
		expect((await room.ask('quote Vera Lindgård article:latest')).title).toBe('Vera Lindgård: 1 quote');
		const none = await room.ask('quote Karin article:bron');
		expect(textOf(none)).toBe('Karin Lindgård has 1 quote, but none in that article.');
		expect((await room.ask('quote Karin article:finnsinte')).outcome).toBe('nothing');
	});
});

describe('sharing', () => {
	test('a shared answer says the same and offers no sharing', async () => {
		const own = await room.ask('quote Vera Lindgård');
		const share = own.actions.find(({ kind }) => kind === 'share');
		if (!share) throw new Error('no share');
		const shared = await room.run(share.invocation, { visibility: 'public' });
		expect(shared.visibility).toBe('public');
		expect(shared.body).toEqual(own.body);
		expect(shared.actions.filter(({ kind }) => kind === 'share')).toEqual([]);
	});
});
