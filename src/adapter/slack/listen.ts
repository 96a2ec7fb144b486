import type { App, webApi } from '@slack/bolt';
import type { z } from 'zod';
import { FORM } from '../../render/slack/form.ts';
import { onButton } from './buttons.ts';
import { onCommand } from './commands.ts';
import type { Desk } from './desk.ts';
import { mistakes, onSubmission, suggest } from './forms.ts';
import { onHome } from './home.ts';
import type { Installations } from './install/installations.ts';
import { onLink } from './links.ts';
import { onMessage } from './messages.ts';
import {
	BlockActions,
	BlockSuggestion,
	EventEnvelope,
	HomeOpened,
	LinkShared,
	MessageAction,
	SlashCommand,
	TokensRevoked,
	ViewSubmission,
} from './schema.ts';

/** The desk of the workspace that an event came from: `client` holds its token. */
export type DeskFor = (client: webApi.WebClient) => Desk;

interface Listening extends Pick<Desk, 'log' | 'newId'> {
	/** Of an app that workspaces install themselves. */
	readonly installations: Installations | null;
}

/**
 * Hands what Bolt received to the handlers: acknowledged first, then worked on. The result waits until everything
 * under way is answered.
 */
export function listen(app: App, deskFor: DeskFor, { log, newId, installations }: Listening): () => Promise<number> {
	const underWay = new Set<Promise<void>>();
	const work = (promise: Promise<void>): void => {
		const tracked: Promise<void> = promise.finally(() => underWay.delete(tracked));
		underWay.add(tracked);
	};
	/** What Slack sent, checked; what cannot be read is logged and left. */
	const read = <T>(schema: z.ZodType<T>, body: unknown, what: string): T | undefined => {
		const { data, error } = schema.safeParse(body);
		if (error) log.warn('slack payload not understood', { what, error });
		return data;
	};

	/** A connection lost at this very moment takes the acknowledgement along; the answer goes another way. */
	const acknowledge = (ack: () => Promise<void>) =>
		ack().catch((error: unknown) => log.warn('slack acknowledgement lost', { error }));

	app.command(/^\//u, async ({ ack, body, client }) => {
		await acknowledge(ack);
		const command = read(SlashCommand, body, 'command');
		if (command) work(onCommand(deskFor(client), command));
	});
	app.action(/./u, async ({ ack, body, client }) => {
		await acknowledge(ack);
		const press = read(BlockActions, body, 'button');
		if (press) work(onButton(deskFor(client), press));
	});
	app.shortcut({ type: 'message_action', callback_id: /./u }, async ({ ack, body, client }) => {
		await acknowledge(ack);
		const picked = read(MessageAction, body, 'shortcut');
		if (picked) work(onMessage(deskFor(client), picked));
	});
	app.options(/./u, async ({ ack, body, client }) => {
		const letters = read(BlockSuggestion, body, 'suggestion');
		await ack({ options: letters ? await suggest(deskFor(client), letters) : [] });
	});
	app.view(FORM, async ({ ack, body, client }) => {
		const desk = deskFor(client);
		const submission = read(ViewSubmission, body, 'form');
		const errors = submission && (await mistakes(desk, submission));
		await acknowledge(() => ack(errors ? { response_action: 'errors', errors } : undefined));
		if (submission && !errors) work(onSubmission(desk, submission));
	});
	app.event('app_home_opened', async ({ body, client }) => {
		const opened = read(HomeOpened, body, 'app_home_opened');
		if (opened?.event.tab === 'home') work(onHome(deskFor(client), opened));
	});
	app.event('link_shared', async ({ body, client }) => {
		const shared = read(LinkShared, body, 'link_shared');
		if (shared) work(onLink(deskFor(client), shared));
	});
	const remove = async ({ team_id: teamId, enterprise_id: enterpriseId }: EventEnvelope): Promise<void> => {
		await installations?.remove({ teamId, enterpriseId: enterpriseId ?? undefined });
		log.info('slack uninstalled', { workspace: teamId });
	};
	app.event('app_uninstalled', async ({ body }) => {
		const event = read(EventEnvelope, body, 'app_uninstalled');
		if (event) await remove(event);
	});
	app.event('tokens_revoked', async ({ body }) => {
		const event = read(TokensRevoked, body, 'tokens_revoked');
		// A person's token may go while the bot stays.
		if (event && event.event.tokens.bot.length > 0) await remove(event);
	});
	app.error(async (error) => {
		log.error('fault', { id: newId(), platform: 'slack', error });
	});

	return async () => {
		while (underWay.size > 0) await Promise.allSettled(underWay);
		return underWay.size;
	};
}
