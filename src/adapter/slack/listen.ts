import type { App, webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Journal } from '../../ask/journal.ts';
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
	readonly journal: Journal;
	/** The desk of the workspace that a payload came from, without an event of it at hand. */
	readonly deskOf: (body: unknown) => Promise<Desk>;
}

const Kind = z.enum(['command', 'button', 'message', 'form']);
type Kind = z.infer<typeof Kind>;
const Promised = z.object({ kind: Kind, body: z.unknown() });
type Promised = z.infer<typeof Promised>;

/**
 * Hands what Bolt received to the handlers: acknowledged first, then worked on. The result waits until everything
 * under way is answered.
 */
export function listen(app: App, deskFor: DeskFor, listening: Listening): () => Promise<number> {
	const { log, newId, installations, journal, deskOf } = listening;
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

	/** What an acknowledgement promises is kept first, so that it is done even when this process dies. */
	const promise = async (kind: Kind, body: unknown, desk: Desk, ack: () => Promise<void>): Promise<void> => {
		const done = await journal.hold({ kind, body } satisfies Promised);
		await acknowledge(ack);
		work(answerTo(kind, body, desk).then(done));
	};
	/** Never rejects. */
	const answerTo = async (kind: Kind, body: unknown, desk: Desk): Promise<void> => {
		if (kind === 'command') {
			const command = read(SlashCommand, body, kind);
			if (command) await onCommand(desk, command);
		} else if (kind === 'button') {
			const press = read(BlockActions, body, kind);
			if (press) await onButton(desk, press);
		} else if (kind === 'message') {
			const picked = read(MessageAction, body, kind);
			if (picked) await onMessage(desk, picked);
		} else {
			const submission = read(ViewSubmission, body, kind);
			if (submission) await onSubmission(desk, submission);
		}
	};
	journal.mind(async (payload) => {
		const { data } = Promised.safeParse(payload);
		if (!data) return;
		const desk = await deskOf(data.body);
		// Whoever died may have got as far as to note the event as seen.
		const runner = { ...desk.runner, first: async () => true };
		const again = answerTo(data.kind, data.body, { ...desk, runner, again: true });
		work(again);
		await again;
	});

	app.command(/^\//u, ({ ack, body, client }) => promise('command', body, deskFor(client), ack));
	app.action(/./u, ({ ack, body, client }) => promise('button', body, deskFor(client), ack));
	app.shortcut({ type: 'message_action', callback_id: /./u }, ({ ack, body, client }) =>
		promise('message', body, deskFor(client), ack),
	);
	app.options(/./u, async ({ ack, body, client }) => {
		const letters = read(BlockSuggestion, body, 'suggestion');
		await ack({ options: letters ? await suggest(deskFor(client), letters) : [] });
	});
	app.view(FORM, async ({ ack, body, client }) => {
		const desk = deskFor(client);
		const submission = read(ViewSubmission, body, 'form');
		const errors = submission && (await mistakes(desk, submission));
		if (errors) await acknowledge(() => ack({ response_action: 'errors', errors }));
		else await promise('form', body, desk, ack);
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
