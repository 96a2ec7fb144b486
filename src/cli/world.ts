import type { Readable, Writable } from 'node:stream';
import type { Runner } from '../ask/runner.ts';
import type { Texts } from '../ask/texts.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Parser } from '../parse/parser.ts';
import type { Look } from '../render/terminal-sheet.ts';
import type { Intake } from '../source/intake.ts';
import type { Fetcher } from '../source/web/fetcher.ts';
import type { Store } from '../store/store.ts';
import type { Line } from './arguments.ts';

/** What the subcommands of the executable work with; wired in src/main.ts. */
export interface World {
	readonly config: Config;
	readonly texts: Texts;
	readonly log: Log;
	readonly now: () => Date;
	/** The release, as package.json has it. */
	readonly version: string;
	readonly stdin: Readable & { readonly isTTY?: boolean };
	readonly stdout: Writable & { readonly isTTY?: boolean };
	readonly stderr: Writable;
	readonly look: () => Look;
	/** Resolves with the name of the signal that asks the process to stop. */
	readonly untilStopped: () => Promise<string>;
	readonly loadParser: () => Promise<Parser>;
	/** Loaded on the first call only. */
	readonly loadFetcher: () => Promise<Fetcher>;
	/** Opens the store, reads what is new, and makes a runner over it. */
	readonly openArchive: () => Promise<Archive>;
}

export interface Archive {
	readonly store: Store;
	readonly runner: Runner;
	/** The way into the archive; its threads end with the process. */
	readonly openIntake: () => Promise<Intake>;
}

/** A subcommand of the executable alone. Gives the exit code; a NewsroomError it throws is said by the caller. */
export interface Subcommand {
	/** Options that stand without a value. */
	readonly bare?: readonly string[];
	run(line: Line, world: World): Promise<number>;
}
