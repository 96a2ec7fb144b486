import type { Article } from '../../document/article.ts';
import { Vocabulary } from '../vocabulary.ts';
import { type Hunk, hunksOf } from './hunks.ts';
import { type Story, storyIn } from './story.ts';

/** Words that both have to have at least. */
const LEAST = 40;
/** Below so many no word may be another one: stories of one making may differ in a single one. */
const SHORT = 120;
/** How many of the words may be others, of all and, but for one, of those that tell stories apart. */
const EDITED = 0.025;
const TOLD = 0.05;
/** Words in a row that only one of them has from which on they are a part of their own, not an edit. */
const PART = 8;
/** How many words besides the story may stand in the one that was read, and be missing in it. */
const MORE = { share: 0.35, words: 25 };
const LESS = 0.25;

let vocabulary = new Vocabulary();

/** Two readings of one story. */
export interface Alike {
	/** The words differ, not only what stands around them. */
	readonly edited: boolean;
}

/**
 * Whether what was read tells the very story that is stored, by another route: a few words differ, something stands
 * around it or is left out. Undefined for anything else; in doubt they are two stories, as are the reports of two days
 * or two trials written after one pattern, which differ in numbers, names and days.
 */
export function alike(stored: Article, read: Article): Alike | undefined {
	if (stored.language !== read.language) return undefined;
	if (vocabulary.isFull) vocabulary = new Vocabulary();
	const [a, b] = [storyIn(stored, vocabulary), storyIn(read, vocabulary)];
	if (a.words.length < LEAST || b.words.length < LEAST) return undefined;
	const most = (MORE.share + LESS + 2 * EDITED) * a.words.length + MORE.words;
	const hunks = hunksOf(a.words, b.words, Math.floor(most));
	if (hunks === undefined) return undefined;
	// What one of them has around its story the other lacks.
	return judged(a, b, hunks) ?? judged(b, a, hunks.map(turned));
}

const turned = ({ a, b }: Hunk): Hunk => ({ a: b, b: a });

function judged(a: Story, b: Story, hunks: readonly Hunk[]): Alike | undefined {
	let more = 0;
	let less = 0;
	let edited = 0;
	let toldOtherwise = 0;
	for (const hunk of hunks) {
		const [gone, come] = [hunk.a.end - hunk.a.start, hunk.b.end - hunk.b.start];
		const isReplaced = gone > 0 && come > 0;
		const isEdit = !isPart(a, hunk.a, isReplaced) || !isPart(b, hunk.b, isReplaced);
		if (isReplaced || isEdit) toldOtherwise += Math.max(tellingIn(a, hunk.a), tellingIn(b, hunk.b));
		if (isEdit) edited += Math.max(gone, come);
		else {
			less += gone;
			more += come;
		}
	}
	const common = a.words.length - hunks.reduce((sum, { a: { start, end } }) => sum + end - start, 0);
	const told = tellingIn(a, { start: 0, end: a.words.length });
	const isSame =
		common >= LEAST &&
		more <= MORE.share * a.words.length + MORE.words &&
		less <= LESS * a.words.length &&
		(common < SHORT
			? edited + toldOtherwise === 0
			: edited <= EDITED * common && toldOtherwise <= Math.max(1, TOLD * told));
	return isSame ? { edited: edited > 0 } : undefined;
}

/** Whether words that only one story has are whole lines of it, stand at an end, or are at least a sentence. */
function isPart({ words, edges }: Story, { start, end }: Hunk['a'], isReplaced: boolean): boolean {
	if (start === end || (edges.has(start) && edges.has(end))) return true;
	return !isReplaced && (start === 0 || end === words.length || end - start >= PART);
}

const tellingIn = ({ telling }: Story, { start, end }: Hunk['a']): number =>
	telling.slice(start, end).filter(Boolean).length;
