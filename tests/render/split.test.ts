import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitText } from '../../src/render/split.ts';

describe('splitText', () => {
	test('leaves alone what fits', () => {
		expect(splitText('Det räcker inte. Mer behövs.', 28)).toEqual(['Det räcker inte. Mer behövs.']);
		expect(splitText('', 10)).toEqual([]);
	});

	test('cuts at the last sentence end that fits', () => {
		expect(splitText('Vi väntar. Vi hoppas. Vi tror på våren.', 25)).toEqual([
			'Vi väntar. Vi hoppas. ',
			'Vi tror på våren.',
		]);
		expect(splitText('Vi väntar.\nVi hoppas', 12)).toEqual(['Vi väntar.\n', 'Vi hoppas']);
	});

	test('cuts between words where no sentence ends', () => {
		expect(splitText('en två tre fyra fem', 9)).toEqual(['en två ', 'tre fyra ', 'fem']);
	});

	test('uses the limit to the last unit', () => {
		expect(splitText('Abc. Def. Ghi.', 5)).toEqual(['Abc. ', 'Def. ', 'Ghi.']);
		expect(splitText('abcdefgh', 4)).toEqual(['abcd', 'efgh']);
	});

	test('keeps a letter with its marks, and a flag or a family whole', () => {
		expect(splitText('a\u030aa\u030a', 3)).toEqual(['a\u030a', 'a\u030a']);
		expect(splitText('👩‍👧‍👦👩‍👧‍👦', 10)).toEqual(['👩‍👧‍👦', '👩‍👧‍👦']);
	});

	test('a letter longer than the limit is cut between code points', () => {
		const letter = `a${'\u{1F3FD}'.repeat(4)}`;
		const pieces = splitText(letter, 4);
		expect(pieces.join('')).toBe(letter);
		for (const piece of pieces) expect(piece.isWellFormed()).toBe(true);
	});

	test('refuses a limit that no surrogate pair fits', () => {
		expect(() => splitText('abc', 1)).toThrow(RangeError);
		expect(() => splitText('abc', Number.NaN)).toThrow(RangeError);
	});

	test('loses nothing, fits always, and keeps well-formed text well-formed', () => {
		const text = fc.oneof(
			fc.string({ unit: 'grapheme', maxLength: 300 }),
			fc.string({ unit: 'binary', maxLength: 300 }),
			fc
				.array(fc.constantFrom('Ja. ', 'nej ', '\n\n', '– Vad? ', 'ord', '  ', '\u202e', '👍🏽'))
				.map((all) => all.join('')),
		);
		fc.assert(
			fc.property(text, fc.integer({ min: 2, max: 60 }), (whole, max) => {
				const pieces = splitText(whole, max);
				expect(pieces.join('')).toBe(whole);
				for (const piece of pieces) {
					expect(piece.length).toBeLessThanOrEqual(max);
					expect(piece.length).toBeGreaterThan(0);
					expect(piece.isWellFormed()).toBe(true);
				}
			}),
			{ numRuns: 1000 },
		);
	});

	test('100 kB without a blank', () => {
		const word = 'å'.repeat(100_000);
		expect(splitText(word, 3000).map((piece) => piece.length)).toEqual([...Array(33).fill(3000), 1000]);
	});
});
