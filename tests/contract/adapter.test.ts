import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { type Command, isListed, type Option, openOptions, opensForm } from '../../src/ask/command.ts';
import { actionsOf, type Invocation } from '../../src/ask/reply.ts';
import type { Store } from '../../src/store/store.ts';
import type { Answer } from './adapter.ts';
import { expectSaid, isShare, seen } from './adapter-shown.ts';
import { actionKey, asInvocation, expectAlike, expectForms, LINKED, Surfaces } from './adapter-surfaces.ts';

/**
 * Every command, option, button, form and fault through both adapters, in both their modes, and the terminal: the same
 * question reaches the runner, and everybody sees the whole of the same answer and nothing besides.
 */

let at: Surfaces;
let interactions = 0;
let payloads = 0;
const open = async (change?: (store: Store) => Store) => {
	at = await Surfaces.open(change);
};
beforeEach(() => open());
afterEach(async () => {
	payloads += await at.close();
	interactions += at.interactions;
});
afterAll(() => process.stdout.write(`adapter contract: ${interactions} interactions, ${payloads} payloads\n`));

/** What nobody should be able to do anything with. Quotation marks and line ends part words at a prompt. */
const HOSTILE = [
	'',
	' ',
	'<!channel> <@U1> @everyone &lt;',
	'*a* _b_ `c` ||d|| ~~e~~ [f](https://ond.example)',
	'\u202ebackwards\u202c and\u200bjoined',
	"'; drop table quotes; --",
	'__proto__',
	'{name} {x, plural,',
	'💥 %',
	'x'.repeat(5_000),
];
const VALUES: Readonly<Record<Option['kind'], readonly string[]>> = {
	text: ['Lind', 'Lindgård', 'Åke', 'latest', 'nobody-of-this-name', 'Bussarna får köra', 'all', '3', ...HOSTILE],
	long: ['Jag simmar själv varje dag', 'Nothing that anybody said', 'och @everyone ska', ...HOSTILE],
	date: ['2016', '2026-05', '2026-05-02', '2016-13-45', 'tomorrow', ...HOSTILE],
	choice: ['yes', 'no-such-choice', ...HOSTILE],
	file: ['https://tidning.example/bron', 'no address', ...HOSTILE],
};
/** What makes each command say something. */
const ASKED = ['Lind', 'Karin Lindgård', 'Vera Lindgård', 'Åke', 'latest', 'Bussarna får köra', 'quote'];

const listed = commands.filter(isListed).map((command) => [command.name, command] as const);
const ask = async (command: Command, options: Readonly<Record<string, string>>) => {
	const answers = await at.each((surface) => surface.ask(command.name, options));
	expectAlike(answers, at.names, { asked: asInvocation(command.name, options) });
	return answers;
};

describe.each(listed)('/%s', (name, command) => {
	test('every option, valid, wrong, hostile and empty', async () => {
		const required = openOptions(command).filter(([, option]) => option.required);
		const given = Object.fromEntries(required.map(([option]) => [option, 'Lindgård']));
		for (const [option, { kind }] of openOptions(command)) {
			for (const value of VALUES[kind]) await ask(command, { ...given, [option]: value });
		}
	});

	test('completion offers the same, whatever is typed', async () => {
		for (const [option, { complete, kind }] of openOptions(command)) {
			if (!complete) continue;
			for (const typed of ['', 'l', 'Lin', 'zzz', ...HOSTILE.filter((text) => text.trim() !== '')]) {
				if (kind !== 'text') continue;
				const offered = await at.each((surface) => surface.complete(name, option, typed));
				const [slack, , discord] = offered;
				const free = discord?.length === 0 && typed.trim() !== '';
				for (const [index, choices] of offered.entries()) {
					const values = (choices ?? []).map(({ value }) => value);
					const wanted = (discord ?? []).map(({ value }) => value);
					// Slack's menus take no free words, so that they offer them.
					const offers = free && choices?.length === 1 && slack?.[0]?.value === values[0];
					expect(offers ? [] : values, `${at.names[index]}: ${option}:${typed}`).toEqual(wanted);
				}
			}
		}
	});

	test('bare: a form where it needs something, else an answer', async () => {
		const answers = await at.each((surface) => surface.ask(name, {}));
		if (!opensForm(command)) return expectAlike(answers, at.names, { asked: asInvocation(name, {}) });
		expectForms(answers, at.names, name);
		// A prompt that is given nothing says what is missing, unless there is more than one way.
		const [prompt] = answers.slice(-1);
		if (!prompt?.form) expect(prompt?.heard?.reply.outcome).toBe('misuse');
	});

	test('every button of every answer, and every button of what that gives', async () => {
		const [first] = openOptions(command).map(([option]) => option);
		const starts = ASKED.map((typed) => (first === undefined ? {} : { [first]: typed }));
		const followed = new Set<string>();
		for (const options of [...starts, ...(opensForm(command) ? [] : [{}])]) {
			await follow(await ask(command, options), 2, followed);
		}
		expect(followed.size).toBeGreaterThan(0);
	});
});

/** Presses every control of an answer that nobody has pressed before, and of the answers to that. */
async function follow(answers: readonly (Answer | null)[], depth: number, followed: Set<string>): Promise<void> {
	const [answer] = answers;
	if (!answer?.heard) throw new Error('nothing was answered');
	for (const [action, { kind, invocation, label }] of actionsOf(answer.heard.reply).entries()) {
		const key = actionKey(answer, action);
		if (followed.has(key)) continue;
		followed.add(key);
		const pressed = await at.each((surface, index) => {
			const own = answers[index];
			return own ? surface.press(own, action) : undefined;
		});
		if (kind === 'form') {
			expectForms(pressed, at.names, label);
			continue;
		}
		const shared = isShare(answer.heard.reply, action);
		expectAlike(pressed, at.names, { asked: invocation, audience: shared ? 'public' : 'private' });
		if (depth > 1 && !shared) await follow(pressed, depth - 1, followed);
	}
}

describe('a form', () => {
	const opening = listed.filter(([, command]) => opensForm(command));
	const fill = async (opened: readonly (Answer | null)[], fields: Readonly<Record<string, string>>) =>
		at.each((surface, index) => {
			const own = opened[index];
			return own?.form ? surface.submit(own, fields) : undefined;
		});

	test.each(opening)('of /%s, filled in rightly and wrongly', async (name, command) => {
		const right = {
			text: 'Lindgård',
			long: 'Jag simmar själv varje dag',
			date: '2016-01-01',
			choice: 'yes',
			file: 'https://tidning.example/bron',
		} as const satisfies Record<Option['kind'], string>;
		const required = openOptions(command).filter(([, option]) => option.required);
		const least = Object.fromEntries(required.map(([option, { kind }]) => [option, right[kind]]));
		const open = () => at.each((surface) => surface.ask(name, {}));
		for (const { name: option } of (await open())[2]?.form?.fields ?? []) {
			const kind = command.options[option]?.kind ?? 'text';
			for (const value of [right[kind], ...(kind === 'text' ? ['x'.repeat(2_001)] : [])]) {
				const options = { ...least, [option]: value };
				expectFilled(await fill(await open(), options), asInvocation(name, options), option);
			}
		}
	});

	/** Answered everywhere alike; where a form can say at its field what is wrong, in the same words. */
	function expectFilled(answers: readonly (Answer | null)[], asked: Invocation, option: string): void {
		const errors = answers.map((answer) => answer?.errors?.[option]);
		const said = answers.map((answer, index) => (errors[index] === undefined ? answer : null));
		expectAlike(said, at.names, { asked });
		for (const error of errors) {
			if (error !== undefined) expect(said.find((answer) => answer?.shown)?.shown?.text).toContain(error);
		}
		const [first] = said.flatMap((answer) => answer?.heard ?? []);
		const expectErrors = first?.reply.outcome === 'misuse' ? 2 : 0;
		expect(errors.filter((error) => error !== undefined)).toHaveLength(expectErrors);
	}

	test('of one quote: who said it, who else, nobody, both; and back again', async () => {
		const quotes = await at.each((surface) => surface.ask('quote', { person: 'Karin Lindgård' }));
		const actions = actionsOf(quotes[0]?.heard?.reply ?? { actions: [], body: [] });
		const wrong = actions.findIndex(({ kind }) => kind === 'form');
		const ref = actions[wrong]?.invocation;
		if (!ref) throw new Error('nobody can be corrected');
		for (const [fields, field, undo] of [
			[{ speaker: 'vera-lindgård', reason: 'x'.repeat(301) }, 'reason', false],
			[{ speaker: 'vera-lindgård', name: 'Bo Ek' }, 'name', false],
			[{ speaker: 'karin-lindgård' }, 'speaker', false],
			[{ speaker: 'vera-lindgård', reason: 'On tape <@U2> @everyone *so*' }, 'speaker', true],
			[{ name: 'Bo [Ek](https://ond.example)' }, 'name', true],
			[{ speaker: '- nobody' }, 'speaker', true],
		] as const) {
			const opened = await at.each((surface, index) => {
				const own = quotes[index];
				return own ? surface.press(own, wrong) : undefined;
			});
			expectForms(opened, at.names, 'correct');
			const done = await fill(opened, fields);
			const asked = { ...ref, options: { ...ref.options, ...fields } };
			if (!undo) {
				const errors = done.map((answer) => answer?.errors?.[field]);
				expectAlike(
					done.map((answer, index) => (errors[index] === undefined ? answer : null)),
					at.names,
					{ asked },
				);
				continue;
			}
			expectAlike(done, at.names, { asked });
			const kept = await at.stored((store) => store.corrections('badet'));
			const what = kept.map((all) => all.map(({ speaker, reason, by }) => [speaker, reason, by.name]));
			expect(new Set(what.map((each) => JSON.stringify(each))).size).toBe(1);
			const back = actionsOf(done[0]?.heard?.reply ?? { actions: [], body: [] });
			const taken = back.findIndex(({ invocation }) => invocation.options.undo !== undefined);
			const undone = await at.each((surface, index) => {
				const own = done[index];
				return own ? surface.press(own, taken) : undefined;
			});
			expectAlike(undone, at.names, { asked: back[taken]?.invocation ?? ref });
		}
	});
});

describe('a message', () => {
	test.each(['Jag simmar själv varje dag', 'Nobody ever said this', 'och @everyone ska'])('“%s”', async (text) => {
		for (const { name, message } of commands.filter((command) => command.message)) {
			const answers = await at.each((surface) => surface.pick?.(name, text));
			const options = message?.({ text, links: [], files: [] }) ?? {};
			expectAlike(answers, at.names, { asked: asInvocation(name, options) });
		}
	});

	test('without words', async () => {
		for (const { name, message } of commands.filter((command) => command.message)) {
			const answers = await at.each((surface, index) => (index < 4 ? surface.pick?.(name, '') : undefined));
			const options = message?.({ text: '', links: [], files: [] }) ?? {};
			expectAlike(answers, at.names, { asked: asInvocation(name, options) });
			expect(answers[0]?.heard?.reply.outcome).toBe('misuse');
		}
	});
});

describe('without a command', () => {
	test('the start page, and its buttons', async () => {
		const [start] = commands.filter((command) => command.start);
		const pages = await at.each((surface) => surface.start?.());
		expectAlike(pages, at.names, { asked: asInvocation(start?.name ?? '', {}) });
		expect(pages.filter((page) => page !== null)).toHaveLength(2);
		await follow(pages, 1, new Set());
	});

	test('the preview of a link, where there is something to show', async () => {
		const [preview] = commands.filter((command) => command.link);
		const look = (url: string) => at.each((surface) => surface.link?.(url));
		expectAlike(await look(LINKED.known), at.names, {
			asked: asInvocation(preview?.name ?? '', { link: LINKED.known }),
			audience: 'public',
		});
		for (const bare of (await look(LINKED.unknown)).slice(0, 2)) {
			expect(bare).toMatchObject({ heard: { reply: { outcome: 'nothing' } }, shown: null });
		}
	});
});

describe('a fault', () => {
	test.each(['quot', 'xyzzy', '__proto__'])('an unknown command, %s', async (name) => {
		const answers = await at.each((surface) => surface.ask(name, {}));
		expectAlike(answers, at.names, { asked: asInvocation(name, {}) });
		expect(answers[0]?.heard?.reply.outcome).toBe('misuse');
	});

	test.each(listed.filter(([, { options }]) => Object.values(options)[0]?.kind !== 'long'))(
		'an option that /%s does not have',
		async (name) => {
			const answers = await at.each((surface) => surface.ask(name, { colour: 'red' }));
			const said = new Set(answers.map((answer) => seen(answer?.shown?.text ?? '')));
			expect([...said]).toEqual([expect.stringContaining('colour')]);
		},
	);

	test('a button that is a day old', async () => {
		const answers = await at.each((surface, index) => (index < 4 ? surface.pressOld() : undefined));
		for (const [index, answer] of answers.entries()) {
			if (answer) expectSaid(answer.shown, 'error.expired', at.names[index] ?? '');
		}
	});

	test('of the archive: everybody is told, with an id', async () => {
		payloads += await at.close();
		interactions += at.interactions;
		await open(broken);
		for (const [name, command] of listed) {
			const [first = ''] = Object.keys(command.options);
			const options = { [first]: name === 'help' ? 'xyzzy' : 'Lind' };
			const answers = await ask(command, name === 'add' ? { text: 'Bron stängs' } : options);
			const outcomes = answers.map((answer) => answer?.heard?.reply.outcome);
			expect(new Set(outcomes).size, name).toBe(1);
			if (name !== 'help') expect(outcomes[0], name).toBe('failed');
		}
		await at.each((surface) => surface.complete('quote', 'person', 'Li'));
	});
});

/** A store whose articles cannot be read; what adapters keep there they still can. */
const broken = (store: Store): Store =>
	new Proxy(store, {
		get: (target, key) => {
			const value: unknown = Reflect.get(target, key);
			if (typeof value !== 'function') return value;
			if (/people|quotes|article|fact|counts|remember/iu.test(String(key)))
				return async () => {
					throw new Error('the disk is gone');
				};
			return value.bind(target);
		},
	});
