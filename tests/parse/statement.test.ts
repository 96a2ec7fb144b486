import { beforeAll, expect, test } from 'vitest';
import { createParser } from '../../src/parse/parse.ts';
import type { Parser } from '../../src/parse/parser.ts';

let parse: Parser;

beforeAll(async () => {
	parse = await createParser();
});

/** Fragments of German sentences, and whether they stand as their speaker's own words. */
test.each([
	['Umweltdezernent Ludger Ostkamp nannte den Plan „kurzsichtig“.', true],
	['Umweltdezernent Ludger Ostkamp nannte den Plan einen „Irrweg“.', true],
	['Umweltdezernent Ludger Ostkamp sprach von einem „Irrweg“.', true],
	['Umweltdezernent Ludger Ostkamp bezeichnete den Plan als „Irrweg“.', true],
	['Umweltdezernent Ludger Ostkamp wies den Vorwurf als „albern“ zurück.', true],
	['Umweltdezernent Ludger Ostkamp wies den Vorwurf am Rande einer Tagung in Sandhafen als „albern“ zurück.', true],
	['Umweltdezernent Ludger Ostkamp nennt den Turm „Alter Fritz“.', false],
	['Umweltdezernent Ludger Ostkamp nennt sein Boot „die Kaffeemühle“.', false],
	['Der Verein des Dezernenten Ludger Ostkamp nennt sich „freie Fischer“.', false],
	['Anwohner nennen den Turm „schiefe Nadel“.', false],
	['Umweltdezernent Ludger Ostkamp sagte bei der „langen Nacht“ ab.', false],
])('%s', (text, stands) => {
	const { quotes } = parse({ text, metadata: {} }, { language: 'de' });
	expect(quotes.filter(({ kind }) => kind === 'direct')).toHaveLength(stands ? 1 : 0);
});
