import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadTexts } from '../../src/ask/texts.ts';
import { environment, localeOf, readConfig, Settings } from '../../src/config.ts';
import { NewsroomError } from '../../src/document/error.ts';

const faultOf = (env: Record<string, string>): NewsroomError => {
	try {
		readConfig(env);
	} catch (error) {
		if (error instanceof NewsroomError) return error;
		throw error;
	}
	throw new Error('the settings were accepted');
};

describe('settings', () => {
	test('nothing set: a database in the data folder of the user, no platform', () => {
		const config = readConfig({ XDG_DATA_HOME: '/data' }, 'linux');
		expect(config.database).toBe('/data/newsroom/newsroom.sqlite');
		expect(config).toMatchObject({ slack: null, discord: null, articles: [], commandPrefix: '', color: true });
	});

	test.each([
		['linux', { XDG_DATA_HOME: 'relative' }, /[\\/]\.local[\\/]share[\\/]newsroom$/u],
		['darwin', {}, /[\\/]Library[\\/]Application Support[\\/]newsroom$/u],
		['win32', { APPDATA: '/roaming' }, /[\\/]roaming[\\/]newsroom$/u],
		['win32', { APPDATA: '/roaming', LOCALAPPDATA: '/local' }, /[\\/]local[\\/]newsroom$/u],
	] as const)('the data folder on %s %o', (platform, env, expected) => {
		expect(readConfig(env, platform).dataFolder).toMatch(expected);
	});

	test('an empty value counts as not set', () => {
		expect(readConfig({ SLACK_BOT_TOKEN: '', DISCORD_TOKEN: ' ', NEWSROOM_DB: '' }).slack).toBeNull();
	});

	test('a database on a server takes the place of the file, and its password is a secret', () => {
		const config = readConfig({
			NEWSROOM_DB: '/data/a.sqlite',
			DATABASE_URL: 'postgres://bot:hemligt@db.example/news',
		});
		expect(config.database).toBe('postgres://db.example/news');
		expect(config.secrets).toContain('hemligt');
		expect(config.secrets).toContain(config.postgres);
		expect(readConfig({ NEWSROOM_DB: '/data/a.sqlite' })).toMatchObject({
			database: '/data/a.sqlite',
			postgres: undefined,
		});
	});

	test('a list of folders', () => {
		expect(readConfig({ NEWSROOM_ARTICLES: ['/a', '', '/b c'].join(delimiter) }).articles).toEqual(['/a', '/b c']);
	});

	test.each([
		['NEWSROOM_LOCALE', 'not a language'],
		['NEWSROOM_COMMAND_PREFIX', 'Not Lower'],
		['DATABASE_URL', 'mysql://hemlighet-0@db.example/news'],
		['SLACK_BOT_TOKEN', 'hemlighet-1'],
		['SLACK_APP_TOKEN', 'hemlighet-2'],
		['SLACK_SIGNING_SECRET', 'kort'],
		['PORT', '70000'],
		['PORT', '80a'],
		['DISCORD_TOKEN', 'hemlig het'],
		['DISCORD_APPLICATION_ID', 'min app'],
		['LOG_LEVEL', 'loud'],
	])('%s=%s is named, the value never', (name, value) => {
		const fault = faultOf({ [name]: value });
		expect(fault.code).toBe('bad-setting');
		expect(fault.details).toEqual({ setting: name });
		expect(`${fault.message}${fault.stack}`).not.toContain(value);
	});

	test('Slack needs a second secret, and the bot token', () => {
		expect(faultOf({ SLACK_BOT_TOKEN: 'xoxb-1-2' }).details).toEqual({ setting: 'SLACK_APP_TOKEN' });
		expect(faultOf({ SLACK_APP_TOKEN: 'xapp-1-2' }).details).toEqual({ setting: 'SLACK_BOT_TOKEN' });
		const env = { SLACK_BOT_TOKEN: 'xoxb-1-2', SLACK_APP_TOKEN: 'xapp-1-2', PORT: '8080' };
		const { slack, port, secrets } = readConfig(env);
		expect(slack).toEqual({ botToken: 'xoxb-1-2', install: undefined, appToken: 'xapp-1-2', signingSecret: undefined });
		expect(port).toBe(8080);
		expect(secrets).toEqual(['xoxb-1-2', 'xapp-1-2']);
	});

	test('Slack in many workspaces needs all four, the signing secret, and no token of one workspace', () => {
		const secret = 'a'.repeat(32);
		const older = 'b'.repeat(32);
		const env = {
			SLACK_CLIENT_ID: '123.456',
			SLACK_CLIENT_SECRET: 'c'.repeat(32),
			NEWSROOM_URL: 'https://newsroom.example.org',
			NEWSROOM_SECRET: `${secret}  ${older}`,
			SLACK_SIGNING_SECRET: 'd'.repeat(32),
		};
		const { slack, secrets } = readConfig(env);
		expect(slack?.install).toMatchObject({
			clientId: '123.456',
			secrets: [secret, older],
			authorizationUrl: undefined,
		});
		for (const hidden of [secret, older, env.SLACK_CLIENT_SECRET]) expect(secrets).toContain(hidden);
		const { install } = readConfig({ ...env, SLACK_API_URL: 'https://slack-gov.com/api/' }).slack ?? {};
		expect(install?.authorizationUrl).toBe('https://slack-gov.com/oauth/v2/authorize');
		for (const name of Object.keys(env)) {
			expect(faultOf({ ...env, [name]: undefined }).details, name).toEqual({ setting: name });
		}
		expect(faultOf({ ...env, SLACK_BOT_TOKEN: 'xoxb-1-2' }).details).toEqual({ setting: 'SLACK_CLIENT_ID' });
		expect(faultOf({ ...env, NEWSROOM_SECRET: 'short' }).details).toEqual({ setting: 'NEWSROOM_SECRET' });
	});

	test('Discord comes by HTTP with a public key alone', () => {
		const env = { DISCORD_TOKEN: 'x'.repeat(30) };
		expect(readConfig(env).discord).toEqual({ token: 'x'.repeat(30), applicationId: undefined });
		const publicKey = '0f'.repeat(32);
		expect(readConfig({ ...env, DISCORD_PUBLIC_KEY: publicKey }).discord).toMatchObject({ publicKey });
		expect(faultOf({ ...env, DISCORD_PUBLIC_KEY: '0f' }).details).toEqual({ setting: 'DISCORD_PUBLIC_KEY' });
	});

	test.each([
		[{ NEWSROOM_LOCALE: 'nb_NO', LANG: 'sv_SE.UTF-8' }, 'nb-NO'],
		[{ LC_ALL: 'sv_SE.UTF-8', LANG: 'en_US.UTF-8' }, 'sv-SE'],
		[{ LANG: 'de_DE@euro' }, 'de-DE'],
		[{ LANG: 'C' }, 'en'],
	])('the locale of %o is %s', (env, expected) => {
		expect(localeOf(env)).toBe(expected);
	});

	test('.env gives what the environment does not', () => {
		const folder = mkdtempSync(join(tmpdir(), 'newsroom-'));
		writeFileSync(join(folder, '.env'), 'PORT=1\nLOG_LEVEL="debug"\n');
		expect(environment(folder, { PORT: '2' })).toMatchObject({ PORT: '2', LOG_LEVEL: 'debug' });
	});
});

describe('.env.example and the UI texts', () => {
	const names = Object.keys(Settings.shape).sort();
	const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');

	test('the example names every setting and no other, each under one comment', () => {
		const lines = example.split('\n');
		const set = lines.flatMap((line, index) => {
			const name = /^([A-Z_]+)=$/u.exec(line)?.[1];
			if (name !== undefined) expect(lines[index - 1]).toMatch(/^# \S/u);
			return name ?? [];
		});
		expect(set.sort()).toEqual(names);
	});

	test('every UI language says what each setting expects', () => {
		const texts = loadTexts(new URL('../../data/ui', import.meta.url).pathname);
		for (const language of texts.languages) {
			for (const name of names) expect(texts(language).say(`setting.${name}`)).not.toBe('');
		}
	});
});

describe('what may be fetched', () => {
	test('hosts and ranges, separated by commas or blanks', () => {
		const allowed = (list: string) => readConfig({ NEWSROOM_FETCH_ALLOW: list }).web.allowed;
		expect(allowed('wiki.example, 10.1.0.0/16 intra.example:8080,[::1]:3000,fd00::/8')).toEqual([
			...['wiki.example', '10.1.0.0/16', 'intra.example:8080', '[::1]:3000', 'fd00::/8'],
		]);
		expect(readConfig({}).web).toEqual({ allowed: [], userAgent: undefined });
	});

	test.each(['10.1.0.0/33', 'https://wiki.example', 'wiki.example/path', '*', 'fd00::/129', '10.0.0.0/x', 'a b:c'])(
		'%s is none',
		(list) => expect(faultOf({ NEWSROOM_FETCH_ALLOW: list }).details).toEqual({ setting: 'NEWSROOM_FETCH_ALLOW' }),
	);

	test('a name of one line', () => {
		expect(readConfig({ NEWSROOM_USER_AGENT: 'a/1 (+https://b.example)' }).web.userAgent).toBe(
			'a/1 (+https://b.example)',
		);
		expect(faultOf({ NEWSROOM_USER_AGENT: 'a\r\nx: y' }).details).toEqual({ setting: 'NEWSROOM_USER_AGENT' });
	});
});
