import { ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
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
	member: z.object({ user: User, nick: z.string().nullish() }).optional(),
	user: User.optional(),
	/** The user's own, absent only on pings. */
	locale: z.string().default('en-US'),
};

const OptionValue = z.object({
	name: z.string(),
	value: z.union([z.string(), z.number(), z.boolean()]).transform(String),
	focused: z.boolean().optional(),
});

const CommandData = z.object({
	name: z.string().min(1),
	type: z.literal(ApplicationCommandType.ChatInput).default(ApplicationCommandType.ChatInput),
	options: z.array(OptionValue).default([]),
});

const CommandInteraction = z.object({
	...shared,
	type: z.literal(InteractionType.ApplicationCommand),
	data: CommandData,
});

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

export const Interaction = z.discriminatedUnion('type', [
	CommandInteraction,
	AutocompleteInteraction,
	ComponentInteraction,
]);
export type Interaction = z.infer<typeof Interaction>;

/** What an answer needs, for those interactions too that are not understood. */
export const Envelope = z.object({ ...shared, type: z.int() });
export type Envelope = z.infer<typeof Envelope>;
