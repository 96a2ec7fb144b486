import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';

/** Discord's markdown read by a parser that nobody here wrote, so that our escaping is not judged by itself. */
export interface Node {
	readonly type: string;
	readonly content?: string | readonly Node[];
	readonly items?: readonly (readonly Node[])[];
	readonly ordered?: boolean;
	readonly start?: number;
	readonly target?: string;
	readonly level?: number;
	/** The picture that a sign is shown as. */
	readonly name?: string;
}

type Rule = NonNullable<(typeof rulesExtended)[string]>;
type Match = Rule['match'];

/** The package looks at the last group of the capture before; Discord looks at whether a line starts here. */
const atLineStart =
	(pattern: RegExp): Match =>
	(source, state) => {
		const before: string = state.prevCapture?.[0] ?? '';
		return before === '' || before.endsWith('\n') ? pattern.exec(source) : null;
	};

const LIST = /^( *)([*-]|\d+\.) [\s\S]+?(?:\n(?! )(?!\1(?:[*-]|\d+\.) )\n*|\s*\n*$)/u;
const ITEM = /( *)([*-]|\d+\.) +[^\n]*(?:\n(?!\1(?:[*-]|\d+\.) )[^\n]*)*(?:\n|$)/gu;

/** The package knows no lists; this is the rule of the clients. */
const list = {
	order: (rulesExtended.heading?.order ?? 0) - 0.2,
	match: atLineStart(LIST),
	parse: (capture, parse, state) => {
		const bullet = capture[2] ?? '-';
		const items = ((capture[0] ?? '').match(ITEM) ?? []).map((item) => {
			const indent = /^ *(?:[*-]|\d+\.) +/u.exec(item)?.[0].length ?? 0;
			const content = item
				.slice(indent)
				.replace(new RegExp(`^ {1,${indent}}`, 'gmu'), '')
				.replace(/\n+$/u, '');
			return parse(content, { ...state, prevCapture: null });
		});
		return { ordered: bullet.length > 1, start: Number.parseInt(bullet, 10), items };
	},
} satisfies Rule;

const parse = SimpleMarkdown.parserFor({
	...rulesExtended,
	list,
	heading: { ...(rulesExtended.heading as Rule), match: atLineStart(/^(#{1,3}) +([^\n]+?)(\n|$)/u) },
	subtext: { ...(rulesExtended.subtext as Rule), match: atLineStart(/^-# +([^\n]+?)(\n|$)/u) },
});

export const readMarkdown = (markdown: string): Node[] => parse(markdown, { inline: true }) as Node[];

/** What a reader sees, one line a line; a quotation, a heading, a list item and small print end their line. */
export function visible(nodes: readonly Node[]): string {
	return nodes.map(shown).join('').replace(/\n+/gu, '\n').trim();
}

function shown(node: Node): string {
	switch (node.type) {
		case 'br':
		case 'newline':
			return '\n';
		case 'blockQuote':
		case 'heading':
		case 'subtext':
			return `${inside(node)}\n`;
		case 'list':
			return (node.items ?? [])
				.map((item, index) => `${node.ordered ? `${(node.start ?? 1) + index}.` : '•'} ${item.map(shown).join('')}\n`)
				.join('');
		case 'everyone':
			return '@everyone';
		case 'here':
			return '@here';
		case 'twemoji':
			return node.name ?? '';
		default:
			return inside(node);
	}
}

const inside = ({ content }: Node): string =>
	typeof content === 'string' ? content : (content ?? []).map(shown).join('');

/** Every node, outermost first. */
export function* walk(nodes: readonly Node[]): Generator<Node> {
	for (const node of nodes) {
		yield node;
		if (typeof node.content === 'object') yield* walk(node.content);
		for (const item of node.items ?? []) yield* walk(item);
	}
}
