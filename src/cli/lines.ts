/** One line of a stream of bytes, counted from 1; `bytes` is null when it is longer than the limit. */
export interface RawLine {
	readonly number: number;
	readonly bytes: Buffer | null;
}

/**
 * Lines at LF, a CR before it dropped; empty ones are counted and left out. Holds one line at a time, and of a line
 * longer than `limit` bytes nothing at all.
 */
export async function* linesOf(input: AsyncIterable<Buffer | string>, limit: number): AsyncGenerator<RawLine> {
	let number = 1;
	let kept: Buffer[] = [];
	let size = 0;
	const keep = (piece: Buffer): void => {
		size += piece.length;
		if (size > limit) kept = [];
		else if (piece.length > 0) kept.push(piece);
	};
	const take = (): RawLine => {
		const bytes = size > limit ? null : Buffer.concat(kept);
		kept = [];
		size = 0;
		return { number: number++, bytes: bytes?.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes };
	};
	for await (const chunk of input) {
		let rest = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
		for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
			keep(rest.subarray(0, end));
			rest = rest.subarray(end + 1);
			const line = take();
			if (line.bytes === null || line.bytes.length > 0) yield line;
		}
		keep(rest);
	}
	if (size > 0) yield take();
}
