import { createServer, type Server } from 'node:http';
import { createEmulator, type Emulator } from 'emulate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installationsIn } from '../../../src/adapter/slack/install/installations.ts';
import { INSTALL_PATH, REDIRECT_PATH } from '../../../src/adapter/slack/install/paths.ts';
import { installRoutes } from '../../../src/adapter/slack/install/routes.ts';
import { createVault } from '../../../src/adapter/slack/install/vault.ts';
import { loadTexts } from '../../../src/ask/texts.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { freePort } from '../../peers/port.ts';

/** The whole installation as a browser sees it, against Slack's side as somebody else has rebuilt it. */

const texts = loadTexts('data/ui');
const SCOPES = ['commands', 'chat:write'];
const logged: string[] = [];
const log = {
	debug() {},
	info: (event: string) => logged.push(event),
	warn: (event: string) => logged.push(event),
	error: (event: string) => logged.push(event),
};

let store: Store;
let server: Server;
let slack: Emulator;
let home: string;
let installations: ReturnType<typeof installationsIn>;

beforeEach(async () => {
	logged.length = 0;
	store = await openSqlite({ path: ':memory:', now: () => new Date() });
	installations = installationsIn(store, createVault(['a secret of more than thirty-two characters'], 'SECRET'));
	const port = await freePort();
	home = `http://127.0.0.1:${port}`;
	slack = await createEmulator({
		service: 'slack',
		port: await freePort(),
		seed: {
			slack: {
				team: { name: 'Vik <Post>', domain: 'vikpost' },
				users: [{ name: 'eva', real_name: 'Eva Ek' }],
				oauth_apps: [
					{
						client_id: '12345.678',
						client_secret: 'shared',
						name: 'newsroom',
						redirect_uris: [`${home}${REDIRECT_PATH}`],
						scopes: SCOPES,
					},
				],
			},
		},
	});
	const routes = installRoutes({
		clientId: '12345.678',
		clientSecret: 'shared',
		redirectUri: `${home}${REDIRECT_PATH}`,
		stateSecret: 'signs the state',
		scopes: SCOPES,
		installations,
		tongues: { texts, languages: texts.languages },
		locale: 'en',
		log,
		newId: () => 'f00d42',
		clientOptions: { slackApiUrl: `${slack.url}/api/`, retryConfig: { retries: 0 } },
		authorizationUrl: `${slack.url}/oauth/v2/authorize`,
	});
	server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', home);
		const route = routes.find(({ path }) => path === pathname);
		void route?.handler(request, response);
	}).listen(port, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
});
afterEach(async () => {
	await new Promise((resolve) => server.close(resolve));
	await slack.close();
	await store.close();
});

interface Visit {
	readonly status: number;
	readonly text: string;
	readonly headers: Headers;
	readonly cookie: string;
}
async function visit(url: string, headers: Record<string, string> = {}): Promise<Visit> {
	const response = await fetch(url, { headers, redirect: 'manual' });
	const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
	return { status: response.status, text: await response.text(), headers: response.headers, cookie };
}
const linkIn = (page: string): string => /href="([^"]+)"/u.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';

/** From our page over Slack's back to the address that Slack names. */
async function toSlackAndBack(): Promise<{ back: string; cookie: string; asked: URL }> {
	const page = await visit(`${home}${INSTALL_PATH}`);
	const asked = new URL(linkIn(page.text));
	const consent = await (await fetch(asked)).text();
	const fields = [...consent.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu)];
	const response = await fetch(`${slack.url}/oauth/v2/authorize/callback`, {
		method: 'POST',
		redirect: 'manual',
		body: new URLSearchParams(
			fields.map(([, name = '', value = '']): [string, string] => [name, value.replaceAll('&amp;', '&')]),
		),
	});
	return { back: response.headers.get('location') ?? '', cookie: page.cookie, asked };
}

describe('installing', () => {
	test('an administrator installs, and the bot token is kept', async () => {
		const { back, cookie, asked } = await toSlackAndBack();
		expect(asked.searchParams.get('scope')).toBe(SCOPES.join(','));
		const done = await visit(back, { cookie });
		expect(done.status).toBe(200);
		expect(done.text).toContain('newsroom is installed in ');
		const team = linkIn(done.text);
		const id = new URL(team).searchParams.get('team') ?? '';
		const kept = await installations.find({ teamId: id });
		expect(kept?.bot.token).toMatch(/^xoxb-/u);
		expect(kept?.bot.scopes).toEqual(SCOPES);
		expect(JSON.stringify(kept)).not.toContain('xoxp');
		expect(await store.remembered(`slack:installation:${id}`)).not.toContain('xoxb');
		expect(logged).toContain('slack installed');
	});

	test('the page loads nothing, stands in no frame and speaks the language of the browser', async () => {
		const page = await visit(`${home}${INSTALL_PATH}`, { 'accept-language': 'xx, sv-FI;q=0.9, en;q=0.5' });
		expect(page.text).toContain('<html lang="sv">');
		expect(page.text).toContain('Fortsätt till Slack');
		expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
		expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
		expect(page.headers.get('referrer-policy')).toBe('no-referrer');
		expect(page.headers.get('set-cookie')).toMatch(/HttpOnly/u);
		expect((await visit(`${home}${INSTALL_PATH}`)).text).toContain('<html lang="en">');
	});
});

describe('nothing is installed', () => {
	const ended = async (url: string, cookie: string, words: string): Promise<void> => {
		const page = await visit(url, { cookie });
		expect(page.status).toBe(400);
		expect(page.text).toContain('newsroom was not installed');
		expect(page.text).toContain(words);
		expect(linkIn(page.text)).toBe(INSTALL_PATH);
		expect(await installations.find({ teamId: 'T000000001' })).toBeUndefined();
	};

	test("with a state from somebody else's browser", async () => {
		const { back } = await toSlackAndBack();
		await ended(back, '', 'another browser');
		const other = await visit(`${home}${INSTALL_PATH}`);
		await ended(back, other.cookie, 'another browser');
	});

	test('with a state that we did not sign', async () => {
		const { back } = await toSlackAndBack();
		const forged = new URL(back);
		const [head, body] = (forged.searchParams.get('state') ?? '').split('.');
		forged.searchParams.set('state', `${head}.${body}.forged`);
		await ended(String(forged), `slack-app-oauth-state=${head}.${body}.forged`, 'another browser');
	});

	test('without a state, or without a code', async () => {
		const { back, cookie } = await toSlackAndBack();
		const bare = new URL(back);
		bare.searchParams.delete('state');
		await ended(String(bare), cookie, 'another browser');
		await ended(`${home}${REDIRECT_PATH}`, cookie, 'another browser');
	});

	test('when the administrator says no', async () => {
		await ended(`${home}${REDIRECT_PATH}?error=access_denied&state=x`, '', 'was cancelled');
	});

	test('with a code that was used before', async () => {
		const { back, cookie } = await toSlackAndBack();
		expect((await visit(back, { cookie })).status).toBe(200);
		const again = await visit(back, { cookie });
		expect(again.status).toBe(400);
		expect(again.text).toContain('f00d42');
	});

	test.each(['?code=%00&state=%ff', '?code=<script>&state=<script>', `?code=${'x'.repeat(5_000)}`])(
		'with %s',
		async (query) => {
			const page = await visit(`${home}${REDIRECT_PATH}${query}`);
			expect(page.status).toBe(400);
			expect(page.text).not.toContain('<script>');
		},
	);
});
