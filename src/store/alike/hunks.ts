/** Where two rows of words part: so many words of the one stand in the place of so many of the other. */
export interface Hunk {
	readonly a: { readonly start: number; readonly end: number };
	readonly b: { readonly start: number; readonly end: number };
}

/** So far two rows may be apart: what is kept on the way grows with the square of it. */
const FURTHEST = 1_500;

/**
 * The hunks between which two rows are equal, in order; undefined when more than `most` words would have to be left out
 * of the rows. The shortest way from one to the other, after Myers (1986), An O(ND) difference algorithm.
 */
export function hunksOf<T>(a: readonly T[], b: readonly T[], most: number): Hunk[] | undefined {
	const limit = Math.min(most, FURTHEST, a.length + b.length);
	const steps: Reached[] = [];
	let reached = new Reached(0);
	for (let step = 0; step <= limit; step++) {
		steps.push(reached);
		const next = new Reached(step + 1);
		for (let diagonal = -step; diagonal <= step; diagonal += 2) {
			const down = reached.comesDown(diagonal, step);
			let x = down ? reached.at(diagonal + 1) : reached.at(diagonal - 1) + 1;
			while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
			next.set(diagonal, x);
			if (x >= a.length && x - diagonal >= b.length) return joined(edits(steps, a.length, b.length));
		}
		reached = next;
	}
	return undefined;
}

/** How far into the first row each diagonal has come. */
class Reached {
	readonly #far: Int32Array;
	readonly #middle: number;

	constructor(step: number) {
		this.#middle = step + 1;
		this.#far = new Int32Array(2 * step + 3);
	}

	at(diagonal: number): number {
		return this.#far[this.#middle + diagonal] ?? 0;
	}

	set(diagonal: number, x: number): void {
		this.#far[this.#middle + diagonal] = x;
	}

	comesDown(diagonal: number, step: number): boolean {
		return diagonal === -step || (diagonal !== step && this.at(diagonal - 1) < this.at(diagonal + 1));
	}
}

/** The single steps from the beginning to the end: a word of one row that the other lacks. */
function edits(steps: readonly Reached[], endA: number, endB: number): Hunk[] {
	const found: Hunk[] = [];
	let x = endA;
	let y = endB;
	for (const [step, reached] of [...steps.entries()].reverse()) {
		if (step === 0) break;
		const diagonal = x - y;
		const down = reached.comesDown(diagonal, step);
		const before = down ? diagonal + 1 : diagonal - 1;
		const startX = reached.at(before);
		const startY = startX - before;
		found.push(
			down
				? { a: { start: startX, end: startX }, b: { start: startY, end: startY + 1 } }
				: { a: { start: startX, end: startX + 1 }, b: { start: startY, end: startY } },
		);
		x = startX;
		y = startY;
	}
	return found.reverse();
}

/** Steps with nothing equal between them are one hunk. */
function joined(edits: readonly Hunk[]): Hunk[] {
	const hunks: Hunk[] = [];
	for (const edit of edits) {
		const last = hunks.at(-1);
		if (last && last.a.end === edit.a.start && last.b.end === edit.b.start) {
			hunks[hunks.length - 1] = {
				a: { start: last.a.start, end: edit.a.end },
				b: { start: last.b.start, end: edit.b.end },
			};
		} else hunks.push(edit);
	}
	return hunks;
}
