/** How many of the telling words of the one with fewer the other has to have. */
const COMMON = 0.8;

/** White space before a word, and what stands before the first word of a sentence or a speech. */
const SPACE = /\s/u;
const OPENING = /[.!?:;\u2026\p{Pd}\p{Pi}\p{Pf}"„»«(]/u;

/** Whether the word that begins at a place has a capital for the sentence's sake alone. */
export function opensSentence(text: string, start: number): boolean {
	let at = start - 1;
	while (at >= 0 && text[at] !== '\n' && SPACE.test(text[at] ?? '')) at--;
	return at < 0 || text[at] === '\n' || OPENING.test(text[at] ?? '');
}

/** Whether two stories can be one: of the numbers of their telling words, each once, most are the same. */
export function tellTheSame(stored: readonly number[], read: readonly number[]): boolean {
	const had = new Set(read);
	const common = stored.reduce((count, number) => count + Number(had.has(number)), 0);
	return common >= COMMON * Math.min(stored.length, had.size);
}
