import nlp from 'compromise/three';
import { type Baseline, LEAST_WORDS, nearestNames } from './said.ts';

interface Found {
	readonly text: string;
	readonly offset: { readonly start: number; readonly length: number };
}

/** compromise finds the quotations and the people; the nearest person is the speaker. */
export const compromise: Baseline = (text) => {
	const document = nlp(text);
	const found = (view: { json(options: object): unknown }): Found[] =>
		view.json({ offset: true, terms: false }) as Found[];
	const quotes = found(document.quotations())
		.filter((quote) => quote.text.split(/\s+/u).length >= LEAST_WORDS)
		.map(({ offset }) => ({ start: offset.start, end: offset.start + offset.length }));
	const names = found(document.people()).map(({ text: name, offset }) => ({
		start: offset.start,
		end: offset.start + offset.length,
		name: name.replace(/[^\p{L}\s'’-]+|['’]s\b/gu, '').trim(),
	}));
	return nearestNames({ text, names, quotes });
};
