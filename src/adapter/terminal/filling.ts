import { type Caller, type Dialect, opensForm } from '../../ask/command.ts';
import type { Field, Form } from '../../ask/form.ts';
import { isOneOf } from '../../ask/match.ts';
import type { Invocation, Part, Reply } from '../../ask/reply.ts';
import type { Runner } from '../../ask/runner.ts';
import type { Texts } from '../../ask/texts.ts';
import { NewsroomError } from '../../document/error.ts';

interface Filling {
	/** Whether a field waits for the next line. */
	readonly open: boolean;
	/** Whether a form is to be filled in, since nothing was given to a command that wants one. */
	wanted(asked: Invocation): boolean;
	begin(asked: Invocation): Promise<Reply>;
	/** Takes one line; the answer is the next field, or that of the command. Throws `unknown-choice`. */
	fill(line: string): Promise<Reply>;
}

interface Options {
	readonly runner: Runner;
	readonly caller: Caller;
	readonly dialect: Dialect;
	readonly texts: Texts;
}

/** A form at a terminal: one field after the other, a line each. */
export function filling({ runner, caller, dialect, texts }: Options): Filling {
	let form: Form | undefined;
	let at = 0;
	let given: Record<string, string> = {};
	let lines: string[] = [];

	const question = (...before: Part[]): Reply => {
		const field = form?.fields[at];
		const { label = '', required = false, choices = [] } = field ?? {};
		const text = texts.say('terminal.form.field', { label, required: required ? 'yes' : 'no' });
		const items = choices.map((choice) => ({ text: choice.label, detail: null, url: null }));
		const list: Part[] = items.length > 0 ? [{ type: 'list', ordered: true, items }] : [];
		return said([...before, { type: 'text', text }, ...list]);
	};

	const next = async (value: string): Promise<Reply> => {
		const field = form?.fields[at];
		if (field && value !== '') given[field.name] = value;
		lines = [];
		at++;
		if (form && at < form.fields.length) return question();
		const asked = form && { ...form.asked, options: { ...form.asked.options, ...given } };
		form = undefined;
		return asked ? runner.run(asked, caller, dialect) : said([]);
	};

	return {
		get open() {
			return form !== undefined;
		},
		wanted({ command, options }) {
			const found = runner.commands.find(({ name }) => name === command);
			return found?.form === true && opensForm(found) && Object.keys(options).length === 0;
		},
		async begin(asked) {
			form = await runner.form(asked, caller, dialect);
			at = 0;
			given = {};
			lines = [];
			if (form.fields.length === 0) return next('');
			const { title, about } = form;
			const help: Part = { type: 'context', text: texts.say('terminal.form') };
			return { ...question({ type: 'text', text: about }, help), title };
		},
		async fill(line) {
			const field = form?.fields[at];
			const typed = line.trim();
			if (isOneOf(typed, texts.say('word.cancel')) && lines.length === 0) {
				form = undefined;
				return said([{ type: 'text', text: texts.say('terminal.form.cancelled') }]);
			}
			if (field?.kind === 'long' && typed !== '.' && (typed !== '' || lines.length > 0)) {
				lines.push(line);
				return said([]);
			}
			if (field?.kind === 'long') return next(lines.join('\n').trim());
			return next(typed === '' ? '' : meant(typed, field));
		},
	};
}

/** A number means the choice of that number, where there are choices. */
function meant(typed: string, field: Field | undefined): string {
	const choices = field?.choices ?? [];
	if (choices.length === 0) return typed;
	const found = /^\d+$/u.test(typed)
		? choices[Number(typed) - 1]
		: choices.find(({ label, value }) => isSame(label, typed) || isSame(value, typed));
	if (found) return found.value;
	throw new NewsroomError('unknown-choice', { number: typed, choices: choices.length, form: 'yes' });
}

const isSame = (a: string, b: string): boolean => a.localeCompare(b, undefined, { sensitivity: 'base' }) === 0;

const said = (body: Part[]): Reply => ({
	outcome: 'answered',
	title: null,
	body,
	actions: [],
	visibility: 'private',
});
