import { actionsOf } from '../../ask/reply.ts';
import { renderHome } from '../../render/slack/home.ts';
import type { Desk } from './desk.ts';
import type { HomeOpened } from './schema.ts';

/** Somebody looks at the Home tab: it is made anew for them. Never rejects; what stood there before stays. */
export async function onHome(desk: Desk, { event: { user }, team_id: workspace }: HomeOpened): Promise<void> {
	const { runner, dialect, web, profiles, log } = desk;
	try {
		const command = runner.commands.find(({ start }) => start);
		if (!command) return;
		const { locale, name } = await profiles(user);
		const caller = { platform: 'slack', workspace, channel: null, user, locale, name };
		const reply = await runner.run({ command: command.name, options: {}, cursor: null }, caller, dialect);
		// A fault is in the log already, and told nobody who looks in passing.
		if (reply.outcome !== 'answered') return;
		const tokens = await runner.keep(actionsOf(reply).map(({ invocation }) => invocation));
		await web.publish(user, renderHome(reply, tokens, runner.texts(locale)));
	} catch (error) {
		log.error('fault', { id: desk.newId(), platform: 'slack', home: user, error });
	}
}
