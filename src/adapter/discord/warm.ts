import { InteractionType } from 'discord-api-types/v10';
import { actionsOf } from '../../ask/reply.ts';
import type { Runner } from '../../ask/runner.ts';
import { renderDiscord } from '../../render/discord/messages.ts';
import { discordDialect } from './dialect.ts';
import { Interaction } from './schema.ts';

/** Speaks where nobody has told a language yet. */
const LOCALE = 'en-US';

/** What takes long the first time is done before Discord is told that somebody listens: Discord waits three seconds. */
export async function warm(runner: Runner): Promise<void> {
	for (const type of Object.values(InteractionType)) Interaction.safeParse({ type });
	for (const reply of await runner.rehearse(discordDialect, LOCALE)) {
		const tokens = actionsOf(reply).map(() => 'token');
		renderDiscord(reply, tokens, runner.texts(LOCALE));
	}
}
