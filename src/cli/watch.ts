import { availableParallelism } from 'node:os';
import { basename, resolve } from 'node:path';
import { explain } from '../ask/fault.ts';
import { NewsroomError } from '../document/error.ts';
import type { Delivery } from '../source/deliver.ts';
import { EXIT } from './exit.ts';
import { expect } from './expect.ts';
import { sayLine } from './say.ts';
import type { Subcommand, World } from './world.ts';
import { write } from './write.ts';

/** Milliseconds. */
const SETTLE = 1_000;
const POLL = 5_000;
const TIMEOUT = 30_000;
/** Megabytes. */
const MEMORY = 512;

/** Reads what agencies and others put into a folder, as it comes, until it is told to stop. */
export const watch: Subcommand = {
	async run(line, world) {
		expect(line, { name: 'watch', options: [] }, world);
		const [folder, second] = line.words;
		const { texts, log, stdout, stderr } = world;
		if (folder === undefined || second !== undefined) {
			throw new NewsroomError('missing-option', { option: 'folder', usage: texts.say('cli.watch.usage') });
		}
		const { store } = await world.openArchive();
		const [{ watchFolder }, { deliver }, { createReader }] = await Promise.all([
			import('../source/watch.ts'),
			import('../source/deliver.ts'),
			import('../source/reader.ts'),
		]);
		const workers = Math.max(1, availableParallelism() - 1);
		const reader = createReader({ workers, timeout: TIMEOUT, memory: MEMORY });
		const stopping = new AbortController();
		const { signal } = stopping;
		void world.untilStopped().then(() => stopping.abort());
		const count = { new: 0, revised: 0, unchanged: 0, outdated: 0, refused: 0 };
		const told = async (delivery: Delivery): Promise<void> => {
			if (delivery.error !== undefined) count.refused++;
			for (const { saved } of delivery.articles) count[saved]++;
			await report(delivery, line.switches.json, world);
		};
		try {
			if (!line.switches.json) sayLine(stderr, texts.say('cli.watch.started', { folder }));
			await watchFolder({
				folder: resolve(folder),
				signal,
				log,
				clock: () => performance.now(),
				settle: SETTLE,
				poll: POLL,
				take: (paths) => deliver(paths, { store, reader, signal, told }),
			});
		} finally {
			await reader.close();
		}
		if (line.switches.json) await write(stdout, `${JSON.stringify({ stopped: true, ...count })}\n`);
		else sayLine(stderr, texts.say('cli.watch.stopped', count));
		return EXIT.answered;
	},
};

/** A line for each article, and a sentence for each file that was refused. */
async function report(
	{ path, articles, error }: Delivery,
	json: boolean,
	{ texts, stdout, stderr, log, now }: World,
): Promise<void> {
	const file = basename(path);
	if (error !== undefined) {
		const reason = explain(error, texts);
		if (error.code === 'internal') log.error('fault', { file, error: error.cause ?? error });
		if (json) await write(stdout, `${JSON.stringify({ path, refused: { code: error.code, reason } })}\n`);
		else sayLine(stderr, reason);
	}
	for (const { article, saved } of articles) {
		const { id, headline, status, embargoedUntil, revision, quotes, people, factBoxes } = article;
		const found = { quotes: quotes.length, people: people.length, factBoxes: factBoxes.length };
		if (json) {
			await write(
				stdout,
				`${JSON.stringify({ path, saved, id, headline, status, embargoedUntil, revision, ...found })}\n`,
			);
		} else {
			const until =
				embargoedUntil === null || Date.parse(embargoedUntil) <= now().getTime()
					? 'none'
					: texts.say('cli.watch.until', { time: Date.parse(embargoedUntil) });
			const shown = { file, saved, status, until, headline: headline ?? texts.say('article.untitled'), ...found };
			sayLine(stdout, texts.say('cli.watch.read', shown));
		}
	}
}
