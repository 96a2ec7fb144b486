import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { type Node, readMarkdown } from '../../peers/discord/markdown.ts';
import type { Look, Piece, Run } from './paint.ts';

const INK = '#dbdee1';
const SMALL = '#949ba4';
const LINK = '#00a8fc';
const LINE = '#4e5058';
const SIZES: Readonly<Record<number, number>> = { 1: 24, 2: 20, 3: 16 };

export const DISCORD: Look = {
	background: '#313338',
	avatar: { fill: '#5865f2', size: 40, radius: 20 },
	gap: 16,
	margin: 16,
	leading: 1.375,
	button: { size: 14, bold: false, height: 32, radius: 8 },
	sent: true,
};

const text = (runs: readonly Run[], size = 16, color = INK) => ({ kind: 'text', runs, size, color, after: 0 }) as const;

/** A private message of the app. */
export const discordMessage = (components: readonly APIMessageTopLevelComponent[]): Piece[] => [
	{
		...text([
			{ text: 'newsroom', bold: true },
			{ text: '  APP', color: SMALL },
		]),
		after: 4,
	},
	...components.flatMap(piecesOf),
	text([{ text: 'Only you can see this' }], 12, SMALL),
];

function piecesOf(component: APIMessageTopLevelComponent): Piece[] {
	switch (component.type) {
		case 10:
			return paragraphs(readMarkdown(component.content)).map((piece, index, all) =>
				index === all.length - 1 ? { ...piece, after: 8 } : piece,
			);
		case 14:
			return [{ kind: 'rule', color: LINE, after: 12 }];
		case 1: {
			const controls = component.components.map((one) => {
				const plain = { fill: LINE, edge: LINE, color: '#ffffff' };
				if (one.type === 3) {
					const dark = { fill: '#1e1f22', edge: '#1e1f22', color: SMALL };
					return { ...dark, label: one.placeholder ?? '', menu: true as const };
				}
				if (one.type !== 2 || !('label' in one)) throw new Error(`no picture of a control: ${one.type}`);
				return { ...plain, ...(one.style === 1 && { fill: '#5865f2', edge: '#5865f2' }), label: one.label ?? '' };
			});
			return [{ kind: 'controls', controls, after: 12 }];
		}
		default:
			throw new Error(`no picture of a component: ${component.type}`);
	}
}

/** Lines of one look together; whatever is a block of its own in a client stands by itself. */
function paragraphs(nodes: readonly Node[]): Piece[] {
	const pieces: Piece[] = [];
	let plain: Run[] = [];
	const end = (): void => {
		if (plain.some((run) => run.text.trim() !== '')) pieces.push(text(trimmed(plain)));
		plain = [];
	};
	for (const node of nodes) {
		const runs = runsOf(node);
		if (node.type === 'heading') pieces.push(text(bold(runs), SIZES[node.level ?? 3]));
		else if (node.type === 'subtext') pieces.push(text(runs, 13, SMALL));
		else if (node.type === 'blockQuote') pieces.push({ ...text(trimmed(runs)), indent: 16, bar: LINE, after: 4 });
		else if (node.type === 'list') pieces.push(...items(node));
		else {
			plain.push(...runs);
			continue;
		}
		const own = pieces.splice(pieces.length - (node.type === 'list' ? (node.items ?? []).length : 1));
		end();
		pieces.push(...own);
	}
	end();
	return pieces;
}

const items = ({ items = [], ordered, start = 1 }: Node): Piece[] =>
	items.map((item, index) => ({
		...text(trimmed(item.flatMap((node) => runsOf(node)))),
		indent: 24,
		mark: ordered ? `${start + index}.` : '•',
		after: 4,
	}));

function runsOf(node: Node, look: Partial<Run> = {}): Run[] {
	if (node.type === 'br' || node.type === 'newline') return [{ ...look, text: '\n' }];
	const own = {
		...look,
		...(node.type === 'strong' && { bold: true }),
		...(node.type === 'em' && { italic: true }),
		...(node.target !== undefined && { color: LINK }),
	};
	if (typeof node.content === 'string') return [{ ...own, text: node.content }];
	return (node.content ?? []).flatMap((inner) => runsOf(inner, own));
}

const bold = (runs: readonly Run[]): Run[] => runs.map((run) => ({ ...run, bold: true }));

/** Without line breaks at the ends. */
function trimmed(runs: readonly Run[]): Run[] {
	const isBreak = ({ text }: Run): boolean => text.replaceAll('\n', '') === '';
	const from = runs.findIndex((run) => !isBreak(run));
	const to = runs.findLastIndex((run) => !isBreak(run));
	return runs
		.slice(from, to + 1)
		.map((run, index, all) => (index === all.length - 1 ? { ...run, text: run.text.replace(/\n+$/u, '') } : run));
}
