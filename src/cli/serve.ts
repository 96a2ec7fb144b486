import { setFlagsFromString } from 'node:v8';
import type { Front } from '../adapter/http/front.ts';
import type { Store } from '../store/store.ts';
import { EXIT } from './exit.ts';
import type { World } from './world.ts';

interface Running {
	stop(): Promise<void>;
}

/** Answers in Slack and Discord, wherever there is a token, until the process is told to stop. */
export async function serve(world: World): Promise<number> {
	const { config, log, now, untilStopped } = world;
	const { slack, discord, commandPrefix, locale, port, domains } = config;
	// Left to itself, memory grows during the first busy minute to four times of what is in use.
	setFlagsFromString('--heap-growing-percent=60');
	const { runner, store } = await world.openArchive();
	const running: Running[] = [];
	let front: Front | undefined;
	try {
		if ((slack !== null && slack.appToken === undefined) || discord?.publicKey !== undefined) {
			front = await (await import('../adapter/http/front.ts')).openFront(port, log);
		}
		running.push(await readFeeds(world, store));
		// Each platform's package is loaded only where it is used.
		if (slack !== null) {
			const { startSlack } = await import('../adapter/slack/start.ts');
			const settings = { ...slack, port, commandPrefix, locale, domains };
			running.push(await startSlack({ runner, settings, store, front, log, now }));
		}
		if (discord !== null) {
			const { startDiscord } = await import('../adapter/discord/start.ts');
			running.push(await startDiscord({ runner, settings: discord, store, front, log }));
		}
		// Once warm, the part for what is new has the size that serving needs.
		setFlagsFromString('--semi-space-growth-factor=1');
		log.info('stopping', { signal: await untilStopped() });
	} finally {
		await Promise.allSettled(running.map((platform) => platform.stop()));
		await front?.close();
	}
	return EXIT.answered;
}

/** Reads what the feeds bring while others ask. */
async function readFeeds(world: World, store: Store): Promise<Running> {
	const { log } = world;
	const { openFeeds } = await import('./feeds.ts');
	const feeds = await openFeeds(world, store, ({ url, outcome, items, fault }) => {
		if (items.length > 0) log.info('feed read', { url, outcome, items: items.length, fault: fault?.code ?? null });
	});
	const reading = feeds.forever().catch((error: unknown) => log.error('feeds are not read any more', { error }));
	return {
		async stop() {
			await feeds.close();
			await reading;
		},
	};
}
