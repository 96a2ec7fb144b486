import type { InputBlock, InputBlockElement, ModalView, PlainTextOption } from '@slack/types';
import type { Choice, Command, Dialect, Option } from '../../ask/command.ts';
import type { Texts } from '../../ask/texts.ts';
import { LIMITS } from './limits.ts';
import { context } from './parts.ts';
import { label } from './text.ts';

export type SlackOption = PlainTextOption;

export const FORM = 'ask';

/**
 * A form with a field for each option of a command. Block and field are called after the option; `metadata` comes back
 * with the submission.
 */
export function renderForm(command: Command, metadata: string, dialect: Dialect, texts: Texts): ModalView {
	const fields = Object.entries(command.options).map(([name, option], index) =>
		field(name, option, index === 0, texts),
	);
	const about = `${dialect.usage(command.name)} · ${texts.say(`command.${command.name}.description`)}`;
	return {
		type: 'modal',
		callback_id: FORM,
		private_metadata: metadata,
		title: label(texts.say('modal.title'), LIMITS.modal.title),
		submit: label(texts.say('modal.submit'), LIMITS.modal.title),
		close: label(texts.say('modal.close'), LIMITS.modal.title),
		blocks: [...context(about), ...fields].slice(0, LIMITS.modal.blocks),
	};
}

function field(name: string, option: Option, first: boolean, texts: Texts): InputBlock {
	return {
		type: 'input',
		block_id: name,
		label: label(texts.say(`field.${name}`), LIMITS.modal.inputLabel),
		optional: !option.required,
		element: input(name, option, first, texts),
	};
}

function input(name: string, option: Option, first: boolean, texts: Texts): InputBlockElement {
	const own = { action_id: name, ...(first ? { focus_on_load: true } : {}) };
	// A calendar shows what it wants.
	if (option.kind === 'date') return { type: 'datepicker', ...own };
	const common = { ...own, placeholder: label(texts.say(`placeholder.${name}`), LIMITS.modal.placeholder) };
	if (option.complete) return { type: 'external_select', min_query_length: 0, ...common };
	if (option.choices) {
		const choices = option.choices.map((value) => ({ label: texts.say(`choice.${name}.${value}`), value }));
		return { type: 'static_select', options: renderOptions(choices, ''), ...common };
	}
	return { type: 'plain_text_input', max_length: LIMITS.modal.inputLength, ...common };
}

/** What a menu offers. What was typed can be chosen when nothing else fits: the answer then names what comes nearest. */
export function renderOptions(choices: readonly Choice[], typed: string): SlackOption[] {
	const words = typed.trim();
	const offered = choices.length === 0 && words !== '' ? [{ label: words, value: words }] : choices;
	const seen = new Set<string>();
	return offered
		.filter(({ value }) => value !== '' && value.length <= LIMITS.optionValue && !seen.has(value) && seen.add(value))
		.slice(0, LIMITS.options)
		.map(({ label: words, value }) => ({ text: label(words, LIMITS.optionLabel), value }));
}
