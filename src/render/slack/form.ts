import type { InputBlock, InputBlockElement, ModalView, PlainTextOption } from '@slack/types';
import type { Choice } from '../../ask/command.ts';
import type { Field, Form } from '../../ask/form.ts';
import type { Texts } from '../../ask/texts.ts';
import { LIMITS } from './limits.ts';
import { context } from './parts.ts';
import { label } from './text.ts';

export type SlackOption = PlainTextOption;

export const FORM = 'ask';

/** A form with a field for each option. Block and field are called after the option; `metadata` comes back with it. */
export function renderForm(form: Form, metadata: string, texts: Texts): ModalView {
	const fields = form.fields.map((each, index) => field(each, index === 0, texts));
	return {
		type: 'modal',
		callback_id: FORM,
		private_metadata: metadata,
		title: label(form.title, LIMITS.modal.title),
		submit: label(form.submit, LIMITS.modal.title),
		close: label(form.close, LIMITS.modal.title),
		blocks: [...context(form.about), ...fields].slice(0, LIMITS.modal.blocks),
	};
}

function field(each: Field, first: boolean, texts: Texts): InputBlock {
	const hint = each.kind === 'long' ? texts.say('form.long', { limit: LIMITS.modal.inputLength }) : undefined;
	return {
		type: 'input',
		block_id: each.name,
		label: label(each.label, LIMITS.modal.inputLabel),
		optional: !each.required,
		element: input(each, first),
		...(hint === undefined ? {} : { hint: label(hint, LIMITS.modal.inputLabel) }),
	};
}

function input({ name, kind, placeholder, choices }: Field, first: boolean): InputBlockElement {
	const own = { action_id: name, ...(first ? { focus_on_load: true } : {}) };
	// A calendar shows what it wants.
	if (kind === 'date') return { type: 'datepicker', ...own };
	const common = { ...own, placeholder: label(placeholder, LIMITS.modal.placeholder) };
	if (kind === 'search') return { type: 'external_select', min_query_length: 0, ...common };
	const options = kind === 'menu' ? renderOptions(choices, '') : [];
	if (options.length > 0) return { type: 'static_select', options, ...common };
	return { type: 'plain_text_input', multiline: kind === 'long', max_length: LIMITS.modal.inputLength, ...common };
}

/** What a menu offers. What was typed can be chosen when nothing else fits: the answer then names what comes nearest. */
export function renderOptions(choices: readonly Choice[], typed: string): SlackOption[] {
	const words = typed.trim();
	const offered = choices.length === 0 && words !== '' ? [{ label: words, value: words }] : choices;
	const seen = new Set<string>();
	return offered
		.filter(
			({ value }) =>
				value !== '' &&
				value.isWellFormed() &&
				value.length <= LIMITS.optionValue &&
				!seen.has(value) &&
				seen.add(value),
		)
		.slice(0, LIMITS.options)
		.map(({ label: words, value }) => ({ text: label(words, LIMITS.optionLabel), value }));
}
