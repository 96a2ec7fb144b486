import { z } from 'zod';

/** What this adapter uses of what Slack sends; everything else is ignored. */

/** What people type arrives with the characters of Slack's markup escaped (bolt-python#513). */
const Typed = z
	.string()
	.transform((text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));

const User = z.object({ id: z.string(), team_id: z.string().nullish(), name: z.string().nullish() });
const Team = z.object({ id: z.string() }).nullish();

export const SlashCommand = z.object({
	/** With the slash: "/quote". */
	command: z.string().startsWith('/'),
	text: Typed.default(''),
	user_id: z.string(),
	team_id: z.string(),
	channel_id: z.string(),
	response_url: z.url(),
	trigger_id: z.string(),
});
export type SlashCommand = z.infer<typeof SlashCommand>;

/** A pressed button, or a choice in a menu, of a message, or of the Home tab, which is in no channel and has no address to answer to. */
export const BlockActions = z.object({
	type: z.literal('block_actions'),
	user: User,
	team: Team,
	channel: z.object({ id: z.string() }).nullish(),
	container: z.object({
		message_ts: z.string().default(''),
		thread_ts: z.string().nullish(),
		is_ephemeral: z.boolean().default(false),
	}),
	message: z.object({ thread_ts: z.string().nullish() }).nullish(),
	response_url: z.url().nullish(),
	trigger_id: z.string().default(''),
	actions: z
		.array(
			z.object({
				action_id: z.string(),
				value: z.string().default(''),
				/** Of a menu. */
				selected_option: z.object({ value: z.string() }).nullish(),
				action_ts: z.string().default(''),
			}),
		)
		.min(1),
});
export type BlockActions = z.infer<typeof BlockActions>;

/** A shortcut of a message's menu. */
export const MessageAction = z.object({
	type: z.literal('message_action'),
	/** As the manifest names the shortcut. */
	callback_id: z.string(),
	user: User,
	team: Team,
	channel: z.object({ id: z.string() }),
	response_url: z.url(),
	trigger_id: z.string(),
	message: z.object({
		ts: z.string().default(''),
		thread_ts: z.string().nullish(),
		text: z.string().default(''),
		files: z.array(z.unknown()).nullish(),
		attachments: z
			.array(z.object({ text: z.string().nullish(), fallback: z.string().nullish(), from_url: z.string().nullish() }))
			.nullish(),
	}),
});
export type MessageAction = z.infer<typeof MessageAction>;

/** Where a form was asked for; travels in its `private_metadata`. */
export const FormOrigin = z.object({
	command: z.string(),
	channel: z.string(),
	/** Of what opened the form: good for 30 minutes, also in channels where the bot is no member. */
	respond: z.url().nullable().default(null),
	thread: z.string().nullable().default(null),
	/** The token of what was given already. */
	kept: z.string().optional(),
});
export type FormOrigin = z.infer<typeof FormOrigin>;

const Metadata = z
	.string()
	.transform((text, context): unknown => {
		try {
			return JSON.parse(text);
		} catch {
			context.addIssue({ code: 'custom', message: 'not JSON' });
			return z.NEVER;
		}
	})
	.pipe(FormOrigin);

/** Letters typed into a menu of a form. */
export const BlockSuggestion = z.object({
	type: z.literal('block_suggestion'),
	user: User,
	team: Team,
	action_id: z.string(),
	value: Typed,
	view: z.object({ private_metadata: Metadata }),
});
export type BlockSuggestion = z.infer<typeof BlockSuggestion>;

const FieldState = z.object({
	value: Typed.nullish(),
	selected_option: z.object({ value: Typed }).nullish(),
	selected_date: z.string().nullish(),
});

export const ViewSubmission = z.object({
	type: z.literal('view_submission'),
	user: User,
	team: Team,
	view: z.object({
		id: z.string(),
		private_metadata: Metadata,
		/** By block, then by field; here both are called after the option. */
		state: z.object({ values: z.record(z.string(), z.record(z.string(), FieldState)) }),
	}),
});
export type ViewSubmission = z.infer<typeof ViewSubmission>;

/** Around every event. */
export const EventEnvelope = z.object({ team_id: z.string(), enterprise_id: z.string().nullish() });
export type EventEnvelope = z.infer<typeof EventEnvelope>;

export const HomeOpened = EventEnvelope.extend({
	event: z.object({ user: z.string(), tab: z.string() }),
});
export type HomeOpened = z.infer<typeof HomeOpened>;

/** Links of the app's own domains in a message, or still in its making. */
export const LinkShared = EventEnvelope.extend({
	event: z.object({
		channel: z.string(),
		user: z.string(),
		message_ts: z.string(),
		unfurl_id: z.string().nullish(),
		source: z.string().nullish(),
		links: z.array(z.object({ url: z.url() })).min(1),
	}),
});
export type LinkShared = z.infer<typeof LinkShared>;

export const TokensRevoked = EventEnvelope.extend({
	event: z.object({ tokens: z.object({ bot: z.array(z.string()).default([]) }) }),
});

const Sourced = z.object({
	team_id: z.string().optional(),
	enterprise_id: z.string().nullish(),
	team: Team,
	enterprise: Team,
	user: User.optional(),
});

/** The workspace that a payload came from, whichever way it tells. */
export function sourceOf(body: unknown): { teamId?: string; enterpriseId?: string } {
	const { data } = Sourced.safeParse(body);
	const teamId = data?.team?.id ?? data?.team_id ?? data?.user?.team_id;
	const enterpriseId = data?.enterprise?.id ?? data?.enterprise_id;
	return { ...(teamId && { teamId }), ...(enterpriseId && { enterpriseId }) };
}
