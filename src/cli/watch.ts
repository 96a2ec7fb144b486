import { basename, resolve } from 'node:path';
import { explain } from '../ask/fault.ts';
import { NewsroomError } from '../document/error.ts';
import type { Taken } from '../source/intake.ts';
import { EXIT } from './exit.ts';
import { expect } from './expect.ts';
import { sayLine } from './say.ts';
import type { Subcommand, World } from './world.ts';
import { write } from './write.ts';

/** Milliseconds. */
const SETTLE = 1_000;
const POLL = 5_000;

/** Reads what agencies and others put into a folder, as it comes, until it is told to stop. */
export const watch: Subcommand = {
	async run(line, world) {
		expect(line, { name: 'watch', options: [] }, world);
		const [folder, second] = line.words;
		const { texts, log, stdout, stderr } = world;
		if (folder === undefined || second !== undefined) {
			throw new NewsroomError('missing-option', { option: 'folder', usage: texts.say('cli.watch.usage') });
		}
		const [{ watchFolder }, { takeFiles }, archive] = await Promise.all([
			import('../source/watch.ts'),
			import('../source/take-files.ts'),
			world.openArchive(),
		]);
		const intake = await archive.openIntake();
		const stopping = new AbortController();
		const { signal } = stopping;
		void world.untilStopped().then(() => stopping.abort());
		const count = { new: 0, revised: 0, unchanged: 0, outdated: 0, refused: 0 };
		const told = async (taken: Taken): Promise<void> => {
			count[taken.status]++;
			await report(taken, line.switches.json, world);
		};
		if (!line.switches.json) sayLine(stderr, texts.say('cli.watch.started', { folder }));
		await watchFolder({
			folder: resolve(folder),
			signal,
			log,
			clock: () => performance.now(),
			settle: SETTLE,
			poll: POLL,
			take: (paths) => takeFiles(paths, { intake, signal, told }),
		});
		if (line.switches.json) await write(stdout, `${JSON.stringify({ stopped: true, ...count })}\n`);
		else sayLine(stderr, texts.say('cli.watch.stopped', count));
		return EXIT.answered;
	},
};

/** A line for each article that was read, and a sentence for each file that was refused. */
async function report({ place, status: saved, id, ready, error }: Taken, json: boolean, world: World): Promise<void> {
	const { texts, stdout, stderr, log, now } = world;
	const file = basename(place);
	if (error !== undefined) {
		const reason = explain(error, texts);
		if (error.code === 'internal') log.error('fault', { file, error: error.cause ?? error });
		if (json) await write(stdout, `${JSON.stringify({ place, saved, code: error.code, reason })}\n`);
		else sayLine(stderr, reason);
	}
	if (ready === undefined) return;
	const { headline, status, embargoedUntil, ...found } = ready.found;
	if (json) {
		await write(stdout, `${JSON.stringify({ place, saved, id, headline, status, embargoedUntil, ...found })}\n`);
		return;
	}
	const isOver = embargoedUntil === null || Date.parse(embargoedUntil) <= now().getTime();
	const until = isOver ? 'none' : texts.say('cli.watch.until', { time: Date.parse(embargoedUntil) });
	const shown = { file, saved, status, until, headline: headline ?? texts.say('article.untitled'), ...found };
	sayLine(stdout, texts.say('cli.watch.read', shown));
}
