import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuotePart, Reply } from '../../src/ask/reply.ts';
import { similarity } from '../../src/ask/similar.ts';
import { type Newsroom, newsroom } from './newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
	room = await newsroom();
});
afterAll(() => room.store.close());

const quotesOf = (reply: Reply): QuotePart[] => reply.body.filter((part) => part.type === 'quote');
const textOf = (reply: Reply): string => reply.body.map((part) => ('text' in part ? part.text : '')).join('\n');

describe('who said this', () => {
	test.each([
		['the words', 'Jag simmar själv varje dag', '100% of the words in common'],
		[
			'the words in a post',
			'Läs vår nya chef: ”Jag simmar själv varje dag”, säger hon. Dela gärna! #badet',
			'100% of the words in common',
		],
		['the words a little changed', 'jag simmar nästan varje dag', '80% of the words in common'],
	])('%s', async (_, typed, alike) => {
		const reply = await room.ask(`said ${typed}`);
		expect(quotesOf(reply)[0]).toMatchObject({ speaker: 'Karin Lindgård', segments: ['Jag simmar själv varje dag'] });
		expect(textOf(reply)).toContain(alike);
	});

	test('a part of a longer quote', async () => {
		const reply = await room.ask('said lite till, 9-10 veckor');
		expect(quotesOf(reply)[0]).toMatchObject({ speaker: 'Vera Lindgård' });
	});

	test.each(['Xylofoner växer inte på träd i Patagonien', 'trångt', '💥', 'och'])(
		'%s is near nothing, and nothing is made of it',
		async (typed) => {
			const reply = await room.ask(`said ${typed}`);
			if (reply.outcome === 'answered') return expect(textOf(reply)).toMatch(/\d+% of the words in common/u);
			expect(reply.outcome).toBe('nothing');
			expect(quotesOf(reply)).toEqual([]);
			expect(textOf(reply)).toContain('No stored quote');
		},
	);

	test('what another sentence has in common is said in percent, and not shown', async () => {
		const reply = await room.ask('said Bussarna står alla i garaget och rostar numera');
		expect(reply.outcome).toBe('nothing');
		expect(textOf(reply)).toMatch(/the nearest has \d+% of its words in common/u);
	});

	test('what is under embargo is not found', async () => {
		expect((await room.ask('said Ingen vet')).outcome).toBe('nothing');
	});

	test('text with marks and colons is taken as it stands', async () => {
		expect(room.runner.parse('said', ' Han sa: "Nej." person:ingen\nEn rad till ').options).toEqual({
			text: 'Han sa: "Nej." person:ingen\nEn rad till',
		});
	});
});

test.each([
	['a b c d', 'a b c d', 1],
	['a b c d', 'x y', 0],
	['a b c d', 'a b x d', 0.75],
	['b c', 'a b c d', 1],
	['d c b a', 'a b c d', 0.25],
	['', 'a', 0],
	['Åsa SADE', 'asa sade', 1],
])('%j is like %j by %d', (a, b, alike) => {
	expect(similarity(a, b)).toBeCloseTo(alike);
	expect(similarity(b, a)).toBeCloseTo(alike);
});

test('long texts are compared in no time', () => {
	const long = Array.from({ length: 50_000 }, (_, index) => `w${index % 500}`).join(' ');
	expect(similarity(long, long)).toBe(1);
});
