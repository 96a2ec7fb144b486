import { isMarkedAsUntransferable, type Transferable, Worker } from 'node:worker_threads';
import type { Article } from '../document/article.ts';
import { NewsroomError } from '../document/error.ts';
import { LANGUAGES } from '../language/load.ts';
import type { Material } from './format.ts';
import { megabytes } from './limits.ts';
import type { ReadHint, Told } from './reader/protocol.ts';

export interface ReaderOptions {
	/** Threads at most; each starts when there is work that no other is free for. */
	readonly workers: number;
	/** Milliseconds for one source. */
	readonly timeout: number;
	/** Megabytes of one thread; what every reading needs takes about 60 of them. */
	readonly memory: number;
	/** The folder of the language files. */
	readonly languages?: URL;
}

/** Reads and parses in threads of its own, so that a source can neither hang nor starve the program. */
export interface Reader {
	/** As many sources as are read at the same time: who reads many hands in this many at once, and then more. */
	readonly width: number;
	/**
	 * The articles of one source, at least one, with their metadata's status as it stands. Takes the bytes: afterwards
	 * `material.content` may be empty. Throws NewsroomError: what `Format.read` throws, `reading-timed-out`,
	 * `too-much-memory`, `bad-language-file`, `internal` (also for what was still waiting when the reader was closed).
	 */
	read(material: Material, hint?: ReadHint): Promise<readonly Article[]>;
	/** Ends the threads and whatever they are reading. */
	close(): Promise<void>;
}

interface Job {
	readonly material: Material;
	readonly hint: ReadHint;
	readonly resolve: (articles: readonly Article[]) => void;
	readonly reject: (error: Error) => void;
}

/** Milliseconds between two looks at the memory of a thread that is still reading. */
const LOOK = 200;

/** Megabytes. */
const YOUNG = 16;

export function createReader(options: ReaderOptions): Reader {
	const waiting: Job[] = [];
	const threads = new Set<Thread>();
	let closed = false;

	const next = (): void => {
		for (const thread of threads) {
			const job = thread.isFree ? waiting.shift() : undefined;
			if (job !== undefined) thread.take(job);
		}
		const starting = [...threads].filter(({ isStarting }) => isStarting).length;
		if (!closed && waiting.length > starting && threads.size < options.workers) {
			const thread = new Thread(options, next, (fault) => {
				threads.delete(thread);
				// What cannot start for one source cannot start for another.
				if (fault !== undefined) for (const job of waiting.splice(0)) job.reject(fault);
				next();
			});
			threads.add(thread);
		}
	};

	return {
		width: options.workers,
		read: (material, hint = {}) =>
			new Promise((resolve, reject) => {
				if (closed) return reject(new NewsroomError('internal', { file: material.name }));
				waiting.push({ material, hint, resolve, reject });
				next();
			}),
		async close() {
			closed = true;
			for (const { material, reject } of waiting.splice(0)) {
				reject(new NewsroomError('internal', { file: material.name }));
			}
			await Promise.all([...threads].map((thread) => thread.end()));
		},
	};
}

/** One thread and the source that it reads. */
class Thread {
	isStarting = true;
	readonly #worker: Worker;
	readonly #options: ReaderOptions;
	readonly #idle: () => void;
	readonly #gone: (fault?: Error) => void;
	#job: Job | undefined;
	#timer: NodeJS.Timeout | undefined;
	#looking: NodeJS.Timeout | undefined;
	#ended = false;

	constructor(options: ReaderOptions, idle: () => void, gone: (fault?: Error) => void) {
		this.#options = options;
		this.#idle = idle;
		this.#gone = gone;
		this.#worker = new Worker(new URL('./reader/thread.ts', import.meta.url), {
			workerData: { languages: (options.languages ?? LANGUAGES).href },
			// Without a bound the young generation grows for the sake of some percent of speed.
			resourceLimits: { maxOldGenerationSizeMb: options.memory, maxYoungGenerationSizeMb: YOUNG, stackSizeMb: 4 },
			// Nothing that a source makes a library print belongs among the answers.
			stdout: true,
			stderr: true,
		});
		this.#worker.on('message', (told: Told) => this.#hear(told));
		this.#worker.on('error', (error: NodeJS.ErrnoException) => {
			const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY' && !this.isStarting;
			this.#fail(isMemory ? this.#tooMuch() : asNewsroomError(error));
		});
		this.#worker.on('exit', () => this.#fail(new NewsroomError('internal', { file: this.#name })));
	}

	get isFree(): boolean {
		return !this.isStarting && !this.#ended && this.#job === undefined;
	}

	take(job: Job): void {
		this.#job = job;
		const { timeout } = this.#options;
		this.#worker.ref();
		this.#timer = setTimeout(() => {
			this.#fail(new NewsroomError('reading-timed-out', { file: this.#name, seconds: timeout / 1_000 }));
		}, timeout);
		this.#looking = setInterval(() => void this.#look(job), LOOK);
		try {
			const { material, hint } = job;
			this.#worker.postMessage({ material, hint }, transferOf(material.content));
		} catch (error) {
			this.#done()?.reject(asNewsroomError(error));
		}
	}

	async end(): Promise<void> {
		this.#fail(new NewsroomError('internal', { file: this.#name }));
		await this.#worker.terminate();
	}

	get #name(): string {
		return this.#job?.material.name ?? '';
	}

	#hear(told: Told): void {
		if (this.#ended) return;
		if (told.kind === 'ready') {
			this.isStarting = false;
			this.#worker.unref();
		} else {
			const job = this.#done();
			if (told.kind === 'read') job?.resolve(JSON.parse(told.articles));
			else if (told.kind === 'fault') job?.reject(new NewsroomError(told.code, told.details));
			else job?.reject(asNewsroomError(told.error));
		}
		this.#idle();
	}

	/** Buffers stand outside the heap, which the runtime bounds by itself. */
	async #look(job: Job): Promise<void> {
		const { external_memory: outside, used_heap_size: inside } = await this.#worker
			.getHeapStatistics()
			.catch(() => ({ external_memory: 0, used_heap_size: 0 }));
		if (this.#job === job && outside + inside > this.#options.memory * 1e6) this.#fail(this.#tooMuch());
	}

	#tooMuch(): NewsroomError {
		return new NewsroomError('too-much-memory', { file: this.#name, limit: megabytes(this.#options.memory * 1e6) });
	}

	#done(): Job | undefined {
		const job = this.#job;
		this.#job = undefined;
		clearTimeout(this.#timer);
		clearInterval(this.#looking);
		if (!this.#ended) this.#worker.unref();
		return job;
	}

	/** A thread that failed once is not used again. */
	#fail(error: Error): void {
		if (this.#ended) return;
		const job = this.#done();
		this.#ended = true;
		void this.#worker.terminate();
		job?.reject(error);
		this.#gone(this.isStarting ? error : undefined);
	}
}

/** A buffer that the bytes fill goes over as it is; a slice of a shared one is copied. */
function transferOf(content: Uint8Array | string): Transferable[] {
	if (typeof content === 'string') return [];
	const { buffer, byteLength } = content;
	const isWhole = buffer instanceof ArrayBuffer && byteLength === buffer.byteLength;
	return isWhole && !isMarkedAsUntransferable(buffer) ? [buffer] : [];
}

const asNewsroomError = (error: unknown): NewsroomError =>
	error instanceof NewsroomError ? error : new NewsroomError('internal', {}, { cause: error });
