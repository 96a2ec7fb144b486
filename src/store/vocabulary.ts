/** Words from which on a new vocabulary is begun; most words of a text stand in many others. */
const MOST = 20_000;
/** Places for them at the beginning, a power of two; at least half of them stay free, so that a word is found at once. */
const PLACES = 65_536;

/** The beginnings of the two hashes of a word, which are made code by code: FNV-1a, and the same with another prime. */
export const FIRST = 0x811c9dc5 | 0;
export const SECOND = 0x050c5d1f;
export const firstHash = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
export const secondHash = (hash: number, code: number): number => Math.imul(hash ^ code, 0x5bd1e995);

/**
 * Words that were met lately, each with a number, counted from 0. Looked up by two hashes of 32 bits, which whoever goes
 * through a text makes on the way: no string is made of a word that is known.
 */
export class Vocabulary {
	readonly words: string[] = [];
	/** The number of the word at each place, from 1; 0 where there is none. */
	#numbers = new Int32Array(PLACES);
	/** Both hashes of the word at each place. */
	#hashes = new Int32Array(2 * PLACES);

	get isFull(): boolean {
		return this.words.length >= MOST;
	}

	/** The number of a word; below zero when it is new. */
	find(first: number, second: number): number {
		return (this.#numbers[this.#placeOf(first, second)] ?? 0) - 1;
	}

	add(first: number, second: number, word: string): number {
		if (2 * this.words.length >= this.#numbers.length) this.#grow();
		this.words.push(apart(word));
		this.#put(first, second, this.words.length);
		return this.words.length - 1;
	}

	numberOf(word: string): number {
		let first = FIRST;
		let second = SECOND;
		for (let at = 0; at < word.length; at++) {
			const code = word.charCodeAt(at);
			first = firstHash(first, code);
			second = secondHash(second, code);
		}
		const known = this.find(first, second);
		return known < 0 ? this.add(first, second, word) : known;
	}

	#put(first: number, second: number, number: number): void {
		const place = this.#placeOf(first, second);
		this.#hashes[2 * place] = first;
		this.#hashes[2 * place + 1] = second;
		this.#numbers[place] = number;
	}

	#grow(): void {
		const [numbers, hashes] = [this.#numbers, this.#hashes];
		this.#numbers = new Int32Array(2 * numbers.length);
		this.#hashes = new Int32Array(2 * hashes.length);
		for (const [place, number] of numbers.entries()) {
			if (number !== 0) this.#put(hashes[2 * place] ?? 0, hashes[2 * place + 1] ?? 0, number);
		}
	}

	/** Where a word stands, or would. */
	#placeOf(first: number, second: number): number {
		const last = this.#numbers.length - 1;
		let place = (first ^ (first >>> 16)) & last;
		while (this.#numbers[place] !== 0) {
			if (this.#hashes[2 * place] === first && this.#hashes[2 * place + 1] === second) break;
			place = (place + 1) & last;
		}
		return place;
	}
}

/** A slice of a text keeps all of the text in memory; a word made of its letters does not. */
const apart = (word: string): string => word.split('').join('');
