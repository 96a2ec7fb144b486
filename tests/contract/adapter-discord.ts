import { expect } from 'vitest';
import type { Runner } from '../../src/ask/runner.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import { renderDiscord } from '../../src/render/discord/messages.ts';
import { startBot } from '../peers/discord/bot.ts';
import type { Message } from '../peers/discord/fake.ts';
import type { Known } from '../peers/discord/rest.ts';
import { controlsOf, FakeUser, type Modal, readable } from '../peers/discord/user.ts';
import { type Answer, type Control, NOTHING, PERSON, recorded, type Shown, type Surface } from './adapter.ts';

const texts = loadTexts('data/ui')(PERSON.locale);

/** Discord, by the gateway or by HTTP: the same interactions, delivered in two ways. */
export async function discordSurface(real: Runner, mode: 'gateway' | 'http'): Promise<Surface> {
	const recorder = recorded(real);
	const bot = await startBot({ runner: recorder.runner, mode });
	const { fake } = bot;
	const user = new FakeUser(fake, PERSON);

	/** Waits for everything that belongs to the answer; `on` is the message whose control was used. */
	const settled = async (known: Known, runs: number, on: Message | null): Promise<Answer> => {
		const edits = on?.edits ?? 0;
		const posted = () => fake.messages.filter(({ of }) => of === known.id);
		const changed = () => (on !== null && on.edits > edits ? [on] : []);
		const whole = (): boolean => {
			if (known.modal !== null) return true;
			const [run] = recorder.heard.slice(runs);
			const there = [...changed(), ...posted()];
			if (run === undefined) return there.length > 0;
			const shared = run.visibility === 'public' && run.reply.outcome === 'answered';
			const tokens = Array.from({ length: 500 }, () => 'token');
			return there.length >= renderDiscord(run.reply, tokens, texts).length + (shared ? 1 : 0);
		};
		await fake.until(whole, 'a whole answer');
		const heard = recorder.heard.at(runs) ?? null;
		if (known.modal !== null) return { ...NOTHING, heard, form: formIn(known.modal as Modal), handle: known };
		// The answer that was shared stays where it stood, its button without effect.
		const shared = heard?.visibility === 'public' && heard.reply.outcome === 'answered';
		const messages = shared ? posted() : [...changed(), ...posted()];
		return { ...NOTHING, heard, shown: shownIn(messages), handle: messages };
	};
	const act = (sent: () => Known, on: Message | null = null): Promise<Answer> => {
		const runs = recorder.heard.length;
		return settled(sent(), runs, on);
	};
	const control = (id: string, value: string | undefined, on: Message) => {
		const data = value === undefined ? { component_type: 2 } : { component_type: 3, values: [value] };
		return act(() => user.send(3, { ...data, custom_id: id }, on), on);
	};

	return {
		name: `Discord by ${mode}`,
		ask: (command, options) => act(() => user.command(command, options)),
		press: ({ handle }, action) => {
			for (const message of handle as Message[]) {
				for (const { id, choices } of controlsOf(message)) {
					const inMenu = choices.size > 0;
					const value = (inMenu ? [...choices.values()] : [id]).find((each) => each.endsWith(`:${action}`));
					// Others press the same message as it was.
					if (value !== undefined) return control(id, inMenu ? value : undefined, { ...message });
				}
			}
			throw new Error(`no control ${action}`);
		},
		pressOld: () => {
			const on = { id: fake.nextId(), of: '', private: true, components: [], edits: 0 };
			return control('run:a-day-old:0', undefined, on);
		},
		submit: ({ handle }, fields) => {
			const { modal, on } = handle as Known;
			const labels = Object.entries(fields).map(([name, value]) => {
				const { component } = (modal as Modal).components.find((each) => each.component?.custom_id === name) ?? {};
				return [name, component?.options?.find((option) => option.value === value)?.label ?? value];
			});
			return act(() => user.submit({ modal, on }, Object.fromEntries(labels)), on);
		},
		complete: async (command, option, typed) => {
			const known = user.type(command, option, typed);
			await fake.until(() => known.choices !== null, 'choices');
			return (known.choices ?? []).map(({ name, value }) => ({ label: name, value }));
		},
		pick: (command, content) => {
			const label = recorder.runner.texts(PERSON.locale).say(`message.${command}`);
			return act(() => user.pick(label, { content }));
		},
		payloads: () => ({ checked: fake.validated, faults: fake.faults }),
		close: async () => {
			await bot.stop();
			expect(fake.faults).toEqual([]);
		},
	};
}

const shownIn = (messages: readonly Message[]): Shown => ({
	text: messages.map(readable).join('\n'),
	controls: messages
		.flatMap(controlsOf)
		.flatMap(({ id, label, choices }): Control[] =>
			choices.size > 0
				? [...choices].map(([text, value]) => ({ action: actionOf(value), label: text, inMenu: true }))
				: [{ action: actionOf(id), label, inMenu: false }],
		),
	audience: messages.every((message) => message.private) ? 'private' : 'public',
});

const actionOf = (id: string): number => Number(/:(\d+)$/u.exec(id)?.[1]);

const formIn = ({ title, components }: Modal): Answer['form'] => ({
	title,
	about: readable({ components: components.filter(({ component }) => component === undefined) }),
	fields: components.flatMap(({ label = '', component }) =>
		component === undefined
			? []
			: [{ name: component.custom_id, label, choices: (component.options ?? []).map((each) => each.label) }],
	),
});
