import { beforeAll, expect, test } from 'vitest';
import { createParser } from '../../src/parse/parse.ts';
import type { Parser } from '../../src/parse/parser.ts';

let parse: Parser;

beforeAll(async () => {
	parse = await createParser();
});

const kinds = (text: string): string[] =>
	parse({ text, metadata: {} }, { language: 'en' }).quotes.map(({ kind, text: words }) => `${kind}: ${words}`);

test.each([
	'Owen Brathwaite read out a poem called “The Ferry That Never Sailed”.',
	'Owen Brathwaite said the council had put up a sign reading “Don’t Feed the Ducks” by the pond.',
])('capitals throughout are a title or a sign, not a statement: %s', (text) => {
	expect(kinds(text).filter((line) => line.startsWith('direct'))).toEqual([]);
});

test('a statement inside the sentence stays one', () => {
	expect(kinds('Owen Brathwaite said the ferry was “the best thing in Saltmarsh by far” for years.')).toContain(
		'direct: the best thing in Saltmarsh by far',
	);
});
