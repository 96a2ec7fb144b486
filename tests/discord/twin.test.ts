import { ChannelType } from 'discord-api-types/v10';
import { DigitalDiscord } from 'discord-digital-twin';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registerDiscord } from '../../src/adapter/discord/register.ts';
import { type Running, startDiscord } from '../../src/adapter/discord/start.ts';
import { silentLog } from '../../src/log.ts';
import { controlsOf, readable } from '../peers/discord/user.ts';
import { peerRunner } from '../peers/runner.ts';
import { articles, quotes } from './samples.ts';

/** The same against a Discord that nobody here wrote. */
const discord = new DigitalDiscord({
	guild: { name: 'Redaktionen' },
	channels: [{ name: 'nyheter', type: ChannelType.GuildText }],
	users: [{ username: 'anna' }],
});
const runner = peerRunner();
let bot: Running;
let channelId: string;
let userId: string;

beforeAll(async () => {
	await discord.start();
	channelId = (await discord.prisma.channel.findFirstOrThrow()).id;
	userId = (await discord.getFirstNonBotUserId()) ?? '';
	const settings = { token: discord.botToken, api: discord.restUrl };
	bot = await startDiscord({ runner, settings, log: silentLog, patience: 200 });
});

afterAll(async () => {
	await bot.stop();
	await discord.stop();
});

const anna = () => discord.channel(channelId).user(userId);
const messages = () => discord.channel(channelId).getMessages();
const parts = ({ components = [] }: { components?: unknown[] }) => ({ components });

/** The newest message once there is one more, or one that reads so. */
async function until(count: number, text = '') {
	for (let tries = 0; tries < 1000; tries++) {
		const all = await messages();
		const last = all.at(-1);
		if (all.length >= count && last && readable(parts(last)).includes(text)) return last;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	throw new Error(`never ${count} messages with “${text}”`);
}

describe('the digital twin', () => {
	test('takes the commands, everywhere and on one server', async () => {
		const settings = { token: discord.botToken, api: discord.restUrl };
		const everywhere = await registerDiscord({ runner, settings, log: silentLog });
		const here = await registerDiscord({ runner, settings, log: silentLog, guild: discord.guildId });
		expect(here.names).toEqual(everywhere.names);
		const stored = await discord.prisma.applicationCommand.findMany();
		expect(stored.map(({ name }) => name).sort()).toEqual([...here.names, ...here.names].sort());
	});

	test('shows the answer to a command, quick or slow', async () => {
		runner.answer(quotes);
		await anna().runSlashCommand({ name: 'quote', options: [{ name: 'person', type: 3, value: 'Ek' }] });
		const quick = await until(1);
		expect(readable(parts(quick))).toContain('Telefonerna tystnar aldrig');
		expect((quick.flags ?? 0) & 64).toBe(64);

		runner.answer(() => new Promise((resolve) => setTimeout(resolve, 400, { ...quotes, title: 'Långsamt' })));
		await anna().runSlashCommand({ name: 'quote', options: [{ name: 'person', type: 3, value: 'Ek' }] });
		await until(2, 'Långsamt');
		expect(runner.asked[0]?.invocation).toMatchObject({ command: 'quote', options: { person: 'Ek' } });
	});

	test('turns a page in place, shares, and takes a choice', async () => {
		runner.answer(quotes);
		await anna().runSlashCommand({ name: 'quote', options: [{ name: 'person', type: 3, value: 'Ek' }] });
		const page = await until(3, '7 citat');
		const [share, next] = controlsOf(parts(page));

		runner.answer({ ...quotes, title: 'Sida två' });
		await anna().clickButton({ messageId: page.id, customId: next?.id ?? '' });
		await until(3, 'Sida två');

		await anna().clickButton({ messageId: page.id, customId: share?.id ?? '' });
		const shared = await until(4, 'Shared by anna');
		expect((shared.flags ?? 0) & 64).toBe(0);

		runner.answer(articles);
		await anna().runSlashCommand({ name: 'help' });
		const list = await until(5, '7 artiklar');
		const [menu] = controlsOf(parts(list));
		runner.answer({ ...quotes, title: 'Vald' });
		const choice = menu?.choices.get('Färjan ställs in') ?? '';
		await anna().selectMenu({ messageId: list.id, customId: menu?.id ?? '', values: [choice] });
		await until(5, 'Vald');
		expect(runner.asked.at(-1)?.invocation.options).toEqual({ article: 'Färjan ställs in' });
	});
});
