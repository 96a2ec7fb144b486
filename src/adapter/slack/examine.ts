import { clockFinding, type Finding } from '../../ask/finding.ts';
import { NewsroomError } from '../../document/error.ts';
import type { Log } from '../../log.ts';
import { faultOf } from './fault.ts';
import { boltLogger } from './logger.ts';
import { scopesFor } from './manifest.ts';
import { retryConfig } from './web.ts';

interface ExamineOptions {
	readonly settings: {
		readonly botToken: string | undefined;
		readonly appToken: string | undefined;
		readonly install?: { readonly url: string } | undefined;
		readonly domains?: readonly string[];
		readonly apiUrl?: string;
	};
	readonly log: Log;
	readonly now: () => Date;
	readonly fetch?: typeof fetch;
}

/** Slack's own address, where the clock is read when no other is set. */
const API = 'https://slack.com/api/';
const TIMEOUT = 10_000;

/** Tokens, scopes and clock, as Slack sees them. Never rejects. */
export async function examineSlack(options: ExamineOptions): Promise<Finding[]> {
	const { settings, log, now } = options;
	const get = options.fetch ?? fetch;
	const { WebClient } = (await import('@slack/bolt')).webApi;
	const address = settings.apiUrl ?? API;
	const client = (token: string) =>
		new WebClient(token, {
			logger: boltLogger(log),
			retryConfig,
			timeout: TIMEOUT,
			rejectRateLimitedCalls: true,
			slackApiUrl: address,
		});

	const token = async (botToken: string): Promise<Finding[]> => {
		const { team, user, response_metadata } = await client(botToken).auth.test();
		const granted = response_metadata?.scopes ?? [];
		const missing = scopesFor(settings).filter((scope) => !granted.includes(scope));
		const known: Finding = { check: 'slack-token', state: 'good', values: { team: team ?? '', user: user ?? '' } };
		// An answer that names no scopes at all says nothing about them.
		if (granted.length === 0) return [known];
		const scopes: Finding =
			missing.length === 0
				? { check: 'slack-scopes', state: 'good', values: { count: granted.length } }
				: { check: 'slack-scopes', state: 'bad', values: { scopes: missing.join(', ') } };
		return [known, scopes];
	};
	const socket = async (appToken: string): Promise<Finding[]> => {
		await client(appToken).apps.connections.open();
		return [{ check: 'slack-socket', state: 'good' }];
	};
	const clock = async (): Promise<Finding[]> => {
		const response = await get(`${address}api.test`, { method: 'POST', signal: AbortSignal.timeout(TIMEOUT) });
		return clockFinding(response.headers.get('date'), now(), 'Slack');
	};

	const { botToken, appToken, install } = settings;
	const findings = botToken ? await attempt('SLACK_BOT_TOKEN', () => token(botToken)) : [];
	const unreachable = findings.some(({ values }) => values?.code === 'platform-unreachable');
	return [
		...findings,
		...(appToken && !unreachable ? await attempt('SLACK_APP_TOKEN', () => socket(appToken)) : []),
		...(install ? [{ check: 'slack-install', state: 'good', values: { url: install.url } } as const] : []),
		...(await clock().catch(() => [])),
	];
}

async function attempt(
	setting: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN',
	examine: () => Promise<Finding[]>,
): Promise<Finding[]> {
	try {
		return await examine();
	} catch (error) {
		const { code, details } = error instanceof NewsroomError ? error : faultOf(error, setting);
		return [{ check: 'fault', state: 'bad', values: { check: 'slack-token', code, ...details } }];
	}
}
