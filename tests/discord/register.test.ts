import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { definitionsOf, inMenu, localesOf, menuOf } from '../../src/adapter/discord/definitions.ts';
import { registerDiscord } from '../../src/adapter/discord/register.ts';
import { isListed, openOptions } from '../../src/ask/command.ts';
import { explain } from '../../src/ask/fault.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import type { NewsroomError } from '../../src/document/error.ts';
import { silentLog } from '../../src/log.ts';
import { FakeDiscord } from '../peers/discord/fake.ts';
import * as judge from '../peers/discord/validate.ts';
import { peerRunner } from '../peers/runner.ts';

const runner = peerRunner({ commands });
const definitions = definitionsOf(runner, true);
const menu = menuOf(runner, true);
const listed = commands.filter(isListed);
const registered = [...listed.map(({ name }) => name), ...menu.map(({ name }) => name)];
let fake: FakeDiscord;

beforeEach(async () => {
	fake = await FakeDiscord.start();
});
afterEach(async () => {
	await fake.stop();
	expect(fake.faults).toEqual([]);
});

const register = (over: Partial<Parameters<typeof registerDiscord>[0]> = {}) =>
	registerDiscord({ runner, settings: { token: fake.token, api: fake.api }, log: silentLog, ...over });

describe('definitions', () => {
	test('hold every command and every option, required ones first, as Discord wants them', () => {
		expect(judge.commands(JSON.parse(JSON.stringify(definitions)))).toEqual([]);
		expect(definitions.map(({ name }) => name)).toEqual(listed.map(({ name }) => name));
		for (const [index, command] of listed.entries())
			expect(definitions[index]?.options?.map(({ name }) => name).sort()).toEqual(
				openOptions(command)
					.map(([name]) => name)
					.sort(),
			);
	});

	test('put required options first, wherever the command has them', () => {
		const [first, ...rest] = commands;
		if (!first) throw new Error('no command');
		const options = Object.fromEntries(Object.entries(first.options).reverse());
		const turned = definitionsOf({ ...runner, commands: [{ ...first, options }, ...rest] }, true);
		expect(judge.commands(JSON.parse(JSON.stringify(turned)))).toEqual([]);
		expect(turned[0]?.options?.[0]?.required).toBe(true);
	});

	test('are refused when there are more than Discord takes', () => {
		const many = Array.from({ length: 101 }, (_, index) => ({
			name: `c${index}`,
			options: {},
			answer: commands[0]?.answer,
		}));
		expect(() => definitionsOf({ ...runner, commands: many as typeof runner.commands }, true)).toThrow('internal');
	});

	test('speak every UI language that Discord knows', () => {
		const texts = loadTexts('data/ui');
		const languages = readdirSync('data/ui').map((file) => file.replace('.json', ''));
		expect(Object.keys(definitions[0]?.description_localizations ?? {}).sort()).toEqual(
			[...localesOf(languages).keys()].sort(),
		);
		expect([...localesOf(languages).keys()].sort()).toEqual(['da', 'de', 'en-GB', 'en-US', 'fi', 'no', 'sv-SE']);
		expect(definitions[0]?.description_localizations?.no).toBe(texts('nb').say('command.quote.description'));
		const swedish = texts('sv').say(`command.${commands[0]?.name}.description`);
		expect(definitions[0]?.description_localizations?.['sv-SE']).toBe(swedish);
		expect(definitions[0]?.description).toBe(texts('en').say(`command.${commands[0]?.name}.description`));
	});

	test('hold the commands for messages, called as each language calls them', () => {
		expect(judge.commands(JSON.parse(JSON.stringify(menu)))).toEqual([]);
		expect(menu.map(({ name }) => name)).toEqual(['Who said this?', 'Read this article']);
		expect(menu[0]?.name_localizations?.['sv-SE']).toBe('Vem sa detta?');
		expect(menu.map(({ name }) => inMenu(runner, name)?.name)).toEqual(['said', 'add']);
		expect(inMenu(runner, 'quote')).toBeUndefined();
		expect(menuOf(runner, false)[0]).not.toHaveProperty('contexts');
		const many = Array.from({ length: 16 }, () => ({ ...listed[0], message: () => ({}) }));
		expect(() => menuOf({ ...runner, commands: many as typeof runner.commands }, true)).toThrow('internal');
	});

	test('need no shortening of our texts', () => {
		expect(JSON.stringify([definitions, menu])).not.toContain('…"');
	});

	test('complete where the command completes, and list where the choices are closed', () => {
		for (const [index, command] of listed.entries()) {
			for (const [name, { kind, complete, choices = [] }] of openOptions(command)) {
				const option = definitions[index]?.options?.find((one) => one.name === name);
				const closed = kind === 'choice' && !complete;
				expect(option, `${command.name} ${name}`).toMatchObject({
					type: kind === 'file' ? 11 : 3,
					...(complete ? { autocomplete: true } : {}),
					...(closed ? { choices: choices.map((value) => expect.objectContaining({ value })) } : {}),
				});
			}
		}
	});

	test('say where they may be used, on servers and by users, except for one server’s own', () => {
		expect(definitions[0]).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
		expect(definitionsOf(runner, false)[0]).not.toHaveProperty('contexts');
	});

	test('know our languages by Discord’s names', () => {
		expect(Object.fromEntries(localesOf(['en', 'sv', 'nb', 'da', 'fi', 'de', 'nn', 'se']))).toEqual({
			'en-GB': 'en',
			'en-US': 'en',
			'sv-SE': 'sv',
			no: 'nb',
			da: 'da',
			fi: 'fi',
			de: 'de',
		});
	});
});

describe('registration', () => {
	test('puts the commands in the place of the old ones, everywhere', async () => {
		fake.commands.set('/commands', [{ name: 'gammal' }]);
		const { names, doubled } = await register();
		expect(names).toEqual(registered);
		expect(doubled).toEqual([]);
		expect(fake.commands.get('/commands')).toMatchObject(names.map((name) => ({ name })));
	});

	test('on one server asks Discord nothing that is known', async () => {
		await register({
			guild: '600000000000000001',
			settings: { token: fake.token, api: fake.api, applicationId: fake.application },
		});
		expect(fake.sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
			`PUT /applications/${fake.application}/guilds/600000000000000001/commands`,
			`GET /applications/${fake.application}/commands`,
		]);
	});

	test('tells which commands users see twice', async () => {
		fake.guilds.push('600000000000000001', '600000000000000002');
		await register({ guild: '600000000000000002' });
		const { names, doubled } = await register();
		expect(doubled).toEqual([{ guild: '600000000000000002', names }]);
		const again = await register({ guild: '600000000000000002' });
		expect(again.doubled).toEqual([{ guild: null, names }]);
	});

	test('can be taken back', async () => {
		await register({ guild: '600000000000000001' });
		expect(await register({ guild: '600000000000000001', remove: true })).toEqual({ names: [], doubled: [] });
		expect(fake.commands.get('/guilds/600000000000000001/commands')).toEqual([]);
	});

	test('is done although the look for doubles is refused', async () => {
		fake.refuse(/users\/@me\/guilds/u, 403, 50_001);
		expect((await register()).doubled).toEqual([]);
	});

	test('on a server that the bot is not in says so', async () => {
		for (const [guild, status, code] of [
			['600000000000000009', 403, 50_001],
			['600000000000000009', 404, 10_004],
			['Redaktionen', 400, 50_035],
		] as const) {
			fake.refuse(/PUT/u, status, code);
			const error = await register({ guild }).catch((reason: unknown) => reason);
			expect(explain(error as NewsroomError, runner.texts('en'))).toContain('the id of a server');
		}
	});

	test('with a wrong token or without a connection says so', async () => {
		const wrong = { token: 'wrong-token-wrong-token', api: fake.api };
		await expect(register({ settings: wrong })).rejects.toMatchObject({ code: 'wrong-token' });
		const nobody = { token: fake.token, api: 'http://127.0.0.1:9/api' };
		await expect(register({ settings: nobody })).rejects.toMatchObject({ code: 'platform-unreachable' });
	});
});
