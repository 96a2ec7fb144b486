import { Article, type Block, type Person, type Quote, type Rule } from '../../src/document/article.ts';
import { type Span, span } from '../../src/document/span.ts';

interface Said {
	/** Segments as they stand in the paragraph. */
	readonly words: readonly string[];
	/** A name, or those of all who spoke together. */
	readonly by: string | readonly string[];
	readonly rule?: Rule;
	readonly cue?: string;
	readonly confidence?: number;
	readonly kind?: Quote['kind'];
	/** The turn that this one repeats. */
	readonly echo?: number;
	/** The text of the question paragraph that it answers. */
	readonly answers?: string;
}

interface Plan {
	readonly id: string;
	readonly headline: string | null;
	readonly date?: string;
	readonly language?: string;
	readonly publisher?: string;
	readonly url?: string | null;
	readonly embargoedUntil?: string;
	readonly status?: Article['status'];
	readonly people: readonly { name: string; role?: string; pronoun?: Person['pronoun'] }[];
	readonly paragraphs: readonly (string | { readonly text: string; readonly said: readonly Said[] })[];
	readonly boxes?: readonly { title: string; items: readonly string[]; source?: string; numbered?: boolean }[];
	/** Sentences of the paragraphs, the most telling first. */
	readonly summary?: readonly string[];
}

/** An Article whose every span is looked up in a text made of the plan's own words. */
export function build(plan: Plan): Article {
	const blocks: Block[] = [];
	const quotes: Quote[] = [];
	let text = '';
	const append = (kind: Block['kind'], words: string): Span => {
		const start = text.length;
		text += `${words}\n\n`;
		blocks.push({ kind, span: span(start, start + words.length) });
		return span(start, start + words.length);
	};
	const within = (words: string, from: number): Span => {
		const start = text.indexOf(words, from);
		if (start < 0) throw new Error(`${plan.id} has no "${words}"`);
		return span(start, start + words.length);
	};

	if (plan.headline) append('headline', plan.headline);
	for (const paragraph of plan.paragraphs) {
		const { text: words, said } = typeof paragraph === 'string' ? { text: paragraph, said: [] } : paragraph;
		const { start } = append(words.endsWith('?') && said.length === 0 ? 'question' : 'paragraph', words);
		for (const each of said) {
			const turn = (quotes.at(-1)?.turn ?? 0) + 1;
			const rule = each.rule ?? 'name';
			for (const segment of each.words) {
				const at = within(segment, start);
				quotes.push({
					span: at,
					text: segment,
					kind: each.kind ?? 'direct',
					turn,
					speaker: speakerOf([each.by].flat()),
					evidence: { rule, cue: each.cue ? within(each.cue, start) : null, name: null, verb: null },
					confidence: each.confidence ?? 0.95,
					question: each.answers ? within(each.answers, 0) : null,
					echo: each.echo ?? null,
				});
			}
		}
	}
	const factBoxes = (plan.boxes ?? []).map(({ title, items, source, numbered = false }) => {
		const lines = items.map((item, index) => (numbered ? `${index + 1}. ${item}` : item));
		const box = append('factbox', [title, ...lines, ...(source ? [source] : [])].join('\n'));
		const spans = items.map((item) => ({ span: within(item, box.start + title.length), text: item }));
		return { title, items: spans, source: source ?? null, numbered, span: box };
	});
	return Article.parse({
		id: plan.id,
		revision: 1,
		language: plan.language ?? 'sv',
		url: plan.url === undefined ? `https://tidning.example/${plan.id}` : plan.url,
		publisher: plan.publisher ?? 'Sundby Tidning',
		section: null,
		headline: plan.headline,
		byline: [],
		publishedAt: plan.date ? `${plan.date}T08:00:00+02:00` : null,
		updatedAt: null,
		embargoedUntil: plan.embargoedUntil ?? null,
		status: plan.status ?? 'usable',
		text,
		blocks,
		people: plan.people.map(({ name, role, pronoun }) => ({
			id: idOf(name),
			name,
			aliases: [name.split(' ').at(-1) ?? name],
			roles: role ? [within(role, 0)] : [],
			organisation: null,
			pronoun: pronoun ?? null,
			mentions: [within(name, 0)],
		})),
		quotes,
		factBoxes,
		summary: (plan.summary ?? []).map((sentence) => within(sentence, 0)),
	});
}

/** As the parser gives it. */
const speakerOf = (names: readonly string[]) => ({ person: names.map(idOf).join('; '), name: names.join('; ') });

const idOf = (name: string): string => name.toLowerCase().replaceAll(' ', '-');

const bridge = build({
	id: 'bron',
	headline: 'Bron över Lillån stängs i höst',
	date: '2024-05-02',
	people: [
		{ name: 'Vera Lindgård', role: 'projektledare', pronoun: 'she' },
		{ name: 'Olle Nordh', role: 'chefen för polisen i Sundby', pronoun: 'he' },
		{ name: 'Maj Ekdal', role: 'granne' },
	],
	paragraphs: [
		'Bron över Lillån stängs den 3 september. Vera Lindgård är projektledare för bygget. Trafiken leds om.',
		{
			text: '– Det blir trångt, säger Vera Lindgård. Men vi har inget val.',
			said: [{ words: ['Det blir trångt', 'Men vi har inget val.'], by: 'Vera Lindgård', cue: 'säger Vera Lindgård' }],
		},
		'Maj Ekdal är granne. Olle Nordh, chefen för polisen i Sundby, följer arbetet.',
		'Hur länge är bron stängd?',
		{
			text: '– Till jul & lite till, 9-10 veckor.',
			said: [
				{
					words: ['Till jul & lite till, 9-10 veckor.'],
					by: 'Vera Lindgård',
					rule: 'answer',
					confidence: 0.85,
					answers: 'Hur länge är bron stängd?',
				},
			],
		},
		{
			text: '– Bussarna får köra, säger hon.',
			said: [{ words: ['Bussarna får köra'], by: 'Vera Lindgård', rule: 'pronoun', cue: 'säger hon', confidence: 0.7 }],
		},
		{
			text: '– Skolorna är varnade.',
			said: [{ words: ['Skolorna är varnade.'], by: 'Vera Lindgård', rule: 'continuation', confidence: 0.9 }],
		},
	],
	boxes: [
		{ title: 'Bron i siffror', items: ['Byggd 1931.', '84 meter lång.'], source: 'Källa: kommunen', numbered: true },
		{ title: 'Så går bussarna', items: ['Linje 4 går över Norra torget.'] },
	],
	summary: [
		'Trafiken leds om.',
		'Bron över Lillån stängs den 3 september.',
		'Skolorna är varnade.',
		'Maj Ekdal är granne.',
	],
});

const bath = build({
	id: 'badet',
	headline: 'Badhuset får ny chef',
	date: '2025-01-15',
	people: [
		{ name: 'Karin Lindgård', role: 'badchef', pronoun: 'she' },
		{ name: 'Vera Lindgård', role: 'kommunalråd', pronoun: 'she' },
	],
	paragraphs: [
		'Karin Lindgård blir badchef. Vera Lindgård, numera kommunalråd, tog beslutet om bassängerna.',
		{
			text: '– Jag simmar själv varje dag, säger Karin Lindgård.',
			said: [{ words: ['Jag simmar själv varje dag'], by: 'Karin Lindgård', cue: 'säger Karin Lindgård' }],
		},
		{
			text: '– Vi behöver henne, säger Vera Lindgård.',
			said: [{ words: ['Vi behöver henne'], by: 'Vera Lindgård', cue: 'säger Vera Lindgård' }],
		},
	],
	boxes: [{ title: 'Badhuset', items: ['Öppnade 1974.'] }],
	summary: ['Karin Lindgård blir badchef.'],
});

const harbour = build({
	id: 'harbour',
	language: 'en',
	headline: 'Harbour ferry doubles its crossings',
	date: '2023-08-20',
	publisher: 'Eastmere Post',
	people: [{ name: 'Tom O’Brien', role: 'skipper', pronoun: 'he' }],
	paragraphs: [
		'The ferry doubles its crossings from Monday. Tom O’Brien has been its skipper for thirty years.',
		{
			text: '“Nobody asked the gulls,” said Tom O’Brien.',
			said: [{ words: ['Nobody asked the gulls'], by: 'Tom O’Brien', cue: 'said Tom O’Brien' }],
		},
	],
	summary: ['The ferry doubles its crossings from Monday.'],
});

const bare = build({
	id: 'notis',
	headline: null,
	url: null,
	people: [],
	paragraphs: ['En älg gick över torget.'],
});

const secret = build({
	id: 'hemlig',
	headline: 'Hemlig budget för Lillån',
	date: '2026-01-01',
	embargoedUntil: '2100-01-01T00:00:00Z',
	people: [{ name: 'Sigge Dold', role: 'ekonom' }],
	paragraphs: [
		'Sigge Dold är ekonom.',
		{ text: '– Ingen vet, säger Sigge Dold.', said: [{ words: ['Ingen vet'], by: 'Sigge Dold' }] },
	],
});

export const articles: readonly Article[] = [bridge, bath, harbour, bare, secret];
