import { describe, expect, test } from 'vitest';
import { Fit, fitOf, hasWords, isOneSlipFrom, isRole } from '../../src/ask/match.ts';
import { foldedWords } from '../../src/document/fold.ts';

describe('one slip', () => {
	test.each([
		['Malmstöm', 'Petra Malmström', true],
		['Malmstrrom', 'Petra Malmström', true],
		['Kasco', 'Caroline Casco', true],
		['Csaco', 'Caroline Casco', true],
		['Caroline Kasco', 'Caroline Casco', true],
		['Karoline Kasco', 'Caroline Casco', false],
		['Casco', 'Caroline Casco', false],
		['Bok', 'Anna Bak', false],
		['Anna Lena', 'Anna-Lena Öst', false],
		['Anna-Lina', 'Anna-Lena Öst', true],
		['Casablanca', 'Caroline Casco', false],
	])('%s for %s: %s', (typed, name, expected) => {
		expect(isOneSlipFrom(foldedWords(typed), name)).toBe(expected);
	});
});

describe('titles', () => {
	test.each([
		['polischefen', 'chefen för polisen i Storgöteborg', true],
		['polischefen', 'chef för polisen', true],
		['polischefen', 'polischef', true],
		['polischef', 'polischefen i Lund', true],
		['försäljningschefen', 'chef för försäljningen', true],
		['socialsekreteraren', 'socialsekreterare', true],
		['jämställdhetsministern', 'jämställdhetsminister', true],
		['rektorn', 'rektor på Norra skolan', true],
		['polisen', 'polischef', false],
		['brandchefen', 'chefen för polisen', false],
		['chefen', 'chefekonom', false],
		['polischefen Lund', 'chef för polisen i Lund', true],
		['polischefen Lund', 'chef för polisen i Malmö', false],
		['chefchefen', 'chefen', false],
	])('%s for %s: %s', (typed, role, expected) => {
		expect(isRole(foldedWords(typed), role)).toBe(expected);
	});
});

test('how well words fit', () => {
	const grade = (typed: string, name = 'Anna-Lena Nord') => fitOf(foldedWords(typed), name);
	expect(grade('anna-lena nord')).toBe(Fit.name);
	expect(grade('Nord')).toBe(Fit.words);
	expect(grade('Lena')).toBe(Fit.words);
	expect(grade('Nor')).toBe(Fit.beginnings);
	expect(grade('rektor')).toBe(Fit.other);
});

test.each([
	['sexköp', 'Fakta: Sexköpslagen', true],
	['lagstiftningen', 'Ny lagstiftning', true],
	['bussar linje', 'Linje 4\nBussarna går', true],
	['bussar tåg', 'Linje 4\nBussarna går', false],
	['4', 'Linje 4', true],
	['eu', 'Europa', false],
])('%s in %j: %s', (typed, text, expected) => {
	expect(hasWords(typed, text)).toBe(expected);
});
