import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actionsOf, type Invocation, type QuotePart, type Reply } from '../../src/ask/reply.ts';
import { slashDialect } from '../../src/ask/usage.ts';
import { articles } from './articles.ts';
import { type Newsroom, newsroom } from './newsroom.ts';

let room: Newsroom;
beforeEach(async () => {
	room = await newsroom();
});
afterEach(() => room.store.close());

const quotesOf = (reply: Reply): QuotePart[] => reply.body.filter((part) => part.type === 'quote');
const textOf = (reply: Reply): string => reply.body.map((part) => ('text' in part ? part.text : '')).join('\n');
const eva = { user: 'u7', name: 'Eva Lind' };
const caller = { platform: 'test', workspace: 'w', channel: 'c', user: 'u7', name: 'Eva Lind', locale: 'en-GB' };

/** The quote with these words, and one of its buttons. */
async function under(words: string, label: string, typed = 'quote Vera Lindgård'): Promise<Invocation> {
	let reply = await room.ask(typed);
	for (;;) {
		const part = quotesOf(reply).find(({ segments }) => segments[0] === words);
		const action = part?.actions?.find((each) => each.label === label);
		if (action) return action.invocation;
		reply = await room.press(reply, 'Next');
	}
}
const filled = (asked: Invocation, options: Record<string, string>): Invocation => ({
	...asked,
	options: { ...asked.options, ...options },
});
const BUS = 'Bussarna får köra';
const toOlle = { speaker: 'olle-nordh', reason: 'Heard it on tape' };

describe('copy', () => {
	test('gives words, speaker, source and link in one block', async () => {
		const reply = await room.run(await under('Till jul & lite till, 9-10 veckor.', 'Copy'));
		expect(reply.body[0]).toEqual({
			type: 'copy',
			text: [
				'“Till jul & lite till, 9-10 veckor.”',
				'– Vera Lindgård, projektledare',
				'Bron över Lillån stängs i höst, Sundby Tidning, 2 May 2024',
				'https://tidning.example/bron',
			].join('\n'),
		});
		expect(reply.actions).toEqual([]);
	});

	test('tells where the speaker is uncertain or was corrected', async () => {
		const asked = await under(BUS, 'Copy');
		expect(textOf(await room.run(asked))).toContain('– Vera Lindgård, projektledare (Speaker uncertain)');
		await room.run(filled(await under(BUS, 'Wrong speaker?'), toOlle), eva);
		expect(textOf(await room.run(asked))).toContain('– Olle Nordh, chefen för polisen i Sundby (Speaker corrected)');
	});

	test('of words that were left out between says so', async () => {
		const reply = await room.run(await under('Det blir trångt', 'Copy'));
		expect(textOf(reply)).toContain('“Det blir trångt […] Men vi har inget val.”');
	});
});

describe('why', () => {
	test('tells the rule, the words it rests on, how sure that is, and shows the paragraph', async () => {
		const reply = await room.run(await under(BUS, 'Why?'));
		expect(reply.title).toBe('Why Vera Lindgård?');
		expect(textOf(reply)).toContain('“säger hon” → Vera Lindgård (pronoun: the last woman named before)');
		expect(textOf(reply)).toContain('Of 100 attributions like this one, 70 are right.');
		expect(reply.body.find(({ type }) => type === 'excerpt')).toMatchObject({
			sentences: ['– Bussarna får köra, säger hon.'],
		});
		expect(actionsOf(reply).map(({ kind, label }) => [kind, label])).toEqual([['form', 'Wrong speaker?']]);
	});
});

describe('a wrong speaker', () => {
	test('is asked for with the people of the article, another name, nobody, and a reason', async () => {
		const asked = await under(BUS, 'Wrong speaker?');
		const form = await room.runner.form(asked, caller, slashDialect(room.runner.commands));
		expect(form.title).toBe('Wrong speaker?');
		expect(form.fields.map(({ name, kind, required }) => [name, kind, required])).toEqual([
			['speaker', 'menu', false],
			['name', 'search', false],
			['reason', 'line', false],
		]);
		expect(form.fields[0]?.choices).toEqual([
			{ label: 'Vera Lindgård, projektledare', value: 'vera-lindgård' },
			{ label: 'Olle Nordh, chefen för polisen i Sundby', value: 'olle-nordh' },
			{ label: 'Maj Ekdal, granne', value: 'maj-ekdal' },
			{ label: 'Nobody known', value: '- nobody' },
		]);
	});

	test('is right from then on in every answer, which says who corrected it, when and why', async () => {
		const done = await room.run(filled(await under(BUS, 'Wrong speaker?'), toOlle), eva);
		expect(textOf(done)).toContain('every answer from now on: Olle Nordh');
		const told = 'Corrected by Eva Lind on 1 June 2026. Before: Vera Lindgård. Reason: Heard it on tape';
		expect(quotesOf(done)[0]).toMatchObject({ speaker: 'Olle Nordh', doubt: 'Speaker corrected', evidence: told });

		const olle = await room.ask('quote Olle Nordh');
		expect(olle.title).toBe('Olle Nordh: 1 quote');
		expect(quotesOf(olle)[0]).toMatchObject({ segments: [BUS], doubt: 'Speaker corrected', evidence: told });
		expect((await room.ask('quote Vera Lindgård')).title).toBe('Vera Lindgård: 4 quotes');
		const people = (await room.ask('people bron')).body.find(({ type }) => type === 'list');
		expect(people).toMatchObject({
			items: [
				{ text: 'Vera Lindgård', detail: 'projektledare · 3 quotes' },
				{ text: 'Olle Nordh', detail: 'chefen för polisen i Sundby · 1 quote · Speaker corrected' },
				{ text: 'Maj Ekdal' },
			],
		});
		expect(textOf(await room.ask('summary bron'))).toContain('Vera Lindgård (3), Olle Nordh (1, corrected)');
		const why = await room.run(await under(BUS, 'Why?', 'quote Olle Nordh'));
		expect(textOf(why)).toContain(told);
	});

	test('may be somebody whom the article does not name, and then completes', async () => {
		const asked = await under(BUS, 'Wrong speaker?');
		await room.run(filled(asked, { name: '  Quirin   Zack ' }), eva);
		expect((await room.ask('quote zack')).title).toBe('Quirin Zack: 1 quote');
		const offered = await room.runner.complete('quote', 'person', 'quir', caller, slashDialect(room.runner.commands));
		expect(offered.map(({ value }) => value)).toEqual(['Quirin Zack']);
	});

	test('may be nobody', async () => {
		const done = await room.run(filled(await under(BUS, 'Wrong speaker?'), { speaker: '- nobody' }), eva);
		expect(quotesOf(done)[0]).toMatchObject({ speaker: 'Speaker not known', role: null });
		expect((await room.ask('quote Vera Lindgård')).title).toBe('Vera Lindgård: 4 quotes');
	});

	test.each([
		['nothing chosen', {}, 'speaker'],
		['both ways at once', { speaker: 'olle-nordh', name: 'Bo Ek' }, 'name'],
		['who it says already', { speaker: 'vera-lindgård' }, 'speaker'],
		['nobody of the article', { speaker: 'somebody' }, 'speaker'],
		['a name without end', { name: 'x'.repeat(300) }, 'name'],
	])('%s changes nothing and asks again for that field alone', async (_, options, wrong) => {
		const asked = await under(BUS, 'Wrong speaker?');
		const reply = await room.run(filled(asked, { reason: 'Because', ...options }), eva);
		expect(reply.outcome).toBe('misuse');
		expect(reply.actions).toHaveLength(1);
		expect(reply.actions[0]).toMatchObject({ kind: 'form', label: 'Change it' });
		const kept = { ...asked.options, reason: 'Because', ...options } as Record<string, string>;
		delete kept[wrong];
		expect(reply.actions[0]?.invocation.options).toEqual(kept);
		expect(await room.store.corrections('bron')).toEqual([]);
	});

	test('can be taken back, once', async () => {
		const done = await room.run(filled(await under(BUS, 'Wrong speaker?'), toOlle), eva);
		const back = await room.press(done, 'Take back the correction', eva);
		expect(textOf(back)).toContain('taken back');
		expect(quotesOf(back)[0]).toMatchObject({ speaker: 'Vera Lindgård', doubt: 'Speaker uncertain' });
		expect((await room.ask('quote Vera Lindgård')).title).toBe('Vera Lindgård: 5 quotes');
		expect(textOf(await room.press(done, 'Take back the correction'))).toContain('already');
	});

	test('survives another reading of the article', async () => {
		await room.run(filled(await under(BUS, 'Wrong speaker?'), toOlle), eva);
		const [bridge] = articles;
		if (!bridge) throw new Error('no article');
		await room.store.save({ ...bridge, section: 'Trafik' }, { place: 'bron', digest: '2' });
		expect((await room.ask('quote Olle Nordh')).title).toBe('Olle Nordh: 1 quote');
	});

	test('of an article that was withdrawn since is refused, and says so', async () => {
		const asked = await under(BUS, 'Wrong speaker?');
		const [bridge] = articles;
		if (!bridge) throw new Error('no article');
		await room.store.save({ ...bridge, status: 'withheld' }, { place: 'bron', digest: '2' });
		for (const invocation of [filled(asked, toOlle), { ...asked, command: 'copy' }, { ...asked, command: 'why' }]) {
			const reply = await room.run(invocation, eva);
			expect(reply.outcome).toBe('misuse');
			expect(textOf(reply)).toContain('may not be shown now');
		}
	});
});

test('what is shared later is asked again: a correction made meanwhile is in it', async () => {
	const first = await room.ask('quote Vera Lindgård article:bron');
	await room.run(filled(await under('Till jul & lite till, 9-10 veckor.', 'Wrong speaker?'), toOlle), eva);
	const share = first.actions.find(({ kind }) => kind === 'share');
	if (!share) throw new Error('nothing to share');
	const shared = await room.run(share.invocation, { visibility: 'public' });
	expect(quotesOf(shared).map(({ segments }) => segments[0])).not.toContain('Till jul & lite till, 9-10 veckor.');
});
