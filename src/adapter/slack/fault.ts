import { NewsroomError } from '../../document/error.ts';
import { refusal } from './web.ts';

/** Slack's words for a token that it does not take, or not for this. */
const TOKEN = [
	'invalid_auth',
	'not_authed',
	'account_inactive',
	'token_revoked',
	'token_expired',
	'not_allowed_token_type',
	'no_permission',
	'missing_scope',
	'access_denied',
];

/** What setting up met, in our own terms: a refused token, a port in use, no connection. */
export function faultOf(error: unknown, setting: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN' | 'PORT'): NewsroomError {
	const cause = { cause: error };
	if (setting === 'PORT') return new NewsroomError('bad-setting', { setting }, cause);
	if (TOKEN.includes(refusal(error) ?? ''))
		return new NewsroomError('wrong-token', { platform: 'Slack', setting }, cause);
	return new NewsroomError('platform-unreachable', { platform: 'Slack' }, cause);
}
