import { createEmulator, type Emulator } from 'emulate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installationsIn } from '../../../src/adapter/slack/install/installations.ts';
import { createVault } from '../../../src/adapter/slack/install/vault.ts';
import { type RunningSlack, startSlack } from '../../../src/adapter/slack/start.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { freePort } from '../../peers/port.ts';
import { type PeerRunner, peerRunner } from '../../peers/runner.ts';
import { blockActions, bodyOf, signed, slashCommand, viewSubmission } from '../../peers/slack/interactions.ts';
import { SlackPeer } from '../../peers/slack/peer.ts';
import { type Noted, notingLog, SECRET, saying } from '../workspace.ts';

/** One app in many workspaces: from the install page over commands and buttons to the uninstall. */

const KEY = 'a secret of more than thirty-two characters';

let store: Store;
let slack: Emulator;
let peer: SlackPeer;
let app: RunningSlack;
let runner: PeerRunner;
let noted: Noted[];
let home: string;

beforeEach(async () => {
	store = await openSqlite({ path: ':memory:', now: () => new Date() });
	peer = await SlackPeer.start();
	runner = peerRunner();
	noted = [];
	const port = await freePort();
	home = `http://127.0.0.1:${port}`;
	slack = await createEmulator({
		service: 'slack',
		port: await freePort(),
		seed: {
			slack: {
				users: [{ name: 'eva', real_name: 'Eva Ek' }],
				oauth_apps: [
					{
						client_id: '12345.678',
						client_secret: 'shared',
						name: 'newsroom',
						redirect_uris: [`${home}/slack/oauth_redirect`],
					},
				],
			},
		},
	});
	app = await startSlack({
		runner,
		store,
		settings: {
			botToken: undefined,
			install: {
				clientId: '12345.678',
				clientSecret: 'shared',
				secrets: [KEY],
				url: home,
				authorizationUrl: `${slack.url}/oauth/v2/authorize`,
			},
			appToken: undefined,
			signingSecret: SECRET,
			port,
			commandPrefix: '',
			locale: 'en-GB',
			apiUrl: `${slack.url}/api/`,
		},
		log: notingLog(noted),
		newId: () => 'f00d42',
	});
});
afterEach(async () => {
	await app.stop();
	await slack.close();
	await peer.stop();
	await store.close();
	expect(peer.faults).toEqual([]);
});

const installations = () => installationsIn(store, createVault([KEY], 'NEWSROOM_SECRET'));

/** Goes through the pages as an administrator does; gives the workspace's id. */
async function install(): Promise<string> {
	const page = await fetch(`${home}/slack/install`);
	const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
	const link = /href="([^"]+)"/u.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
	const consent = await (await fetch(link)).text();
	const fields = [...consent.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu)];
	const back = await fetch(`${slack.url}/oauth/v2/authorize/callback`, {
		method: 'POST',
		redirect: 'manual',
		body: new URLSearchParams(fields.map(([, name = '', value = '']): [string, string] => [name, value])),
	});
	const done = await fetch(back.headers.get('location') ?? '', { headers: { cookie } });
	expect(done.status).toBe(200);
	return /[?&;]team=(\w+)/u.exec(await done.text())?.[1] ?? '';
}

async function post(body: string, type = 'application/x-www-form-urlencoded'): Promise<Response> {
	const headers = { ...signed(body, SECRET), 'content-type': type };
	return fetch(`${home}/slack/events`, { method: 'POST', headers, body });
}
const interact = (payload: Record<string, unknown>) => post(bodyOf(payload));

async function event(team: string, inner: Record<string, unknown>): Promise<void> {
	const body = {
		type: 'event_callback',
		team_id: team,
		api_app_id: 'A1',
		event_id: `Ev${Math.random()}`,
		event_time: Math.floor(Date.now() / 1_000),
		authorizations: [{ team_id: team, enterprise_id: null, user_id: 'UBOT', is_bot: true }],
		event: inner,
	};
	expect((await post(JSON.stringify(body), 'application/json')).status).toBe(200);
}

async function told(count = 1): Promise<string[]> {
	await expect.poll(() => peer.of('respond').length, { timeout: 5_000 }).toBeGreaterThanOrEqual(count);
	return peer.of('respond').map(({ text }) => String(text));
}

describe('an app that workspaces install themselves', () => {
	test('is installed, answers a command, a button and a form there, and is gone after the uninstall', async () => {
		const team = await install();
		runner.answer(saying('Hej!'));
		const command = { ...slashCommand('/quote', 'Ek', { responseUrl: peer.responseUrl('one') }), team_id: team };
		expect((await interact(command)).status).toBe(200);
		expect(await told()).toEqual(['Hej!']);

		const [value = ''] = await runner.keep([{ command: 'quote', options: { person: 'Ek' }, cursor: '2' }]);
		runner.answer(saying('Mer.'));
		const button = blockActions({ action_id: 'run:0', value }, { responseUrl: peer.responseUrl('two') });
		expect((await interact({ ...button, team: { id: team, domain: 'vik' } })).status).toBe(200);
		expect((await told(2)).at(-1)).toBe('Mer.');

		const bare = { ...slashCommand('/quote', '', { responseUrl: peer.responseUrl('three') }), team_id: team };
		expect((await interact(bare)).status).toBe(200);
		runner.answer(saying('Ur formuläret.'));
		const origin = { command: 'quote', channel: 'C1', respond: peer.responseUrl('three'), thread: null };
		const form = viewSubmission(
			{ person: { selected_option: { value: 'Ek' } } },
			{ private_metadata: JSON.stringify(origin) },
		);
		expect((await interact({ ...form, team: { id: team, domain: 'vik' } })).status).toBe(200);
		await expect.poll(async () => (await told(3)).includes('Ur formuläret.')).toBe(true);
		expect(new Set(runner.asked.map(({ caller }) => caller.workspace))).toEqual(new Set([team]));

		await event(team, { type: 'app_uninstalled' });
		await expect.poll(() => installations().find({ teamId: team })).toBeUndefined();
	});

	test('the address is verified before anybody has installed it, and with the right signature only', async () => {
		const body = JSON.stringify({ type: 'url_verification', token: 'old', challenge: '3eZbrw1aB' });
		const verified = await post(body, 'application/json');
		expect([verified.status, await verified.json()]).toEqual([200, { challenge: '3eZbrw1aB' }]);
		const headers = { ...signed(body, 'another secret'), 'content-type': 'application/json' };
		expect((await fetch(`${home}/slack/events`, { method: 'POST', headers, body })).status).toBe(401);
	});

	test('a workspace that nothing is kept of is told so, and asks nothing of the archive', async () => {
		runner.answer(saying('secret'));
		const command = { ...slashCommand('/quote', 'Ek', { responseUrl: peer.responseUrl('one') }), team_id: 'T404' };
		expect((await interact(command)).status).toBe(200);
		const [text] = await told();
		expect(text).toContain('no valid installation');
		expect(runner.asked).toEqual([]);
	});

	test("a person's revoked token leaves the bot in place, the bot's own ends it", async () => {
		const team = await install();
		await event(team, { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });
		await event(team, { type: 'tokens_revoked', tokens: { oauth: ['U1'] } });
		expect(await installations().find({ teamId: team })).toBeDefined();
		await event(team, { type: 'tokens_revoked', tokens: { bot: ['UBOT'] } });
		await expect.poll(() => installations().find({ teamId: team })).toBeUndefined();
		expect(noted.map(({ message }) => message)).toContain('slack uninstalled');
	});

	test('an uninstall that somebody else invented changes nothing', async () => {
		const team = await install();
		const body = JSON.stringify({ type: 'event_callback', team_id: team, event: { type: 'app_uninstalled' } });
		const headers = { ...signed(body, 'another secret'), 'content-type': 'application/json' };
		const response = await fetch(`${home}/slack/events`, { method: 'POST', headers, body });
		expect(response.status).toBe(401);
		expect(await installations().find({ teamId: team })).toBeDefined();
	});

	test('no token stands in the log', async () => {
		const team = await install();
		const kept = await installations().find({ teamId: team });
		expect(kept?.bot.token).toMatch(/^xoxb-/u);
		expect(JSON.stringify(noted)).not.toContain(kept?.bot.token);
	});
});
