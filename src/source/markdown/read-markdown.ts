import type { Nodes, Paragraph } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Document } from '../../document/document.ts';
import { NewsroomError } from '../../document/error.ts';
import type { Material } from '../format.ts';
import { composed, type Stretch } from '../html/compose.ts';
import { gathered } from '../html/headed.ts';
import { foldedPhrases, loadSites } from '../html/site.ts';
import type { Piece } from '../html/walk.ts';
import { frontMatter } from './front-matter.ts';
import { shallow } from './shallow.ts';
import { itemsOf, oneLine, wordsOf } from './words.ts';

/** Throws NewsroomError `damaged-file`, `empty-input`. */
export async function readMarkdown(source: string, { name, url, side }: Material): Promise<Document> {
	const { body, metadata, description } = frontMatter(source, name);
	const { general } = await loadSites();
	let pieces: Piece[];
	try {
		const { children } = fromMarkdown(shallow(body, name));
		pieces = children.flatMap((node, index) => piecesOf(node, false).map((piece) => ({ ...piece, index })));
	} catch (cause) {
		if (cause instanceof NewsroomError) throw cause;
		throw new NewsroomError('damaged-file', { file: name, format: 'Markdown' }, { cause });
	}
	const stretches = withHead(gathered(pieces, foldedPhrases(general).factbox), metadata.headline, description);
	if (stretches.length === 0) throw new NewsroomError('empty-input', { file: name });
	const { text, blocks } = composed(stretches);
	const headline = metadata.headline ?? stretches.find(({ kind }) => kind === 'headline')?.text;
	return {
		text,
		blocks,
		metadata: { ...(url !== undefined && { url }), ...metadata, ...(headline !== undefined && { headline }), ...side },
	};
}

const plain = { index: 0, role: undefined, linked: 0, bold: false, quoted: false } as const;

function piecesOf(node: Nodes, quoted: boolean): Piece[] {
	switch (node.type) {
		case 'heading': {
			const kind = node.depth === 1 ? 'headline' : 'subhead';
			return pieceIf({ ...plain, kind, text: wordsOf(node), tag: `h${node.depth}` });
		}
		case 'paragraph':
			return paragraphOf(node, quoted);
		case 'blockquote':
			return node.children.flatMap((child) => piecesOf(child, true));
		case 'list':
			return pieceIf({ ...plain, kind: 'list', text: itemsOf(node).join('\n'), tag: node.ordered ? 'ol' : 'ul' });
		case 'code':
			return pieceIf({ ...plain, kind: 'junk', text: node.value.trim(), tag: 'pre' });
		default:
			return [];
	}
}

function paragraphOf(node: Paragraph, quoted: boolean): Piece[] {
	const [only] = node.children;
	if (node.children.length === 1 && only?.type === 'image') {
		return pieceIf({ ...plain, kind: 'caption', text: oneLine(only.title ?? only.alt ?? ''), tag: 'img' });
	}
	const text = wordsOf(node);
	const bold = node.children.length === 1 && only?.type === 'strong';
	const isShort = text.length <= 80 && !/[.!:,…"”»]$/u.test(text);
	const kind = bold && /[?？]["”»“’)]*$/u.test(text) ? 'question' : bold && isShort ? 'subhead' : 'paragraph';
	return pieceIf({ ...plain, kind, text, bold, quoted, tag: bold ? 'strong' : 'p' });
}

const pieceIf = (piece: Piece): Piece[] => (/[\p{L}\p{N}]/u.test(piece.text) ? [piece] : []);

/** One headline, the lead under it; further headings of the first level are subheads. */
function withHead(pieces: readonly Piece[], told: string | undefined, description: string | undefined): Stretch[] {
	const own = pieces.findIndex(({ kind }) => kind === 'headline');
	const body = pieces.map(({ kind, text }, index): Stretch => {
		const reason = kind === 'junk' ? { reason: 'code' } : {};
		return { kind: kind === 'headline' && (index !== own || told !== undefined) ? 'subhead' : kind, text, ...reason };
	});
	const rest = own >= 0 && (told === undefined || oneLine(told) === pieces[own]?.text) ? body.toSpliced(own, 1) : body;
	const headline = told === undefined ? pieces[own]?.text : oneLine(told);
	const hasLead = description !== undefined && !rest.some(({ text }) => text.startsWith(description.slice(0, 60)));
	return [
		...(headline === undefined ? [] : [{ kind: 'headline' as const, text: headline }]),
		...(hasLead ? [{ kind: 'lead' as const, text: description }] : []),
		...rest,
	];
}
