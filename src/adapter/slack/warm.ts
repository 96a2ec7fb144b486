import type { Dialect } from '../../ask/command.ts';
import { actionsOf } from '../../ask/reply.ts';
import type { Runner } from '../../ask/runner.ts';
import { renderSlack } from '../../render/slack/message.ts';
import type { Fetch } from './respond.ts';
import { BlockActions, BlockSuggestion, MessageAction, SlashCommand, ViewSubmission } from './schema.ts';

/** What takes long the first time is done before Slack is told that somebody listens: Slack waits three seconds. */
export async function warm(runner: Runner, dialect: Dialect, locale: string, fetch: Fetch): Promise<void> {
	for (const schema of [SlashCommand, BlockActions, BlockSuggestion, MessageAction, ViewSubmission])
		schema.safeParse({});
	for (const reply of await runner.rehearse(dialect, locale)) {
		const tokens = actionsOf(reply).map(() => 'token');
		renderSlack(reply, { tokens, sharedBy: null }, runner.texts(locale));
	}
	// The runtime loads its client with the first call.
	await fetch('data:,', {}).catch(() => {});
}
