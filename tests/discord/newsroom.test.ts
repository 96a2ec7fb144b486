import { afterEach, beforeEach, expect, test } from 'vitest';
import { articles } from '../commands/articles.ts';
import { type Newsroom, newsroom, readingNothingNew } from '../commands/newsroom.ts';
import { type Bot, inBothModes, startBot } from '../peers/discord/bot.ts';
import type { Message } from '../peers/discord/fake.ts';
import { controlsOf, type Modal, readable } from '../peers/discord/user.ts';

/** What Discord does in its own way with real commands; that every answer is shown whole stands in tests/contract. */

let real: Newsroom;
let bot: Bot;
beforeEach(async () => {
	real = await newsroom(undefined, articles, readingNothingNew);
	bot = await startBot({ runner: real.runner });
});
afterEach(() => real.store.close());

const caller = { platform: 'discord', workspace: '600000000000000001', user: '500000000000000001' };
/** Everything that one interaction has brought, when the bot is done with it. */
async function ask(command: string, options: Readonly<Record<string, string>>): Promise<Message[]> {
	const known = bot.user.command(command, options);
	await bot.answer(known);
	return bot.fake.messages.filter(({ of }) => of === known.id);
}

inBothModes('one quote', () => {
	const labelled = (message: Message, label: string) => {
		const control = controlsOf(message).find((each) => each.label === label);
		if (!control) throw new Error(`no “${label}”`);
		return control;
	};
	const open = async (message: Message, label: string) => {
		const known = bot.user.send(3, { component_type: 2, custom_id: labelled(message, label).id }, message);
		await bot.fake.until(() => known.modal !== null, 'a form');
		return known;
	};

	test('is given to somebody else by a form, and every answer shows it', async () => {
		const [list] = await ask('quote', { person: 'Karin Lindgård' });
		if (!list) throw new Error('no answer');
		const opened = await open(list, 'Wrong speaker?');
		const form = opened.modal as Modal;
		expect(form.title).toBe('Wrong speaker?');
		expect(form.components[0]?.content).toBe('“Jag simmar själv varje dag” – now: Karin Lindgård');
		expect(form.components[1]?.component?.options?.map(({ label }) => label)).toEqual([
			'Karin Lindgård, badchef',
			'Vera Lindgård, kommunalråd',
			'Nobody known',
		]);
		const sent = bot.user.submit(opened, { speaker: 'Vera Lindgård, kommunalråd', reason: '@everyone **heard**' });
		const done = await bot.answer(sent);
		expect(done.private).toBe(true);
		expect(readable(done)).toContain('every answer from now on: Vera Lindgård');
		expect(readable(done)).toContain(
			'Corrected by Anna on June 1, 2026. Before: Karin Lindgård. Reason: @everyone **heard**',
		);
		const [after] = await ask('quote', { person: 'Vera Lindgård' });
		expect(readable(after as Message)).toContain('Speaker corrected');
		expect((await real.store.corrections('badet'))[0]?.by).toEqual({
			...caller,
			name: 'Anna',
		});
	});

	test('a form filled in wrongly keeps what was right', async () => {
		const [list] = await ask('quote', { person: 'Karin Lindgård' });
		const opened = await open(list as Message, 'Wrong speaker?');
		const both = { speaker: 'Vera Lindgård, kommunalråd', name: 'Bo Ek', reason: 'Heard' };
		const told = await bot.answer(bot.user.submit(opened, both));
		expect(readable(told)).toContain('not both');
		const again = await open(told, 'Change it');
		expect((again.modal as Modal).components.flatMap(({ component }) => component?.custom_id ?? [])).toEqual(['name']);
		const done = await bot.answer(bot.user.submit(again, {}));
		expect(readable(done)).toContain('Reason: Heard');
	});

	test('a form older than a day says so', async () => {
		const known = bot.user.submit({ modal: { custom_id: 'form:gone', components: [] }, on: null }, {});
		expect(readable(await bot.answer(known))).toContain('too old');
	});

	test('is copied into a block, beside the answer', async () => {
		const [list] = await ask('quote', { person: 'Karin Lindgård' });
		const known = bot.user.send(3, { component_type: 2, custom_id: labelled(list as Message, 'Copy').id }, list);
		const [copied] = await bot.messages(known, 1);
		expect(readable(copied as Message)).toContain('“Jag simmar själv varje dag”');
		expect(JSON.stringify(copied?.components)).toContain('```');
		expect(list?.edits).toBe(0);
	});
});

inBothModes('a message', () => {
	test('who said this?', async () => {
		const content = '> Jag simmar **själv** varje dag <@500000000000000001>';
		const answer = await bot.answer(bot.user.pick('Who said this?', { content }));
		expect(answer.private).toBe(true);
		expect(readable(answer)).toContain('Karin Lindgård');
		expect(readable(answer)).toContain('% of the words in common');
	});

	test('read this article: its link, its file, its words', async () => {
		const link = 'https://tidning.example/bron';
		const file = { url: 'https://cdn.example/bron.txt', filename: 'bron.txt' };
		for (const message of [{ content: `Se ${link}` }, { attachments: [file] }, { content: 'Bron stängs' }]) {
			expect(readable(await bot.answer(bot.user.pick('Read this article', message)))).toContain('4 quotes, 3 people');
		}
		const nothing = await bot.answer(bot.user.pick('Read this article', { content: ' ' }));
		expect(readable(nothing)).toContain('no article in it');
	});

	test('an attachment of the command itself', async () => {
		const known = bot.user.send(2, {
			id: '1',
			name: 'add',
			type: 1,
			options: [{ name: 'file', type: 11, value: '777' }],
			resolved: { attachments: { 777: { id: '777', url: 'https://cdn.example/bron.txt', filename: 'bron.txt' } } },
		});
		expect(readable(await bot.answer(known))).toContain('4 quotes, 3 people');
	});
});
