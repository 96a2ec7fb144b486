import { afterEach, describe, expect, test } from 'vitest';
import { peerRunner } from '../peers/runner.ts';
import { bodyOf, signed, slashCommand } from '../peers/slack/interactions.ts';
import { replies } from '../preview/replies.ts';
import { SECRET, saying, Workspace } from './workspace.ts';

let workspace: Workspace;
afterEach(() => workspace.close());

const open = async (runner = peerRunner(), settings = {}) => {
	workspace = await Workspace.open(runner, settings);
	return { runner, peer: workspace.peer };
};
const ask = (command: string, text: string, user = 'U1') =>
	slashCommand(command, text, { responseUrl: workspace.peer.responseUrl('one'), user });

describe('a command', () => {
	test('is acknowledged in silence and answered privately', async () => {
		const { runner, peer } = await open();
		runner.answer(replies.quotes ?? saying(''));
		const response = await workspace.post(ask('/quote', 'Casco'));
		expect(response.status).toBe(200);
		expect(await response.text()).toBe('');
		const [answer] = await peer.until('respond');
		expect(answer).toMatchObject({ response_type: 'ephemeral', replace_original: false, unfurl_links: false });
		expect(JSON.stringify(answer?.blocks)).toContain('Att Göteborg skulle vara förskonat från det är en utopi.');
		expect(runner.asked).toMatchObject([
			{
				invocation: { command: 'quote', options: { person: 'Casco' } },
				caller: { platform: 'slack', workspace: 'T1', channel: 'C1', user: 'U1' },
				visibility: 'private',
			},
		]);
	});

	test('is acknowledged before its answer is ready', async () => {
		const { runner, peer } = await open();
		const { promise: slow, resolve } = Promise.withResolvers<void>();
		runner.answer(async () => {
			await slow;
			return saying('At last.');
		});
		expect((await workspace.post(ask('/help', ''))).status).toBe(200);
		expect(peer.of('respond')).toEqual([]);
		resolve();
		expect(await peer.until('respond')).toMatchObject([{ text: 'At last.' }]);
	});

	test('takes its options from one free text', async () => {
		const { runner, peer } = await open();
		runner.answer(saying('Yes.'));
		await workspace.post(ask('/quote', '“Åsa Regnér” about:"två ord" since:2016-01-01'));
		await peer.until('respond');
		expect(runner.asked[0]?.invocation.options).toEqual({
			person: 'Åsa Regnér',
			about: 'två ord',
			since: '2016-01-01',
		});
	});

	test('is read as it was typed, not as Slack escapes it', async () => {
		const { runner, peer } = await open();
		runner.answer(saying('Yes.'));
		await workspace.post(ask('/quote', 'Bo &amp; Co &lt;3 about:a&amp;amp;b'));
		await peer.until('respond');
		expect(runner.asked[0]?.invocation.options).toEqual({ person: 'Bo & Co <3', about: 'a&amp;b' });
	});

	test('that cannot be read is answered with what would be', async () => {
		const { runner, peer } = await open();
		await workspace.post(ask('/quote', 'Casco colour:green'));
		const [answer] = await peer.until('respond');
		expect(answer?.text).toContain('colour');
		expect(answer?.text).toContain('person, about, article, since, why');
		expect(runner.asked).toEqual([]);
		expect(workspace.noted).toContainEqual(expect.objectContaining({ level: 'info', message: 'fault' }));
	});

	test('that there is none of is for the runner to explain', async () => {
		const { runner, peer } = await open();
		runner.answer(saying('There is no such command.'));
		await workspace.post(ask('/nonsense', 'Casco'));
		await peer.until('respond');
		expect(runner.asked[0]?.invocation).toEqual({ command: 'nonsense', options: {}, cursor: null });
	});

	test('may carry a prefix, also in what the answer says of commands', async () => {
		const { runner, peer } = await open(peerRunner(), { commandPrefix: 'vikby-' });
		runner.answer(({ dialect }) => saying(dialect.usage('quote', { person: 'Casco', about: 'två ord' })));
		await workspace.post(ask('/vikby-quote', 'Casco'));
		const [answer] = await peer.until('respond');
		expect(runner.asked[0]?.invocation.command).toBe('quote');
		expect(answer?.text).toBe('/vikby-quote Casco about:"två ord"');
	});

	test('with nothing to ask for is answered at once, with no form', async () => {
		const { runner, peer } = await open();
		runner.answer(saying('Like this.'));
		for (const name of ['/help', '/facts']) await workspace.post(ask(name, '  '));
		await peer.until('respond', 2);
		expect(peer.of('views.open')).toEqual([]);
	});

	test('delivered twice is answered once', async () => {
		const { runner, peer } = await open();
		runner.answer(saying('Once.'));
		const payload = ask('/quote', 'Casco');
		await Promise.all([workspace.post(payload), workspace.post(payload), workspace.post(payload)]);
		await workspace.post(ask('/quote', 'another'));
		await peer.until('respond', 2);
		expect(runner.asked.map(({ invocation }) => invocation.options.person).sort()).toEqual(['Casco', 'another']);
	});

	test('delivered to two processes is answered once', async () => {
		const { runner, peer } = await open();
		runner.answer(saying('Once.'));
		const other = await Workspace.open(runner, {}, {}, peer);
		const payload = ask('/quote', 'Casco');
		await Promise.all([workspace.post(payload), other.post(payload)]);
		await Promise.all([workspace.post(ask('/help', '')), other.post(ask('/help', ''))]);
		await other.slack.stop();
		expect(peer.of('respond')).toHaveLength(3);
	});

	test('whose answer fails is answered with the id that stands in the log', async () => {
		const { runner, peer } = await open();
		runner.answer(saying('')); // Shows nothing.
		await workspace.post(ask('/quote', 'Casco'));
		const [answer] = await peer.until('respond');
		expect(answer?.text).toContain('f00d42');
		expect(workspace.noted).toContainEqual(
			expect.objectContaining({ level: 'error', fields: expect.objectContaining({ id: 'f00d42' }) }),
		);
	});
});

describe('the language', () => {
	const inSwedish = 'sv-SE';

	test('is the one that the person has chosen in Slack, asked for once', async () => {
		const { runner, peer } = await open();
		peer.people.U1 = { locale: inSwedish };
		runner.answer(saying('Ja.'));
		for (let times = 0; times < 3; times++) await workspace.post(ask('/quote', 'Casco'));
		await peer.until('respond', 3);
		expect(runner.asked.map(({ caller }) => caller.locale)).toEqual([inSwedish, inSwedish, inSwedish]);
		expect(peer.of('users.info')).toMatchObject([{ user: 'U1', include_locale: true }]);
	});

	test('is the configured one where Slack does not tell', async () => {
		const { runner, peer } = await open(peerRunner(), { locale: 'nb-NO' });
		peer.refuse('users.info', 'missing_scope');
		runner.answer(saying('Ja.'));
		await workspace.post(ask('/quote', 'Casco'));
		await workspace.post(ask('/quote', 'Casco', 'U2'));
		await peer.until('respond', 2);
		expect(runner.asked.map(({ caller }) => caller.locale)).toEqual(['nb-NO', 'nb-NO']);
	});

	test('is asked for again after an hour, and after a minute when it could not be had', async () => {
		let now = 0;
		const runner = peerRunner();
		workspace = await Workspace.open(runner, {}, { now: () => new Date(now) });
		const { peer } = workspace;
		runner.answer(saying('Ja.'));
		peer.refuse('users.info', 'fatal_error');
		const minute = 60_000;
		for (const [index, at] of [0, 0.5, 1, 30, 60, 61].entries()) {
			now = at * minute;
			await workspace.post(ask('/quote', 'Casco'));
			await peer.until('respond', index + 1);
		}
		expect(peer.of('users.info')).toHaveLength(3);
	});
});

describe('requests that are not from Slack', () => {
	test('a bad signature, an old one, or none is turned away', async () => {
		const { runner } = await open();
		const payload = ask('/quote', 'Casco');
		const old = Math.floor(Date.now() / 1000) - 600;
		for (const headers of [
			(text: string) => signed(text, 'another-secret-of-32-characters!'),
			(text: string) => signed(text, SECRET, old),
			(text: string) => signed(`${text}&text=else`, SECRET),
			() => ({ 'content-type': 'application/x-www-form-urlencoded' }),
		]) {
			expect((await workspace.post(payload, headers)).status).toBe(401);
		}
		expect(runner.asked).toEqual([]);
	});

	test('the signature is that of the bytes, however they are encoded', async () => {
		const { runner, peer } = await open();
		runner.answer(saying('Yes.'));
		const body = bodyOf(ask('/quote', 'Åsa Regnér'))
			.replaceAll('+', '%20')
			.replace(/%[0-9A-F]{2}/gu, (code) => code.toLowerCase());
		const url = `http://127.0.0.1:${workspace.slack.port}/slack/events`;
		expect((await fetch(url, { method: 'POST', headers: signed(body, SECRET), body })).status).toBe(200);
		await peer.until('respond');
		expect(runner.asked[0]?.invocation.options).toEqual({ person: 'Åsa Regnér' });
	});

	test('a certificate check smuggles nothing in', async () => {
		const { runner } = await open();
		const smuggled = { ...ask('/quote', 'Casco'), ssl_check: '1', payload: JSON.stringify(ask('/quote', 'x')) };
		const response = await workspace.post(smuggled, () => ({ 'content-type': 'application/x-www-form-urlencoded' }));
		expect(response.status).toBe(200);
		await workspace.slack.stop();
		expect(runner.asked).toEqual([]);
	});

	test('a signed payload that makes no sense is acknowledged, noted and left', async () => {
		const { runner } = await open();
		const { response_url: _, ...rest } = ask('/quote', 'Casco');
		expect((await workspace.post(rest)).status).toBe(200);
		expect(workspace.noted).toContainEqual(expect.objectContaining({ message: 'slack payload not understood' }));
		expect(runner.asked).toEqual([]);
	});
});
