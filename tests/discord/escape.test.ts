import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadTexts } from '../../src/ask/texts.ts';
import { blocksOf } from '../../src/render/discord/blocks.ts';
import { fitsLink, invisible, link, linkTarget, literal } from '../../src/render/discord/escape.ts';
import { readMarkdown, visible, walk } from '../peers/discord/markdown.ts';

const HOSTILE = [
	'**fet**',
	'*kursiv*',
	'_under_',
	'__rad__',
	'a_b_c',
	'~~bort~~',
	'||dolt||',
	'`kod`',
	'```js\nkod\n```',
	'# ',
	'## ',
	'-# ',
	'- ',
	'* ',
	'+ ',
	'1. ',
	'12. ',
	'> ',
	'>>> ',
	'\\',
	'\\*',
	'[ord](https://evil.example)',
	'[',
	'](',
	')',
	'https://evil.example/a_b?c=(d)',
	'<https://evil.example>',
	'@everyone',
	'@here',
	'<@123456789012345678>',
	'<@&123456789012345678>',
	'<#123456789012345678>',
	'<:namn:123456789012345678>',
	'<t:1700000000:R>',
	'</quote:123456789012345678>',
	'<id:customize>',
	':smile:',
	'¯\\_(ツ)_/¯',
	'🔥',
	'👩‍👩‍👧',
	'\u202e',
	'\u2067',
	'\u202c',
	'\u2069',
	'\u200b',
	'\u200d',
	'\ufeff',
	'\u00ad',
	'\u0000',
	'\ud800',
	'\n',
	'\r\n',
	'\u2028',
	' ',
	'   ',
	'\t',
	'ord',
	'”Ja!”',
	'– Nej,',
	'kl 10:30:45',
	'S:t Eriks',
];
const hostile = fc.array(fc.constantFrom(...HOSTILE), { maxLength: 12 }).map((parts) => parts.join(''));
const anything = fc.oneof(hostile, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

/** What remains to be compared: signs that nobody sees and blanks around lines do not count. */
const seen = (text: string): string =>
	text
		.toWellFormed()
		.replace(/[\u202c\u2069]/gu, '')
		// Discord itself shows a tab as four blanks.
		.replaceAll('\t', '    ')
		// biome-ignore lint/suspicious/noControlCharactersInRegex: those are taken out.
		.replace(/[\u0000-\u0008\u000e-\u001f\u007f]/gu, '')
		.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/u)
		.filter((line) => !invisible(line))
		.map((line) => line.trim())
		.join('\n');

const en = loadTexts('data/ui')('en-GB');
const PLAIN = new Set(['text', 'br', 'newline', 'twemoji', 'blockQuote']);
const markdownOf = (part: Parameters<typeof blocksOf>[0]): string[] =>
	blocksOf(part, en).flatMap((block) => (block.kind === 'text' ? [block.text] : []));

const source = { headline: 'Rubrik', publisher: null, date: null, url: null, paragraph: null };

describe('text that comes from elsewhere', () => {
	test('shows as exactly these characters', () => {
		fc.assert(
			fc.property(anything, (text) => {
				const nodes = readMarkdown(literal(text));
				expect(seen(visible(nodes))).toBe(seen(text));
				expect([...walk(nodes)].map(({ type }) => type).filter((type) => !PLAIN.has(type))).toEqual([]);
			}),
			{ numRuns: 3000 },
		);
	});

	test('stands in a quotation exactly, and the quotation ends with it', () => {
		fc.assert(
			fc.property(anything, (words) => {
				fc.pre(!invisible(words));
				const part = { type: 'quote' as const, segments: [words], speaker: 'A', role: null, question: null };
				const texts = markdownOf({ ...part, source, evidence: null, doubt: null });
				expect(texts).toHaveLength(3);
				const nodes = readMarkdown(texts[1] ?? '');
				expect(nodes.map(({ type }) => type)).toEqual(['blockQuote']);
				expect(seen(visible(nodes))).toBe(seen(words));
				expect([...walk(nodes)].map(({ type }) => type).filter((type) => !PLAIN.has(type))).toEqual([]);
			}),
			{ numRuns: 2000 },
		);
	});

	test('formats nothing and links nowhere as name, role, question or headline', () => {
		fc.assert(
			fc.property(anything, (text) => {
				const texts = markdownOf({
					type: 'quote',
					segments: ['ord'],
					speaker: text,
					role: text,
					question: text,
					doubt: text,
					evidence: text,
					source: { ...source, headline: text, publisher: text, date: text },
				});
				const nodes = texts.flatMap((one) => [...walk(readMarkdown(one))]);
				const kinds = new Set(nodes.map(({ type }) => type));
				for (const kind of kinds) expect([...PLAIN, 'strong', 'subtext']).toContain(kind);
			}),
			{ numRuns: 1000 },
		);
	});

	test('closes what turns the direction of writing', () => {
		expect(literal('\u202eabc')).toBe('\u202eabc\u202c');
		expect(literal('\u2067a\u202ab')).toBe('\u2067a\u202ab\u202c\u2069');
		expect(literal('\u202aa\u202cb')).toBe('\u202aa\u202cb');
	});

	test('turns into no picture by its name', () => {
		expect(literal(':smile: och :a_b:')).toBe('\\:smile: och \\:a\\_b:');
	});

	test('is escaped no more than it must be', () => {
		const text = 'Vi – och bara vi – har 3,5 % (minst), kl. 10.30: "nu".\nÅr 2016 - inte #nu.';
		expect(literal(text)).toBe(text);
	});
});

describe('links', () => {
	const url = 'https://example.org/a#:~:text=ord';

	test('carry plain words only', () => {
		expect(link('Fler ringer – ”nu” (S)', url)).toBe(`[Fler ringer – ”nu” (S)](${url})`);
		for (const label of [
			'*a*',
			'a_b',
			'[a]',
			'a `b`',
			'🔥 a',
			'https://a.example',
			':a:',
			'@here',
			'\u200b',
			'a\u202eb',
		])
			expect(fitsLink(label), label).toBe(false);
		expect(link('Titta 🔥 [nu]', url)).toBe('Titta 🔥 \\[nu\\]');
	});

	test('move to the publisher where the headline cannot carry them', () => {
		const [, , where] = markdownOf({
			type: 'quote',
			segments: ['ord'],
			speaker: 'A',
			role: null,
			question: null,
			doubt: null,
			evidence: null,
			source: { headline: '*Nu*', publisher: 'Stadstidningen', date: '1 maj', url, paragraph: 3 },
		});
		expect(where).toBe(`-# \\*Nu\\*\n-# [Stadstidningen](${url}) · 1 maj · ¶ 3`);
	});

	test('lead to web pages and end where they should', () => {
		expect(linkTarget('https://example.org/(a)?b="c"')).toBe('https://example.org/%28a%29?b=%22c%22');
		for (const wrong of ['javascript:alert(1)', 'discord://-/channels', 'a b', ''])
			expect(linkTarget(wrong), wrong).toBeNull();
		fc.assert(
			fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (any) => {
				const target = linkTarget(any);
				const [node, ...rest] = readMarkdown(link('ord', target));
				expect(node).toMatchObject({ type: 'link', target });
				expect(rest).toEqual([]);
			}),
		);
	});

	test('lose their text fragment before they grow too long', () => {
		expect(linkTarget(`https://example.org/a#:~:text=${'x'.repeat(2000)}`)).toBe('https://example.org/a');
		expect(linkTarget(`https://example.org/${'x'.repeat(2000)}`)).toBeNull();
	});
});
