import { stripVTControlCharacters } from 'node:util';
import { choicesOf } from '../../src/adapter/terminal/choices.ts';
import { createCompleter } from '../../src/adapter/terminal/complete.ts';
import { createSession, type Said, type Session } from '../../src/adapter/terminal/session.ts';
import { replyTo } from '../../src/ask/fault.ts';
import type { Form } from '../../src/ask/form.ts';
import { type Action, actionsOf, type Reply } from '../../src/ask/reply.ts';
import type { Runner } from '../../src/ask/runner.ts';
import { slashDialect } from '../../src/ask/usage.ts';
import { type Answer, type Control, labelOf, NOTHING, PERSON, recorded, type Surface } from './adapter.ts';

/** The prompt: a line in, a text out; what is a button elsewhere is a number here. */
export function terminalSurface(real: Runner): Surface {
	const recorder = recorded(real);
	const { runner } = recorder;
	const caller = { platform: 'terminal', workspace: null, channel: 'terminal', user: null, ...PERSON };
	const dialect = slashDialect(runner.commands);
	const texts = runner.texts(PERSON.locale);
	const open = (): Session =>
		createSession({
			runner,
			caller,
			dialect,
			texts,
			look: () => ({ width: Number.POSITIVE_INFINITY, color: true, links: true }),
			json: false,
			explain: (error) => replyTo(error, 'id0', texts, 'private'),
		});

	/** Says lines one after the other; the last answer counts. */
	const says = async (session: Session, ...lines: readonly string[]): Promise<Answer> => {
		const [runs, forms] = [recorder.heard.length, recorder.forms.length];
		let said: Said = { kind: 'nothing' };
		for (const line of lines) said = await session.say(line);
		if (said.kind !== 'answer') throw new Error(`no answer to ${lines.join(' / ')}: ${said.kind}`);
		const text = stripVTControlCharacters(said.text).replaceAll('│', '');
		const form = recorder.forms.at(forms);
		if (form) return { ...NOTHING, form: formIn(form, text), handle: { session, form } };
		const shown = { text, controls: controlsIn(said.reply, text), audience: 'private' as const };
		return { ...NOTHING, heard: recorder.heard.at(runs) ?? null, shown, handle: said.reply };
	};

	return {
		name: 'the terminal',
		ask: (command, options) => {
			const words = Object.entries(options).map(([name, value]) => `${name}:"${value}"`);
			return says(open(), `/${command} ${words.join(' ')}`);
		},
		press: async ({ handle }, action) => {
			const reply = handle as Reply;
			const pressed = actionsOf(reply)[action];
			if (pressed?.kind === 'share') {
				// Nobody to share with; it leaves the traces that it leaves elsewhere.
				await real.run(pressed.invocation, caller, dialect, 'public');
				return NOTHING;
			}
			const session = open();
			recorder.replay(reply);
			await session.say('/help');
			return says(session, String(choicesOf(reply).indexOf(pressed as Action) + 1));
		},
		pressOld: () => says(open(), '77'),
		submit: ({ handle }, fields) => {
			const { session, form } = handle as { session: Session; form: Form };
			const lines = form.fields.flatMap((field) => {
				const value = fields[field.name];
				if (field.kind === 'long') return value === undefined ? ['.'] : [...value.split('\n'), '.'];
				return [value === undefined ? '' : labelOf(field, value)];
			});
			return says(session, ...lines);
		},
		complete: async (command, option, typed) => {
			const completes = createCompleter(runner, caller, dialect);
			const [hits] = await completes(`${command} ${option}:"${typed}`);
			return hits.map((hit) => {
				const label = hit.slice(option.length + 1).replace(/^"(.*)"$/su, '$1');
				return { label, value: completes.meant(label) ?? label };
			});
		},
		pick: (command, text) => says(open(), `/${command} ${text}`),
		payloads: () => ({ checked: 0, faults: [] }),
		close: async () => {},
	};
}

/** Choices as they stand in the text: a number, then the label, or the item that it is the label of. */
function controlsIn(reply: Reply, text: string): Control[] {
	const actions = actionsOf(reply);
	const found = choicesOf(reply).flatMap((choice, index) => {
		const words = choice.label.replace(/…$/u, '').replace(/\s+/gu, ' ').trim();
		const at = new RegExp(`(?:^|[ ·])${index + 1} ${RegExp.escape(words)}`, 'mu').exec(text)?.index;
		return at === undefined ? [] : [{ at, action: actions.indexOf(choice), label: choice.label, inMenu: false }];
	});
	return found.toSorted((a, b) => a.at - b.at).map(({ at, ...control }) => control);
}

const formIn = ({ title, fields }: Form, text: string): Answer['form'] => ({
	title: text.split('\n')[0] === title ? title : '',
	about: text,
	fields: fields.map(({ name, label, choices }) => ({ name, label, choices: choices.map((choice) => choice.label) })),
});
