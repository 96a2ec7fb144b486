import { speakerName } from '../ask/evidence.ts';
import type { Texts } from '../ask/texts.ts';
import type { Article, Person, Quote } from '../document/article.ts';
import { sliceOf } from '../document/span.ts';
import { speakersOf } from '../document/speaker.ts';
import { renderItems, renderSpeaker } from './terminal.ts';
import { BAR, type Format, INDENT, type Look, Sheet } from './terminal-sheet.ts';
import { columnsOf } from './terminal-text.ts';

/** Columns that the words need beside a margin. */
const ROOM = 40;

/** Everything that was found in an article, for the eyes of an editor; ends in a line end. */
export function renderArticle(article: Article, look: Look, texts: Texts): string {
	const sheet = new Sheet(look);
	const heading = (key: string, count: number): Sheet => sheet.gap().lines(texts.say(key, { count }), '', 'bold').gap();

	sheet.lines(article.headline ?? texts.say('article.untitled'), '', 'bold');
	const byline = article.byline.length > 0 ? article.byline.join(', ') : null;
	const { publisher, section, language, publishedAt, updatedAt } = article;
	const updated = updatedAt === null ? null : texts.say('view.updated', { date: texts.date(updatedAt) ?? '' });
	const spoken = nameOfLanguage(language, texts.language);
	sheet.facts([publisher, section, byline, texts.date(publishedAt), updated, spoken], '', 'dim', article.url);
	if (article.url !== null) sheet.link(article.url, '');
	if (article.status !== 'usable') sheet.lines(texts.say(`view.status.${article.status}`), '', 'yellow');
	if (article.embargoedUntil !== null) {
		sheet.lines(texts.say('view.embargoed', { date: article.embargoedUntil }), '', 'yellow');
	}

	heading('view.text', article.blocks.length);
	renderBlocks(article, sheet, texts);

	heading('view.quotes', article.quotes.length);
	for (const quote of article.quotes) renderQuote(quote, article, sheet, texts);

	heading('view.people', article.people.length);
	for (const person of article.people) renderPerson(person, article, sheet, texts);

	heading('view.boxes', article.factBoxes.length);
	for (const { title, items, numbered, source } of article.factBoxes) {
		sheet.lines(title, INDENT, 'bold');
		renderItems(
			items.map(({ text }) => text),
			numbered,
			sheet,
		);
		if (source !== null) sheet.lines(source, INDENT, 'dim');
		sheet.gap();
	}

	heading('view.summary', article.summary.length);
	for (const [index, sentence] of article.summary.entries()) {
		sheet.item(`${index + 1}.`, sliceOf(article.text, sentence), 'cyan');
	}
	return sheet.toString();
}

/** What each line was taken for: in a margin where there is room for one. */
function renderBlocks({ blocks, text }: Article, sheet: Sheet, texts: Texts): void {
	const labels = blocks.map(({ kind, reason }) => {
		const name = texts.say(`view.block.${kind}`);
		return reason === undefined ? name : `${name} (${reason})`;
	});
	const widest = Math.max(0, ...labels.map(columnsOf));
	const margin = sheet.width >= ROOM + widest;
	for (const [index, { kind, span }] of blocks.entries()) {
		const label = labels[index] ?? '';
		const unread = kind === 'junk' || kind === 'related';
		const [mark, format]: [Format, Format?] = unread ? ['dim', 'dim'] : ['cyan'];
		const words = sliceOf(text, span).replace(/\n(?:[^\S\n]*\n)+/gu, '\n');
		if (margin) sheet.item(label + ' '.repeat(widest - columnsOf(label) + 1), words, mark, format, '');
		else sheet.lines(label, '', mark).lines(words, INDENT, format);
	}
}

function renderQuote(quote: Quote, { text, people }: Article, sheet: Sheet, texts: Texts): void {
	const { speaker, evidence, question, echo } = quote;
	if (question !== null)
		sheet.lines(texts.say('label.answering', { question: sliceOf(text, question) }), INDENT, 'italic');
	sheet.lines(quote.text, BAR, undefined, 'cyan');
	const person = speaker !== null && 'person' in speaker ? people.find(({ id }) => id === speaker.person) : undefined;
	const [role] = person?.roles ?? [];
	const name = speakerName(speaker, texts) ?? texts.say('view.nobody');
	renderSpeaker(name, role === undefined ? null : sliceOf(text, role), sheet);
	const cue = evidence.cue === null ? null : `“${sliceOf(text, evidence.cue).replace(/\s+/gu, ' ').trim()}”`;
	const facts = [
		texts.say('view.turn', { turn: quote.turn }),
		texts.say(`view.kind.${quote.kind}`),
		texts.say('view.rule', { rule: evidence.rule }),
		texts.say('view.confidence', { percent: Math.round(quote.confidence * 100) }),
		cue,
		echo === null ? null : texts.say('view.echo', { turn: echo }),
	];
	sheet.facts(facts, INDENT, 'dim').gap();
}

function renderPerson(person: Person, { text, quotes }: Article, sheet: Sheet, texts: Texts): void {
	const roles = person.roles.map((role) => sliceOf(text, role));
	const said = quotes.filter(({ speaker }) => speakersOf(speaker).some((one) => one.person === person.id));
	const aliases = person.aliases.length > 0 ? texts.say('view.aliases', { names: person.aliases.join(', ') }) : null;
	const turns = new Set(said.filter(({ echo }) => echo === null).map(({ turn }) => turn)).size;
	renderSpeaker(person.name, roles.length > 0 ? roles.join('; ') : null, sheet);
	sheet.facts([person.organisation, texts.say('view.said', { count: turns }), aliases], INDENT + INDENT, 'dim');
}

/** "svenska", or the code where there is no name for it. */
function nameOfLanguage(code: string, locale: string): string {
	try {
		return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
	} catch {
		return code;
	}
}
