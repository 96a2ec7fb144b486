import { addressKey, canonicalUrl } from '../document/address.ts';
import type { Article, Block, Person, Quote, Speaker } from '../document/article.ts';
import { articleId } from '../document/article-id.ts';
import type { Document } from '../document/document.ts';
import { fold } from '../document/fold.ts';
import type { Span } from '../document/span.ts';
import { createDetector, type Detect } from '../language/detect.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { LANGUAGES, loadLanguages } from '../language/load.ts';
import { attribute } from './attribute/attribute.ts';
import { confidenceOf } from './attribute/confidence.ts';
import type { Attributed, Heard } from './attribute/heard.ts';
import type { Party } from './attribute/party.ts';
import type { AttributionRule } from './attribute/rule.ts';
import { RULES } from './attribute/rules.ts';
import { type Classifier, createClassifier } from './blocks/classify.ts';
import { codesOf } from './codes.ts';
import { echoesOf } from './echo.ts';
import { factBoxesOf } from './facts.ts';
import { reportedSpan } from './indirect.ts';
import type { Hint, Parser } from './parser.ts';
import { type Figure, isPerson } from './people/figure.ts';
import { castOf } from './people/figures.ts';
import { readHeardRoles } from './people/heard-roles.ts';
import { readRoles } from './people/roles.ts';
import { readToldRoles } from './people/told-roles.ts';
import { type Scene, sceneOf } from './scene.ts';
import { isStatement } from './speech/statement.ts';
import { summaryOf } from './summary.ts';
import type { Token } from './token.ts';
import { textAt } from './token.ts';
import { spanOf, unitsOf } from './unit.ts';

/** The language whose marks, names and blocks serve where a text's own is not known. */
const FALLBACK = 'en';

interface Ready {
	readonly lexicon: Lexicon;
	readonly classify: Classifier;
}

/** Loads the languages and gives the parser. Throws `bad-language-file`. */
export async function createParser(
	directory: URL = LANGUAGES,
	rules: ReadonlyMap<string, AttributionRule> = RULES,
): Promise<Parser> {
	const languages = await loadLanguages(directory);
	const detect = createDetector(languages);
	const ready = new Map<string, Ready>();
	const readyFor = (code: string): Ready => {
		const lexicon = languages.get(code) ?? languages.get(FALLBACK) ?? [...languages.values()][0];
		if (lexicon === undefined) throw new RangeError('no language is loaded');
		let found = ready.get(lexicon.language.code);
		if (found === undefined) {
			found = { lexicon, classify: createClassifier(lexicon) };
			ready.set(lexicon.language.code, found);
		}
		return found;
	};
	return (document, hint = {}) => parse(document, hint, detect, readyFor, rules);
}

function parse(
	document: Document,
	hint: Hint,
	detect: Detect,
	readyFor: (code: string) => Ready,
	rules: ReadonlyMap<string, AttributionRule>,
): Article {
	const { text, metadata } = document;
	const given = hint.language ?? metadata.language;
	const language = given === undefined ? detect(text) : primary(given, text, detect);
	const { lexicon, classify } = readyFor(language);
	const codes = codesOf(text);
	const read = document.blocks ?? classify(text, codes);
	const units = unitsOf(text, codes, read, lexicon);
	const cast = castOf(units, lexicon);
	readRoles(text, cast, lexicon);
	readToldRoles(units, cast, lexicon);
	const scene = sceneOf(text, units, cast, lexicon);
	const blocks = withQuestions(read, scene);
	const heard = attribute(scene, rules);
	readHeardRoles(heard, lexicon);
	const { spoken, reported, givenBack } = heard;
	const quotes = [
		...directQuotes(scene, spoken),
		...indirectQuotes(scene, reported, spoken),
		...givenBackQuotes(scene, givenBack, spoken.length + reported.length),
	].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
	renumber(quotes);
	const speakers = speakersIn(quotes);
	const headline = blocks.find((block) => block.kind === 'headline');
	return {
		id: hint.id ?? idOf(document),
		revision: 1,
		language,
		url: metadata.url === undefined ? null : canonicalUrl(metadata.url),
		publisher: metadata.publisher ?? null,
		section: metadata.section ?? null,
		headline: metadata.headline ?? (headline === undefined ? null : shown(text, headline.span)),
		byline:
			metadata.byline ?? blocks.filter((block) => block.kind === 'byline').map((block) => shown(text, block.span)),
		publishedAt: metadata.publishedAt ?? null,
		updatedAt: metadata.updatedAt ?? null,
		embargoedUntil: metadata.embargoedUntil ?? null,
		status: metadata.status ?? 'usable',
		...(metadata.image !== undefined && { image: metadata.image }),
		...(metadata.paywalled === true && { paywalled: true }),
		text,
		blocks,
		people: cast.figures
			.filter((figure) => (figure.mentions.length > 0 && isPerson(figure)) || speakers.has(slug(figure)))
			.map(person),
		quotes,
		factBoxes: factBoxesOf(text, blocks, lexicon),
		summary: summaryOf(
			scene,
			spoken.map(({ turn }) => turn),
		),
	};
}

/** Blocks that turned out to ask in an interview are questions. */
function withQuestions(blocks: readonly Block[], { interview, voices, units }: Scene): Block[] {
	const asking = new Set(interview?.questions);
	for (const [index, { figure }] of voices) if (figure === null) asking.add(index);
	if (asking.size === 0) return [...blocks];
	const starts = new Set([...asking].map((index) => units[index]?.block.span.start));
	return blocks.map((block) => (starts.has(block.span.start) ? { span: block.span, kind: 'question' } : block));
}

/** The macrolanguage of a page ("no") leaves the written form to the text. */
function primary(tag: string, text: string, detect: Detect): string {
	const code = /^[a-z]+$/u.test(tag) ? tag : (tag.toLowerCase().split(/[-_]/u)[0] ?? tag);
	if (code !== 'no') return code;
	const found = detect(text);
	return found === 'nn' ? found : 'nb';
}

/** Without markdown emphasis and invisible characters: what a reader sees. */
function shown(text: string, { start, end }: Span): string {
	const printed = text.slice(start, end);
	return (DRESSED.test(printed) ? printed.replace(DRESS, '') : printed).trim();
}

const DRESSED = /[#*\u00ad\u200b-\u200f\u2060\ufeff]/u;
const DRESS = /^#{1,6}\s+|^\*\*|\*\*$|[\u00ad\u200b-\u200f\u2060\ufeff]/gu;

const idOf = ({ text, metadata: { url, id } }: Document): string =>
	articleId(url === undefined ? (id ?? text) : addressKey(url));

const slugs = new Map<string, string>();
const MOST_SLUGS = 10_000;

function slug({ name, index }: Figure): string {
	let known = slugs.get(name);
	if (known === undefined) {
		known = fold(name)
			.replace(/[^\p{L}\p{N}]+/gu, '-')
			.replace(/^-|-$/gu, '');
		if (slugs.size >= MOST_SLUGS) slugs.clear();
		slugs.set(name, known);
	}
	return known || `person-${index + 1}`;
}

/** Ids of all who speak. */
function speakersIn(quotes: readonly Quote[]): ReadonlySet<string> {
	const ids = new Set<string>();
	for (const { speaker } of quotes)
		if (speaker !== null && 'person' in speaker) {
			if (!speaker.person.includes('; ')) ids.add(speaker.person);
			else for (const id of speaker.person.split('; ')) ids.add(id);
		}
	return ids;
}

function person(figure: Figure): Person {
	return {
		id: slug(figure),
		name: figure.name,
		aliases: [...figure.aliases],
		roles: [...figure.roles].sort((a, b) => a.start - b.start),
		organisation: figure.organisation,
		pronoun: figure.gender,
		mentions: figure.mentions.map(({ span }) => span),
	};
}

function speakerOf(text: string, party: Party | null): Speaker {
	if (party === null) return null;
	if (party.kind === 'description') return { description: shown(text, party.span) };
	const [first] = party.figures;
	if (first === undefined) return null;
	return {
		person: party.figures.map(slug).join('; '),
		name: party.figures.map((figure) => figure.name).join('; '),
	};
}

/** The word of a cue; a dash before a signature is none. */
const verbOf = (token: Token | undefined): string | null =>
	token === undefined || token.kind === 'mark' ? null : token.text;

function directQuotes(scene: Scene, spoken: readonly Attributed[]): Quote[] {
	const echoes = echoesOf(scene.text, spoken);
	return spoken.flatMap((entry, index): Quote[] => {
		const echo = echoes[index] ?? null;
		const echoed = echo === null ? undefined : spoken[echo.of];
		// What repeats a quote was said by whoever said that.
		const own = entry.attribution;
		const attribution =
			echoed !== undefined && echo !== null && (own.party === null || entry.turn.cue === null)
				? {
						...echoed.attribution,
						rule: echo.rule,
						doubt: echoed.attribution.party === null ? ('much' as const) : ('none' as const),
					}
				: own;
		const { cue, unit } = entry.turn;
		const stated = isStatement(scene, entry.turn);
		const kind = stated ? 'direct' : entry.turn.kind;
		// Whoever the sentence is about may not be the one whose words it cites.
		const doubt = stated && attribution.doubt === 'none' ? 'some' : attribution.doubt;
		return entry.turn.segments.map((segment) => ({
			span: segment.span,
			text: scene.text.slice(segment.span.start, segment.span.end),
			kind,
			turn: index + 1,
			speaker: speakerOf(scene.text, attribution.party),
			evidence: {
				rule: attribution.party === null && attribution.rule !== 'unnamed' ? 'none' : attribution.rule,
				cue: cue?.span ?? null,
				name: attribution.name,
				verb: cue === null ? null : verbOf(unit.tokens[cue.verb]),
			},
			confidence: confidenceOf({ ...attribution, doubt }),
			question: entry.question?.block.span ?? null,
			echo: echo === null ? null : echo.of + 1,
		}));
	});
}

function indirectQuotes(scene: Scene, reported: Heard['reported'], spoken: readonly Attributed[]): Quote[] {
	return reported.flatMap((entry, index): Quote[] => {
		const span = reportedSpan(scene, entry);
		if (span === null) return [];
		const { cue, unit, party } = entry;
		const rule =
			party === null ? ('none' as const) : cue.subject.kind === 'name' ? ('name' as const) : cue.subject.kind;
		return [
			{
				span,
				text: scene.text.slice(span.start, span.end),
				kind: 'indirect',
				turn: spoken.length + index + 1,
				speaker: speakerOf(scene.text, party),
				evidence: { rule, cue: cue.span, name: party?.span ?? null, verb: unit.tokens[cue.verb]?.text ?? null },
				confidence: party === null ? 0 : 0.8,
				question: null,
				echo: null,
			},
		];
	});
}

function givenBackQuotes(scene: Scene, givenBack: Heard['givenBack'], turns: number): Quote[] {
	return givenBack.map(({ unit, retold, party }, index): Quote => {
		const span = spanOf(unit, retold.from, retold.to);
		const { subject } = retold;
		return {
			span,
			text: scene.text.slice(span.start, span.end),
			kind: 'indirect',
			turn: turns + index + 1,
			speaker: speakerOf(scene.text, party),
			evidence: {
				rule: party === null ? 'none' : (subject?.kind ?? 'continuation'),
				cue: spanOf(unit, retold.verb, retold.verb + 1),
				name: party?.span ?? null,
				verb: textAt(unit.tokens, retold.verb),
			},
			confidence: party === null ? 0 : 0.8,
			question: null,
			echo: null,
		};
	});
}

/** Turns are counted in the order of the text; echoes follow the new numbers. */
function renumber(quotes: Quote[]): void {
	const numbers = new Map<number, number>();
	for (const quote of quotes) if (!numbers.has(quote.turn)) numbers.set(quote.turn, numbers.size + 1);
	for (const quote of quotes) {
		quote.turn = numbers.get(quote.turn) ?? quote.turn;
		if (quote.echo !== null) quote.echo = numbers.get(quote.echo) ?? null;
	}
}
