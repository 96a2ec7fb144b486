import { ApplicationCommandType, InteractionType, MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import { type Caller, opensForm } from '../../ask/command.ts';
import type { Journal } from '../../ask/journal.ts';
import { actionsOf, type Invocation, type Reply } from '../../ask/reply.ts';
import type { Runner } from '../../ask/runner.ts';
import { NewsroomError } from '../../document/error.ts';
import type { Log } from '../../log.ts';
import { Control } from '../../render/discord/controls.ts';
import { type DiscordMessage, renderDiscord } from '../../render/discord/messages.ts';
import { FormId, renderModal } from '../../render/discord/modal.ts';
import { type Answer, answerTo, type Place } from './answer.ts';
import { complete } from './complete.ts';
import { inMenu } from './definitions.ts';
import { discordDialect } from './dialect.ts';
import { givenIn, pickedFrom } from './picked.ts';
import {
	type AutocompleteInteraction,
	type CommandInteraction,
	type ComponentInteraction,
	Envelope,
	Interaction,
	type ModalInteraction,
} from './schema.ts';
import { refusalOf, type Wire } from './wire.ts';

export interface HandlerOptions {
	readonly runner: Runner;
	readonly wire: Wire;
	readonly log: Log;
	/** A short id for a fault; it also stands in the log. */
	readonly newId: () => string;
	/** Milliseconds until an answer that is not ready is announced; Discord waits three seconds. */
	readonly patience: number;
	readonly journal: Journal;
}

/** An announced answer that is still owed, as the journal keeps it. */
const Owed = z.object({ payload: z.unknown(), place: z.enum(['own', 'instead']) });
type Owed = z.infer<typeof Owed>;

/** Takes one interaction as Discord sent it, by whichever way, and answers it. Never rejects. */
export type Handler = (payload: unknown) => Promise<void>;

export function createHandler(options: HandlerOptions): Handler {
	const { runner, wire, log, newId, patience, journal } = options;
	const texts = (caller: Envelope) => runner.texts(caller.locale);

	const messagesOf = async (reply: Reply, from: Envelope): Promise<DiscordMessage[]> =>
		renderDiscord(reply, await runner.keep(actionsOf(reply).map(({ invocation }) => invocation)), texts(from));

	/** One sentence of the UI files. */
	const said = (from: Envelope, key: string, values: Readonly<Record<string, string>> = {}): DiscordMessage[] =>
		renderDiscord(plain(texts(from).say(key, values)), [], texts(from));

	const open = async (asked: Invocation, from: Envelope, answer: Answer): Promise<void> => {
		const form = await runner.form(asked, callerOf(from), discordDialect);
		const [token = ''] = await runner.keep([asked]);
		const opened = await answer.open(renderModal(form, token));
		if (!opened) await answer.send(said(from, 'error.expired'), 'own');
	};

	/** A form sent in: what was given before it was opened, and its fields. */
	const submit = async (from: ModalInteraction, answer: Answer): Promise<void> => {
		const token = FormId.safeParse(from.data.custom_id).data;
		const asked = token === undefined ? undefined : await runner.recall(token);
		if (!asked) return answer.send(said(from, 'error.expired'), 'own');
		const fields = from.data.components.flatMap(({ component }) => component ?? []);
		const given = fields.map(({ custom_id, value, values }) => [custom_id, values[0] ?? value.trim()] as const);
		const options = { ...asked.options, ...Object.fromEntries(given.filter(([, value]) => value !== '')) };
		return run({ ...asked, options }, from, answer, 'own');
	};

	const command = async (from: CommandInteraction, answer: Answer): Promise<void> => {
		const { data } = from;
		if (data.type === ApplicationCommandType.Message) {
			const picked = inMenu(runner, data.name);
			const message = data.resolved.messages[data.target_id];
			const options = (message && picked?.message?.(pickedFrom(message))) ?? {};
			return run({ command: picked?.name ?? data.name, options, cursor: null }, from, answer, 'own');
		}
		const options = Object.fromEntries(data.options.map((option) => [option.name, givenIn(option, data)]));
		const asked = { command: data.name, options, cursor: null };
		const bare = data.options.length === 0 && runner.commands.find(({ name }) => name === data.name);
		return bare && opensForm(bare) ? open(asked, from, answer) : run(asked, from, answer, 'own');
	};

	const run = async (invocation: Invocation, from: Envelope, answer: Answer, place: Place): Promise<void> => {
		const work = runner.run(invocation, callerOf(from), discordDialect);
		if (!(await within(patience, work))) await answer.defer(place);
		await answer.send(await messagesOf(await work, from), place);
	};

	const share = async (
		invocation: Invocation,
		from: ComponentInteraction,
		answer: Answer,
		again: boolean,
	): Promise<void> => {
		// Twice before all eyes is worse than a question.
		if (again) return answer.send(said(from, 'share.unsure'), 'own');
		await answer.defer('instead');
		const reply = await runner.run(invocation, callerOf(from), discordDialect, 'public');
		if (reply.outcome !== 'answered') return answer.send(await messagesOf(reply, from), 'own');
		// Two quick presses are one wish.
		if (!(await runner.first(`share:${from.message.id}:${from.data.custom_id}`))) return;
		const by = texts(from).say('shared.by', { user: nameOf(from) });
		const posted = await answer.post(
			await messagesOf({ ...reply, body: [...reply.body, { type: 'context', text: by }] }, from),
		);
		if (posted) await answer.change(spent(from));
		else await answer.send(said(from, 'error.expired'), 'own');
	};

	const press = async (from: ComponentInteraction, answer: Answer, again: boolean): Promise<void> => {
		const control = Control.safeParse(from.data.values[0] ?? from.data.custom_id).data;
		const invocation = control && (await runner.recall(control.token));
		if (!invocation) return answer.send(said(from, 'error.expired'), 'own');
		if (control.kind === 'share') return share(invocation, from, answer, again);
		if (control.kind === 'form') return open(invocation, from, answer);
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

	/** A database that is locked just now answers late; the person is told to wait meanwhile. */
	const isFirst = async ({ id, type }: Interaction, answer: Answer): Promise<boolean> => {
		const first = runner.first(id);
		if (!(await within(patience, first))) {
			await answer.defer(type === InteractionType.MessageComponent ? 'instead' : 'own');
		}
		return first;
	};

	/** `again`: another process began with it, and noted it as seen. */
	const dispatch = async (from: Interaction, answer: Answer, again: boolean): Promise<void> => {
		if (from.type === InteractionType.ApplicationCommandAutocomplete) return suggest(from);
		if (!again && !(await isFirst(from, answer))) return log.info('event seen before', { interaction: from.id });
		if (from.type === InteractionType.MessageComponent) return press(from, answer, again);
		return from.type === InteractionType.ModalSubmit ? submit(from, answer) : command(from, answer);
	};

	/** An answer that, once announced, is kept as owed until it is there. */
	const owing = (payload: unknown, answer: Answer): { answer: Answer; done: () => Promise<void> } => {
		let settle = async (): Promise<void> => {};
		const defer = async (place: Place): Promise<void> => {
			settle = await journal.hold({ payload, place } satisfies Owed);
			await answer.defer(place);
		};
		return { answer: { ...answer, defer }, done: () => settle() };
	};

	const handle = async (payload: unknown, owed?: Place): Promise<void> => {
		const envelope = Envelope.safeParse(payload).data;
		if (!envelope) return log.warn('an interaction without a sender');
		const plainly = answerTo(envelope, wire, log, owed);
		const { answer, done } = owed ? { answer: plainly, done: async () => {} } : owing(payload, plainly);
		try {
			const { data, error } = Interaction.safeParse(payload);
			if (!data) throw new NewsroomError('internal', {}, { cause: error });
			await dispatch(data, answer, owed !== undefined);
		} catch (error) {
			const id = newId();
			log.error('fault', { id, interaction: envelope.id, error });
			await answer
				.send(said(envelope, 'error.internal', { id }), 'own')
				.catch((second: unknown) => log.error('fault', { id, error: second }));
		} finally {
			await done();
		}
	};
	journal.mind(async (kept) => {
		const { data } = Owed.safeParse(kept);
		if (data) await handle(data.payload, data.place);
	});
	return (payload) => handle(payload);
}

const callerOf = (from: Envelope): Caller => ({
	platform: 'discord',
	workspace: from.guild_id ?? null,
	channel: from.channel_id ?? null,
	user: userOf(from)?.id ?? null,
	locale: from.locale,
	name: nameOf(from) || null,
	groups: from.member?.roles ?? [],
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
