import { beforeAll, describe, expect, test } from 'vitest';
import { createParser } from '../../src/parse/parse.ts';
import type { Parser } from '../../src/parse/parser.ts';

let parse: Parser;

beforeAll(async () => {
	parse = await createParser();
});

/** Direct quotations with their speakers. */
const said = (language: string, text: string): string[] =>
	parse({ text, metadata: {} }, { language })
		.quotes.filter(({ kind }) => kind !== 'indirect')
		.map(({ text: words, speaker }) => `${words} / ${speaker !== null && 'name' in speaker ? speaker.name : ''}`);

describe('the sentence behind the words says who spoke them', () => {
	test.each([
		['sv', '– Vi hade inget annat val.\n\nDet säger kommunalrådet Margaret Orr (C), som fattade beslutet.'],
		['sv', '– Vi hade inget annat val.\n\nOrden kommer från Margaret Orr, kommunalråd.'],
		['sv', '”Vi hade inget annat val.” Så säger kommunalrådet Margaret Orr.'],
		['nb', '– Vi hadde ikke noe annet valg.\n\nOrdene tilhører ordfører Margaret Orr.'],
		['nn', '– Vi hadde ikkje noko anna val.\n\nDet seier ordførar Margaret Orr.'],
		['da', '»Vi havde ikke noget andet valg.«\n\nSådan lyder det fra borgmester Margaret Orr (V).'],
		['fi', '– Meillä ei ollut muuta vaihtoehtoa.\n\nNäin sanoo kunnanjohtaja Margaret Orr.'],
		['de', '„Wir hatten wirklich keine Wahl.“\n\nDas sagt Bürgermeisterin Margaret Orr (CDU).'],
		['en', '"We had no other choice at all."\n\nThose are the words of Margaret Orr, who leads the council.'],
	])('%s: %s', (language, text) => {
		const others: Record<string, string> = {
			sv: 'Åke Lind från facket är arg.',
			nb: 'Åke Lind fra fagforeningen er sint.',
			nn: 'Åke Lind frå fagforeininga er sint.',
			da: 'Åke Lind fra fagforeningen er vred.',
			fi: 'Åke Lind ammattiliitosta on vihainen.',
			de: 'Åke Lind von der Gewerkschaft ist wütend.',
			en: 'Alan Lind of the union is furious.',
		};
		const [first, ...rest] = said(language, `${others[language]}\n\n${text}`);
		expect(first).toMatch(/ \/ Margaret Orr$/u);
		expect(rest).toEqual([]);
	});

	test('but not one that denies it, nor the first of a run that narration opens', () => {
		expect(
			said(
				'sv',
				'Åke Lind är arg.\n\n– De har vetat om det i fem år, säger han.\n\n– De teg.\n\nDet säger inte Eva Ek ett ord om.',
			),
		).toEqual(['De har vetat om det i fem år / Åke Lind', 'De teg. / Åke Lind']);
	});
});

describe('behind a noun for what is read, seen or heard stands what it is called', () => {
	test.each([
		['sv', 'I romanen ”Vatten över huvudet” skriver författaren Olle Munk om liknande bad.'],
		['nb', 'I boka si «Vann over hodet» forteller forfatteren Olle Munk om lignende saker.'],
		['nn', 'I boka «Vatn over hovudet» fortel forfattaren Olle Munk om liknande saker.'],
		['da', 'Forfatteren Olle Munk fortæller i bogen »Vand over hovedet« om lignende sager.'],
		['fi', 'Kirjassaan ”Vettä sillan alla” tutkija Olle Munk kertoo vastaavista hankkeista.'],
		['en', 'In his book “Water over your head” the author Olle Munk says such schemes fail.'],
		['de', 'In seinem Buch „Wasser über dem Kopf“ schreibt der Autor Olle Munk über solche Bäder.'],
	])('%s: %s', (language, text) => {
		expect(said(language, text)).toEqual([]);
	});
});
