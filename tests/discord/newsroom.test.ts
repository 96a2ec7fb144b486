import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { discordDialect } from '../../src/adapter/discord/dialect.ts';
import { type Command, isListed, openOptions, opensForm } from '../../src/ask/command.ts';
import { actionsOf, type Part, type Reply } from '../../src/ask/reply.ts';
import { articles } from '../commands/articles.ts';
import { type Newsroom, newsroom, readingNothingNew } from '../commands/newsroom.ts';
import { type Bot, startBot } from '../peers/discord/bot.ts';
import type { Message } from '../peers/discord/fake.ts';
import { controlsOf, type Modal, readable } from '../peers/discord/user.ts';

/** Every real command through the adapter: what Discord shows is what the runner answered, nothing lost. */

let real: Newsroom;
let bot: Bot;
beforeEach(async () => {
	real = await newsroom(undefined, articles, readingNothingNew);
	bot = await startBot({ runner: real.runner });
});
afterEach(() => real.store.close());

const caller = {
	platform: 'discord',
	workspace: '600000000000000001',
	channel: '400000000000000001',
	user: '500000000000000001',
	locale: 'en-US',
};
const squeezed = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Everything that a reader must see. */
function wordsOf(part: Part): (string | null)[] {
	const place = 'source' in part ? [part.source.headline, part.source.publisher, part.source.date] : [];
	switch (part.type) {
		case 'quote':
			return [...part.segments, part.speaker, part.role, part.question, part.doubt, ...place];
		case 'facts':
			return [part.title, ...part.items, part.credit, ...place];
		case 'list':
			return part.items.flatMap(({ text, detail }) => [text, detail]);
		case 'excerpt':
			return [...part.sentences, ...place];
		case 'image':
			return [part.alt];
		default:
			return [part.text];
	}
}

function expectShown(reply: Reply, messages: readonly Message[]): void {
	const shown = squeezed(messages.map(readable).join(' '));
	for (const words of [reply.title, ...reply.body.flatMap(wordsOf)])
		if (words !== null) expect(shown).toContain(squeezed(words));
	const labels = messages.flatMap(controlsOf).flatMap(({ label, choices }) => [label, ...choices.keys()]);
	for (const { label } of actionsOf(reply)) expect(labels).toContain(label);
}

/** Everything that one interaction has brought, when the bot is done with it. */
async function ask(command: string, options: Readonly<Record<string, string>>): Promise<Message[]> {
	const known = bot.user.command(command, options);
	await bot.answer(known);
	return bot.fake.messages.filter(({ of }) => of === known.id);
}

/** Words that each command understands in one way or another: found, nothing, several, none at all. */
const TYPED = ['Lind', 'nobody-of-this-name', 'latest', 'all', 'a', '*', '2016', '3', 'quote'];

describe.each(commands.filter(isListed).map((command) => [command.name, command] as const))(
	'/%s',
	(name, command: Command) => {
		test.each(TYPED)('of every option with the words “%s”', async (typed) => {
			const required = Object.entries(command.options).filter(([, option]) => option.required);
			const given = Object.fromEntries(required.map(([option]) => [option, 'Lind']));
			for (const option of [undefined, ...Object.keys(command.options)]) {
				const options: Record<string, string> = option === undefined ? given : { ...given, [option]: typed };
				if (Object.keys(options).length === 0 && opensForm(command)) continue;
				const reply = await real.runner.run({ command: name, options, cursor: null }, caller, discordDialect);
				expectShown(reply, await ask(name, options));
			}
		});

		test('without anything', async () => {
			if (opensForm(command)) {
				const known = bot.user.command(name);
				await bot.fake.until(() => known.modal !== null, 'a form');
				const { title, components } = known.modal as Modal;
				const form = await real.runner.form({ command: name, options: {}, cursor: null }, caller, discordDialect);
				expect([title, ...components.flatMap(({ label }) => label ?? [])]).toEqual([
					form.title,
					...form.fields.map(({ label }) => label).slice(0, 5),
				]);
				return;
			}
			const reply = await real.runner.run({ command: name, options: {}, cursor: null }, caller, discordDialect);
			expectShown(reply, await ask(name, {}));
		});

		test('leads somewhere with every button and every choice', async () => {
			const [first] = Object.keys(command.options);
			let pressed = 0;
			for (const typed of ['', 'Lind', 'latest', 'a', 'https://tidning.example/bron', 'Bussarna får köra']) {
				if (typed === '' && opensForm(command)) continue;
				for (const message of await ask(name, first && typed ? { [first]: typed } : {})) {
					for (const { id, label, choices } of controlsOf(message)) {
						for (const wanted of choices.size > 0 ? choices.keys() : [label]) {
							await press(message, id, choices.get(wanted), wanted);
							pressed++;
						}
					}
				}
			}
			expect(pressed).toBeGreaterThan(0);
		});

		/** One control of an answer as it came. */
		async function press(message: Message, id: string, value: string | undefined, label: string): Promise<void> {
			const copy = { ...message };
			const data =
				value === undefined
					? { component_type: 2, custom_id: id }
					: { component_type: 3, custom_id: id, values: [value] };
			const known = bot.user.send(3, data, copy);
			const posted = () => bot.fake.messages.filter(({ of }) => of === known.id);
			if ((value ?? id).startsWith('form')) {
				await bot.fake.until(() => known.modal !== null, `a form for “${label}”`);
				return;
			}
			const beside = /^run\+/u.test(value ?? id);
			await bot.fake.until(() => (beside ? posted().length : copy.edits) > 0, `an answer to “${label}”`);
			for (const shown of [copy, ...posted()]) expect(readable(shown)).not.toMatch(/too old|went wrong/u);
			expect(posted().map((one) => one.private)).toEqual(id.startsWith('share') ? [false] : beside ? [true] : []);
		}

		test('completes each option that completes', async () => {
			for (const [option, { complete }] of openOptions(command)) {
				if (!complete) continue;
				for (const typed of ['', 'l', 'Lin', 'zzz', '%', '*"']) {
					const known = bot.user.type(name, option, typed);
					await bot.fake.until(() => known.choices !== null, 'choices');
					const expected = await real.runner.complete(name, option, typed, caller, discordDialect);
					expect(known.choices).toEqual(expected.map(({ label, value }) => ({ name: label, value })));
				}
			}
		});
	},
);

describe('one quote', () => {
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
			'Nobody that is known',
		]);
		const sent = bot.user.submit(opened, { speaker: 'Vera Lindgård, kommunalråd', reason: '@everyone **heard**' });
		const done = await bot.answer(sent);
		expect(done.private).toBe(true);
		expect(readable(done)).toContain('these words to: Vera Lindgård');
		expect(readable(done)).toContain(
			'Corrected by Anna on June 1, 2026. Before: Karin Lindgård. Reason: @everyone **heard**',
		);
		const [after] = await ask('quote', { person: 'Vera Lindgård' });
		expect(readable(after as Message)).toContain('Speaker corrected');
		expect((await real.store.corrections('badet'))[0]?.by).toEqual({
			platform: 'discord',
			workspace: caller.workspace,
			user: caller.user,
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

describe('a message', () => {
	test('who said this?', async () => {
		const content = '> Jag simmar **själv** varje dag <@500000000000000001>';
		const answer = await bot.answer(bot.user.pick('Who said this?', { content }));
		expect(answer.private).toBe(true);
		expect(readable(answer)).toContain('Karin Lindgård');
		expect(readable(answer)).toContain('% alike');
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
