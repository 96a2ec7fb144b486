import type { Reply, Source } from '../../src/ask/reply.ts';

const source: Source = {
	headline: 'Räddningsmissionen: Kvinnor som utnyttjas måste få hjälp',
	publisher: 'Göteborgs-Posten',
	date: '8 juli 2016',
	url: 'https://www.gp.se/nyheter/goteborg/raddningsmissionen.1?ref=a&b=c#:~:text=Vi%20talar%20inte%20enbart',
	paragraph: 17,
};
const base = { outcome: 'answered', visibility: 'private' } as const;
const again = { command: 'quote', options: { person: 'Casco' }, cursor: null };
const share = { kind: 'share', label: 'Dela i kanalen', invocation: again, primary: true } as const;
const run = (label: string) => ({ kind: 'run', label, invocation: again, primary: false }) as const;

/** One reply of every kind that a renderer meets, in Swedish as a newsroom sees it. */
export const replies: Readonly<Record<string, Reply>> = {
	quotes: {
		...base,
		title: '3 citat av Caroline Casco, nyast först',
		body: [
			{
				type: 'quote',
				segments: [
					'Vi talar inte enbart om gatuprostitutionen, utan även om de som befinner sig i lägenheter, på hotell och om prostitutionen på internet. Att Göteborg skulle vara förskonat från det är en utopi.',
				],
				speaker: 'Caroline Casco',
				role: 'Räddningsmissionen',
				question: null,
				source,
				evidence: '”betonar hon” i stycket före: hon är den som senast talade.',
				doubt: 'Talaren är osäker',
			},
			{
				type: 'quote',
				segments: ['Det blir som ett moment 22'],
				speaker: 'Caroline Casco',
				role: 'Räddningsmissionen',
				question: null,
				source: { ...source, paragraph: 19 },
				evidence: null,
				doubt: null,
			},
			{ type: 'context', text: '1–2 av 3' },
		],
		actions: [share, run('Nästa'), run('Varför denna talare?')],
	},
	question: {
		...base,
		title: '1 citat av Åsa Regnér',
		body: [
			{
				type: 'quote',
				segments: [
					'Det är viktigt att förebygga och lagföra sexköp. Jag utgår från att polisen arbetar relevant och adekvat med denna fråga.',
					'Men hur polisen ska arbeta ska inte jag säga.',
				],
				speaker: 'Åsa Regnér',
				role: 'jämställdhetsminister',
				question: 'Hur ser du på att Göteborgspolisen inte har någon särskild grupp som arbetar mot prostitution?',
				source: { ...source, paragraph: 23, url: null },
				evidence: null,
				doubt: null,
			},
		],
		actions: [share],
	},
	facts: {
		...base,
		title: null,
		body: [
			{
				type: 'facts',
				title: 'Fakta: Sexköpslagen',
				items: [
					'Infördes 1999 och innebär ett förbjudet att köpa sex.',
					'Straffet är böter eller fängelse i högst ett år.',
					'Den 16 juni överlämnades ett delbetänkande människohandelsutredningen till justitiedepartementet. I det föreslås bl a att brottet ska gradindelas.',
				],
				numbered: true,
				credit: 'Källa: Regeringen',
				source: { ...source, paragraph: null },
			},
		],
		actions: [share, run('Alla faktarutor')],
	},
	summary: {
		...base,
		title: 'Sammanfattning',
		body: [
			{
				type: 'excerpt',
				sentences: [
					'Petra Malmström anser att det krävs polisinsatser för att kunna komma åt sexhandeln och nå dem som utnyttjas.',
					'För det behövs mer stöd för att ta sig ur prostitution, anser hon.',
					'Straffet för den som köper en tillfällig sexuell förbindelse är böter eller fängelse i högst ett år.',
				],
				source: { ...source, paragraph: null },
			},
			{ type: 'context', text: 'Citerade: Petra Malmström, Marina Johansson, Caroline Casco, Åsa Regnér' },
		],
		actions: [share, run('Kortare'), run('Längre')],
	},
	articles: {
		...base,
		title: '2 artiklar, nyast först',
		body: [
			{
				type: 'list',
				ordered: false,
				items: [
					{
						text: 'Räddningsmissionen: Kvinnor som utnyttjas måste få hjälp',
						detail: 'Göteborgs-Posten · 8 juli 2016 · 12 citat',
						url: source.url,
					},
					{ text: 'Hamnen i Vikby får en ny kaj', detail: 'Vikbybladet · 2 maj 2016 · 4 citat', url: null },
				],
			},
		],
		actions: [run('Räddningsmissionen: Kvinnor som utnyttjas…'), run('Hamnen i Vikby får en ny kaj')],
	},
	choice: {
		...base,
		title: null,
		body: [{ type: 'text', text: 'Flera personer passar in på ”nord”. Vilken?' }],
		actions: [run('Erik Nord, chefen för polisen i Storgöteborg'), run('Karin Nordh, rektor')],
	},
	misuse: {
		...base,
		outcome: 'misuse',
		title: null,
		body: [
			{ type: 'text', text: '”person” saknas. Fråga så här: /quote Casco' },
			{ type: 'context', text: 'Fel 7f3a9c' },
		],
		actions: [],
	},
};
