/** Rooms that grow, one text after the other in the same. */
const FIRST_ROOM = 1 << 10;

/**
 * How often each word stands in each of some texts, numbered from 0, and how alike these are: the cosine of their
 * counts. All is kept in rows of numbers; a word is known by the id of its token.
 */
export class Terms {
	/** By the id of a word: its number and one, or 0. */
	private numbers = new Int32Array(FIRST_ROOM);
	/** By the number of a word: its id, its last entry and one, and how often it stands in the first texts. */
	private ids: number[] = [];
	private last = new Int32Array(FIRST_ROOM);
	private totals = new Int32Array(FIRST_ROOM);
	/** By entry: the word, the text, how often, and the entry of the same word before it and one. */
	private words = new Int32Array(FIRST_ROOM);
	private texts = new Int32Array(FIRST_ROOM);
	private counts = new Int32Array(FIRST_ROOM);
	private before = new Int32Array(FIRST_ROOM);
	/** By text: its first entry, and the length of its row of counts. */
	private firsts: number[] = [];
	private norms: number[] = [];
	/** By text: what its counts and those of the text compared with have in common. */
	private shared = new Float64Array(FIRST_ROOM);
	private end = 0;
	private centreNorm = 0;

	/** Forgets all texts. */
	begin(): void {
		for (const id of this.ids) this.numbers[id] = 0;
		this.ids = [];
		this.firsts = [];
		this.norms = [];
		this.end = 0;
	}

	/** Begins the next text; gives its number. */
	open(): number {
		this.firsts.push(this.end);
		return this.firsts.length - 1;
	}

	/** Takes the text back that was begun last. */
	close(): void {
		this.firsts.pop();
	}

	/** No word was added to the last text. */
	get isEmpty(): boolean {
		return this.firsts[this.firsts.length - 1] === this.end;
	}

	/** Adds a word to the last text. */
	add(id: number): void {
		if (id >= this.numbers.length) this.numbers = wider(this.numbers, id * 2);
		let word = (this.numbers[id] as number) - 1;
		if (word < 0) {
			word = this.ids.length;
			this.ids.push(id);
			this.numbers[id] = word + 1;
			if (word >= this.last.length) {
				this.last = wider(this.last, word * 2);
				this.totals = wider(this.totals, word * 2);
			}
			this.last[word] = 0;
		}
		const text = this.firsts.length - 1;
		const known = (this.last[word] as number) - 1;
		if (known >= 0 && this.texts[known] === text) {
			this.counts[known] = (this.counts[known] as number) + 1;
			return;
		}
		if (this.end >= this.words.length) this.grow();
		this.words[this.end] = word;
		this.texts[this.end] = text;
		this.counts[this.end] = 1;
		this.before[this.end] = known + 1;
		this.last[word] = ++this.end;
	}

	private grow(): void {
		const length = this.end * 2;
		this.words = wider(this.words, length);
		this.texts = wider(this.texts, length);
		this.counts = wider(this.counts, length);
		this.before = wider(this.before, length);
	}

	private endOf(text: number): number {
		return text + 1 < this.firsts.length ? (this.firsts[text + 1] as number) : this.end;
	}

	/** Adds up the first texts. To be called once, when all texts are there. */
	centre(texts: number): void {
		this.totals.fill(0, 0, this.ids.length);
		if (this.firsts.length > this.shared.length) this.shared = new Float64Array(this.firsts.length * 2);
		for (let text = 0; text < this.firsts.length; text++) {
			let sum = 0;
			for (let entry = this.firsts[text] as number; entry < this.endOf(text); entry++) {
				const count = this.counts[entry] as number;
				const word = this.words[entry] as number;
				sum += count * count;
				if (text < texts) this.totals[word] = (this.totals[word] as number) + count;
			}
			this.norms.push(Math.sqrt(sum));
		}
		let sum = 0;
		for (let word = 0; word < this.ids.length; word++) sum += (this.totals[word] as number) ** 2;
		this.centreNorm = Math.sqrt(sum);
	}

	/** How alike a text and the sum of the first texts are. */
	central(text: number): number {
		let dot = 0;
		for (let entry = this.firsts[text] as number; entry < this.endOf(text); entry++)
			dot += (this.counts[entry] as number) * (this.totals[this.words[entry] as number] as number);
		return cosine(dot, this.norms[text] as number, this.centreNorm);
	}

	/** Compares all texts with one: only those that share a word with it need a look. */
	compare(text: number): void {
		this.shared.fill(0, 0, this.firsts.length);
		for (let entry = this.firsts[text] as number; entry < this.endOf(text); entry++) {
			const count = this.counts[entry] as number;
			for (let other = this.last[this.words[entry] as number] as number; other > 0; ) {
				const at = this.texts[other - 1] as number;
				this.shared[at] = (this.shared[at] as number) + count * (this.counts[other - 1] as number);
				other = this.before[other - 1] as number;
			}
		}
	}

	/** How alike a text and the one compared with are. */
	likeness(text: number, other: number): number {
		return cosine(this.shared[text] as number, this.norms[text] as number, this.norms[other] as number);
	}
}

const cosine = (dot: number, norm: number, other: number): number =>
	norm === 0 || other === 0 ? 0 : dot / (norm * other);

function wider(room: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
	const more = new Int32Array(length);
	more.set(room);
	return more;
}
