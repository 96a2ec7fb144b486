import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { examineDiscord } from '../../src/adapter/discord/examine.ts';
import { registerDiscord } from '../../src/adapter/discord/register.ts';
import type { Finding } from '../../src/ask/finding.ts';
import { silentLog } from '../../src/log.ts';
import { FakeDiscord } from '../peers/discord/fake.ts';
import { peerRunner } from '../peers/runner.ts';

const KEY = 'ab'.repeat(32);
const runner = peerRunner({ commands });
let fake: FakeDiscord;

beforeEach(async () => {
	fake = await FakeDiscord.start();
});
afterEach(async () => {
	await fake.stop();
	expect(fake.faults).toEqual([]);
});

async function examine(more: object = {}, ahead = 0): Promise<Finding[]> {
	const fetching = async () => new Response('{}', { headers: { date: new Date(1_800_000_000_000).toUTCString() } });
	return examineDiscord({
		settings: { token: fake.token, api: fake.api, ...more },
		runner,
		log: silentLog,
		now: () => new Date(1_800_000_000_000 + ahead),
		fetch: fetching,
	});
}
const states = (findings: readonly Finding[]) => findings.map(({ check, state }) => `${check}: ${state}`);

describe('what Discord makes of the installation', () => {
	test('all is well', async () => {
		await registerDiscord({ runner, settings: { token: fake.token, api: fake.api }, log: silentLog });
		expect(states(await examine())).toEqual([
			'discord-token: good',
			'discord-gateway: good',
			'discord-commands: good',
			'clock: good',
		]);
	});

	test('a token that Discord does not take', async () => {
		const findings = await examine({ token: 'another-token-another-token' });
		expect(findings[0]).toMatchObject({ check: 'fault', state: 'bad', values: { code: 'wrong-token' } });
	});

	test('an application that the token does not belong to', async () => {
		const findings = await examine({ applicationId: '900000000000000999' });
		expect(findings).toContainEqual({
			check: 'discord-application',
			state: 'bad',
			values: { id: fake.application },
		});
	});

	test('no commands, and commands of another release', async () => {
		expect(states(await examine())).toContain('discord-commands: bad');
		await registerDiscord({ runner, settings: { token: fake.token, api: fake.api }, log: silentLog });
		const route = '/commands';
		const there = [...(fake.commands.get(route) ?? [])] as { name: string; description: string }[];
		fake.commands.set(route, [
			{ ...there[0], description: 'Old words' },
			{ ...there[1], name: 'gone' },
			...there.slice(2),
		]);
		const finding = (await examine()).find(({ check }) => check === 'discord-commands');
		expect(finding).toMatchObject({ state: 'doubtful' });
		expect(String(finding?.values?.names).split(', ').sort()).toEqual(['facts', 'gone', 'quote']);
	});

	test('commands of one server alone, and the same ones twice', async () => {
		const settings = { token: fake.token, api: fake.api };
		const guild = '600000000000000001';
		fake.guilds.push('600000000000000000', guild);
		await registerDiscord({ runner, settings, log: silentLog, guild });
		const alone = await examine();
		expect(alone).toContainEqual({
			check: 'discord-server-commands',
			state: 'good',
			values: { id: guild, server: 'A server', count: 10 },
		});
		expect(states(alone).filter((state) => state.includes('bad'))).toEqual([]);
		await registerDiscord({ runner, settings, log: silentLog });
		const twice = await examine();
		expect(states(twice)).toContain('discord-commands: good');
		expect(twice.find(({ check }) => check === 'discord-doubled')).toMatchObject({
			state: 'doubtful',
			values: { id: guild, names: expect.stringContaining('quote, facts') },
		});
	});

	test('servers that Discord does not tell of do no harm', async () => {
		await registerDiscord({ runner, settings: { token: fake.token, api: fake.api }, log: silentLog });
		fake.refuse(/users\/@me\/guilds/u, 403, 50_001);
		expect(states(await examine())).toContain('discord-commands: good');
	});

	test('delivery that goes elsewhere', async () => {
		fake.portal = { interactions_endpoint_url: 'https://old.example/discord', verify_key: KEY };
		expect(states(await examine())).toContain('discord-gateway: bad');
		expect(states(await examine({ publicKey: KEY }))).toContain('discord-endpoint: good');
		expect(states(await examine({ publicKey: 'cd'.repeat(32) }))).toContain('discord-key: bad');
		fake.portal = { interactions_endpoint_url: null, verify_key: KEY.toUpperCase() };
		const findings = states(await examine({ publicKey: KEY }));
		expect(findings).toContain('discord-endpoint: bad');
		expect(findings).not.toContain('discord-key: bad');
	});

	test.each([
		[20_000, 'good'],
		[-100_000, 'doubtful'],
		[600_000, 'bad'],
	])('a clock that is %i ms off is %s', async (ahead, state) => {
		expect(states(await examine({}, ahead))).toContain(`clock: ${state}`);
	});
});
