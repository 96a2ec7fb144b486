import { ApplicationCommandOptionType, ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import { z } from 'zod';

/** What Discord sends, as far as it is used here. Everything else is passed over. */

const Snowflake = z.string().regex(/^\d{1,20}$/u);

const User = z.object({ id: Snowflake, username: z.string(), global_name: z.string().nullish() });

const shared = {
	id: Snowflake,
	application_id: Snowflake,
	token: z.string().min(1),
	guild_id: Snowflake.optional(),
	channel_id: Snowflake.optional(),
	/** Present in a server; `user` elsewhere. */
	member: z.object({ user: User, nick: z.string().nullish(), roles: z.array(z.string()).default([]) }).optional(),
	user: User.optional(),
	/** The user's own, absent only on pings. */
	locale: z.string().default('en-US'),
};

const Attachment = z.object({ url: z.url() });

const OptionValue = z.object({
	type: z.int().default(ApplicationCommandOptionType.String),
	name: z.string(),
	value: z.union([z.string(), z.number(), z.boolean()]).transform(String),
	focused: z.boolean().optional(),
});

const CommandData = z.object({
	name: z.string().min(1),
	type: z.literal(ApplicationCommandType.ChatInput).default(ApplicationCommandType.ChatInput),
	options: z.array(OptionValue).default([]),
	resolved: z.object({ attachments: z.record(z.string(), Attachment).default({}) }).optional(),
});

const Message = z.object({
	content: z.string().default(''),
	attachments: z.array(Attachment).default([]),
	embeds: z.array(z.object({ url: z.string().nullish(), description: z.string().nullish() })).default([]),
	components: z.array(z.unknown()).default([]),
});

/** A command of a message's menu. */
const MessageCommandData = z.object({
	name: z.string().min(1),
	type: z.literal(ApplicationCommandType.Message),
	target_id: Snowflake,
	resolved: z.object({ messages: z.record(z.string(), Message) }),
});

const CommandInteraction = z.object({
	...shared,
	type: z.literal(InteractionType.ApplicationCommand),
	data: z.union([MessageCommandData, CommandData]),
});

export type CommandInteraction = z.infer<typeof CommandInteraction>;

const AutocompleteInteraction = z.object({
	...shared,
	type: z.literal(InteractionType.ApplicationCommandAutocomplete),
	data: CommandData,
});
export type AutocompleteInteraction = z.infer<typeof AutocompleteInteraction>;

const ComponentInteraction = z.object({
	...shared,
	type: z.literal(InteractionType.MessageComponent),
	data: z.object({ custom_id: z.string(), values: z.array(z.string()).default([]) }),
	/** The message that the component stands in; its components go back as they came. */
	message: z.object({
		id: Snowflake,
		flags: z.int().default(0),
		components: z.array(z.unknown()).default([]),
	}),
});
export type ComponentInteraction = z.infer<typeof ComponentInteraction>;

const ModalField = z.object({
	custom_id: z.string(),
	value: z.string().default(''),
	values: z.array(z.string()).default([]),
});

/** A form sent in: a label around each field; what holds no field is passed over. */
const ModalInteraction = z.object({
	...shared,
	type: z.literal(InteractionType.ModalSubmit),
	data: z.object({
		custom_id: z.string(),
		components: z.array(z.object({ component: ModalField.optional().catch(undefined) })),
	}),
	/** Of the button that opened it. */
	message: z.object({ id: Snowflake }).optional(),
});
export type ModalInteraction = z.infer<typeof ModalInteraction>;

export const Interaction = z.discriminatedUnion('type', [
	CommandInteraction,
	AutocompleteInteraction,
	ComponentInteraction,
	ModalInteraction,
]);
export type Interaction = z.infer<typeof Interaction>;

/** What an answer needs, for those interactions too that are not understood. */
export const Envelope = z.object({ ...shared, type: z.int() });
export type Envelope = z.infer<typeof Envelope>;
