import { beforeEach, describe, expect, test } from 'vitest';
import { isListed } from '../../src/ask/command.ts';
import type { Reply } from '../../src/ask/reply.ts';
import { type Newsroom, newsroom, wordsOf } from './newsroom.ts';

let room: Newsroom;
beforeEach(async () => {
	room = await newsroom();
});

const part = <T extends Reply['body'][number]['type']>(reply: Reply, type: T) =>
	reply.body.filter((each): each is Extract<Reply['body'][number], { type: T }> => each.type === type);
const labels = (reply: Reply): string[] => reply.actions.map(({ label }) => label);

describe('facts', () => {
	test('all boxes, newest first, numbers and source line kept', async () => {
		const reply = await room.ask('facts');
		expect(reply.title).toBe('3 fact boxes');
		expect(part(reply, 'facts').map(({ title }) => title)).toEqual(['Badhuset', 'Bron i siffror', 'Så går bussarna']);
		expect(part(reply, 'facts')[1]).toEqual({
			type: 'facts',
			title: 'Bron i siffror',
			items: ['Byggd 1931.', '84 meter lång.'],
			numbered: true,
			credit: 'Källa: kommunen',
			source: {
				headline: 'Bron över Lillån stängs i höst',
				publisher: 'Sundby Tidning',
				date: '2 May 2024',
				url: 'https://tidning.example/bron#:~:text=Bron%20i%20siffror',
				paragraph: null,
			},
		});
	});

	test('words find box or article', async () => {
		expect(part(await room.ask('facts meter'), 'facts').map(({ title }) => title)).toEqual(['Bron i siffror']);
		const none = await room.ask('facts rymdfärd');
		expect(none.outcome).toBe('nothing');
		expect(part(await room.press(none, 'All 3 fact boxes'), 'facts')).toHaveLength(3);
	});

	test('the article last spoken of comes first, and all are one press away', async () => {
		await room.ask('summary badhuset');
		const own = await room.ask('facts');
		expect(own.title).toBe('1 fact box in “Badhuset får ny chef”');
		expect(part(await room.press(own, 'All 3 fact boxes'), 'facts')).toHaveLength(3);
		expect(part(await room.ask('facts article:all'), 'facts')).toHaveLength(3);
		expect(part(await room.ask('facts article:alla', { locale: 'sv' }), 'facts')).toHaveLength(3);
	});

	test('an article without boxes', async () => {
		const reply = await room.ask('facts article:harbour');
		expect(reply.outcome).toBe('nothing');
		expect(wordsOf(reply)).toContain('That article has no fact box.');
	});
});

describe('summary', () => {
	test('the best sentences, in the order of the article', async () => {
		const reply = await room.ask('summary bron 2');
		expect(reply.title).toBe('Bron över Lillån stängs i höst');
		expect(part(reply, 'excerpt')[0]?.sentences).toEqual([
			'Bron över Lillån stängs den 3 september.',
			'Trafiken leds om.',
		]);
		expect(wordsOf(reply)).toContain('Quoted: Vera Lindgård (4)');
	});

	test.each([
		['summary bron', 3],
		['summary bron short', 3],
		['summary bron kort', 3],
		['summary bron length:medium', 4],
		['summary bron length:lång', 4],
		['summary bron 1', 1],
		['summary bron length:1', 1],
	])('%s', async (typed, count) => {
		expect(part(await room.ask(typed, { locale: 'sv' }), 'excerpt')[0]?.sentences).toHaveLength(count);
	});

	test('longer and shorter', async () => {
		const reply = await room.ask('summary bron');
		const longer = await room.press(reply, 'Longer');
		expect(part(longer, 'excerpt')[0]?.sentences).toHaveLength(4);
		expect(labels(longer)).not.toContain('Longer');
		expect(part(await room.press(longer, 'Shorter'), 'excerpt')[0]?.sentences).toHaveLength(3);
		expect((await room.press(reply, 'Who is in it')).title).toContain('3 people');
		expect((await room.press(reply, 'Fact boxes')).title).toContain('2 fact boxes');
	});

	test('without an article the one last spoken of, by the same person in the same channel', async () => {
		await room.ask('quote Tom', { channel: 'a', user: 'x' });
		expect((await room.ask('summary', { channel: 'a', user: 'x' })).title).toBe('Harbour ferry doubles its crossings');
		expect((await room.ask('summary 1', { channel: 'a', user: 'x' })).title).toBe(
			'Harbour ferry doubles its crossings',
		);
		expect((await room.ask('summary', { channel: 'a', user: 'y' })).title).toBe('Badhuset får ny chef');
		expect((await room.ask('summary', { channel: 'b', user: 'x' })).title).toBe('Badhuset får ny chef');
	});

	test('a public answer is spoken of by all in the channel', async () => {
		await room.ask('quote Tom', { channel: 'a', user: 'x', visibility: 'public' });
		expect((await room.ask('summary', { channel: 'a', user: 'y' })).title).toBe('Harbour ferry doubles its crossings');
		await room.ask('summary bron', { channel: 'a', user: 'y' });
		expect((await room.ask('people', { channel: 'a', user: 'y' })).title).toContain('Bron');
		expect((await room.ask('people', { channel: 'a', user: 'x' })).title).toContain('Harbour');
	});

	test('a script has no conversation', async () => {
		await room.ask('summary bron', { channel: null });
		expect((await room.ask('summary', { channel: null })).title).toBe('Badhuset får ny chef');
	});

	test('several articles: a choice', async () => {
		const reply = await room.ask('summary lindgård');
		expect(labels(reply)).toEqual(['Badhuset får ny chef', 'Bron över Lillån stängs i höst']);
		expect((await room.press(reply, 'Bron över Lillån stängs i höst')).outcome).toBe('answered');
	});

	test.each(['hemlig', 'hemlig budget', 'article:hemlig', 'finns inte'])('%s is no article', async (typed) => {
		const reply = await room.ask(`summary ${typed}`);
		expect(reply.outcome).toBe('nothing');
		expect(wordsOf(reply)).not.toContain('budget för');
	});

	test.each(['0', '51', '-3', '1.5', 'many', '１'])('length %s', async (length) => {
		const reply = await room.ask(`summary bron length:${length}`);
		expect(reply.outcome).toBe(length === '１' ? 'answered' : 'misuse');
	});

	test('an article that nothing can stand for', async () => {
		expect((await room.ask('summary notis')).outcome).toBe('nothing');
	});
});

describe('people', () => {
	test('role and number of quotes, the most quoted first', async () => {
		const reply = await room.ask('people bron');
		expect(reply.title).toBe('3 people in “Bron över Lillån stängs i höst”');
		expect(part(reply, 'list')[0]?.items.map(({ text, detail }) => `${text}: ${detail}`)).toEqual([
			'Vera Lindgård: projektledare · 4 quotes',
			'Olle Nordh: chefen för polisen i Sundby · not quoted',
			'Maj Ekdal: granne · not quoted',
		]);
		expect((await room.press(reply, 'Quotes by Vera Lindgård')).title).toBe('Vera Lindgård: 4 quotes');
	});

	test('nobody', async () => {
		const reply = await room.ask('people article:notis', { locale: 'sv' });
		expect(reply.outcome).toBe('nothing');
		expect(wordsOf(reply)).toContain('Ingen nämns vid namn i ”Artikel utan rubrik”.');
	});
});

describe('articles', () => {
	test('newest first, each with its summary', async () => {
		const reply = await room.ask('articles');
		expect(reply.title).toBe('4 articles, newest first');
		expect(part(reply, 'list')[0]?.items[0]).toEqual({
			text: 'Badhuset får ny chef',
			detail: '15 January 2025 · Sundby Tidning · 2 quotes',
			url: 'https://tidning.example/badet',
		});
		expect((await room.press(reply, 'Bron över Lillån stängs i höst')).title).toBe('Bron över Lillån stängs i höst');
	});

	test('words and days', async () => {
		expect((await room.ask('articles ferry')).title).toBe('1 article about “ferry”');
		expect((await room.ask('articles since:2024 until:2024')).title).toContain('1 article between 1 January 2024');
		const none = await room.ask('articles ferry since:2025');
		expect(none.outcome).toBe('nothing');
		expect(wordsOf(none)).toContain('“ferry” since 1 January 2025');
		expect((await room.press(none, 'Latest articles')).outcome).toBe('answered');
	});
});

describe('help', () => {
	test.each(['en', 'sv'])('lists every command (%s)', async (locale) => {
		const reply = await room.ask('help', { locale });
		const usages = part(reply, 'list')[0]?.items.map(({ text }) => text.split(' ')[0]);
		expect(usages).toEqual(room.runner.commands.filter(isListed).map(({ name }) => `/${name}`));
		for (const { label } of reply.actions)
			expect((await room.press(reply, label, { locale })).outcome).toBe('answered');
	});

	test.each(['quote', '/quote', 'QUOTE', 'newsroom quote'])('help %s', async (typed) => {
		const reply = await room.ask(`help ${typed}`);
		expect(reply.title).toContain('/quote <name> [about:<words>]');
		expect(part(reply, 'list')[0]?.items.map(({ text }) => text)).toEqual([
			'person',
			'about',
			'article',
			'since',
			'until',
			'why',
		]);
	});

	test('of a command that does not exist', async () => {
		const reply = await room.ask('help qoute');
		expect(reply.outcome).toBe('misuse');
		expect(wordsOf(reply)).toContain('Did you mean /quote?');
	});
});

describe('an empty archive', () => {
	test.each(['articles', 'summary', 'people', 'facts', 'quote Casco', 'help'])('%s', async (typed) => {
		const empty = await newsroom(undefined, []);
		const reply = await empty.ask(typed);
		expect(reply.outcome).toBe(typed === 'help' ? 'answered' : 'nothing');
	});
});
