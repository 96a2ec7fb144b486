import { basename } from 'node:path';
import { isMarkedAsUntransferable, type Transferable, Worker } from 'node:worker_threads';
import type { Article } from '../document/article.ts';
import { NewsroomError } from '../document/error.ts';
import { LANGUAGES } from '../language/load.ts';
import type { Material } from './format.ts';
import { megabytes } from './limits.ts';
import type { Preparation, ReadHint, Stored, StoreHint, Task, Told } from './reader/protocol.ts';

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
	/** The same as stores keep them; also throws what `openFile` throws. */
	ready(source: Material | Stored, hint: StoreHint): Promise<Preparation>;
	/** Ends the threads and whatever they are reading. */
	close(): Promise<void>;
}

/** What a thread has made of a task. */
type Made = Extract<Told, { kind: 'read' | 'prepared' }>;

interface Job {
	readonly task: Task;
	readonly resolve: (made: Made) => void;
	readonly reject: (error: Error) => void;
}

/** Small sources that a thread has before it, so that it goes on while the program does something else. */
const AHEAD = 24;
/** Bytes of a small source: it is copied, so that another thread can have it should this one fail. */
const SMALL = 100_000;

/** Milliseconds between two looks at the memory of a thread that is still reading. */
const LOOK = 200;

/** Megabytes. */
const YOUNG = 16;

export function createReader(options: ReaderOptions): Reader {
	const waiting: Job[] = [];
	const threads = new Set<Thread>();
	let closed = false;

	const refuse = (jobs: readonly Job[]): void => {
		for (const { task, reject } of jobs) reject(new NewsroomError('internal', { file: nameOf(task) }));
	};
	const next = (): void => {
		for (let job = waiting[0]; job !== undefined; job = waiting[0]) {
			const [free] = [...threads].filter((thread) => thread.hasRoomFor(job)).sort((a, b) => a.load - b.load);
			if (free === undefined) break;
			waiting.shift();
			free.take(job);
		}
		const starting = [...threads].filter(({ isStarting }) => isStarting).length;
		if (!closed && waiting.length > starting && threads.size < options.workers) {
			const thread = new Thread(options, next, (left, fault) => {
				threads.delete(thread);
				if (closed) refuse(left);
				else waiting.unshift(...left);
				// What cannot start for one source cannot start for another.
				if (fault !== undefined) for (const job of waiting.splice(0)) job.reject(fault);
				next();
			});
			threads.add(thread);
		}
	};

	const take = (task: Task): Promise<Made> =>
		new Promise((resolve, reject) => {
			if (closed) return reject(new NewsroomError('internal', { file: nameOf(task) }));
			waiting.push({ task, resolve, reject });
			next();
		});

	return {
		width: options.workers * AHEAD,
		read: async (source, hint = {}) => {
			const made = await take({ kind: 'read', source, hint });
			return made.kind === 'read' ? JSON.parse(made.articles) : [];
		},
		ready: async (source, hint) => {
			const made = await take({ kind: 'prepare', source, hint });
			if (made.kind !== 'prepared') throw new NewsroomError('internal', {});
			return made.preparation;
		},
		async close() {
			closed = true;
			refuse(waiting.splice(0));
			await Promise.all([...threads].map((thread) => thread.end()));
		},
	};
}

/** One thread, the source that it reads, and those that it has before it. */
class Thread {
	isStarting = true;
	readonly #worker: Worker;
	readonly #options: ReaderOptions;
	readonly #idle: () => void;
	readonly #gone: (left: readonly Job[], fault?: Error) => void;
	/** The first is being read. */
	#jobs: Job[] = [];
	#timer: NodeJS.Timeout | undefined;
	#looking: NodeJS.Timeout | undefined;
	#ended = false;

	constructor(options: ReaderOptions, idle: () => void, gone: (left: readonly Job[], fault?: Error) => void) {
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

	get load(): number {
		return this.#jobs.length;
	}

	/** Only small sources wait for each other. */
	hasRoomFor(job: Job): boolean {
		if (this.isStarting || this.#ended) return false;
		return this.load === 0 || (this.load < AHEAD && [job, ...this.#jobs].every(isSmall));
	}

	take(job: Job): void {
		this.#jobs.push(job);
		this.#worker.ref();
		if (this.load === 1) this.#begin(job);
		try {
			this.#worker.postMessage(job.task, transferOf(job));
		} catch (error) {
			this.#jobs.pop();
			if (this.load === 0) this.#rest();
			job.reject(asNewsroomError(error));
		}
	}

	#begin(job: Job): void {
		const { timeout } = this.#options;
		this.#timer = setTimeout(() => {
			this.#fail(new NewsroomError('reading-timed-out', { file: this.#name, seconds: timeout / 1_000 }));
		}, timeout);
		this.#looking = setInterval(() => void this.#look(job), LOOK);
	}

	async end(): Promise<void> {
		this.#fail(new NewsroomError('internal', { file: this.#name }));
		await this.#worker.terminate();
	}

	get #name(): string {
		const [job] = this.#jobs;
		return job === undefined ? '' : nameOf(job.task);
	}

	#hear(told: Told): void {
		if (this.#ended) return;
		if (told.kind === 'ready') {
			this.isStarting = false;
			this.#worker.unref();
		} else {
			const job = this.#done();
			if (told.kind === 'fault') job?.reject(new NewsroomError(told.code, told.details));
			else if (told.kind === 'error') job?.reject(asNewsroomError(told.error));
			else job?.resolve(told);
		}
		this.#idle();
	}

	/** Buffers stand outside the heap, which the runtime bounds by itself. */
	async #look(job: Job): Promise<void> {
		const { external_memory: outside, used_heap_size: inside } = await this.#worker
			.getHeapStatistics()
			.catch(() => ({ external_memory: 0, used_heap_size: 0 }));
		if (this.#jobs[0] === job && outside + inside > this.#options.memory * 1e6) this.#fail(this.#tooMuch());
	}

	#tooMuch(): NewsroomError {
		return new NewsroomError('too-much-memory', { file: this.#name, limit: megabytes(this.#options.memory * 1e6) });
	}

	#done(): Job | undefined {
		const job = this.#jobs.shift();
		this.#rest();
		const [next] = this.#jobs;
		if (next !== undefined) this.#begin(next);
		else if (!this.#ended) this.#worker.unref();
		return job;
	}

	#rest(): void {
		clearTimeout(this.#timer);
		clearInterval(this.#looking);
	}

	/** A thread that failed once is not used again; what it had before it another one reads. */
	#fail(error: Error): void {
		if (this.#ended) return;
		this.#ended = true;
		this.#rest();
		const [job, ...left] = this.#jobs.splice(0);
		void this.#worker.terminate();
		job?.reject(error);
		this.#gone(left, this.isStarting ? error : undefined);
	}
}

const nameOf = ({ source }: Task): string => ('path' in source ? basename(source.path) : source.name);

/** A file is opened by the thread itself, so it takes no room before. */
const isSmall = ({ task: { source } }: Job): boolean => 'path' in source || source.content.length <= SMALL;

/** A large buffer that the bytes fill goes over as it is; a slice of a shared one is copied. */
function transferOf(job: Job): Transferable[] {
	const { source } = job.task;
	if ('path' in source || typeof source.content === 'string' || isSmall(job)) return [];
	const { content } = source;
	const { buffer, byteLength } = content;
	const isWhole = buffer instanceof ArrayBuffer && byteLength === buffer.byteLength;
	return isWhole && !isMarkedAsUntransferable(buffer) ? [buffer] : [];
}

const asNewsroomError = (error: unknown): NewsroomError =>
	error instanceof NewsroomError ? error : new NewsroomError('internal', {}, { cause: error });
