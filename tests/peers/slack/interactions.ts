import { createHmac } from 'node:crypto';

/** Payloads as Slack sends them, with the fields that stand in all of them. */

const TEAM = { id: 'T1', domain: 'vikby' };
let serial = 0;
const fresh = (kind: string) => `${kind}.${++serial}.${Date.now()}`;

interface Where {
	readonly responseUrl: string;
	readonly user?: string;
	readonly channel?: string;
}

export const slashCommand = (command: string, text: string, { responseUrl, user = 'U1', channel = 'C1' }: Where) => ({
	token: 'unused',
	team_id: TEAM.id,
	team_domain: TEAM.domain,
	channel_id: channel,
	channel_name: 'redaktionen',
	user_id: user,
	user_name: 'eva',
	command,
	text,
	api_app_id: 'A1',
	is_enterprise_install: 'false',
	response_url: responseUrl,
	trigger_id: fresh('trigger'),
});

export const blockActions = (
	action: { readonly action_id: string; readonly value?: string },
	{
		responseUrl,
		user = 'U1',
		channel = 'C1',
		ephemeral = true,
		thread,
	}: Where & { ephemeral?: boolean; thread?: string },
) => ({
	type: 'block_actions',
	user: { id: user, username: 'eva', name: 'eva', team_id: TEAM.id },
	api_app_id: 'A1',
	token: 'unused',
	container: {
		type: 'message',
		message_ts: '1700000000.000200',
		channel_id: channel,
		is_ephemeral: ephemeral,
		...(thread === undefined ? {} : { thread_ts: thread }),
	},
	trigger_id: fresh('trigger'),
	team: TEAM,
	enterprise: null,
	is_enterprise_install: false,
	channel: { id: channel, name: 'redaktionen' },
	response_url: responseUrl,
	actions: [
		{ type: 'button', block_id: 'b1', text: { type: 'plain_text', text: 'Next' }, action_ts: fresh('ts'), ...action },
	],
});

/** A shortcut of a message's menu. https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export const messageAction = (
	callback_id: string,
	message: Readonly<Record<string, unknown>>,
	{ responseUrl, user = 'U1', channel = 'C1' }: Where,
) => ({
	type: 'message_action',
	callback_id,
	token: 'unused',
	action_ts: fresh('ts'),
	team: TEAM,
	user: { id: user, username: 'eva', name: 'eva', team_id: TEAM.id },
	channel: { id: channel, name: 'redaktionen' },
	api_app_id: 'A1',
	is_enterprise_install: false,
	enterprise: null,
	trigger_id: fresh('trigger'),
	response_url: responseUrl,
	message_ts: '1700000000.000300',
	message: { type: 'message', user: 'U2', ts: '1700000000.000300', text: '', ...message },
});

interface Form {
	readonly private_metadata: string;
	readonly user?: string;
}

export const blockSuggestion = (option: string, value: string, { private_metadata, user = 'U1' }: Form) => ({
	type: 'block_suggestion',
	user: { id: user, name: 'eva', team_id: TEAM.id },
	container: { type: 'view', view_id: 'V1' },
	api_app_id: 'A1',
	token: 'unused',
	action_id: option,
	block_id: option,
	value,
	team: TEAM,
	enterprise: null,
	is_enterprise_install: false,
	view: { id: 'V1', team_id: TEAM.id, type: 'modal', private_metadata, callback_id: 'ask' },
});

export const viewSubmission = (
	fields: Record<string, Record<string, unknown>>,
	{ private_metadata, user = 'U1', id = fresh('V') }: Form & { id?: string },
) => ({
	type: 'view_submission',
	team: TEAM,
	user: { id: user, username: 'eva', name: 'eva', team_id: TEAM.id },
	api_app_id: 'A1',
	token: 'unused',
	trigger_id: fresh('trigger'),
	view: {
		id,
		team_id: TEAM.id,
		type: 'modal',
		private_metadata,
		callback_id: 'ask',
		hash: fresh('hash'),
		state: { values: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { [name]: field }])) },
	},
	response_urls: [],
	is_enterprise_install: false,
	enterprise: null,
});

/** Commands come as a form, everything else as JSON in its field `payload`. */
export const bodyOf = (payload: Record<string, unknown>): string =>
	new URLSearchParams(
		'type' in payload ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>),
	).toString();

/** The headers of a signed request. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function signed(body: string, secret: string, at = Math.floor(Date.now() / 1000)): Record<string, string> {
	const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
	return {
		'content-type': 'application/x-www-form-urlencoded',
		'x-slack-request-timestamp': String(at),
		'x-slack-signature': `v0=${signature}`,
	};
}
