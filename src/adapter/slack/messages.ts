import type { Picked } from '../../ask/command.ts';
import { answer, attended, type Desk, type Place } from './desk.ts';
import type { MessageAction } from './schema.ts';

/** A command asked about a message: answered privately, beside it. Never rejects. */
export async function onMessage(desk: Desk, body: MessageAction): Promise<void> {
	const { user, team, channel, message, response_url, trigger_id, callback_id } = body;
	const place: Place = {
		workspace: team?.id ?? user.team_id ?? null,
		channel: channel.id,
		user: user.id,
		thread: message.thread_ts ?? null,
		responseUrl: response_url,
	};
	await attended(desk, place, async () => {
		if (!(await desk.runner.first(`slack:message:${trigger_id}`))) return desk.log.info('event seen before');
		const command = desk.runner.commands.find(({ name }) => name === callback_id);
		const options = command?.message?.(pickedFrom(message)) ?? {};
		await answer(desk, { command: callback_id, options, cursor: null }, place);
	});
}

/**
 * What a person reads in a message. Files stay out: Slack gives their bytes only to apps that may read every file, which
 * is more than this one asks for.
 */
function pickedFrom({ text, attachments, files }: MessageAction['message']): Picked {
	const whole = [text, ...(attachments ?? []).map((each) => each.text ?? each.fallback ?? '')].join('\n').trim();
	const inText = [...whole.matchAll(/<(https?:\/\/[^|>\s]+)(?:\|[^>]*)?>/gu)].map(([, link = '']) => link);
	const embedded = (attachments ?? []).flatMap(({ from_url }) => from_url ?? []);
	const links = [...inText, ...embedded].map(unescaped);
	return { text: plain(whole), links, files: [], closed: (files ?? []).length > 0 };
}

/** `<https://…|words>` as its words, mentions left out, the rest as typed. */
const plain = (markup: string): string =>
	unescaped(
		markup
			.replace(/<[@#!][^>]*>/gu, ' ')
			.replace(/<([^|>]+)(?:\|([^>]*))?>/gu, (_, link: string, label: string | undefined) => label ?? link),
	).trim();

const unescaped = (text: string): string =>
	text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
