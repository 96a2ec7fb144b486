import { NewsroomError } from '../document/error.ts';
import { EXIT } from './exit.ts';
import { expect } from './expect.ts';
import { sayLine } from './say.ts';
import type { Subcommand } from './world.ts';

/** Puts the commands in the place of those that Discord knows, or with `--remove` takes them away. */
export const discord: Subcommand = {
	bare: ['remove'],
	async run(line, world) {
		const { guild, remove } = expect(
			line,
			{ name: 'discord', words: ['register'], options: ['guild', 'remove'] },
			world,
		);
		const { discord: settings } = world.config;
		if (settings === null) throw new NewsroomError('bad-setting', { setting: 'DISCORD_TOKEN' });
		const { runner } = await world.openArchive();
		const { registerDiscord } = await import('../adapter/discord/register.ts');
		const { names, doubled } = await registerDiscord({
			runner,
			settings,
			log: world.log,
			guild,
			remove: remove !== undefined,
		});
		const done = { count: names.length, names: names.join(', '), place: guild ?? 'none' };
		sayLine(world.stdout, world.texts.say('cli.discord.done', done));
		for (const { guild: other, names: both } of doubled) {
			const where = { names: both.join(', '), place: other ?? 'none' };
			sayLine(world.stderr, world.texts.say('cli.discord.doubled', where));
		}
		return EXIT.answered;
	},
};
