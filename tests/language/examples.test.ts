import { beforeAll, describe, expect, test } from 'vitest';
import type { Quote, Speaker } from '../../src/document/article.ts';
import type { Example } from '../../src/language/language.ts';
import { loadLanguages } from '../../src/language/load.ts';
import { createParser } from '../../src/parse/parse.ts';
import type { Parser } from '../../src/parse/parser.ts';

const languages = [...(await loadLanguages()).values()].map(({ language }) => language);

let parse: Parser;

beforeAll(async () => {
	parse = await createParser();
});

/** A person's name, or the words for somebody without one; an example with null wants no person. */
function shown(speaker: Speaker, wanted: string | null | undefined): string | null {
	if (speaker === null) return null;
	if ('name' in speaker) return speaker.name;
	return wanted === null ? null : speaker.description;
}

const said = ({ kind }: Quote): boolean => kind !== 'indirect';

function read({ text, quotes }: Example, language: string): Example['quotes'] {
	const article = parse({ text, metadata: {} }, { language });
	for (const quote of article.quotes) expect(text.slice(quote.span.start, quote.span.end)).toBe(quote.text);
	return article.quotes
		.filter(said)
		.map((quote, index) => ({ text: quote.text, speaker: shown(quote.speaker, quotes[index]?.speaker) }));
}

describe.each(languages)('the examples of $code', ({ code, examples }) => {
	test('are enough to tell the language', () => {
		expect(examples.length).toBeGreaterThanOrEqual(15);
	});

	test.each(examples)('$text', (example) => {
		expect(read(example, code)).toEqual(example.quotes);
	});
});
