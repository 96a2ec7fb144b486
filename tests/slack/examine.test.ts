import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { examineSlack } from '../../src/adapter/slack/examine.ts';
import { scopesFor } from '../../src/adapter/slack/manifest.ts';
import type { Finding } from '../../src/ask/finding.ts';
import { silentLog } from '../../src/log.ts';
import { SlackPeer } from '../peers/slack/peer.ts';

let peer: SlackPeer;
beforeEach(async () => {
	peer = await SlackPeer.start();
});
afterEach(() => peer.stop());

const examine = (more: object = {}): Promise<Finding[]> =>
	examineSlack({
		settings: { botToken: 'xoxb-1', appToken: undefined, apiUrl: peer.apiUrl, ...more },
		log: silentLog,
		now: () => new Date(),
	});
const granting = (scopes: readonly string[]) =>
	peer.next('auth.test', {
		headers: { 'x-oauth-scopes': scopes.join(',') },
		body: { ok: true, team: 'Vikby', user: 'newsroom', user_id: 'U', team_id: 'T' },
	});

describe('what Slack makes of the installation', () => {
	test('all is well', async () => {
		granting(scopesFor({}));
		expect(await examine({ appToken: 'xapp-1' })).toMatchObject([
			{ check: 'slack-token', state: 'good', values: { team: 'Vikby', user: 'newsroom' } },
			{ check: 'slack-scopes', state: 'good', values: { count: 4 } },
			{ check: 'slack-socket', state: 'good' },
			{ check: 'clock', state: 'good' },
		]);
	});

	test('scopes that are missing are named, those for links only where links are shown', async () => {
		granting(['commands', 'chat:write', 'channels:history']);
		expect(await examine()).toContainEqual({
			check: 'slack-scopes',
			state: 'bad',
			values: { scopes: 'chat:write.public, users:read' },
		});
		granting(scopesFor({}));
		expect(await examine({ domains: ['vikby.example'] })).toContainEqual({
			check: 'slack-scopes',
			state: 'bad',
			values: { scopes: 'links:read, links:write' },
		});
	});

	test('a token that Slack does not take is named by its setting', async () => {
		peer.refuse('auth.test', 'invalid_auth');
		peer.refuse('apps.connections.open', 'not_allowed_token_type');
		const findings = await examine({ appToken: 'xapp-1' });
		expect(findings.map(({ values }) => values?.setting)).toEqual(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', undefined]);
		expect(findings.slice(0, 2).every(({ state }) => state === 'bad')).toBe(true);
	});

	test('an app for many workspaces has no token of its own', async () => {
		const install = { url: 'https://bot.vikby.example' };
		expect(await examine({ botToken: undefined, install })).toMatchObject([
			{ check: 'slack-install', values: install },
			{ check: 'clock' },
		]);
	});

	test('nobody there is one finding', async () => {
		const findings = await examine({ apiUrl: 'http://127.0.0.1:9/api/', appToken: 'xapp-1' });
		expect(findings).toMatchObject([{ check: 'fault', state: 'bad', values: { code: 'platform-unreachable' } }]);
	});
});
