import { beforeAll, describe, expect, test } from 'vitest';
import { createParser } from '../../src/parse/parse.ts';
import type { Parser } from '../../src/parse/parser.ts';

let parse: Parser;

beforeAll(async () => {
	parse = await createParser();
});

/** What an English sentence retells: the words, and who says them. */
function retold(text: string): [words: string, speaker: string | null][] {
	const { quotes } = parse({ text, metadata: {} }, { language: 'en' });
	return quotes
		.filter(({ kind }) => kind === 'indirect')
		.map(({ text: words, speaker }) => [
			words,
			speaker === null ? null : 'name' in speaker ? speaker.name : speaker.description,
		]);
}

describe('what is retold in English', () => {
	test('within a statement is part of it', () => {
		expect(retold('Edmund Loxley said that Petra Havelock denies the claim.')).toEqual([
			['that Petra Havelock denies the claim', 'Edmund Loxley'],
		]);
	});

	test('stands on both sides of a cue between commas', () => {
		expect(retold('The bridge, Edmund Loxley said, had been closed for a year.')).toEqual([
			['The bridge', 'Edmund Loxley'],
			['had been closed for a year', 'Edmund Loxley'],
		]);
	});

	test('begins with its condition', () => {
		expect(retold('If the rain goes on, Petra Havelock said she would move the show indoors.')).toEqual([
			['If the rain goes on', 'Petra Havelock'],
			['she would move the show indoors', 'Petra Havelock'],
		]);
	});

	test('is the subject of a passive whose agent is named', () => {
		expect(retold('The new footbridge has been criticised by Petra Havelock.')).toEqual([
			['The new footbridge', 'Petra Havelock'],
		]);
	});

	test('belongs to the owner of its noun', () => {
		expect(retold('Edmund Loxley’s claim that the bridge is safe met with silence.')).toEqual([
			['that the bridge is safe met with silence', 'Edmund Loxley'],
		]);
	});

	test('is said by whoever fills the clause in front of its verb', () => {
		expect(retold('Most gatecrashers thought that the band was late. Edmund Loxley was not there.')).toEqual([
			['that the band was late', 'Most gatecrashers'],
		]);
	});
});
