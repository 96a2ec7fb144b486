/**
 * What Slack takes, in characters or pieces. From the Block Kit and views reference at docs.slack.dev; `payload` from
 * bolt-js#2509 and #2867 (`msg_blocks_too_long` from about 13,200 characters of JSON), with room for escapes.
 */
export const LIMITS = {
	/** Blocks of one message. */
	blocks: 50,
	/** The blocks of one message as JSON. */
	payload: 12_000,
	/** The text that stands for a message in notifications and for screen readers; Slack cuts at 40,000. */
	fallback: 4_000,
	/** A section, and every text object without a limit of its own. */
	section: 3_000,
	header: 150,
	/** No limit is published: kept as short as a section, which every client shows. */
	richText: 3_000,
	/** Buttons of one actions block. */
	actions: 25,
	/** No limit is published: of more buttons a phone shows a wall. */
	row: 5,
	buttonLabel: 75,
	url: 3_000,
	altText: 2_000,
	modal: {
		blocks: 100,
		/** Title, submit and close. */
		title: 24,
		inputLabel: 2_000,
		placeholder: 150,
		inputLength: 3_000,
	},
	/** Of a select menu, static or external. */
	options: 100,
	optionLabel: 75,
	optionValue: 150,
	/** Uses of one `response_url`, within 30 minutes. */
	responses: 5,
	manifest: {
		name: 35,
		description: 140,
		command: 32,
		commandDescription: 2_000,
		usageHint: 1_000,
		botName: 80,
		domains: 5,
		shortcut: 24,
		shortcutDescription: 150,
	},
} as const;
