import type { Action, QuotePart, Reply, Source } from '../../src/ask/reply.ts';

/** Answers as the commands give them, of invented articles. */

export const source: Source = {
	headline: 'Fler ringer till jourerna än någonsin',
	publisher: 'Stadstidningen',
	date: '3 mars 2021',
	url: 'https://example.org/jourer#:~:text=Telefonerna%20tystnar%20aldrig',
	paragraph: 4,
};

export const action = (kind: Action['kind'], label: string, over: Partial<Action['invocation']> = {}): Action => ({
	kind,
	label,
	invocation: { command: 'quote', options: { person: 'Ek' }, cursor: null, ...over },
	primary: kind === 'share',
});

export const quote = (over: Partial<QuotePart> = {}): QuotePart => ({
	type: 'quote',
	segments: ['Telefonerna tystnar aldrig, och det är inte bara unga som hör av sig.', 'Vi svarar ändå.'],
	speaker: 'Sanna Ek',
	role: 'verksamhetschef',
	question: null,
	source,
	evidence: null,
	doubt: null,
	...over,
});

const reply = (over: Partial<Reply>): Reply => ({
	outcome: 'answered',
	title: null,
	body: [],
	actions: [],
	visibility: 'private',
	...over,
});

export const quotes = reply({
	title: 'Sanna Ek: 7 citat, de nyaste först',
	body: [
		quote({ question: 'Fråga: Hur märks det hos er?' }),
		quote({
			segments: ['Man ser dem inte på gatan, men de finns där.'],
			role: null,
			doubt: 'Osäker talare',
			evidence: 'Texten skriver ”säger hon”, och den senast nämnda kvinnan är Sanna Ek.',
			source: { ...source, headline: 'De *osynliga* [uppdaterad]', paragraph: 9 },
		}),
		quote({ segments: ['Det räcker inte.'], source: { ...source, headline: '”Det räcker inte”', url: null } }),
		{ type: 'context', text: '1–3 av 7' },
	],
	actions: [action('share', 'Dela i kanalen'), action('run', 'Nästa', { cursor: 'c2' }), action('run', 'Varför?')],
});

export const facts = reply({
	title: '2 faktarutor',
	body: [
		{
			type: 'facts',
			title: 'Fakta: Jourtelefonerna',
			items: [
				'Öppna dygnet runt sedan 1999.',
				'Besvaras av 140 frivilliga i sex städer, som alla har gått samma utbildning på tre helger.',
				'Tog emot 56 000 samtal förra året.',
			],
			numbered: true,
			credit: 'Källa: Jourernas riksförbund',
			source: { ...source, paragraph: null },
		},
		{
			type: 'facts',
			title: 'Så når du dem',
			items: ['Ring dygnet runt', 'Skriv mellan 18 och 22'],
			numbered: false,
			credit: null,
			source: { ...source, paragraph: null },
		},
	],
	actions: [action('share', 'Dela i kanalen')],
});

export const summary = reply({
	title: 'Fler ringer till jourerna än någonsin',
	body: [
		{
			type: 'excerpt',
			sentences: [
				'Antalet samtal till stadens jourtelefoner har fördubblats på två år.',
				'Varje natt ringer mer än hundra personer som vill prata med någon.',
				'Kommunen lovar pengar till hösten.',
			],
			source: { ...source, paragraph: null },
		},
		{ type: 'context', text: 'Citerade: Sanna Ek (4), Omar Lind (2)' },
	],
	actions: [action('share', 'Dela i kanalen'), action('run', 'Längre'), action('run', 'Kortare')],
});

const headlines = [
	'Fler ringer till jourerna än någonsin',
	'Ny bro över älven kostar dubbelt så mycket som kommunen räknade med',
	'”Vi flyttar aldrig härifrån”',
	'Färjan ställs in',
	'Bibliotek öppnar i tunnelbanan',
];

export const articles = reply({
	title: '7 artiklar, de nyaste först',
	body: [
		{
			type: 'list',
			ordered: true,
			items: headlines.map((text) => ({ text, detail: 'Stadstidningen · 3 mars 2021 · 4 citat', url: source.url })),
		},
		{ type: 'context', text: '1–5 av 7 · Välj en artikel för en sammanfattning' },
	],
	actions: [
		action('share', 'Dela i kanalen', { command: 'articles', options: {} }),
		...headlines.map((label) => action('run', label, { command: 'summary', options: { article: label } })),
		action('run', 'Föregående', { command: 'articles', options: {} }),
		action('run', 'Nästa', { command: 'articles', options: {}, cursor: 'c3' }),
	],
});

export const people = reply({
	outcome: 'nothing',
	body: [
		{ type: 'text', text: 'Flera personer passar ”ek”. Vem?' },
		{
			type: 'list',
			ordered: false,
			items: ['Sanna Ek', 'Johan Ek', 'Lena Ek'].map((text) => ({ text, detail: 'läkare · 4 citat', url: null })),
		},
	],
	actions: ['Sanna Ek', 'Johan Ek', 'Lena Ek'].map((label) => action('run', label, { options: { person: label } })),
});

const failed = reply({
	outcome: 'failed',
	body: [
		{ type: 'text', text: 'Något gick fel i boten. Inget gick förlorat. Försök igen om en stund.' },
		{ type: 'context', text: 'Fel a1b2c3' },
	],
});

export const all = { quotes, facts, summary, articles, people, failed };
