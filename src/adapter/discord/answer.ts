import {
	type APIModalInteractionResponseCallbackData,
	InteractionResponseType,
	MessageFlags,
} from 'discord-api-types/v10';
import type { Log } from '../../log.ts';
import type { DiscordMessage } from '../../render/discord/messages.ts';
import type { Envelope } from './schema.ts';
import { type Refusal, refusalOf, type Wire } from './wire.ts';

/** Where an answer goes: a private one of its own, or in place of the message whose button was pressed. */
export type Place = 'own' | 'instead';

/** The answer to one interaction, whatever Discord thinks of its age. Nothing here throws for a refusal it knows. */
export interface Answer {
	/** Buys fifteen minutes. */
	defer(place: Place): Promise<void>;
	/**
	 * Sends the messages privately. What `defer` announced is filled with the first one, except that a message whose
	 * button was pressed stays when the answer is one of its own.
	 */
	send(messages: readonly DiscordMessage[], place: Place): Promise<void>;
	/** Posts for all to see, after `defer`. False when it is too late for that. */
	post(messages: readonly DiscordMessage[]): Promise<boolean>;
	/** Opens a form, which only a first answer can. False when it is too late for that. */
	open(modal: APIModalInteractionResponseCallbackData): Promise<boolean>;
	/** Changes the message whose button was pressed, after `defer('instead')`. */
	change(message: DiscordMessage): Promise<void>;
}

/** `deferred`: another process has announced the answer already. */
export function answerTo(to: Envelope, wire: Wire, log: Log, deferred?: Place): Answer {
	let state: 'open' | 'answered' | 'late' | { readonly deferred: Place } = deferred ? { deferred } : 'open';
	const user = to.member?.user.id ?? to.user?.id;

	/** Does a call; the refusals that have a remedy come back as a value. */
	const attempt = async (call: Promise<void>): Promise<Refusal | 'done'> => {
		try {
			await call;
			return 'done';
		} catch (error) {
			const refusal = refusalOf(error);
			if (refusal === 'other') throw error;
			log.info('discord refused', { interaction: to.id, refusal });
			if (refusal === 'late') state = 'late';
			return refusal;
		}
	};

	const hidden = ({ flags, ...message }: DiscordMessage) => ({ ...message, flags: flags | MessageFlags.Ephemeral });

	/** The interaction is dead, the person is not: a direct message reaches them alone. */
	const tell = async (messages: readonly DiscordMessage[]): Promise<void> => {
		if (user === undefined) return;
		try {
			for (const message of messages) await wire.direct(user, message);
		} catch (error) {
			log.warn('no way to answer', { interaction: to.id, error });
		}
	};

	const follow = async (messages: readonly DiscordMessage[]): Promise<void> => {
		for (const [index, message] of messages.entries()) {
			if ((await attempt(wire.follow(to, hidden(message)))) === 'late') return tell(messages.slice(index));
		}
	};

	return {
		async defer(place) {
			if (state !== 'open') return;
			const result = await attempt(
				wire.respond(
					to,
					place === 'own'
						? {
								type: InteractionResponseType.DeferredChannelMessageWithSource,
								data: { flags: MessageFlags.Ephemeral },
							}
						: { type: InteractionResponseType.DeferredMessageUpdate },
				),
			);
			if (result !== 'late') state = { deferred: place };
		},

		async send(messages, place) {
			const [first, ...rest] = messages;
			if (!first) return;
			if (state === 'open') {
				const result = await attempt(
					wire.respond(
						to,
						place === 'own'
							? {
									type: InteractionResponseType.ChannelMessageWithSource,
									data: hidden(first),
								}
							: { type: InteractionResponseType.UpdateMessage, data: first },
					),
				);
				if (result !== 'late') state = result === 'done' ? 'answered' : { deferred: place };
				if (result === 'done') return follow(rest);
			}
			if (state === 'late') return tell(messages);
			// What stands already is not overwritten.
			if (typeof state !== 'object' || (state.deferred === 'instead' && place === 'own')) return follow(messages);
			const result = await attempt(wire.edit(to, first));
			if (result === 'late') return tell(messages);
			state = 'answered';
			return follow(result === 'gone' ? messages : rest);
		},

		async open(data) {
			if (state !== 'open') return false;
			const result = await attempt(wire.respond(to, { type: InteractionResponseType.Modal, data }));
			if (result === 'done') state = 'answered';
			return result === 'done';
		},

		async post(messages) {
			for (const message of messages) {
				if (state === 'late') return false;
				await attempt(wire.follow(to, message));
			}
			return state !== 'late';
		},

		async change(message) {
			if (typeof state === 'object') await attempt(wire.edit(to, message));
		},
	};
}
