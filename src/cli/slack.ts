import { EXIT } from './exit.ts';
import { expect } from './expect.ts';
import type { Subcommand } from './world.ts';
import { write } from './write.ts';

/** Prints the manifest from which Slack makes the app: for Socket Mode, or with `--url` for HTTP. */
export const slack: Subcommand = {
	async run(line, world) {
		const { url } = expect(line, { name: 'slack', words: ['manifest'], options: ['url'] }, world);
		const { runner } = await world.openArchive();
		const { slackManifest } = await import('../adapter/slack/manifest.ts');
		const { commandPrefix: prefix, locale } = world.config;
		await write(world.stdout, `${JSON.stringify(slackManifest(runner, { prefix, locale, url }), null, '\t')}\n`);
		return EXIT.answered;
	},
};
