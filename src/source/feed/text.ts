import { NewsroomError } from '../../document/error.ts';
import { decode, headOf, normalised } from '../decode.ts';
import { megabytes } from '../limits.ts';
import { decodeRare } from '../web/charset.ts';
import { feedLimits } from './feed.ts';

/** Characters in which a feed begins, if anything stands around it. */
const WRAPPED = 4_096;

/** Characters that no XML document may hold. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;

/**
 * The text of a feed, ready for a parser: decoded, without what stands before its first element, without its document
 * type, so that there is no entity to expand, and within the limits. Throws NewsroomError `too-large`, `empty-input`,
 * `binary-input`, `bad-encoding`.
 */
export async function feedText(bytes: Uint8Array, name: string, charset: string | null): Promise<string> {
	if (bytes.length > feedLimits.text) throw tooLarge(name, megabytes(bytes.length), megabytes(feedLimits.text));
	const declared = /^[^<]{0,200}<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.:-]{2,40})/u.exec(headOf(bytes))?.[1];
	// Who says UTF-8 and sends something else is not to be believed; the bytes show what is UTF-8.
	const label = [charset, declared].find((one) => one != null && !/^utf-?8$/iu.test(one)) ?? undefined;
	const rare = await decodeRare(bytes, label);
	const text = (rare === undefined ? decode(bytes, { name, declared: label, lenient: true }) : normalised(rare))
		.replace(FORBIDDEN, '')
		.trim();
	if (text === '') throw new NewsroomError('empty-input', { file: name });
	if (/^[[{]/u.test(text)) return text;
	const bare = fromRoot(withoutProlog(text));
	checkShape(bare, name);
	return bare;
}

/** From the first element on; a document type may hold anything, brackets and quotation marks among it. */
function withoutProlog(text: string): string {
	for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
		if (text.startsWith('<!--', at)) at = after(text, '-->', at);
		else if (text.startsWith('<?', at)) at = after(text, '?>', at);
		else if (/^<!doctype/iu.test(text.slice(at, at + 9))) {
			const end = /[[>]/gu;
			end.lastIndex = at;
			const found = end.exec(text);
			at = found?.[0] === '[' ? after(text, '>', after(text, ']', found.index)) : after(text, '>', at);
		} else if (/^<[\p{L}_]/u.test(text.slice(at, at + 3))) return text.slice(at);
		else at++;
	}
	return '';
}

/** Servers put messages and whole pages around a feed, and some leave its outermost element out. */
function fromRoot(text: string): string {
	const root = /<(?:\w{1,20}:)?(?:rss|RDF|feed)[\s>]/iu.exec(text.slice(0, WRAPPED));
	if (root !== null) return text.slice(root.index);
	return /^<channel[\s>]/iu.test(text) ? `<rss version="2.0">${text}</rss>` : text;
}

function after(text: string, mark: string, from: number): number {
	const at = text.indexOf(mark, from);
	return at === -1 ? text.length : at + mark.length;
}

/** Counts elements and levels in one walk. */
function checkShape(text: string, name: string): void {
	let depth = 0;
	let deepest = 0;
	let elements = 0;
	let longest = 0;
	for (let at = text.indexOf('<'); at !== -1 && at < text.length; at = text.indexOf('<', at)) {
		if (text.startsWith('<![CDATA[', at)) at = after(text, ']]>', at);
		else if (text.startsWith('<!--', at)) at = after(text, '-->', at);
		else {
			const end = text.indexOf('>', at);
			if (end === -1) break;
			longest = Math.max(longest, end - at);
			const next = text[at + 1] ?? '';
			if (next === '/') depth = Math.max(0, depth - 1);
			else if (!/[!?\s]/u.test(next)) {
				elements++;
				if (text[end - 1] !== '/') depth++;
				deepest = Math.max(deepest, depth);
			}
			at = end + 1;
		}
	}
	if (longest > feedLimits.tag) throw tooLarge(name, `<…> ${longest}`, `<…> ${feedLimits.tag}`);
	if (deepest > feedLimits.depth) throw tooLarge(name, `<…> × ${deepest}`, `<…> × ${feedLimits.depth}`);
	if (elements > feedLimits.elements) throw tooLarge(name, `<…> × ${elements}`, `<…> × ${feedLimits.elements}`);
}

const tooLarge = (file: string, size: string, limit: string): NewsroomError =>
	new NewsroomError('too-large', { file, size, limit });
