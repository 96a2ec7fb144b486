import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eachIn, scan } from '../../src/store/scan.ts';
import { Vocabulary } from '../../src/store/vocabulary.ts';
import { plainWords } from '../../src/store/words.ts';

const wordsIn = (text: string, vocabulary = new Vocabulary()) => {
	const { words } = scan(text, vocabulary);
	return words.map((number) => vocabulary.words[number]);
};

describe('the words of a text', () => {
	test.each([
		['Bron öppnar — i vår, kl. 12.30!', ['bron', 'öppnar', 'i', 'vår', 'kl', '12', '30']],
		['sam\u00adhälls\u200bnytta 🎧 €5', ['samhällsnytta', '5']],
		['SØREN æ Åse', ['søren', 'æ', 'åse']],
		['Cafe\u0301 Москва 12', ['café', 'москва', '12']],
		['İstanbul', ['i\u0307stanbul']],
		['', []],
	])('%s', (text, words) => {
		expect(wordsIn(text)).toEqual(words);
	});

	test('are the same as those of a question', () => {
		const letters = fc.constantFrom(...'aåÉßz9 .-”\u00ad\u0301\u200d🎧\n€–йç');
		fc.assert(
			fc.property(fc.array(letters, { maxLength: 30 }), (parts) => {
				const text = parts.join('');
				// A mark without a letter before it is of no word, wherever it stands.
				fc.pre(!/(?:^|[^\p{L}\p{N}])[\u00ad\u200d]*\u0301/u.test(text));
				expect(wordsIn(text)).toEqual(plainWords(text));
			}),
		);
	});

	test('are found by the part of the text in which they begin, in any writing', () => {
		for (const text of ['Ett två, tre fyra.', 'Один два, три четыре.']) {
			const vocabulary = new Vocabulary();
			const scanned = scan(text, vocabulary);
			const found: (string | undefined)[] = [];
			eachIn(scanned, [{ start: 4, end: 12 }], (at) => found.push(vocabulary.words[scanned.words[at] ?? 0]));
			expect(found).toEqual(plainWords(text).slice(1, 3));
		}
	});

	test('have a capital of their own, or one for the sentence', () => {
		const { names } = scan('Vi bor i Lund. Där bor – Bo också. ”Hej Anna”', new Vocabulary());
		expect(names).toEqual([false, false, false, true, false, false, false, false, false, true]);
	});
});

test('a vocabulary grows with the words that it is given, and tells them apart', () => {
	const vocabulary = new Vocabulary();
	const many = Array.from({ length: 70_000 }, (_, index) => `ord${index.toString(36)}`);
	const numbers = many.map((word) => vocabulary.numberOf(word));
	expect(new Set(numbers).size).toBe(many.length);
	expect(vocabulary.numberOf('ordzz')).toBe(numbers[many.indexOf('ordzz')]);
	expect(vocabulary.isFull).toBe(true);
});
