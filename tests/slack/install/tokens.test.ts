import { beforeEach, describe, expect, test } from 'vitest';
import { type Installation, installationsIn } from '../../../src/adapter/slack/install/installations.ts';
import { type Refreshed, tokensOf } from '../../../src/adapter/slack/install/tokens.ts';
import { createVault } from '../../../src/adapter/slack/install/vault.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';

const HOUR = 3_600;
const START = 1_800_000_000;

let clock: number;
let store: Store;
const now = (): Date => new Date(clock * 1_000);
const vault = createVault(['a secret of more than thirty-two characters'], 'SECRET');
const log = { debug() {}, info() {}, warn() {}, error() {} };

const installed = (bot: Partial<Installation['bot']> = {}, more: Partial<Installation> = {}): Installation => ({
	team: { id: 'T1', name: 'Vik Post' },
	isEnterpriseInstall: false,
	user: { id: 'U1' },
	bot: { token: 'xoxe-1', id: 'B1', userId: 'U2', scopes: ['commands'], ...bot },
	...more,
});
const rotating = (left: number): Installation => installed({ refreshToken: 'refresh-1', expiresAt: clock + left });

/** Slack's side: each refresh token is taken once. */
function slack(delay = 0) {
	let turn = 1;
	const calls: string[] = [];
	const refresh = async (token: string): Promise<Refreshed> => {
		calls.push(token);
		await new Promise((resolve) => setTimeout(resolve, delay));
		if (token !== `refresh-${turn}`) throw new Error('invalid_refresh_token');
		turn++;
		return { access_token: `xoxe-${turn}`, refresh_token: `refresh-${turn}`, expires_in: 12 * HOUR };
	};
	return { calls, refresh };
}

function processOf(refresh: (token: string) => Promise<Refreshed>) {
	const installations = installationsIn(store, vault);
	const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds / 20));
	return { installations, tokens: tokensOf({ installations, store, refresh, now, wait, log }) };
}

beforeEach(async () => {
	clock = START;
	store = await openSqlite({ path: ':memory:', now });
	return () => store.close();
});

describe('installations', () => {
	test('come back as they were kept, without the tokens of a person', async () => {
		const { installations } = processOf(slack().refresh);
		const own = { ...installed(), user: { id: 'U1', token: 'xoxp-private', scopes: ['files:read'] } };
		await installations.save(own);
		expect(await installations.find({ teamId: 'T1' })).toEqual(installed());
		expect(await installations.find({ teamId: 'T2' })).toBeUndefined();
		const kept = (await store.remembered('slack:installation:T1')) ?? '';
		// Longer than what chance makes of a seal.
		for (const word of ['xoxb', 'Vikby']) expect(kept).not.toContain(word);
	});

	test("an organisation's installation serves its workspaces, and a workspace's own goes before", async () => {
		const { installations } = processOf(slack().refresh);
		const wide = installed({ token: 'xoxe-wide' }, { enterprise: { id: 'E1' }, isEnterpriseInstall: true });
		await installations.save(wide);
		const where = { teamId: 'T9', enterpriseId: 'E1' };
		expect((await installations.find(where))?.bot.token).toBe('xoxe-wide');
		await installations.save(installed({ token: 'xoxe-own' }, { team: { id: 'T9' } }));
		expect((await installations.find(where))?.bot.token).toBe('xoxe-own');
		await installations.remove(where);
		expect((await installations.find(where))?.bot.token).toBe('xoxe-wide');
		await installations.remove(where);
		await installations.remove(where);
		expect(await installations.find(where)).toBeUndefined();
	});

	test('an event from where the app is not installed says so', async () => {
		const { tokens } = processOf(slack().refresh);
		await expect(tokens({ teamId: 'T7' })).rejects.toThrow('not-installed workspace=T7');
	});
});

describe('rotation', () => {
	test('a token without an end, or far from it, stays', async () => {
		const peer = slack();
		const { installations, tokens } = processOf(peer.refresh);
		await installations.save(installed());
		expect((await tokens({ teamId: 'T1' })).bot.token).toBe('xoxe-1');
		await installations.save(rotating(3 * HOUR));
		expect((await tokens({ teamId: 'T1' })).bot.token).toBe('xoxe-1');
		expect(peer.calls).toEqual([]);
	});

	test.each([{ left: HOUR }, { left: 10 }, { left: -HOUR }])(
		'a token with $left s left is exchanged and kept',
		async ({ left }) => {
			const peer = slack();
			const { installations, tokens } = processOf(peer.refresh);
			await installations.save(rotating(left));
			expect((await tokens({ teamId: 'T1' })).bot).toMatchObject({ token: 'xoxe-2', expiresAt: START + 12 * HOUR });
			expect((await tokens({ teamId: 'T1' })).bot.token).toBe('xoxe-2');
			expect(peer.calls).toEqual(['refresh-1']);
		},
	);

	test.each([{ left: HOUR }, { left: -HOUR }])(
		'many events in two processes at once ($left s left): one exchange',
		async ({ left }) => {
			const peer = slack(20);
			const [one, two] = [processOf(peer.refresh), processOf(peer.refresh)];
			await one.installations.save(rotating(left));
			const given = await Promise.all(
				Array.from({ length: 40 }, (_, at) => (at % 2 ? one : two).tokens({ teamId: 'T1' })),
			);
			expect(peer.calls).toEqual(['refresh-1']);
			// Where the old one is dead, everybody has the new one.
			if (left < 0) expect(new Set(given.map(({ bot }) => bot.token))).toEqual(new Set(['xoxe-2']));
			expect((await one.tokens({ teamId: 'T1' })).bot.token).toBe('xoxe-2');
		},
	);

	test('Slack out of reach: the old token goes on, and the exchange is tried again later', async () => {
		const peer = slack();
		let down = true;
		const { installations, tokens } = processOf(async (token) => {
			if (down) throw new Error('ECONNREFUSED');
			return peer.refresh(token);
		});
		await installations.save(rotating(HOUR));
		expect((await tokens({ teamId: 'T1' })).bot.token).toBe('xoxe-1');
		down = false;
		expect((await tokens({ teamId: 'T1' })).bot.token).toBe('xoxe-1');
		clock += 30;
		expect((await tokens({ teamId: 'T1' })).bot.token).toBe('xoxe-2');
	});

	test('an answer that Slack never gave is no token', async () => {
		const { installations, tokens } = processOf(async () => ({ access_token: 5 }) as never);
		await installations.save(rotating(HOUR));
		expect((await tokens({ teamId: 'T1' })).bot.token).toBe('xoxe-1');
		expect(await installations.find({ teamId: 'T1' })).toEqual(rotating(HOUR));
	});
});
