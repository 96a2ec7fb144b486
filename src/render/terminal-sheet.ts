import { styleText } from 'node:util';
import { columnsOf, visible, wrap } from './terminal-text.ts';

/** How the place that shows the answer looks. */
export interface Look {
	/** Columns; Infinity where nothing limits a line, as in a file. */
	readonly width: number;
	readonly color: boolean;
	/** The terminal follows OSC 8 hyperlinks; otherwise addresses stand written out. */
	readonly links: boolean;
}

export type Format = Parameters<typeof styleText>[0];

/** Longer lines are hard to read, however wide the window. */
const MEASURE = 100;
const NARROWEST = 10;

export const BAR = '│ ';
export const INDENT = '  ';
const SEPARATOR = ' · ';

/** Lines for a terminal. Every text is made `visible` and wrapped here, and styled only then. */
export class Sheet {
	readonly width: number;
	readonly #look: Look;
	readonly #lines: string[] = [];
	#links = 0;

	constructor(look: Look) {
		this.#look = look;
		this.width =
			look.width === Number.POSITIVE_INFINITY ? look.width : Math.max(NARROWEST, Math.min(look.width, MEASURE));
	}

	get links(): boolean {
		return this.#look.links;
	}

	toString(): string {
		while (this.#lines.at(-1) === '') this.#lines.pop();
		return this.#lines.map((line) => `${line}\n`).join('');
	}

	/** The look decided already: the stream is not asked again. */
	style(text: string, format?: Format): string {
		return this.#look.color && format && text !== '' ? styleText(format, text, { validateStream: false }) : text;
	}

	/** An empty line, never two and never the first. */
	gap(): this {
		if (this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#lines.push('');
		return this;
	}

	/** A line as it stands: wrapped and made visible by the caller. */
	raw(line: string): this {
		this.#lines.push(line);
		return this;
	}

	lines(text: string, prefix: string, format?: Format, prefixFormat?: Format): this {
		for (const line of wrap(visible(text), this.width - columnsOf(prefix))) {
			this.raw(this.style(prefix, prefixFormat) + this.style(line, format));
		}
		return this;
	}

	/** A mark, then the text with a hanging indent. */
	item(mark: string, text: string, markFormat?: Format, format?: Format, prefix = INDENT): this {
		const hang = ' '.repeat(columnsOf(mark) + 1);
		const lines = wrap(visible(text), this.width - columnsOf(prefix) - hang.length);
		for (const [index, line] of lines.entries()) {
			const lead = index === 0 ? `${this.style(mark, markFormat)} ` : hang;
			this.raw(prefix + lead + this.style(line, format));
		}
		return this;
	}

	/**
	 * Facts side by side, none broken over two lines unless it is wider than a line. Where they do not fit one line, a
	 * long first one stands alone, so that the others stay together.
	 */
	facts(facts: readonly (string | null)[], prefix: string, format?: Format, url: string | null = null): this {
		const width = this.width - columnsOf(prefix);
		const shown = facts.filter((each) => each !== null).map(visible);
		const alone = columnsOf(shown.join(SEPARATOR)) > width && columnsOf(shown[0] ?? '') > width / 2;
		const lines: string[] = [];
		for (const [index, fact] of shown.entries()) {
			const last = lines.at(-1);
			const joined = `${last}${SEPARATOR}${fact}`;
			const begins = last === undefined || (alone && index === 1) || columnsOf(joined) > width;
			if (begins) lines.push(...wrap(fact, width));
			else lines[lines.length - 1] = joined;
		}
		if (url !== null && this.links) return this.#followed(url, lines, prefix, format);
		for (const line of lines) this.raw(prefix + this.style(line, format));
		return this;
	}

	/** An address: whole where it cannot be followed, so that it can be copied. */
	link(url: string, prefix: string): this {
		if (!this.links) return this.raw(prefix + this.style(addressOf(url), 'dim'));
		return this.#followed(url, wrap(shownAddress(url), this.width - prefix.length), prefix, 'dim');
	}

	/** Lines that lead to an address, by OSC 8; one id makes them one link. */
	#followed(url: string, lines: readonly string[], prefix: string, format?: Format): this {
		const target = addressOf(url);
		const web = /^(?:https?|mailto):/u.test(target);
		this.#links++;
		for (const line of lines) {
			const open = web ? `\x1b]8;id=n${this.#links};${target}\x1b\\` : '';
			this.raw(`${prefix}${open}${this.style(line, format)}${web ? '\x1b]8;;\x1b\\' : ''}`);
		}
		return this;
	}
}

/** An address in the one form that is safe inside an escape sequence: a URL holds printable ASCII only. */
const addressOf = (url: string): string => visible(URL.canParse(url) ? new URL(url).href : url);

/** The directive that leads to the very words is followed, but says nothing to a reader. */
export const shownAddress = (url: string): string => addressOf(url).replace(/#?:~:.*$/u, '');
