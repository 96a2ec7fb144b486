import type { Caller, Dialect } from '../../ask/command.ts';
import { outcomeOf, replyTo } from '../../ask/fault.ts';
import { actionsOf, type Invocation, type Reply } from '../../ask/reply.ts';
import type { Runner } from '../../ask/runner.ts';
import { NewsroomError } from '../../document/error.ts';
import type { Log } from '../../log.ts';
import { LIMITS } from '../../render/slack/limits.ts';
import { renderSlack, type SlackMessage } from '../../render/slack/message.ts';
import type { Profile, Profiles } from './profiles.ts';
import type { Manner, Respond } from './respond.ts';
import type { Web } from './web.ts';

/** Milliseconds after which whoever asked is told that the answer takes a while. */
const PATIENCE = 2_500;

/** What every handler works with. */
export interface Desk {
	readonly runner: Runner;
	readonly dialect: Dialect;
	/** Stands before every command's name. */
	readonly prefix: string;
	readonly web: Web;
	readonly respond: Respond;
	readonly profiles: Profiles;
	readonly log: Log;
	readonly newId: () => string;
	/** How the bot is invited: "/invite @newsroom". */
	readonly invite: string;
	/** What is being shared by this process: two quick presses are one wish. */
	readonly sharing: Set<string>;
	/** Milliseconds until whoever asked is told to wait. */
	readonly patience?: number;
	/** It does what a process that died has begun. */
	readonly again?: true;
}

/** Who asked, and where the answer goes. */
export interface Place {
	readonly workspace: string | null;
	readonly channel: string;
	readonly user: string;
	readonly thread: string | null;
	/** Where an answer can be sent without any right in the channel; null where Slack gives no such address. */
	readonly responseUrl: string | null;
}

export const callerAt = ({ workspace, channel, user }: Place, { locale, name }: Profile): Caller => ({
	platform: 'slack',
	workspace,
	channel,
	user,
	locale,
	name,
});

/** One sentence of the bot's own. */
export const sentence = (text: string): Reply => ({
	outcome: 'failed',
	title: null,
	body: [{ type: 'text', text }],
	actions: [],
	visibility: 'private',
});

/** Runs a question and answers it privately. */
export async function answer(desk: Desk, asked: Invocation, place: Place, manner: Manner = 'new'): Promise<void> {
	const profile = await desk.profiles(place.user);
	const work = desk.runner.run(asked, callerAt(place, profile), desk.dialect);
	const waiting = async (): Promise<void> => {
		const { say } = desk.runner.texts(profile.locale);
		await tell(desk, place, await messagesOf(desk, sentence(say('label.working')), profile));
	};
	const timer = setTimeout(() => {
		waiting().catch((error: unknown) => desk.log.info('slack not told to wait', { error }));
	}, desk.patience ?? PATIENCE);
	const reply = await work.finally(() => clearTimeout(timer));
	await tell(desk, place, await messagesOf(desk, reply, profile), manner);
}

/** The messages of a reply, its buttons kept so that any process can answer them. */
export async function messagesOf(
	{ runner }: Desk,
	reply: Reply,
	{ locale }: Profile,
	sharedBy: string | null = null,
): Promise<SlackMessage[]> {
	const tokens = await runner.keep(actionsOf(reply).map(({ invocation }) => invocation));
	const messages = renderSlack(reply, { tokens, sharedBy }, runner.texts(locale));
	if (messages.length === 0) throw new NewsroomError('internal', { empty: reply.outcome });
	return messages;
}

/**
 * To one person alone: by the `response_url`, which works in any channel; when it is used up, in the channel; when the
 * bot is not in there, or there is none, as a direct message. Throws when no way is left.
 */
export async function tell(
	{ respond, web, log }: Desk,
	{ channel, user, thread, responseUrl }: Place,
	messages: readonly SlackMessage[],
	manner: Manner = 'new',
): Promise<void> {
	let open = responseUrl !== null;
	for (const [index, message] of messages.entries()) {
		open &&= index < LIMITS.responses;
		if (open && responseUrl !== null) {
			await respond(responseUrl, message, index === 0 ? manner : 'new', thread).catch((error: unknown) => {
				log.warn('slack response_url failed', { channel, error });
				open = false;
			});
		}
		if (open) continue;
		if (channel === user) {
			await web.post(user, message, null);
			continue;
		}
		await web.whisper(channel, user, message, thread).catch((error: unknown) => {
			log.info('slack channel closed to the bot', { channel, error });
			return web.post(user, message, null);
		});
	}
}

/** Does the work; whatever goes wrong is logged and told, with the same short id. Never rejects. */
export async function attended(desk: Desk, place: Place, work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		const id = desk.newId();
		const level = outcomeOf(error) === 'misuse' ? 'info' : 'error';
		desk.log[level]('fault', { id, platform: 'slack', channel: place.channel, error });
		try {
			const profile = await desk.profiles(place.user);
			const reply = replyTo(error, id, desk.runner.texts(profile.locale), 'private');
			await tell(desk, place, await messagesOf(desk, reply, profile));
		} catch (second) {
			desk.log.error('fault not told', { id, error: second });
		}
	}
}
