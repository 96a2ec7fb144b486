import type { Article, Block, BlockKind, FactBox, Person, Quote } from '../../src/document/article.ts';
import { type Span, span } from '../../src/document/span.ts';
import type { Origin } from '../../src/store/store.ts';

type Metadata = Pick<
	Article,
	| 'id'
	| 'language'
	| 'url'
	| 'publisher'
	| 'section'
	| 'headline'
	| 'byline'
	| 'publishedAt'
	| 'updatedAt'
	| 'embargoedUntil'
	| 'status'
>;

/** One turn. With several `words` the cue stands after the first, as in print. */
interface Said {
	readonly words: string | readonly string[];
	/** A full name, or those of all who spoke together; the people need not be listed. */
	readonly who?: string | readonly string[];
	/** Who spoke, without a name: "en granne". With neither nobody knows. */
	readonly description?: string;
	readonly kind?: Quote['kind'];
	/** The turn that this one repeats. */
	readonly echo?: number;
	readonly question?: string;
}

/** Somebody in the article: a name, or a name with what the text says of it. */
interface Listed {
	readonly name: string;
	readonly role?: string;
	readonly aliases?: readonly string[];
}

export interface Spec extends Partial<Metadata> {
	readonly lead?: string;
	/** Paragraphs of the reporter's own words. */
	readonly body?: readonly string[];
	readonly junk?: readonly string[];
	/** In the order of their first mention, before all that is said. */
	readonly people?: readonly (string | Listed)[];
	readonly says?: readonly Said[];
	readonly boxes?: readonly { readonly title: string; readonly items: readonly string[] }[];
}

let made = 0;

/** A whole Article of an invented paper, all spans true; what is not told has a plain value. */
export function anArticle(spec: Spec = {}): Article {
	made++;
	const page = new Page();
	const headline = spec.headline === undefined ? 'Bron vid Aspnäs öppnar i vår' : spec.headline;
	if (headline !== null) page.add('headline', headline);
	if (spec.lead !== undefined) page.add('lead', spec.lead);
	for (const junk of spec.junk ?? []) page.add('junk', junk);
	for (const paragraph of spec.body ?? []) page.add('paragraph', paragraph);
	const people = peopleOn(page, spec);
	const quotes = (spec.says ?? []).flatMap((said, index) => turnOn(page, said, index + 1, people));
	const factBoxes = (spec.boxes ?? []).map((box) => boxOn(page, box));
	return {
		id: spec.id ?? `article-${made}`,
		revision: 1,
		language: spec.language ?? 'sv',
		url: spec.url ?? null,
		publisher: spec.publisher ?? 'Aspnäs Allehanda',
		section: spec.section ?? null,
		headline,
		byline: spec.byline ?? [],
		publishedAt: spec.publishedAt === undefined ? '2025-03-01T08:00:00+01:00' : spec.publishedAt,
		updatedAt: spec.updatedAt ?? null,
		embargoedUntil: spec.embargoedUntil ?? null,
		status: spec.status ?? 'usable',
		text: page.text,
		blocks: page.blocks,
		people,
		quotes,
		factBoxes,
		summary: page.blocks.filter(({ kind }) => kind === 'lead').map((block) => block.span),
	};
}

/** Where an article of a test was read from; the digest changes with the words. */
export const originOf = (article: Article): Origin => ({
	place: `/articles/${article.id}.txt`,
	digest: `${article.text.length}`.padStart(64, '0'),
});

const personId = (name: string): string => name.toLowerCase().replaceAll(/\s+/gu, '-');

class Page {
	text = '';
	readonly blocks: Block[] = [];

	/** Appends a paragraph and tells where it stands. */
	add(kind: BlockKind, words: string): Span {
		if (this.text !== '') this.text += '\n\n';
		const start = this.text.length;
		this.text += words;
		const where = span(start, this.text.length);
		this.blocks.push(kind === 'junk' ? { span: where, kind, reason: 'advertisement' } : { span: where, kind });
		return where;
	}

	/** Where words stand in a paragraph. */
	find(words: string, { start }: Span): Span {
		const at = this.text.indexOf(words, start);
		return span(at, at + words.length);
	}
}

function peopleOn(page: Page, spec: Spec): Person[] {
	const listed = (spec.people ?? []).map((each) => (typeof each === 'string' ? { name: each } : each));
	const names = new Set(listed.map(({ name }) => name));
	const speakers = (spec.says ?? []).flatMap(({ who }) => namesOf(who).filter((name) => !names.has(name)));
	const all: Listed[] = [...listed, ...[...new Set(speakers)].map((name) => ({ name }))];
	return all.map(({ name, role, aliases = [] }) => {
		const paragraph = page.add('paragraph', role === undefined ? `${name} var där.` : `${name}, ${role}, var där.`);
		return {
			id: personId(name),
			name,
			aliases: [...aliases],
			roles: role === undefined ? [] : [page.find(role, span(paragraph.start + name.length, paragraph.end))],
			organisation: null,
			pronoun: null,
			mentions: [span(paragraph.start, paragraph.start + name.length)],
		};
	});
}

const namesOf = (who: Said['who']): readonly string[] =>
	who === undefined ? [] : typeof who === 'string' ? [who] : who;

function turnOn(page: Page, said: Said, turn: number, people: readonly Person[]): Quote[] {
	const question = said.question === undefined ? null : page.add('question', said.question);
	const [first = '', ...more] = typeof said.words === 'string' ? [said.words] : said.words;
	const speakers = namesOf(said.who).flatMap((name) => people.find((each) => each.name === name) ?? []);
	const name = speakers.length > 0 ? speakers.map((each) => each.name).join(' och ') : said.description;
	const cue = name === undefined ? '' : `säger ${name}`;
	const paragraph = page.add(
		said.echo === undefined ? 'paragraph' : 'caption',
		[`– ${first}${cue && `, ${cue}.`}`, ...more].join(' '),
	);
	const from = { ...paragraph };
	return [first, ...more].map((words) => {
		const where = page.find(words, from);
		from.start = where.end;
		const isCued = words === first && cue !== '';
		return {
			span: where,
			text: words,
			kind: said.kind ?? 'direct',
			turn,
			speaker:
				speakers.length > 0
					? { person: speakers.map(({ id }) => id).join('; '), name: speakers.map((each) => each.name).join('; ') }
					: said.description === undefined
						? null
						: { description: said.description },
			evidence: {
				rule: speakers.length > 0 ? ('name' as const) : name === undefined ? ('none' as const) : ('unnamed' as const),
				cue: isCued ? page.find(cue, from) : null,
				name: null,
				verb: isCued ? 'säger' : null,
			},
			confidence: 0.9,
			question,
			echo: said.echo ?? null,
		};
	});
}

function boxOn(page: Page, { title, items }: { readonly title: string; readonly items: readonly string[] }): FactBox {
	const where = page.add('factbox', [title, ...items].join('\n'));
	return {
		title,
		items: items.map((text) => ({ span: page.find(text, where), text })),
		source: null,
		numbered: false,
		span: where,
	};
}
