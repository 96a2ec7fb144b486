import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { pngOf } from './png.ts';

/** Words of one look. */
export interface Run {
	readonly text: string;
	readonly bold?: boolean;
	readonly italic?: boolean;
	readonly color?: string;
}

/** What stands below each other in a message; lengths in CSS pixels. */
export type Piece = { readonly after: number } & (
	| {
			readonly kind: 'text';
			readonly runs: readonly Run[];
			readonly size: number;
			readonly color: string;
			/** From the left edge of the message. */
			readonly indent?: number;
			/** A line along the left, as quotations have; several pieces in a row share one. */
			readonly bar?: string;
			/** Of an item in a list. */
			readonly mark?: string;
	  }
	| { readonly kind: 'controls'; readonly controls: readonly Control[] }
	| { readonly kind: 'rule'; readonly color: string }
);

interface Control {
	readonly label: string;
	readonly fill: string;
	readonly edge: string;
	readonly color: string;
	readonly menu?: true;
}

export interface Look {
	readonly background: string;
	readonly avatar: { readonly fill: string; readonly size: number; readonly radius: number };
	/** Between the avatar and the message. */
	readonly gap: number;
	readonly margin: number;
	readonly leading: number;
	readonly button: { readonly size: number; readonly bold: boolean; readonly height: number; readonly radius: number };
	/** None for a page of its own, which nobody has sent. */
	readonly sent: boolean;
}

type Draw = (to: SKRSContext2D) => void;
type Word = Run & { readonly x: number };

const WIDTH = 700;
/** Pixels of the picture for one of a page: phones and good screens have two. */
const SCALE = 2;
const SUBSETS = ['latin', 'latin-ext'];

const files = fileURLToPath(new URL('files/', import.meta.resolve('@fontsource/noto-sans/package.json')));
for (const name of readdirSync(files)) {
	const [, subset = '', weight = '', style = ''] =
		/^noto-sans-(latin|latin-ext)-(400|700)-(\w+)\.woff2$/u.exec(name) ?? [];
	if (subset !== '') GlobalFonts.registerFromPath(files + name, `${subset} ${weight} ${style}`);
}

const scratch = createCanvas(1, 1).getContext('2d');

/** A font that is the same on every machine. */
const fontOf = ({ bold, italic }: Pick<Run, 'bold' | 'italic'>, size: number): string => {
	const families = SUBSETS.map((subset) => `"${subset} ${bold ? 700 : 400} ${italic ? 'italic' : 'normal'}"`);
	return `${size}px ${families.join(', ')}`;
};

function widthOf(run: Run, size: number): number {
	scratch.font = fontOf(run, size);
	return scratch.measureText(run.text).width;
}

/** Lines no wider than this, broken at blanks; a word may be of several looks. */
function linesOf(runs: readonly Run[], size: number, width: number): Word[][] {
	const lines: Word[][] = [[]];
	let x = 0;
	let word: Word[] = [];
	const end = (): void => {
		const wide = word.reduce((sum, part) => sum + widthOf(part, size), 0);
		if (x > 0 && x + wide > width) {
			lines.push([]);
			x = 0;
		}
		for (const part of word) {
			lines.at(-1)?.push({ ...part, x });
			x += widthOf(part, size);
		}
		word = [];
	};
	for (const run of runs) {
		for (const text of run.text.match(/\n|[^\S\n]+|\S+/gu) ?? []) {
			if (text.trim() !== '') {
				word.push({ ...run, text, x: 0 });
				continue;
			}
			end();
			if (text === '\n') lines.push([]);
			x = text === '\n' ? 0 : x && x + widthOf({ ...run, text }, size);
		}
	}
	end();
	return lines;
}

/** A message as the bytes of a PNG file, which says itself what it shows. */
export function painted(pieces: readonly Piece[], look: Look, description: string): Buffer {
	const left = look.margin + (look.sent ? look.avatar.size + look.gap : 0);
	const width = WIDTH - left - look.margin;
	const draws: Draw[] = [];
	let y = look.margin;
	if (look.sent) {
		const { fill, size, radius } = look.avatar;
		draws.push(box({ x: look.margin, y, width: size, height: size, radius, fill, edge: fill }));
	}
	for (const piece of pieces) {
		if (piece.kind === 'rule') {
			draws.push(box({ x: left, y, width, height: 1, radius: 0, fill: piece.color, edge: piece.color }));
			y += 1;
		} else if (piece.kind === 'controls') {
			y += controlsAt(piece.controls, { x: left, y, width }, look, draws);
		} else {
			const { size, color, indent = 0, bar, mark } = piece;
			const line = size * look.leading;
			const lines = linesOf(piece.runs, size, width - indent);
			if (bar !== undefined) {
				draws.push(box({ x: left, y, width: 4, height: line * lines.length, radius: 2, fill: bar, edge: bar }));
			}
			if (mark !== undefined) {
				const before = indent - 8 - widthOf({ text: mark }, size);
				draws.push(words([{ text: mark, x: before }], { x: left, y: y + line * 0.72, size, color }));
			}
			for (const each of lines) {
				draws.push(words(each, { x: left + indent, y: y + line * 0.72, size, color }));
				y += line;
			}
		}
		y += piece.after;
	}
	const height = Math.ceil(y + look.margin - (pieces.at(-1)?.after ?? 0));
	const canvas = createCanvas(WIDTH * SCALE, height * SCALE);
	const to = canvas.getContext('2d');
	to.scale(SCALE, SCALE);
	box({ x: 0, y: 0, width: WIDTH, height, radius: 0, fill: look.background, edge: look.background })(to);
	for (const draw of draws) draw(to);
	const { data, width: wide, height: high } = to.getImageData(0, 0, canvas.width, canvas.height);
	return pngOf({ pixels: data, width: wide, height: high, description });
}

interface Place {
	readonly x: number;
	readonly y: number;
}

const words =
	(line: readonly Word[], { x, y, size, color }: Place & { readonly size: number; readonly color: string }): Draw =>
	(to) => {
		for (const word of line) {
			to.font = fontOf(word, size);
			to.fillStyle = word.color ?? color;
			to.fillText(word.text, x + word.x, y);
		}
	};

interface Box extends Place {
	readonly width: number;
	readonly height: number;
	readonly radius: number;
	readonly fill: string;
	readonly edge: string;
}

const box =
	({ x, y, width, height, radius, fill, edge }: Box): Draw =>
	(to) => {
		to.beginPath();
		to.roundRect(x, y, width, height, radius);
		to.fillStyle = fill;
		to.fill();
		if (edge === fill) return;
		to.strokeStyle = edge;
		to.stroke();
	};

/** The sign of a menu. */
const arrow =
	({ x, y }: Place, color: string): Draw =>
	(to) => {
		to.beginPath();
		to.moveTo(x - 4, y);
		to.lineTo(x, y + 4);
		to.lineTo(x + 4, y);
		to.strokeStyle = color;
		to.stroke();
	};

/** Buttons and menus in rows; gives the height of them all. */
function controlsAt(
	controls: readonly Control[],
	{ x: left, y: top, width }: Place & { readonly width: number },
	{ button: { size, bold, height, radius } }: Look,
	draws: Draw[],
): number {
	let [x, y] = [left, top];
	for (const { label, fill, edge, color, menu } of controls) {
		const run = { text: label, bold };
		const wide = Math.min(width, Math.max(menu ? 180 : 0, widthOf(run, size) + 28));
		if (x > left && x + wide > left + width) {
			x = left;
			y += height + 8;
		}
		draws.push(box({ x, y, width: wide, height, radius, fill, edge }));
		draws.push(words([{ ...run, x: 0 }], { x: x + 14, y: y + height / 2 + size * 0.36, size, color }));
		if (menu) draws.push(arrow({ x: x + wide - 18, y: y + height / 2 - 2 }, color));
		x += wide + 8;
	}
	return y + height - top;
}
