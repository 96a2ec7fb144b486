import { EXIT } from './exit.ts';
import type { World } from './world.ts';

interface Running {
	stop(): Promise<void>;
}

/** Answers in Slack and Discord, wherever there is a token, until the process is told to stop. */
export async function serve(world: World): Promise<number> {
	const { config, log, now, untilStopped } = world;
	const { slack, discord, commandPrefix, locale } = config;
	const { runner } = await world.openArchive();
	const running: Running[] = [];
	try {
		// Each platform's package is loaded only where it is used.
		if (slack !== null) {
			const { startSlack } = await import('../adapter/slack/start.ts');
			running.push(await startSlack({ runner, settings: { ...slack, commandPrefix, locale }, log, now }));
		}
		if (discord !== null) {
			const { startDiscord } = await import('../adapter/discord/start.ts');
			running.push(await startDiscord({ runner, settings: discord, log }));
		}
		log.info('stopping', { signal: await untilStopped() });
	} finally {
		await Promise.allSettled(running.map((platform) => platform.stop()));
	}
	return EXIT.answered;
}
