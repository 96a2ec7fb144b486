import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { slackManifest } from '../../src/adapter/slack/manifest.ts';
import { isListed, openOptions } from '../../src/ask/command.ts';
import { NewsroomError } from '../../src/document/error.ts';
import { peerRunner } from '../peers/runner.ts';
import { faultsOfManifest } from '../peers/slack/validate.ts';

const runner = peerRunner({ commands });
const listed = commands.filter(isListed);
const plain = { prefix: '', locale: 'en' };

describe('the manifest', () => {
	test.each([
		['Socket Mode', plain],
		['HTTP', { ...plain, url: 'https://bot.vikby.example/' }],
		['many workspaces', { ...plain, url: 'https://bot.vikby.example', many: true, domains: ['vikby.example'] }],
		['Swedish, with a prefix', { prefix: 'vikby-', locale: 'sv-SE' }],
	])('for %s is what Slack takes', (_, options) => {
		expect(faultsOfManifest(slackManifest(runner, options))).toEqual([]);
	});

	test('names every command that there is, described in the language asked for, with a hint how to ask', () => {
		const { slash_commands } = slackManifest(runner, { prefix: 'vikby-', locale: 'sv-SE' }).features;
		expect(slash_commands.map(({ command }) => command)).toEqual(listed.map(({ name }) => `/vikby-${name}`));
		const { say } = runner.texts('sv');
		for (const [index, command] of listed.entries()) {
			const { name } = command;
			expect(slash_commands[index]?.description).toBe(say(`command.${name}.description`));
			for (const [option] of openOptions(command).slice(1)) {
				expect(slash_commands[index]?.usage_hint).toContain(`[${option}:`);
			}
		}
		expect(slash_commands[0]?.usage_hint).toMatch(/^<[^>]+> \[about:/u);
	});

	test('sends everything to one address by HTTP, and nothing to any by Socket Mode', () => {
		const http = slackManifest(runner, { ...plain, url: 'https://bot.vikby.example/' });
		const address = 'https://bot.vikby.example/slack/events';
		expect(http.settings).toMatchObject({
			socket_mode_enabled: false,
			interactivity: { request_url: address, message_menu_options_url: address },
		});
		for (const { url } of http.features.slash_commands) expect(url).toBe(address);
		const socket = slackManifest(runner, plain);
		expect(socket.settings.socket_mode_enabled).toBe(true);
		expect(JSON.stringify(socket)).not.toContain('http');
	});

	test('for many workspaces sends browsers back here and renews tokens, which one workspace cannot', () => {
		const url = 'https://bot.vikby.example/';
		const many = slackManifest(runner, { ...plain, url, many: true });
		expect(many.oauth_config.redirect_urls).toEqual(['https://bot.vikby.example/slack/oauth_redirect']);
		expect(many.settings.token_rotation_enabled).toBe(true);
		const one = slackManifest(runner, { ...plain, url });
		expect(one.oauth_config.redirect_urls).toBeUndefined();
		expect(one.settings.token_rotation_enabled).toBe(false);
		expect(() => slackManifest(runner, { ...plain, many: true })).toThrow('bad-option option=url');
	});

	test('shows the Home tab; links are read only where the newsroom names its domains', () => {
		const bare = slackManifest(runner, plain);
		expect(bare.features.app_home.home_tab_enabled).toBe(true);
		expect(bare.features.unfurl_domains).toBeUndefined();
		expect(bare.settings.event_subscriptions.bot_events).toEqual([
			'app_home_opened',
			'app_uninstalled',
			'tokens_revoked',
		]);
		const linked = slackManifest(runner, { ...plain, domains: ['vikby.example', 'nyheter.vikby.example'] });
		expect(linked.features.unfurl_domains).toEqual(['vikby.example', 'nyheter.vikby.example']);
		expect(linked.settings.event_subscriptions.bot_events).toContain('link_shared');
		expect(linked.oauth_config.scopes.bot).toEqual(expect.arrayContaining(['links:read', 'links:write']));
	});

	test('holds a shortcut for each command about messages', () => {
		expect(slackManifest(runner, plain).features.shortcuts).toEqual([
			{
				type: 'message',
				name: 'Who said this?',
				callback_id: 'said',
				description: 'Who said this? The stored quotes nearest to any words',
			},
			{
				type: 'message',
				name: 'Read this article',
				callback_id: 'add',
				description: 'Read an article: a link, a file or pasted text',
			},
		]);
		for (const language of runner.languages) {
			const { shortcuts } = slackManifest(runner, { ...plain, locale: language }).features;
			for (const { name } of shortcuts) expect(name.length).toBeLessThanOrEqual(24);
		}
	});

	test('asks for no scope that reads what people write', () => {
		const { bot } = slackManifest(runner, plain).oauth_config.scopes;
		expect(bot.filter((scope) => scope.includes('history'))).toEqual([]);
		expect(bot).toEqual(['commands', 'chat:write', 'chat:write.public', 'users:read']);
	});

	test.each([
		['is too long', 'a-very-long-prefix-of-a-newsroom-', commands],
		['makes a command of Slack itself', 'rem', [{ name: 'ind', options: {}, answer: async () => Promise.reject() }]],
	])('a prefix that %s names the setting', (_, prefix, some) => {
		const odd = peerRunner({ commands: some });
		const texts = odd.texts('en');
		const fitted = { ...odd, texts: () => ({ ...texts, say: () => 'words' }) };
		const make = () => slackManifest(fitted, { ...plain, prefix });
		expect(make).toThrow(NewsroomError);
		expect(make).toThrow('bad-setting setting=NEWSROOM_COMMAND_PREFIX');
	});

	test('an address that is not safe is refused', () => {
		expect(() => slackManifest(runner, { ...plain, url: 'http://bot.vikby.example' })).toThrow('bad-option');
	});
});
