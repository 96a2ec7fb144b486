import type { KnownBlock } from '@slack/types';
import type { Desk } from './desk.ts';
import { messagesOf } from './desk.ts';
import type { LinkShared } from './schema.ts';

/** Slack shows no more previews in one message. */
const LINKS = 5;

/** Links to articles of the archive get a preview; all others, and those that may not be shown, stay bare. Never rejects. */
export async function onLink(desk: Desk, { event, team_id: workspace }: LinkShared): Promise<void> {
	const { runner, dialect, web, profiles, log } = desk;
	const { channel, user, message_ts, unfurl_id, source } = event;
	const urls = event.links.slice(0, LINKS).map(({ url }) => url);
	// Told again, it may come under a new id (bolt-js#2487).
	const told = [unfurl_id ?? `${channel}:${message_ts}`, ...urls].join(' ');
	try {
		const command = runner.commands.find(({ link }) => link);
		if (!command?.link || !(await runner.first(`slack:link:${told}`))) return;
		const profile = await profiles(user);
		const caller = { platform: 'slack', workspace, channel, user, locale: profile.locale, name: profile.name };
		const previews: Record<string, { blocks: KnownBlock[] }> = {};
		for (const url of urls) {
			const asked = { command: command.name, options: command.link(url), cursor: null };
			const reply = await runner.run(asked, caller, dialect, 'public');
			if (reply.outcome !== 'answered') continue;
			const [message] = await messagesOf(desk, reply, profile);
			if (message) previews[url] = { blocks: message.blocks };
		}
		if (Object.keys(previews).length === 0) return;
		await web.unfurl(unfurl_id && source ? { unfurl_id, source } : { channel, ts: message_ts }, previews);
	} catch (error) {
		log.error('fault', { id: desk.newId(), platform: 'slack', channel, error });
	}
}
