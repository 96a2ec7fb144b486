import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Language } from '../../src/language/language.ts';
import { LANGUAGES } from '../../src/language/load.ts';

const languages: readonly Language[] = readdirSync(LANGUAGES)
	.filter((name) => name.endsWith('.json'))
	.sort()
	.map((name) => Language.parse(JSON.parse(readFileSync(new URL(name, LANGUAGES), 'utf8'))));

/** Languages that have a file, that have none, and codes that are no languages. */
const anyLanguage: fc.Arbitrary<string | undefined> = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(...languages.map(({ code }) => code)) },
	{
		weight: 1,
		arbitrary: fc.constantFrom('no', 'und', 'xx', 'zh-Hant', 'sv-FI', 'EN', '', '-', '__proto__', 'constructor'),
	},
	{ weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
	{ weight: 1, arbitrary: fc.constant(undefined) },
);

const NAMES = [
	'Anna Berg',
	'Bo Ek',
	'Berg',
	'Anna',
	'Ann-Sofi af Ek',
	"Seán O'Hara",
	'J. R. Dahl',
	'Åsa Öst',
	'Ek-Lund',
	'Bergs',
	'Ŝi',
];
const NAMES_HARD = [
	'Constructor',
	'Jean-Luc',
	'ANNA BERG',
	'Пётр Ильин',
	'李 明',
	'İpek Şahin',
	'Ǆ Ek',
	'Anna  Berg',
	'Anna\nBerg',
	'A',
	'Ek;Ek',
	'ﬁ Ek',
];
const MARKS = ['"', '”', '“', '„', '»', '«', '’', '‘', "'", '‚', '‹', '›', '”.', '.”', ',”', '"', '""', '» «', '“”'];
const DASHES = ['– ', '— ', '- ', '−', '—', '–', '‒ ', '―', '-', '-5 ', '– – ', '•', '* ', '1. ', '1) ', '2. ', '(3) '];
const ENDS = [
	'. ',
	', ',
	'? ',
	'! ',
	'… ',
	': ',
	':',
	'.',
	'?',
	'; ',
	'...',
	'?!',
	' .',
	' ,',
	'(',
	')',
	'[',
	']',
	'|',
	'**',
	'__',
	'# ',
	'/',
];
const LAYOUT = ['\n', '\n\n', '\n \n', '\t', '  ', ' \n', '\u00a0', '\u2028', '\u2029', '\r', '\r\n', '\u0085'];
const HOSTILE = [
	'\0',
	'\ud83d',
	'\ude00',
	'😀',
	'👨‍👩‍👧',
	'e\u0301',
	'\u0301',
	'\u00ad',
	'\u200b',
	'\ufeff',
	'\u202e',
	'\u200f',
	'שלום',
	'مرحبا',
	'ß',
	'İ',
	'ﬃ',
	'\uffff',
	'\u{1d400}',
	'<b>',
	'&amp;',
	'https://a.example/b',
	'1999-01-02',
	'12:30',
];

const vocabulary = new Map(
	languages.map((language) => {
		const { verbs, pronouns, labels } = language;
		const some = (words: readonly string[], most = 12): readonly string[] => words.slice(0, most);
		return [
			language.code,
			[
				...some(verbs.say),
				...some(verbs.think, 6),
				...some(verbs.manner, 6),
				...some(verbs.write, 4),
				...verbs.particle.slice(0, 4).map(([verb, rest]) => `${verb} hon ${rest}`),
				...some(verbs.auxiliary, 4),
				...some(language.moods?.first ?? [], 4),
				...some(verbs.copula, 3),
				...pronouns.she,
				...pronouns.he,
				...pronouns.they,
				...some(pronouns.her, 2),
				...some(pronouns.speaking, 4),
				...some(language.that),
				...some(language.and),
				...some(language.relative, 3),
				...some(language.according),
				...some(language.accordingAfter),
				...some(language.titles),
				...some(language.unnamed),
				...some(language.organisations),
				...some(language.genericOrganisations, 4),
				...some(language.documents, 6),
				...some(language.indefinite, 4),
				...some(language.definite, 4),
				...some(language.prepositions, 4),
				...some(language.adverbs, 6),
				...some(language.honorifics, 4),
				...some(language.abbreviations, 6),
				...some(language.notPeople, 4),
				...some(language.firstNames.she, 3),
				...some(labels.box, 4).map((word) => `\n\n${word}: x\n`),
				...some(labels.boxSource, 2).map((word) => `\n${word}: x\n`),
				...some(labels.byline, 2).map((word) => `\n${word}: Bo Ek\n`),
				...some(labels.credit, 2).map((word) => `\n${word}: Bo Ek\n`),
				...some(labels.caption, 2).map((word) => `\n${word}: x\n`),
				...some(labels.question, 2).map((word) => `\n${word}: x?\n`),
				...some(labels.answer, 2).map((word) => `\n${word}: x.\n`),
				...some(language.junk, 6).map((line) => `\n${line}\n`),
				...some(language.related, 4).map((line) => `\n${line} x\n`),
				...some(language.nameEndings, 4),
			],
		] as const;
	}),
);

/** A text of a language's own words, names and marks in no sensible order. */
function jumbled(language: Language, maxLength: number): fc.Arbitrary<string> {
	const words = vocabulary.get(language.code) ?? [];
	const piece = fc.oneof(
		{ weight: 10, arbitrary: fc.constantFrom(...words).map((word) => `${word} `) },
		{
			weight: 4,
			arbitrary: fc.constantFrom(...words).map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)} `),
		},
		{ weight: 5, arbitrary: fc.constantFrom(...NAMES).map((name) => `${name} `) },
		{ weight: 1, arbitrary: fc.constantFrom(...NAMES_HARD).map((name) => `${name} `) },
		{ weight: 6, arbitrary: fc.constantFrom(...MARKS) },
		{ weight: 4, arbitrary: fc.constantFrom(...DASHES) },
		{ weight: 6, arbitrary: fc.constantFrom(...ENDS) },
		{ weight: 4, arbitrary: fc.constantFrom(...LAYOUT) },
		{ weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
		{ weight: 2, arbitrary: fc.constantFrom('x ', 'och ', 'huset ', 'Y ', '7 ') },
	);
	return fc.array(piece, { minLength: 1, maxLength }).map((pieces) => pieces.join(''));
}

export interface Sample {
	readonly text: string;
	readonly language: string | undefined;
}

/** Jumbled words of a language, read as that language, or as any other. */
export const jumble: fc.Arbitrary<Sample> = fc.constantFrom(...languages).chain((language) =>
	fc.record({
		text: jumbled(language, 70),
		language: fc.oneof(
			{ weight: 4, arbitrary: fc.constant<string | undefined>(language.code) },
			{ weight: 1, arbitrary: anyLanguage },
		),
	}),
);

/** Any string of code units, lone halves of characters included. */
export const noise: fc.Arbitrary<Sample> = fc.record({
	text: fc.oneof(
		fc.string({ unit: 'binary', maxLength: 300 }),
		fc.string({ unit: 'grapheme', maxLength: 300 }),
		fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((units) => String.fromCharCode(...units)),
		fc
			.array(fc.constantFrom(...NAMES, ...NAMES_HARD, ...MARKS, ...DASHES, ...ENDS, ...LAYOUT, ...HOSTILE), {
				maxLength: 80,
			})
			.map((parts) => parts.join('')),
	),
	language: anyLanguage,
});

/** One line of 20 KB: a short piece over and over. */
export const longLine: fc.Arbitrary<Sample> = fc
	.oneof(jumble, noise)
	.filter(({ text }) => text.trim() !== '')
	.map(({ text, language }) => {
		const line = text.replace(/[\n\r]+/gu, ' ');
		return { text: line.repeat(Math.ceil(20_000 / line.length)), language };
	});

type Mutation = (text: string) => fc.Arbitrary<string>;

const MARK = /["”“„»«’‘'‚‹›]/gu;
const at = (text: string): fc.Arbitrary<number> => fc.integer({ min: 0, max: text.length });
const cut: Mutation = (text) =>
	fc.tuple(at(text), at(text)).map(([a, b]) => text.slice(Math.min(a, b), Math.max(a, b)));
const without: Mutation = (text) =>
	fc.tuple(at(text), at(text)).map(([a, b]) => text.slice(0, Math.min(a, b)) + text.slice(Math.max(a, b)));
const shuffled: Mutation = (text) => {
	const lines = text.split('\n');
	return fc.shuffledSubarray(lines, { minLength: lines.length }).map((some) => some.join('\n'));
};
const fewer: Mutation = (text) => fc.subarray(text.split('\n')).map((some) => some.join('\n'));
const unmarked: Mutation = (text) => fc.constantFrom('', '"', '”', '»', "'").map((mark) => text.replace(MARK, mark));
const oneMarkLess: Mutation = (text) =>
	fc.nat().map((n) => {
		const all = [...text.matchAll(MARK)];
		const lost = all[n % Math.max(1, all.length)]?.index;
		return lost === undefined ? text : text.slice(0, lost) + text.slice(lost + 1);
	});
const undashed: Mutation = (text) =>
	fc.constantFrom('', '-', '- ', '—', '• ', '1. ').map((dash) => text.replace(/^[–—-] ?/gmu, dash));
const joined: Mutation = (text) =>
	fc.constantFrom('', ' ', '  ', '\u00a0', '\r').map((glue) => text.replace(/\n+/gu, glue));
const tight: Mutation = (text) =>
	fc.constantFrom('\n', '\r\n', '\n\n\n', ' \n ').map((gap) => text.replace(/\n+/gu, gap));
const shouted: Mutation = (text) => fc.constantFrom(text.toUpperCase(), text.toLowerCase(), text.normalize('NFD'));
const poisoned: Mutation = (text) =>
	fc
		.array(fc.tuple(at(text), fc.constantFrom(...HOSTILE, ...MARKS, ...DASHES, ...LAYOUT, ...NAMES_HARD)), {
			minLength: 1,
			maxLength: 5,
		})
		.map((marks) => marks.reduce((rest, [where, mark]) => rest.slice(0, where) + mark + rest.slice(where), text));
const twice: Mutation = (text) => fc.constant(`${text}\n${text}`);

const MUTATIONS: readonly Mutation[] = [
	cut,
	without,
	shuffled,
	fewer,
	unmarked,
	oneMarkLess,
	undashed,
	joined,
	tight,
	shouted,
	poisoned,
	twice,
];

/** A labelled article, damaged once or twice. */
export function damaged(articles: readonly { text: string; lang: string }[]): fc.Arbitrary<Sample> {
	return fc
		.tuple(
			fc.constantFrom(...articles),
			fc.constantFrom(...MUTATIONS),
			fc.constantFrom(...MUTATIONS),
			fc.boolean(),
			anyLanguage,
		)
		.chain(([{ text, lang }, first, second, again, other]) =>
			first(text)
				.chain((once) => (again ? second(once) : fc.constant(once)))
				.chain((mutated) => fc.constantFrom(lang, lang, lang, other).map((language) => ({ text: mutated, language }))),
		);
}
