import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { columnsOf, visible, wrap } from '../../src/render/terminal-text.ts';

const NO_CONTROL = /^[^\p{Cc}]*$/u;

describe('visible', () => {
	test.each([
		['\x1b[31mred\x1b[0m', '␛[31mred␛[0m'],
		['\x1b]8;;http://evil.example\x07x', '␛]8;;http://evil.example␇x'],
		['a\x7fb\x00', 'a␡b␀'],
		['\x9b2J', '<U+009B>2J'],
		['abc\u202egnp', 'abc<U+202E>gnp'],
		['one\r\ntwo\rthree\u2028four', 'one\ntwo\nthree\nfour'],
		['a\tb', 'a    b'],
	])('%j', (hostile, shown) => {
		expect(visible(hostile)).toBe(shown);
	});

	test('of any text: no control character but the line end, and a plain text unchanged', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(visible(text).replaceAll('\n', '')).toMatch(NO_CONTROL);
			}),
		);
		expect(visible('Åsa Öberg – “ja”, sa hon… 中文 👩‍👩‍👧')).toBe('Åsa Öberg – “ja”, sa hon… 中文 👩‍👩‍👧');
	});
});

test('the short way to count columns agrees with the library', () => {
	for (let code = 0x20; code < 0x2600; code++) {
		// Controls and line ends are never measured: they were made visible.
		const character = visible(String.fromCharCode(code));
		expect([code.toString(16), columnsOf(character)]).toEqual([code.toString(16), stringWidth(character)]);
	}
});

describe('wrap', () => {
	test('between words, blanks at a break left out', () => {
		expect(wrap('ett två tre  fyra', 8)).toEqual(['ett två', 'tre', 'fyra']);
		expect(wrap('a\n\nb', 10)).toEqual(['a', '', 'b']);
	});

	test('a word wider than a line is broken inside, never inside a character', () => {
		expect(wrap('x människohandelsutredningen', 10)).toEqual(['x', 'människoha', 'ndelsutred', 'ningen']);
		const family = '👩‍👩‍👧';
		expect(wrap(family.repeat(3), 4)).toEqual([family.repeat(2), family]);
		expect(wrap('e\u0301e\u0301e\u0301', 2)).toEqual(['e\u0301e\u0301', 'e\u0301']);
	});

	test('wide characters take two columns', () => {
		expect(wrap('中文中文中', 4)).toEqual(['中文', '中文', '中']);
		expect(wrap('ab 中文中文', 7)).toEqual(['ab 中文', '中文']);
	});

	test('not at a no-break space', () => {
		expect(wrap('ett 10\u00a0000 kronor', 8)).toEqual(['ett', '10\u00a0000', 'kronor']);
	});

	test('of any text: no line is too wide, and no letter is lost', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 4, max: 40 }), (text, width) => {
				const shown = visible(text);
				const lines = wrap(shown, width);
				for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width);
				expect(lines.join('').replace(/\s/gu, '')).toBe(shown.replace(/\s/gu, ''));
			}),
		);
	});
});
