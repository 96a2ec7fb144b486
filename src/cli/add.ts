import { setFlagsFromString } from 'node:v8';
import { explain } from '../ask/fault.ts';
import { NewsroomError } from '../document/error.ts';
import type { Taken, What } from '../source/intake.ts';
import { EXIT } from './exit.ts';
import { expect } from './expect.ts';
import { type Progress, progressOn } from './progress.ts';
import { sayLine } from './say.ts';
import type { Subcommand, World } from './world.ts';
import { write } from './write.ts';

/** Up to so many sources each article is told of; of more only the sums and what was refused. */
const TOLD = 20;

type Refused = Taken & { readonly status: 'refused' };

/** Reads anything into the archive, where it stays. */
export const add: Subcommand = {
	async run(line, world) {
		expect(line, { name: 'add', options: [] }, world);
		const { texts, stdout, stderr, log } = world;
		const { json } = line.switches;
		if (line.words.length === 0) {
			throw new NewsroomError('missing-option', { option: 'add', usage: texts.say('cli.add.usage') });
		}
		// Left to itself, memory grows with the number of files; freed sooner, it grows little.
		setFlagsFromString('--heap-growing-percent=40');
		const { items, refused } = await itemsOf(line.words, world);
		const count = { new: 0, revised: 0, unchanged: 0, outdated: 0, refused: 0 };
		const progress = progressOn(stderr, items.length, () => performance.now());
		let done = 0;
		const told = async (taken: Taken): Promise<void> => {
			count[taken.status]++;
			if (taken.error?.code === 'internal') log.error('fault', { file: taken.place, error: taken.error });
			if (json) await write(stdout, `${JSON.stringify(asJson(taken, world))}\n`);
			else say(taken, items.length <= TOLD, progress, world);
			const isFirst = !/#\d+$/u.test(taken.place);
			if (isFirst) done++;
			progress.show(done, texts.say('cli.add.progress', { done, refused: count.refused }));
		};
		const stopping = new AbortController();
		void world.untilStopped().then(() => stopping.abort());
		for (const each of refused) await told(each);
		if (items.length > 0) {
			const intake = await (await world.openArchive()).openIntake();
			for await (const taken of intake.addAll(items, { signal: stopping.signal })) await told(taken);
		}
		progress.clear();
		const stopped = stopping.signal.aborted;
		if (json) await write(stdout, `${JSON.stringify({ stopped, ...count })}\n`);
		else {
			if (stopped) sayLine(stderr, texts.say('cli.add.stopped'));
			sayLine(stdout, texts.say('cli.add.summary', { ...count, read: count.new }));
		}
		if (stopped) return EXIT.failed;
		return count.refused > 0 ? EXIT.misuse : EXIT.answered;
	},
};

/** One word that means nothing does not keep the others out. */
async function itemsOf(words: readonly string[], world: World): Promise<{ items: What[]; refused: Refused[] }> {
	const { expand } = await import('../source/expand.ts');
	const { texts, stderr, now } = world;
	const items: What[] = [];
	const refused: Refused[] = [];
	for (const word of new Set(words)) {
		try {
			const found = word === '-' ? [await standardInput(world)] : await expand(word, now());
			if (found.length === 0) sayLine(stderr, texts.say('cli.add.nothing', { what: word }));
			for (const item of found) items.push(item);
		} catch (error) {
			if (!(error instanceof NewsroomError)) throw error;
			refused.push({ place: word, status: 'refused', error });
		}
	}
	return { items, refused };
}

async function standardInput(world: World): Promise<What> {
	const { readStdin } = await import('./stdin.ts');
	const name = world.texts.say('cli.stdin');
	return { bytes: await readStdin(world, name), name };
}

function asJson(taken: Taken, { texts }: World) {
	const { place, status: saved, id, error, ready } = taken;
	if (error !== undefined) return { place, saved, code: error.code, reason: explain(error, texts) };
	return { place, saved, id, ...ready?.found };
}

function say(taken: Taken, isTold: boolean, progress: Progress, { texts, stdout, stderr, now }: World): void {
	const { place, error, ready } = taken;
	if (error !== undefined) {
		progress.clear();
		sayLine(stderr, texts.say('cli.add.refused', { place, reason: explain(error, texts) }));
		return;
	}
	if (!isTold || ready === undefined) return;
	progress.clear();
	const { headline, status, embargoedUntil, ...found } = ready.found;
	const isEarly = embargoedUntil !== null && !(Date.parse(embargoedUntil) <= now().getTime());
	const shown = {
		headline: headline ?? texts.say('article.untitled'),
		saved: taken.status,
		status: status === 'usable' && isEarly ? 'embargoed' : status,
		...found,
	};
	sayLine(stdout, texts.say('cli.add.taken', shown));
}
