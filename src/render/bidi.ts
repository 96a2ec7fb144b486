const EMBEDDING_ENDS = '\u202c';
const ISOLATE_ENDS = '\u2069';

/** The text without any of them: for what is cut, where an end may be lost. */
export const withoutDirections = (text: string): string => text.replace(/[\u202a-\u202e\u2066-\u2069]/gu, '');

/**
 * The text with the embeddings and isolates ended that it leaves open, so that they turn nothing that follows. As the
 * Unicode Bidirectional Algorithm pairs them: the end of an isolate ends the embeddings in it, never the other way.
 */
export function closedDirections(text: string): string {
	const open: string[] = [];
	let isolates = 0;
	for (const [mark] of text.matchAll(/[\u202a-\u202e\u2066-\u2069]/gu)) {
		if (mark === EMBEDDING_ENDS) {
			if (open.at(-1) === mark) open.pop();
		} else if (mark === ISOLATE_ENDS) {
			if (isolates === 0) continue;
			while (open.pop() !== mark);
			isolates--;
		} else {
			const isolate = mark >= '\u2066';
			open.push(isolate ? ISOLATE_ENDS : EMBEDDING_ENDS);
			if (isolate) isolates++;
		}
	}
	return text + open.reverse().join('');
}
