import {
	type APIActionRowComponent,
	type APIButtonComponentWithCustomId,
	type APIComponentInMessageActionRow,
	ButtonStyle,
	ComponentType,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { Action } from '../../ask/reply.ts';
import { forMenu } from '../alike.ts';
import { closedDirections, withoutDirections } from '../bidi.ts';
import { invisible, oneLine } from './escape.ts';
import { LIMITS } from './limits.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/**
 * What a button or a choice sends back: what to do, the token of the invocation, a number that makes it unique in its
 * message. `fresh` asks for an answer of its own where replacing this one would leave half of it standing.
 */
export const Control = z
	.string()
	.max(LIMITS.customId)
	.regex(/^(?:run|share|form)\+?:[\w.-]{1,24}:\d{1,3}$/u)
	.transform((id) => {
		const [verb = '', token = ''] = id.split(':');
		const kind = z.enum(['run', 'share', 'form']).parse(verb.replace('+', ''));
		return { kind, token, fresh: verb.endsWith('+') };
	});
export type Control = z.infer<typeof Control>;

interface Controls {
	/** In the order of the actions. */
	readonly tokens: readonly string[];
	readonly fresh: boolean;
	/** Stands in a menu until something is chosen. */
	readonly placeholder: string;
}

/** Actions as rows of buttons, of which a menu takes those that are alike where there are many. */
export function rowsOf(actions: readonly Action[], { tokens, fresh, placeholder }: Controls): Row[] {
	const all = actions.map((action, index) => ({ action, id: idOf(action, tokens[index], index, fresh) }));
	const listed = forMenu(actions, LIMITS.rowButtons);
	const inMenu = ({ action }: { action: Action }) => listed.has(action);
	const menus = inGroups(all.filter(inMenu), LIMITS.selectOptions).map(
		(group, index): Row => ({
			type: ComponentType.ActionRow,
			components: [
				{
					type: ComponentType.StringSelect,
					custom_id: `pick:${index}`,
					placeholder: fitted(placeholder, LIMITS.placeholder),
					options: group.map(({ action, id }) => ({ label: fitted(action.label, LIMITS.selectLabel), value: id })),
				},
			],
		}),
	);
	const buttons = inGroups(
		all.filter((entry) => !inMenu(entry)),
		LIMITS.rowButtons,
	).map(buttonRow);
	return [...menus, ...buttons];
}

/** Actions of one part; `first` is the number of the first of them among all of the reply. */
export function partRows(actions: readonly Action[], tokens: readonly string[], first: number): Row[] {
	const all = actions.map((action, index) => ({
		action,
		id: idOf(action, tokens[first + index], first + index, true),
	}));
	return inGroups(all, LIMITS.rowButtons).map(buttonRow);
}

const idOf = ({ kind }: Action, token: string | undefined, index: number, fresh: boolean): string =>
	`${kind}${fresh ? '+' : ''}:${token ?? ''}:${index}`;

const buttonRow = (group: readonly { readonly action: Action; readonly id: string }[]): Row => ({
	type: ComponentType.ActionRow,
	components: group.map(
		({ action, id }): APIButtonComponentWithCustomId => ({
			type: ComponentType.Button,
			style: action.primary ? ButtonStyle.Primary : ButtonStyle.Secondary,
			label: fitted(action.label, LIMITS.buttonLabel),
			custom_id: id,
		}),
	),
});

/** A label is shown as plain text; what is too long ends in an ellipsis, between characters. */
export function fitted(label: string, max: number): string {
	const line = closedDirections(oneLine(label.toWellFormed()));
	if (invisible(line)) return '…';
	if (line.length <= max) return line;
	return `${withoutDirections(line)
		.slice(0, max - 1)
		.replace(/[\ud800-\udbff]$/u, '')
		.trimEnd()}…`;
}

function inGroups<T>(items: readonly T[], size: number): T[][] {
	return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
		items.slice(index * size, (index + 1) * size),
	);
}
