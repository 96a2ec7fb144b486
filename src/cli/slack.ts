import { NewsroomError } from '../document/error.ts';
import { EXIT } from './exit.ts';
import { expect } from './expect.ts';
import type { Subcommand } from './world.ts';
import { write } from './write.ts';

/**
 * Prints the manifest from which Slack makes the app: for Socket Mode, with `--url` for HTTP, with `--many` for an app
 * that workspaces install themselves.
 */
export const slack: Subcommand = {
	bare: ['many'],
	async run(line, world) {
		const { url, many } = expect(line, { name: 'slack', words: ['manifest'], options: ['url', 'many'] }, world);
		if (many !== undefined && url === undefined) {
			const usage = 'newsroom slack manifest --url https://newsroom.example.org --many';
			throw new NewsroomError('missing-option', { option: 'url', usage });
		}
		const { runner } = await world.openArchive();
		const { slackManifest } = await import('../adapter/slack/manifest.ts');
		const { commandPrefix: prefix, locale, domains } = world.config;
		const options = { prefix, locale, url, domains, many: many !== undefined };
		await write(world.stdout, `${JSON.stringify(slackManifest(runner, options), null, '\t')}\n`);
		return EXIT.answered;
	},
};
