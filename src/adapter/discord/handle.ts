import { InteractionType, MessageFlags } from 'discord-api-types/v10';
import type { Caller } from '../../ask/command.ts';
import type { Invocation, Reply } from '../../ask/reply.ts';
import type { Runner } from '../../ask/runner.ts';
import { NewsroomError } from '../../document/error.ts';
import type { Log } from '../../log.ts';
import { Control } from '../../render/discord/controls.ts';
import { type DiscordMessage, renderDiscord } from '../../render/discord/messages.ts';
import { type Answer, answerTo, type Place } from './answer.ts';
import { complete } from './complete.ts';
import { discordDialect } from './dialect.ts';
import { type AutocompleteInteraction, type ComponentInteraction, Envelope, Interaction } from './schema.ts';
import { refusalOf, type Wire } from './wire.ts';

export interface HandlerOptions {
	readonly runner: Runner;
	readonly wire: Wire;
	readonly log: Log;
	/** A short id for a fault; it also stands in the log. */
	readonly newId: () => string;
	/** Milliseconds until an answer that is not ready is announced; Discord waits three seconds. */
	readonly patience: number;
}

/** Takes one interaction as Discord sent it, by whichever way, and answers it. Never rejects. */
export type Handler = (payload: unknown) => Promise<void>;

export function createHandler({ runner, wire, log, newId, patience }: HandlerOptions): Handler {
	const texts = (caller: Envelope) => runner.texts(caller.locale);

	const messagesOf = async (reply: Reply): Promise<DiscordMessage[]> =>
		renderDiscord(reply, await Promise.all(reply.actions.map(({ invocation }) => runner.keep(invocation))));

	const run = async (invocation: Invocation, from: Envelope, answer: Answer, place: Place): Promise<void> => {
		const work = runner.run(invocation, callerOf(from), discordDialect);
		if (!(await within(patience, work))) await answer.defer(place);
		await answer.send(await messagesOf(await work), place);
	};

	const share = async (invocation: Invocation, from: ComponentInteraction, answer: Answer): Promise<void> => {
		await answer.defer('instead');
		const reply = await runner.run(invocation, callerOf(from), discordDialect, 'public');
		if (reply.outcome !== 'answered') return answer.send(await messagesOf(reply), 'own');
		// Two quick presses are one wish.
		if (!(await runner.first(`share:${from.message.id}:${from.data.custom_id}`))) return;
		const by = texts(from).say('shared.by', { user: nameOf(from) });
		const posted = await answer.post(
			await messagesOf({ ...reply, body: [...reply.body, { type: 'context', text: by }] }),
		);
		if (posted) await answer.change(spent(from));
		else await answer.send(renderDiscord(plain(texts(from).say('error.expired')), []), 'own');
	};

	const press = async (from: ComponentInteraction, answer: Answer): Promise<void> => {
		const control = Control.safeParse(from.data.values[0] ?? from.data.custom_id).data;
		const invocation = control && (await runner.recall(control.token));
		if (!invocation) return answer.send(renderDiscord(plain(texts(from).say('error.expired')), []), 'own');
		if (control.kind === 'share') return share(invocation, from, answer);
		const own = control.fresh || (from.message.flags & MessageFlags.Ephemeral) === 0;
		return run(invocation, from, answer, own ? 'own' : 'instead');
	};

	const suggest = async (from: AutocompleteInteraction): Promise<void> => {
		try {
			await wire.respond(from, await complete(from, callerOf(from), runner));
		} catch (error) {
			// The next letter asks again; words typed too fast for us are nobody's fault.
			if (refusalOf(error) === 'other') log.warn('completion not delivered', { interaction: from.id, error });
		}
	};

	const dispatch = async (from: Interaction, answer: Answer): Promise<void> => {
		if (from.type === InteractionType.ApplicationCommandAutocomplete) return suggest(from);
		if (!(await runner.first(from.id))) return log.info('event seen before', { interaction: from.id });
		if (from.type === InteractionType.MessageComponent) return press(from, answer);
		const options = Object.fromEntries(from.data.options.map(({ name, value }) => [name, value]));
		return run({ command: from.data.name, options, cursor: null }, from, answer, 'own');
	};

	return async (payload) => {
		const envelope = Envelope.safeParse(payload).data;
		if (!envelope) return log.warn('an interaction without a sender');
		const answer = answerTo(envelope, wire, log);
		try {
			const { data, error } = Interaction.safeParse(payload);
			if (!data) throw new NewsroomError('internal', {}, { cause: error });
			await dispatch(data, answer);
		} catch (error) {
			const id = newId();
			log.error('fault', { id, interaction: envelope.id, error });
			const told = renderDiscord(plain(texts(envelope).say('error.internal', { id })), []);
			await answer.send(told, 'own').catch((second: unknown) => log.error('fault', { id, error: second }));
		}
	};
}

const callerOf = (from: Envelope): Caller => ({
	platform: 'discord',
	workspace: from.guild_id ?? null,
	channel: from.channel_id ?? null,
	user: userOf(from)?.id ?? null,
	locale: from.locale,
});

const userOf = ({ member, user }: Envelope) => member?.user ?? user;

const nameOf = (from: Envelope): string =>
	from.member?.nick ?? userOf(from)?.global_name ?? userOf(from)?.username ?? '';

const plain = (text: string): Reply => ({
	outcome: 'failed',
	title: null,
	body: [{ type: 'text', text }],
	actions: [],
	visibility: 'private',
});

/** The same message, the pressed button without effect. */
function spent({ message, data }: ComponentInteraction): DiscordMessage {
	const components = JSON.stringify(message.components, (key, value: unknown) => {
		if (typeof value !== 'object' || value === null) return value;
		// Of a picture Discord tells more than it takes.
		if (key === 'media' && 'url' in value) return { url: value.url };
		return 'custom_id' in value && value.custom_id === data.custom_id ? { ...value, disabled: true } : value;
	});
	return {
		flags: MessageFlags.IsComponentsV2,
		components: JSON.parse(components),
		allowed_mentions: { parse: [] },
	};
}

/** Whether the work is done in time; a rejection counts as done. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
	const { promise: late, resolve } = Promise.withResolvers<boolean>();
	const timer = setTimeout(resolve, milliseconds, false);
	const done = work.then(
		() => true,
		() => true,
	);
	try {
		return await Promise.race([done, late]);
	} finally {
		clearTimeout(timer);
	}
}
