import { expect, test } from 'vitest';
import { NewsroomError } from '../../src/document/error.ts';
import { inBothModes, startBot } from '../peers/discord/bot.ts';
import { controlsOf, FakeUser, readable } from '../peers/discord/user.ts';
import { peerRunner } from '../peers/runner.ts';
import { action, articles, quote, quotes } from './samples.ts';

inBothModes('a command', () => {
	test('is answered in private, from login to the words', async () => {
		const { fake, runner, user, answer } = await startBot();
		runner.answer(quotes);
		const message = await answer(user.command('quote', { person: 'Ek', since: 2016 }));
		expect(readable(message)).toContain('Telefonerna tystnar aldrig');
		expect(message.private).toBe(true);
		for (const { intents } of fake.gateway.identifies) expect(intents).toBe(0);
		expect(runner.asked[0]).toMatchObject({
			invocation: { command: 'quote', options: { person: 'Ek', since: '2016' }, cursor: null },
			caller: {
				platform: 'discord',
				workspace: '600000000000000001',
				channel: '400000000000000001',
				user: '500000000000000001',
				locale: 'en-US',
			},
			visibility: 'private',
		});
	});

	test('that is quick is answered in one call, a slow one is announced first', async () => {
		const { fake, runner, user, answer } = await startBot({ patience: 30 });
		runner.answer(quotes);
		const quick = user.command('quote', { person: 'Ek' });
		await answer(quick);
		expect(quick.acknowledged).toBe(4);
		const { promise, resolve } = Promise.withResolvers<typeof quotes>();
		runner.answer(() => promise);
		const slow = user.command('quote', { person: 'Ek' });
		await fake.until(() => slow.acknowledged === 5, 'a deferral');
		resolve(quotes);
		expect((await answer(slow)).private).toBe(true);
	});

	test('whose answer is long is answered by several private messages', async () => {
		const { runner, user, messages } = await startBot();
		const words = Array.from({ length: 300 }, (_, index) => `Mening ${index} säger något.`).join(' ');
		runner.answer({ ...quotes, body: [quote({ segments: [words] })] });
		const all = await messages(user.command('quote', { person: 'Ek' }), 2);
		expect(all.every((message) => message.private)).toBe(true);
		expect(all.map((message) => controlsOf(message).length)).toEqual([0, 3]);
	});

	test('in a direct message knows no workspace; the locale is the user’s', async () => {
		const { fake, runner, answer } = await startBot();
		runner.answer(quotes);
		await answer(new FakeUser(fake, { guild: null, locale: 'sv-SE' }).command('quote', { person: 'Ek' }));
		expect(runner.asked[0]?.caller).toMatchObject({ workspace: null, user: '500000000000000001', locale: 'sv-SE' });
	});

	test('shows how to ask as Discord writes it', async () => {
		const { runner, user, answer } = await startBot();
		runner.answer(({ dialect }) => ({
			...quotes,
			title: `${dialect.usage('quote', { person: 'Ek', about: 'jouren' })} ${dialect.option('since', '2016')}`,
		}));
		const message = await answer(user.command('help'));
		expect(readable(message)).toContain('/quote person:Ek about:jouren since:2016');
	});

	test('that comes twice is answered once', async () => {
		const { fake, runner, user, answer, finish } = await startBot();
		runner.answer(quotes);
		const known = user.command('quote', { person: 'Ek' });
		await answer(known);
		fake.gateway.dispatch('INTERACTION_CREATE', user.payload(known, 2, { id: '1', name: 'quote', type: 1 }));
		await finish();
		expect(runner.asked).toHaveLength(1);
		expect(fake.messages).toHaveLength(1);
	});

	test('that fails is told so with an id, whoever failed', async () => {
		const { logged, runner, user, answer } = await startBot();
		runner.answer(() => {
			throw new NewsroomError('internal');
		});
		expect(readable(await answer(user.command('quote', { person: 'Ek' })))).toContain('a1b2c3');
		runner.run = () => Promise.reject(new Error('the runner itself'));
		expect(readable(await answer(user.command('quote', { person: 'Ek' })))).toContain('error a1b2c3');
		expect(logged).toContainEqual(expect.objectContaining({ level: 'error', message: 'fault' }));
	});

	test('of a kind that is not known here is told so, and the next one is answered', async () => {
		const { runner, user, answer } = await startBot();
		runner.answer(quotes);
		expect(readable(await answer(user.send(6, { custom_id: 'x', components: [] })))).toContain('a1b2c3');
		expect(readable(await answer(user.send(5, { custom_id: 'x', components: [] })))).toContain('too old');
		expect(readable(await answer(user.send(2, { id: '1', name: 'Who', type: 3, target_id: '1' })))).toContain('a1b2c3');
		user.payload({ id: 'x', token: '', on: null }, 2, null);
		expect(readable(await answer(user.command('quote', { person: 'Ek' })))).toContain('Sanna Ek');
	});
});

inBothModes('completion', () => {
	const named = (count: number) =>
		Array.from({ length: count }, (_, index) => ({ label: `Sanna Ek ${index}`, value: `ek-${index}` }));

	test('offers up to 25 choices for the option that is typed into', async () => {
		const { fake, user, runner } = await startBot({ runner: peerRunner({ completions: { person: named(40) } }) });
		const known = user.type('quote', 'person', 'ek', { about: 'jouren' });
		await fake.until(() => known.choices !== null);
		expect(known.choices).toHaveLength(25);
		expect(known.choices?.[0]).toEqual({ name: 'Sanna Ek 0', value: 'ek-0' });
		expect(runner.completed).toMatchObject([{ command: 'quote', option: 'person', typed: 'ek' }]);
	});

	test('fits names to their limit and leaves out what cannot be sent back', async () => {
		const odd = [
			{ label: `Sanna ${'x'.repeat(200)}`, value: 'long' },
			{ label: 'Sanna \u200b', value: 'fine' },
			{ label: '\u200b', value: 'blank' },
			{ label: 'Sanna Ek', value: 'y'.repeat(101) },
			{ label: 'Sanna Ek', value: '' },
		];
		const { fake, user } = await startBot({ runner: peerRunner({ completions: { person: odd } }) });
		const known = user.type('quote', 'person', '');
		await fake.until(() => known.choices !== null);
		expect(known.choices?.map(({ value }) => value)).toEqual(['long', 'fine']);
		expect(known.choices?.[0]?.name).toHaveLength(100);
	});

	test('offers nothing where something fails', async () => {
		const { fake, user, runner } = await startBot();
		runner.complete = () => Promise.reject(new Error('no store'));
		const failing = user.type('quote', 'person', 'ek');
		const unfocused = user.send(4, { id: '1', name: 'quote', type: 1, options: [] });
		await fake.until(() => failing.choices !== null && unfocused.choices !== null);
		expect([failing.choices, unfocused.choices]).toEqual([[], []]);
	});

	test('too late is nobody’s fault', async () => {
		const { fake, user, logged, finish } = await startBot();
		fake.refuse(/callback/u, 404, 10_062);
		user.type('quote', 'person', 'ek');
		await finish();
		expect(logged.filter(({ level }) => level !== 'info')).toEqual([]);
	});
});

inBothModes('a button', () => {
	test('turns the page in place', async () => {
		const { runner, user, answer, fake } = await startBot();
		runner.answer(({ invocation }) => ({ ...quotes, title: invocation.cursor ?? 'första' }));
		const first = await answer(user.command('quote', { person: 'Ek' }));
		const pressed = user.press(first, 'Nästa');
		await answer(pressed);
		expect(pressed.acknowledged).toBe(7);
		expect(readable(first)).toMatch(/^c2\n/u);
		expect(fake.messages).toHaveLength(1);
		expect(runner.asked[1]?.invocation).toEqual({ command: 'quote', options: { person: 'Ek' }, cursor: 'c2' });
	});

	test('whose answer is slow leaves the page until it is there', async () => {
		const { runner, user, answer, fake } = await startBot({ patience: 30 });
		runner.answer(quotes);
		const first = await answer(user.command('quote', { person: 'Ek' }));
		const { promise, resolve } = Promise.withResolvers<typeof quotes>();
		runner.answer(() => promise);
		const pressed = user.press(first, 'Nästa');
		await fake.until(() => pressed.acknowledged === 6, 'a deferral');
		resolve({ ...quotes, title: 'andra' });
		await fake.until(() => readable(first).startsWith('andra'), 'the second page');
	});

	test('of a public answer gives a private one and leaves the public one', async () => {
		const { runner, user, answer, fake, messages } = await startBot();
		runner.answer(quotes);
		const mine = await answer(user.command('quote', { person: 'Ek' }));
		const [shared] = await messages(user.press(mine, 'Dela i kanalen'), 1);
		const other = new FakeUser(fake, { id: '500000000000000002', name: 'Bo' });
		if (!shared) throw new Error('not shared');
		const page = await answer(other.press(shared, 'Nästa'));
		expect(page.private).toBe(true);
		expect(shared.edits).toBe(0);
	});

	test('of an answer over several messages leaves them all', async () => {
		const { runner, user, answer, fake, messages } = await startBot();
		const long = { ...quotes, body: [quote({ segments: ['Ett ord till. '.repeat(400)] })] };
		runner.answer(long);
		const all = await messages(user.command('quote', { person: 'Ek' }), 2);
		runner.answer(quotes);
		const last = all.at(-1);
		if (!last) throw new Error('no message');
		const next = await answer(user.press(last, 'Nästa'));
		expect(next).not.toBe(last);
		expect(fake.messages.every(({ edits }) => edits === 0)).toBe(true);
	});

	test('in a menu is a choice', async () => {
		const { runner, user, answer } = await startBot();
		runner.answer(articles);
		const list = await answer(user.command('articles'));
		await answer(user.press(list, 'Färjan ställs in'));
		expect(runner.asked[1]?.invocation).toMatchObject({
			command: 'summary',
			options: { article: 'Färjan ställs in' },
		});
	});

	test('that is too old says so and keeps the page', async () => {
		const { runner, user, answer } = await startBot();
		runner.answer(quotes);
		const page = await answer(user.command('quote', { person: 'Ek' }));
		runner.expire();
		const told = await answer(user.press(page, 'Nästa'));
		expect(readable(told)).toContain('too old');
		expect(told.private).toBe(true);
		expect(page.edits).toBe(0);
		const foreign = await answer(user.send(3, { component_type: 2, custom_id: 'not ours' }, page));
		expect(readable(foreign)).toContain('too old');
	});
});

inBothModes('sharing', () => {
	test('asks again and posts for all to see, with the name of who shared', async () => {
		const { runner, answer, fake, messages } = await startBot();
		const anna = new FakeUser(fake, { nick: '**Anna** @everyone' });
		runner.answer(({ visibility }) => (visibility === 'public' ? { ...quotes, actions: [] } : quotes));
		const mine = await answer(anna.command('quote', { person: 'Ek' }));
		const [shared] = await messages(anna.press(mine, 'Dela i kanalen'), 1);
		if (!shared) throw new Error('not shared');
		expect(shared.private).toBe(false);
		expect(readable(shared)).toContain('Telefonerna tystnar aldrig');
		expect(readable(shared)).toMatch(/\nShared by \*\*Anna\*\* @everyone$/u);
		expect(runner.asked.map(({ visibility }) => visibility)).toEqual(['private', 'public']);
		await fake.until(() => controlsOf(mine)[0]?.disabled === true, 'the button spent');
		expect(controlsOf(mine).map(({ disabled }) => disabled)).toEqual([true, false, false]);
		expect(readable(mine)).toContain('Telefonerna tystnar aldrig');
	});

	test('is done once for two quick presses', async () => {
		const { runner, user, answer, fake, messages, finish } = await startBot();
		runner.answer(quotes);
		const mine = await answer(user.command('quote', { person: 'Ek' }));
		const first = user.press(mine, 'Dela i kanalen');
		user.press(mine, 'Dela i kanalen');
		await messages(first, 1);
		await finish();
		expect(fake.messages.filter((message) => !message.private)).toHaveLength(1);
	});

	test('of what may no longer be shown is told in private, and the answer stays', async () => {
		const { runner, user, answer, fake, messages } = await startBot();
		runner.answer(quotes);
		const mine = await answer(user.command('quote', { person: 'Ek' }));
		runner.answer({ ...quotes, outcome: 'nothing', body: [{ type: 'text', text: 'Embargo' }], actions: [] });
		const [told] = await messages(user.press(mine, 'Dela i kanalen'), 1);
		expect(told?.private).toBe(true);
		expect(told && readable(told)).toContain('Embargo');
		expect(fake.messages.filter((message) => !message.private)).toEqual([]);
		expect(mine.edits).toBe(0);
	});

	test('a picture, its description goes along', async () => {
		const { runner, user, answer, fake } = await startBot();
		const image = { type: 'image' as const, url: 'https://example.org/a.png', alt: 'Citatkort' };
		runner.answer({ ...quotes, body: [image], actions: [action('share', 'Dela')] });
		const mine = await answer(user.command('quote', { person: 'Ek' }));
		user.press(mine, 'Dela');
		await fake.until(() => controlsOf(mine)[0]?.disabled === true, 'the button spent');
		expect(JSON.stringify(mine.components)).toContain('Citatkort');
	});
});
