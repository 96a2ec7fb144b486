import { beforeAll, describe, expect, test } from 'vitest';
import { createParser } from '../../src/parse/parse.ts';
import type { Parser } from '../../src/parse/parser.ts';

let parse: Parser;
beforeAll(async () => {
	parse = await createParser();
});

/** A text, and everybody in it with the roles that it tells, in order. */
interface Case {
	readonly what: string;
	readonly language: string;
	readonly text: string;
	readonly people: Readonly<Record<string, readonly string[]>>;
}

const CASES: readonly Case[] = [
	{
		what: 'two capitals that return, with nothing that only people have, are none',
		language: 'da',
		text: 'Studiet Marine Robotics åbner i Lillefjord. Der er 40 pladser på Marine Robotics i år.\n\n- Vi glæder os, siger Bodil Ravn.',
		people: { 'Bodil Ravn': [] },
	},
	{
		what: 'a name behind a noun that belongs to somebody is a person',
		language: 'sv',
		text: 'Gun Råberg kom sent. Hennes svetskamrat, Qvira Tolmund, hade redan gått hem. Tolmund bor nära hamnen.',
		people: { 'Gun Råberg': [], 'Qvira Tolmund': [] },
	},
];

describe('people of an article', () => {
	test.each(CASES)('$what', ({ language, text, people }) => {
		const article = parse({ text, metadata: {} }, { language });
		const found = article.people.map(({ name, roles }) => [
			name,
			roles.map(({ start, end }) => text.slice(start, end)),
		]);
		expect(Object.fromEntries(found)).toEqual(people);
	});
});
