import { beforeAll, describe, expect, test } from 'vitest';
import { sliceOf } from '../../src/document/span.ts';
import { createParser } from '../../src/parse/parse.ts';
import type { Parser } from '../../src/parse/parser.ts';

let parse: Parser;
beforeAll(async () => {
	parse = await createParser();
});

const sentences = (text: string, language: string): string[] => {
	const article = parse({ text, metadata: {} }, { language });
	return article.summary.map((span) => sliceOf(article.text, span));
};

const FERRY = `Färjan till Ekskär får fler turer

Från måndag går färjan till Ekskär varje timme, säger hamnchefen Tore Lindvik. – Äntligen blir det fler turer för alla öbor.

Kommunen betalar de nya turerna med pengar från den gamla bron. – Det räcker i två år, säger Tore Lindvik. Sedan får staten ta över kostnaden för färjan.

Tore Lindvik kallar beslutet ”en seger för hela skärgården” och hoppas på fler turister.
`;

describe('the key sentences', () => {
	test('are whole sentences of the text, the most telling first', () => {
		const found = sentences(FERRY, 'sv');
		for (const sentence of found) expect(FERRY).toContain(sentence);
		expect(found[0]).toBe('Från måndag går färjan till Ekskär varje timme, säger hamnchefen Tore Lindvik.');
		expect(new Set(found).size).toBe(found.length);
	});

	test('hold no speech, but what the reporter says beside it', () => {
		const found = sentences(FERRY, 'sv').join('\n');
		expect(found).toContain('Kommunen betalar de nya turerna');
		expect(found).toContain('Tore Lindvik kallar beslutet');
		expect(found).not.toContain('Äntligen blir det');
		expect(found).not.toContain('Det räcker i två år');
	});

	test.each(['', 'Rubrik\n', '– Ja, säger Tore Lindvik.\n'])('of %j there are none', (text) => {
		expect(sentences(text, 'sv')).toEqual([]);
	});
});
