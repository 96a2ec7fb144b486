import { styleText } from 'node:util';
import type { Action, Part, Reply, Source } from '../ask/reply.ts';
import type { Texts } from '../ask/texts.ts';
import { columnsOf, visible, wrap } from './terminal-text.ts';

/** How the place that shows the answer looks. */
export interface Look {
	/** Columns; Infinity where nothing limits a line, as in a file. */
	readonly width: number;
	readonly color: boolean;
	/** The terminal follows OSC 8 hyperlinks; otherwise addresses stand written out. */
	readonly links: boolean;
}

/** Longer lines are hard to read, however wide the window. */
const MEASURE = 100;
const BAR = '│ ';
const INDENT = '  ';

type Format = Parameters<typeof styleText>[0];
type Style = (text: string, format?: Format) => string;

/** The answer for a terminal, ending in a line end. `offered` are the actions that a number chooses, from 1. */
export function renderTerminal(reply: Reply, look: Look, texts: Texts, offered: readonly Action[] = []): string {
	const page = new Page(look, texts, reply.body);
	const failed = reply.outcome === 'misuse' || reply.outcome === 'failed';
	if (reply.title !== null) page.lines(reply.title, '', failed ? ['bold', 'red'] : 'bold').gap();
	for (const part of reply.body) page.part(part).gap();
	for (const [index, action] of offered.entries()) page.item(`${index + 1}`, action.label, 'cyan');
	return page.toString();
}

/** Lines as they are written, one method for each kind of part. */
class Page {
	readonly #lines: string[] = [];
	readonly #width: number;
	readonly #look: Look;
	readonly #texts: Texts;
	readonly #style: Style;
	#links = 0;
	/** The addresses of all sources in order, so that one which comes again is written out only the last time. */
	readonly #addresses: readonly string[];
	#sources = 0;

	constructor(look: Look, texts: Texts, body: readonly Part[]) {
		this.#addresses = body.flatMap((part) =>
			'source' in part && part.source.url !== null ? [shownAddress(part.source.url)] : [],
		);
		this.#look = look;
		this.#texts = texts;
		this.#width = Math.max(10, look.width === Number.POSITIVE_INFINITY ? look.width : Math.min(look.width, MEASURE));
		// The look decided already: the stream is not asked again.
		this.#style = (text, format) =>
			look.color && format && text !== '' ? styleText(format, text, { validateStream: false }) : text;
	}

	toString(): string {
		while (this.#lines.at(-1) === '') this.#lines.pop();
		return this.#lines.map((line) => `${line}\n`).join('');
	}

	/** An empty line, never two. */
	gap(): this {
		if (this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#lines.push('');
		return this;
	}

	lines(text: string, prefix: string, format?: Format, prefixFormat?: Format): this {
		for (const line of wrap(visible(text), this.#width - columnsOf(prefix))) {
			this.#lines.push(this.#style(prefix, prefixFormat) + this.#style(line, format));
		}
		return this;
	}

	/** A mark, then the text with a hanging indent. */
	item(mark: string, text: string, markFormat?: Format, format?: Format, prefix = INDENT): this {
		const hang = ' '.repeat(columnsOf(mark) + 1);
		const lines = wrap(visible(text), this.#width - columnsOf(prefix) - hang.length);
		for (const [index, line] of lines.entries()) {
			const lead = index === 0 ? `${this.#style(mark, markFormat)} ` : hang;
			this.#lines.push(prefix + lead + this.#style(line, format));
		}
		return this;
	}

	part(part: Part): this {
		switch (part.type) {
			case 'quote': {
				if (part.question !== null) {
					this.lines(this.#texts.say('label.answering', { question: part.question }), INDENT, 'italic');
				}
				for (const segment of part.segments) this.lines(segment, BAR, undefined, 'cyan');
				this.#speaker(part.speaker, part.role);
				if (part.doubt !== null) this.lines(part.doubt, INDENT, 'yellow');
				if (part.evidence !== null) this.lines(part.evidence, INDENT, 'dim');
				return this.#source(part.source);
			}
			case 'facts': {
				this.lines(part.title, '', 'bold');
				const marks = part.items.map((_, index) => (part.numbered ? `${index + 1}.` : '•'));
				const widest = Math.max(0, ...marks.map((mark) => mark.length));
				for (const [index, item] of part.items.entries()) {
					this.item((marks[index] ?? '').padStart(widest), item, 'cyan');
				}
				if (part.credit !== null) this.lines(part.credit, INDENT, 'dim');
				return this.#source(part.source);
			}
			case 'excerpt': {
				for (const [index, sentence] of part.sentences.entries()) {
					if (index > 0) this.#lines.push(this.#style(BAR.trimEnd(), 'cyan'));
					this.lines(sentence, BAR, undefined, 'cyan');
				}
				return this.#source(part.source);
			}
			case 'list': {
				const widest = `${part.items.length}.`.length;
				for (const [index, { text, detail, url }] of part.items.entries()) {
					const mark = part.ordered ? `${index + 1}.`.padStart(widest) : '•';
					const below = INDENT + ' '.repeat(mark.length + 1);
					this.item(mark, text, 'cyan');
					if (detail !== null) this.lines(detail, below, 'dim');
					if (url !== null) this.#link(url, below);
				}
				return this;
			}
			case 'text':
				return this.lines(part.text, '');
			case 'context':
				return this.lines(part.text, '', 'dim');
			case 'image': {
				this.lines(part.alt, INDENT, 'italic');
				return this.#link(part.url, INDENT);
			}
		}
	}

	#speaker(speaker: string, role: string | null): void {
		const name = visible(speaker);
		const [first = '', ...rest] = wrap(role === null ? name : `${name}, ${visible(role)}`, this.#width - INDENT.length);
		// Only a name that stands whole on the first line is set off from the role.
		const bold = first.startsWith(name) ? name.length : 0;
		this.#lines.push(INDENT + this.#style(first.slice(0, bold), 'bold') + first.slice(bold));
		for (const line of rest) this.#lines.push(INDENT + line);
	}

	#source(source: Source): this {
		const place = source.paragraph === null ? null : `¶ ${source.paragraph}`;
		const facts = [source.headline, source.publisher, source.date, place].filter((fact) => fact !== null);
		const { url } = source;
		if (url === null || !this.#look.links) {
			for (const line of flow(facts.map(visible), this.#width - INDENT.length)) {
				this.#lines.push(INDENT + this.#style(line, 'dim'));
			}
			return url === null ? this : this.#link(url, INDENT);
		}
		const again = this.#addresses.lastIndexOf(shownAddress(url)) > this.#sources++;
		this.#followed(url, flow(facts.map(visible), this.#width - INDENT.length), INDENT);
		return again ? this : this.#link(url, INDENT);
	}

	#link(url: string, prefix: string): this {
		// Whole where it cannot be followed, so that it can be copied.
		if (!this.#look.links) {
			this.#lines.push(prefix + this.#style(address(url), 'dim'));
			return this;
		}
		return this.#followed(url, wrap(shownAddress(url), this.#width - prefix.length), prefix);
	}

	/** Lines that lead to an address, by OSC 8; one id makes them one link. */
	#followed(url: string, lines: readonly string[], prefix: string): this {
		const target = address(url);
		const web = /^(?:https?|mailto):/u.test(target);
		this.#links++;
		for (const line of lines) {
			const open = web ? `\x1b]8;id=n${this.#links};${target}\x1b\\` : '';
			this.#lines.push(`${prefix}${open}${this.#style(line, 'dim')}${web ? '\x1b]8;;\x1b\\' : ''}`);
		}
		return this;
	}
}

/** Only printable ASCII: the one form that is safe inside an escape sequence. */
const address = (url: string): string => visible(URL.canParse(url) ? new URL(url).href : url);

/** The directive that leads to the very words is followed, but says nothing to a reader. */
const shownAddress = (url: string): string => address(url).replace(/#?:~:.*$/u, '');

/** Facts side by side, none broken over two lines unless it is wider than a line. */
function flow(facts: readonly string[], width: number): string[] {
	const lines: string[] = [];
	for (const fact of facts) {
		const last = lines.at(-1);
		const joined = `${last} · ${fact}`;
		if (last !== undefined && columnsOf(joined) <= width) lines[lines.length - 1] = joined;
		else lines.push(...wrap(fact, width));
	}
	return lines;
}
