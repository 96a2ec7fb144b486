import type { Invocation } from '../../ask/reply.ts';
import { NewsroomError } from '../../document/error.ts';
import { readControl, type SlackMessage } from '../../render/slack/message.ts';
import { answer, attended, callerAt, type Desk, messagesOf, type Place, sentence, tell } from './desk.ts';
import { openForm } from './forms.ts';
import type { BlockActions } from './schema.ts';
import { refusal } from './web.ts';

/** Slack's words for a channel that the bot cannot write to. */
const NOT_THERE = ['not_in_channel', 'channel_not_found', 'restricted_action', 'is_archived'];

/** A pressed button, or a choice: asks again, shares, or opens a form. Never rejects. */
export async function onButton(desk: Desk, body: BlockActions): Promise<void> {
	const { container, actions, user, team } = body;
	const place: Place = {
		workspace: team?.id ?? user.team_id ?? null,
		// What is pressed in the Home tab is answered in the person's own conversation with the bot.
		channel: body.channel?.id ?? user.id,
		user: user.id,
		thread: container.thread_ts ?? body.message?.thread_ts ?? null,
		responseUrl: body.response_url ?? null,
	};
	for (const { action_id, action_ts, value, selected_option } of actions) {
		const control = readControl(action_id, selected_option?.value ?? value);
		if (!control) continue;
		const { id, kind, beside, token } = control;
		await attended(desk, place, async () => {
			const press = `slack:button:${user.id}:${container.message_ts}:${id}:${action_ts}`;
			if (!(await desk.runner.first(press))) return desk.log.info('event seen before');
			const invocation = await desk.runner.recall(token);
			if (!invocation) throw new NewsroomError('expired');
			if (kind === 'share') return share(desk, invocation, place, body);
			if (kind === 'form') {
				if (!(await openForm(desk, invocation, place, body.trigger_id))) throw new NewsroomError('expired');
				return;
			}
			// A message that others see too, or that has more in it, stays as it is.
			await answer(desk, invocation, place, container.is_ephemeral && !beside ? 'instead' : 'new');
		});
	}
}

/** Asks again, so that embargo and status are checked anew, and posts what comes for all to see. */
async function share(desk: Desk, invocation: Invocation, place: Place, { container, user }: BlockActions) {
	// Twice before all eyes is worse than a question.
	if (desk.again) {
		const profile = await desk.profiles(user.id);
		const unsure = sentence(desk.runner.texts(profile.locale).say('share.unsure'));
		return tell(desk, place, await messagesOf(desk, unsure, profile));
	}
	const wish = `${place.channel}:${container.message_ts}`;
	if (desk.sharing.has(wish)) return;
	desk.sharing.add(wish);
	try {
		const profile = await desk.profiles(user.id);
		const reply = await desk.runner.run(invocation, callerAt(place, profile), desk.dialect, 'public');
		if (reply.outcome !== 'answered') {
			return tell(desk, place, await messagesOf(desk, { ...reply, visibility: 'private' }, profile));
		}
		const messages = await messagesOf(desk, reply, profile, profile.name ?? user.name ?? user.id);
		if (await posted(desk, place, messages)) return takeBack(desk, place, container.is_ephemeral);
		const hint = sentence(desk.runner.texts(profile.locale).say('share.not-there', { invite: desk.invite }));
		await tell(desk, place, await messagesOf(desk, hint, profile));
	} finally {
		desk.sharing.delete(wish);
	}
}

/** False when the bot may not write there. */
async function posted({ web, log }: Desk, { channel, thread }: Place, messages: readonly SlackMessage[]) {
	try {
		for (const message of messages) await web.post(channel, message, thread);
		return true;
	} catch (error) {
		if (!NOT_THERE.includes(refusal(error) ?? '')) throw error;
		log.info('slack channel closed to the bot', { channel, error });
		return false;
	}
}

/** The private answer goes: it stands in the channel now, and a second press would share it twice. */
async function takeBack({ respond, log }: Desk, { responseUrl }: Place, ephemeral: boolean): Promise<void> {
	if (!ephemeral || responseUrl === null) return;
	await respond.takeBack(responseUrl).catch((error: unknown) => log.info('slack private answer stays', { error }));
}
