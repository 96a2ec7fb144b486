import { describe, expect, test } from 'vitest';
import type { Part, QuotePart, Reply } from '../../src/ask/reply.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import { renderTerminal } from '../../src/render/terminal.ts';
import { columnsOf } from '../../src/render/terminal-text.ts';

const texts = loadTexts(new URL('../../data/ui', import.meta.url).pathname)('en-GB');
const pipe = { width: Number.POSITIVE_INFINITY, color: false, links: false };
const window = (width: number) => ({ width, color: false, links: false });

const source = {
	headline: 'Bridge over the Elm closed',
	publisher: 'Elmford Post',
	date: '8 July 2026',
	url: 'https://post.example/bridge#:~:text=It%20held',
	paragraph: 4,
};
const quote: QuotePart = {
	type: 'quote',
	segments: ['It held for a hundred years', 'Now it does not.'],
	speaker: 'Ada Quill',
	role: 'engineer at the county',
	question: 'Was it safe?',
	source,
	evidence: null,
	doubt: null,
};
const reply = (body: Part[], more: Partial<Reply> = {}): Reply => ({
	outcome: 'answered',
	title: null,
	body,
	actions: [],
	visibility: 'private',
	...more,
});
const action = (label: string) => ({
	kind: 'run' as const,
	label,
	invocation: { command: 'quote', options: {}, cursor: null },
	primary: false,
});

describe('a quote', () => {
	test('the words as a quotation, then who, where and the whole address', () => {
		const text = renderTerminal(reply([quote], { title: 'Ada Quill: 1 quote' }), pipe, texts);
		expect(text.split('\n')).toEqual([
			'Ada Quill: 1 quote',
			'',
			'  Asked: Was it safe?',
			'│ It held for a hundred years',
			'│ Now it does not.',
			'  Ada Quill, engineer at the county',
			'  Bridge over the Elm closed · Elmford Post · 8 July 2026 · ¶ 4',
			'  https://post.example/bridge#:~:text=It%20held',
			'',
		]);
	});

	test('in a narrow window every line fits, and every word is there', () => {
		for (const width of [20, 40, 80]) {
			const text = renderTerminal(reply([{ ...quote, doubt: 'Speaker uncertain' }]), window(width), texts);
			const lines = text.split('\n').filter((line) => !line.includes('https://'));
			for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width);
			expect(lines.join(' ').replace(/[│\s]+/gu, ' ')).toContain('It held for a hundred years Now it does not.');
		}
	});

	test('a wide window keeps a measure that can be read', () => {
		const long = { ...quote, segments: ['word '.repeat(100)] };
		const widths = renderTerminal(reply([long]), window(300), texts)
			.split('\n')
			.map(columnsOf);
		expect(Math.max(...widths)).toBeLessThanOrEqual(100);
	});

	test('doubt and evidence stand with the speaker', () => {
		const text = renderTerminal(reply([{ ...quote, doubt: 'Speaker uncertain', evidence: '“she said”' }]), pipe, texts);
		expect(text).toContain('  Ada Quill, engineer at the county\n  Speaker uncertain\n  “she said”\n');
	});

	test('hostile words reach no terminal', () => {
		const hostile = '\x1b[2Jgone\x07\u202e';
		const body: Part[] = [
			{ ...quote, segments: [hostile], speaker: hostile, role: hostile, question: hostile, doubt: hostile },
			{ type: 'facts', title: hostile, items: [hostile], numbered: true, credit: hostile, source },
			{ type: 'list', ordered: false, items: [{ text: hostile, detail: hostile, url: null }] },
			{ type: 'excerpt', sentences: [hostile], source: { ...source, headline: hostile, publisher: hostile } },
			{ type: 'text', text: hostile },
			{ type: 'context', text: hostile },
			{ type: 'image', url: 'https://post.example/a.png', alt: hostile },
		];
		const text = renderTerminal(reply(body, { title: hostile }), pipe, texts, [action(hostile)]);
		expect(text.replaceAll('\n', '')).toMatch(/^[^\p{Cc}\u202e]*$/u);
		expect(text.match(/␛\[2Jgone␇<U\+202E>/gu)).toHaveLength(17);
	});
});

describe('at a terminal', () => {
	const screen = { width: 80, color: true, links: true };

	test('colour, and links that can be followed', () => {
		const text = renderTerminal(reply([quote]), screen, texts);
		expect(text).toContain('\x1b[1mAda Quill\x1b[22m, engineer');
		expect(text).toContain('\x1b]8;id=n1;https://post.example/bridge#:~:text=It%20held\x1b\\');
		expect(text).toContain('\x1b[2mhttps://post.example/bridge\x1b[22m\x1b]8;;\x1b\\');
	});

	test('an address that comes again is written out once, and followed every time', () => {
		const text = renderTerminal(reply([quote, quote]), { ...screen, color: false }, texts);
		expect(text.match(/\\https:\/\/post\.example\/bridge/gu)).toHaveLength(1);
		expect(text.match(/\]8;id=n\d;https/gu)).toHaveLength(3);
	});

	test('no escape sequence without colour and links', () => {
		expect(renderTerminal(reply([quote]), window(80), texts)).not.toContain('\x1b');
	});

	test('an address that is none of the web is never a link', () => {
		const url = 'javascript:alert(1)';
		const text = renderTerminal(reply([{ ...quote, source: { ...source, url } }]), screen, texts);
		expect(text).not.toContain('\x1b]8');
		expect(text).toContain(url);
	});
});

describe('other parts', () => {
	const items = Array.from({ length: 10 }, (_, index) => `Fact ${index + 1} of a box that goes on for a while`);

	test('facts keep their numbers, which end under each other', () => {
		const facts: Part = {
			type: 'facts',
			title: 'Facts: bridges',
			items,
			numbered: true,
			credit: 'Source: SCB',
			source,
		};
		const lines = renderTerminal(reply([facts]), window(32), texts).split('\n');
		expect(lines).toContain('Facts: bridges');
		expect(lines).toContain('   1. Fact 1 of a box that goes');
		expect(lines).toContain('      on for a while');
		expect(lines).toContain('  10. Fact 10 of a box that goes');
		expect(lines).toContain('  Source: SCB');
	});

	test('facts without numbers get none', () => {
		const facts: Part = { type: 'facts', title: 'Facts', items, numbered: false, credit: null, source };
		expect(renderTerminal(reply([facts]), pipe, texts)).not.toMatch(/^\s*\d+\./mu);
	});

	test('sentences of an excerpt stand apart', () => {
		const excerpt: Part = { type: 'excerpt', sentences: ['One sentence.', 'Another.'], source };
		expect(renderTerminal(reply([excerpt]), pipe, texts)).toMatch(/^│ One sentence\.\n│\n│ Another\.\n/u);
	});

	test('a list of choices carries the numbers that choose, once', () => {
		const list: Part = {
			type: 'list',
			ordered: false,
			items: [
				{ text: 'Ada Quill', detail: 'engineer', url: null },
				{ text: 'A headline that is too long for a button', detail: null, url: null },
			],
		};
		const actions = [action('Ada Quill'), action('A headline that is…'), action('Next')];
		expect(renderTerminal(reply([list]), pipe, texts, actions)).toBe(
			'  1 Ada Quill\n    engineer\n  2 A headline that is too long for a button\n\n  3 Next\n',
		);
	});

	test('a list that cannot be chosen whole keeps its marks', () => {
		const items = ['Ada Quill', 'Bo Lind'].map((text) => ({ text, detail: null, url: null }));
		const text = renderTerminal(reply([{ type: 'list', ordered: true, items }]), pipe, texts, [action('Ada Quill')]);
		expect(text).toBe('  1. Ada Quill\n  2. Bo Lind\n\n  1 Ada Quill\n');
	});
});
