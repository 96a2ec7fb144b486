import {
	type APIComponentInLabel,
	type APILabelComponent,
	type APIModalInteractionResponseCallbackData,
	type APITextDisplayComponent,
	ComponentType,
	TextInputStyle,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { Field, Form } from '../../ask/form.ts';
import { fitted } from './controls.ts';
import { literal } from './escape.ts';
import { LIMITS } from './limits.ts';

/** What a form sends back besides its fields: the token of what was given already. */
export const FormId = z
	.string()
	.max(LIMITS.customId)
	.regex(/^form:[\w.-]{1,24}$/u)
	.transform((id) => id.slice('form:'.length));

/** A form as Discord's modal; fields beyond its limit are left out, the required ones last, and what it is about before. */
export function renderModal(form: Form, token: string): APIModalInteractionResponseCallbackData {
	const kept = new Set(
		form.fields.toSorted((a, b) => Number(b.required) - Number(a.required)).slice(0, LIMITS.modal.components),
	);
	return {
		custom_id: `form:${token}`,
		title: fitted(form.title, LIMITS.modal.title),
		components: [
			...(kept.size < LIMITS.modal.components ? [text(form.about)] : []),
			...form.fields.filter((field) => kept.has(field)).map(labelled),
		],
	};
}

const text = (about: string): APITextDisplayComponent => ({
	type: ComponentType.TextDisplay,
	content: literal(fitted(about, LIMITS.modal.about)),
});

const labelled = (field: Field): APILabelComponent => ({
	type: ComponentType.Label,
	label: fitted(field.label, LIMITS.modal.label),
	component: input(field),
});

function input({ name, kind, required, placeholder, choices }: Field): APIComponentInLabel {
	const own = { custom_id: name, required, placeholder: fitted(placeholder, LIMITS.modal.placeholder) };
	const options = choices
		.filter(({ value }) => value !== '' && value.isWellFormed() && value.length <= LIMITS.selectLabel)
		.slice(0, LIMITS.selectOptions)
		.map(({ label, value }) => ({ label: fitted(label, LIMITS.selectLabel), value }));
	if (kind === 'menu' && options.length > 0) return { type: ComponentType.StringSelect, options, ...own };
	const long = kind === 'long';
	return {
		type: ComponentType.TextInput,
		style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
		max_length: long ? LIMITS.modal.longLength : LIMITS.modal.lineLength,
		...own,
	};
}
