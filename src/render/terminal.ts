import type { Action, ListPart, Part, Reply, Source } from '../ask/reply.ts';
import type { Texts } from '../ask/texts.ts';
import { BAR, INDENT, type Look, Sheet, shownAddress } from './terminal-sheet.ts';
import { visible, wrap } from './terminal-text.ts';

/** The answer for a terminal, ending in a line end. `offered` are the actions that a number chooses, from 1. */
export function renderTerminal(reply: Reply, look: Look, texts: Texts, offered: readonly Action[] = []): string {
	const sheet = new Sheet(look);
	const failed = reply.outcome === 'misuse' || reply.outcome === 'failed';
	if (reply.title !== null) sheet.lines(reply.title, '', failed ? ['bold', 'red'] : 'bold').gap();
	const addresses = new Addresses(reply.body);
	const ofParts = new Set(reply.body.flatMap((part) => (part.type === 'quote' ? (part.actions ?? []) : [])));
	const numbered = offered.map((action, index) => ({ action, label: action.label, number: `${index + 1}` }));
	const numbers = numbered.filter(({ action }) => !ofParts.has(action));
	const listed = new Set<string>();
	for (const part of reply.body) {
		const marks = part.type === 'list' ? marksOf(part, numbers) : [];
		for (const mark of marks) listed.add(mark.trim());
		renderPart(part, sheet, texts, addresses, marks);
		if (part.type === 'quote') {
			const own = numbered.filter(({ action }) => part.actions?.includes(action));
			sheet.facts(
				own.map(({ number, label }) => `${number} ${label}`),
				INDENT,
				'cyan',
			);
		}
		sheet.gap();
	}
	for (const { label, number } of numbers) if (!listed.has(number)) sheet.item(number, label, 'cyan');
	return sheet.toString();
}

function renderPart(part: Part, sheet: Sheet, texts: Texts, addresses: Addresses, marks: readonly string[]): void {
	switch (part.type) {
		case 'quote': {
			if (part.question !== null) {
				sheet.lines(texts.say('label.answering', { question: part.question }), INDENT, 'italic');
			}
			for (const segment of part.segments) sheet.lines(segment, BAR, undefined, 'cyan');
			renderSpeaker(part.speaker, part.role, sheet);
			if (part.doubt !== null) sheet.lines(part.doubt, INDENT, 'yellow');
			if (part.evidence !== null) sheet.lines(part.evidence, INDENT, 'dim');
			renderSource(part.source, sheet, addresses);
			return;
		}
		case 'facts': {
			sheet.lines(part.title, '', 'bold');
			renderItems(part.items, part.numbered, sheet);
			if (part.credit !== null) sheet.lines(part.credit, INDENT, 'dim');
			renderSource(part.source, sheet, addresses);
			return;
		}
		case 'excerpt': {
			for (const [index, sentence] of part.sentences.entries()) {
				if (index > 0) sheet.raw(sheet.style(BAR.trimEnd(), 'cyan'));
				sheet.lines(sentence, BAR, undefined, 'cyan');
			}
			renderSource(part.source, sheet, addresses);
			return;
		}
		case 'list': {
			for (const [index, { text, detail, url }] of part.items.entries()) {
				const mark = marks[index] ?? markOf(index, part.items.length, part.ordered);
				const below = INDENT + ' '.repeat(mark.length + 1);
				sheet.item(mark, text, 'cyan');
				if (detail !== null) sheet.lines(detail, below, 'dim');
				if (url !== null) sheet.link(url, below);
			}
			return;
		}
		case 'copy':
			// Nothing before the lines and nothing broken in them: they are taken along as they are.
			for (const line of visible(part.text).split('\n')) sheet.raw(line);
			return;
		case 'text':
			sheet.lines(part.text, '', part.heading && 'bold');
			return;
		case 'context':
			sheet.lines(part.text, '', 'dim');
			return;
		case 'image':
			sheet.lines(part.alt, INDENT, 'italic').link(part.url, INDENT);
	}
}

export function renderItems(items: readonly string[], numbered: boolean, sheet: Sheet): void {
	for (const [index, item] of items.entries()) sheet.item(markOf(index, items.length, numbered), item, 'cyan');
}

/** A list whose every item can be chosen carries the numbers that choose them; empty for any other list. */
function marksOf({ items }: ListPart, numbers: readonly { label: string; number: string }[]): string[] {
	const free = [...numbers];
	const found = items.flatMap(({ text }) => {
		const line = text.replace(/\s+/gu, ' ').trim();
		// A label may be the beginning of the text, cut for a button.
		const at = free.findIndex(
			({ label }) => line === label || (/.…$/u.test(label) && line.startsWith(label.slice(0, -1))),
		);
		return at < 0 ? [] : free.splice(at, 1).map(({ number }) => number);
	});
	const widest = Math.max(0, ...found.map((mark) => mark.length));
	return found.length === items.length ? found.map((mark) => mark.padStart(widest)) : [];
}

/** Numbers end under each other. */
const markOf = (index: number, count: number, numbered: boolean): string =>
	numbered ? `${index + 1}.`.padStart(`${count}.`.length) : '•';

export function renderSpeaker(speaker: string, role: string | null, sheet: Sheet): void {
	const name = visible(speaker);
	const [first = '', ...rest] = wrap(role === null ? name : `${name}, ${visible(role)}`, sheet.width - INDENT.length);
	// Only a name that stands whole on the first line is set off from the role.
	const bold = first.startsWith(name) ? name.length : 0;
	sheet.raw(INDENT + sheet.style(first.slice(0, bold), 'bold') + first.slice(bold));
	for (const line of rest) sheet.raw(INDENT + line);
}

function renderSource({ headline, publisher, date, paragraph, url }: Source, sheet: Sheet, addresses: Addresses): void {
	const place = paragraph === null ? null : `¶ ${paragraph}`;
	sheet.facts([headline, publisher, date, place], INDENT, 'dim', url);
	if (url !== null && addresses.isLast(url, sheet.links)) sheet.link(url, INDENT);
}

/** Where the line above can be followed, an address that comes again is written out only the last time. */
class Addresses {
	readonly #all: readonly string[];
	#seen = 0;

	constructor(body: readonly Part[]) {
		this.#all = body.flatMap((part) =>
			'source' in part && part.source.url !== null ? [shownAddress(part.source.url)] : [],
		);
	}

	isLast(url: string, links: boolean): boolean {
		return this.#all.lastIndexOf(shownAddress(url)) <= this.#seen++ || !links;
	}
}
