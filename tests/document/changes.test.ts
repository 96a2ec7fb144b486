import { expect, test } from 'vitest';
import { changesBetween, isUnchanged } from '../../src/document/changes.ts';
import { anArticle } from '../contract/articles.ts';

const before = anArticle({
	headline: 'Bron stängs',
	says: [
		{ who: 'Anna Dahl', words: 'Vi måste stänga bron nu.' },
		{ who: 'Bo Ek', words: 'Kajen håller.' },
		{ who: 'Cilla Falk', words: 'Eleverna är glada.' },
	],
	boxes: [{ title: 'Bron', items: ['Byggd 1901', 'Lång'] }],
});

test('what was added, taken away, put otherwise or given to somebody else is told apart', () => {
	const after = anArticle({
		headline: 'Bron öppnar',
		says: [
			{ who: 'Anna Dahl', words: 'Vi måste stänga hela bron nu.' },
			{ who: 'Dag Gran', words: 'Kajen håller.' },
			{ who: 'Dag Gran', words: 'Båtarna väntar.' },
		],
		boxes: [{ title: 'Bron', items: ['Byggd 1902', 'Lång'] }],
	});
	const { headline, quotes, facts } = changesBetween(before, after);
	expect(headline).toEqual({ before: 'Bron stängs', after: 'Bron öppnar' });
	expect(quotes.map(({ kind }) => kind)).toEqual(['speaker', 'reworded', 'added', 'removed']);
	expect(quotes[0]).toMatchObject({ before: 'Bo Ek', after: 'Dag Gran' });
	expect(quotes[1]).toMatchObject({ after: 'Vi måste stänga hela bron nu.', speaker: 'Anna Dahl' });
	expect(facts.map(({ kind, words }) => [kind, words])).toEqual([
		['added', 'Byggd 1902'],
		['removed', 'Byggd 1901'],
	]);
});

test('the same article has not changed', () => {
	expect(isUnchanged(changesBetween(before, before))).toBe(true);
});
