import { isDeepStrictEqual } from 'node:util';
import * as spec from 'discord-api-spec/zod';
import { Locale } from 'discord-api-types/v10';
import { z } from 'zod';
import { judged } from '../tally.ts';

/**
 * Judges what is sent to Discord: by schemas generated from Discord's own OpenAPI description, then by the rules that
 * those miss. Gives the faults found, each as a line.
 */
export type Judge = (body: unknown) => string[];

const bySchema = (schema: z.ZodType, body: unknown): string[] => {
	judged.Discord++;
	const { success, data, error } = schema.safeParse(body);
	if (!success) return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
	// The schemas drop what they do not know.
	return isDeepStrictEqual(data, body) ? [] : [`unknown keys in ${JSON.stringify(body).slice(0, 200)}`];
};

const Callback = z.object({ type: z.number(), data: z.record(z.string(), z.unknown()).optional() });
const EPHEMERAL = 64;
const V2 = 32_768;

export const callback: Judge = (body) => {
	const { type, data = {} } = Callback.parse(body);
	if (type === 8) {
		const choices = spec.InteractionApplicationCommandAutocompleteCallbackStringDataSchema;
		return [...bySchema(choices, data), ...labels(data.choices, 'name')];
	}
	if (type === 4)
		return [...bySchema(spec.CreateMessageInteractionCallbackRequestSchema, body), ...message(data, EPHEMERAL | V2)];
	if (type === 5) {
		const allowed = isDeepStrictEqual(data, { flags: EPHEMERAL }) || Object.keys(data).length === 0;
		return [
			...bySchema(spec.CreateMessageInteractionCallbackRequestSchema, body),
			...(allowed ? [] : ['a deferral takes the ephemeral flag only']),
		];
	}
	if (type === 7) return [...bySchema(spec.UpdateMessageInteractionCallbackRequestSchema, body), ...message(data, V2)];
	if (type === 6) return bySchema(spec.UpdateMessageInteractionCallbackRequestSchema, body);
	if (type === 9) return [...bySchema(spec.ModalInteractionCallbackRequestSchema, body), ...modal(data)];
	return [`no callback of type ${type}`];
};

export const edit: Judge = (body) => [
	...bySchema(spec.IncomingWebhookUpdateRequestPartialSchema, body),
	...message(body, V2),
];

export const followUp: Judge = (body) => [
	...bySchema(spec.IncomingWebhookRequestPartialSchema, body),
	...message(body, EPHEMERAL | V2),
];

export const direct: Judge = (body) => [...bySchema(spec.MessageCreateRequestSchema, body), ...message(body, V2)];

export const openChannel: Judge = (body) => bySchema(spec.CreatePrivateChannelRequestSchema, body);

const Component: z.ZodType<Component> = z.lazy(() =>
	z.looseObject({ type: z.number(), components: z.array(Component).optional() }),
);
interface Component {
	readonly [key: string]: unknown;
	readonly type: number;
	readonly components?: Component[] | undefined;
}
const Message = z.looseObject({
	flags: z.number().default(0),
	components: z.array(Component).min(1),
	allowed_mentions: z.unknown(),
});

function message(body: unknown, flagsAllowed: number): string[] {
	const parsed = Message.safeParse(body);
	if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `message ${path.join('.')}: ${message}`);
	const { flags, components, allowed_mentions, ...rest } = parsed.data;
	const all = components.flatMap((component) => [component, ...(component.components ?? [])]);
	const texts = all.filter(({ type }) => type === 10).map(({ content }) => String(content));
	const controls = all.filter(({ type }) => type === 2 || type === 3);
	const ids = controls.flatMap(({ custom_id }) => (typeof custom_id === 'string' ? [custom_id] : []));
	const faults = [
		isDeepStrictEqual(allowed_mentions, { parse: [] }) || 'allowed_mentions lets somebody be mentioned',
		(flags & ~flagsAllowed) === 0 || `flags ${flags} where only ${flagsAllowed} may be set`,
		(flags & V2) !== 0 || 'not Components V2',
		['content', 'embeds', 'poll', 'sticker_ids'].every((key) => !(key in rest)) ||
			'Components V2 with content or embeds',
		all.length <= 40 || `${all.length} components`,
		texts.join('').length <= 4000 || `${texts.join('').length} characters of text`,
		texts.every((text) => text.trim() !== '') || 'an empty text display',
		new Set(ids).size === ids.length || 'a custom_id twice',
	];
	for (const row of components.filter(({ type }) => type === 1)) faults.push(...rowFaults(row.components ?? []));
	for (const control of controls) faults.push(...controlFaults(control));
	for (const { items } of all.filter(({ type }) => type === 12)) faults.push(...labels(items, 'description'));
	return faults.filter((fault) => fault !== true).map(String);
}

function rowFaults(children: readonly Component[]): (string | true)[] {
	const buttons = children.filter(({ type }) => type === 2).length;
	return [
		children.length > 0 || 'an empty row',
		buttons <= 5 || 'more than five buttons in a row',
		buttons === children.length || children.length === 1 || 'a menu shares its row',
	];
}

function controlFaults(control: Component): (string | true)[] {
	if (control.type === 3) {
		const values = z.array(z.object({ value: z.string() })).parse(control.options);
		return [
			...labels(control.options, 'label'),
			new Set(values.map(({ value }) => value)).size === values.length || 'a value twice in a menu',
		];
	}
	return [
		...labels([control], 'label'),
		(control.style === 5) === (control.url !== undefined) || 'a link button without a link',
		(control.style === 5) !== (control.custom_id !== undefined) || 'a button needs a custom_id or a link',
	];
}

const Input = z.looseObject({
	type: z.union([z.literal(3), z.literal(4)]),
	custom_id: z.string().min(1).max(100),
	placeholder: z.string().max(100).optional(),
	max_length: z.int().min(1).max(4000).optional(),
	options: z
		.array(z.object({ label: z.string().trim().min(1).max(100), value: z.string().min(1).max(100) }))
		.min(1)
		.max(25)
		.optional(),
});
const Modal = z.object({
	custom_id: z.string().min(1).max(100),
	title: z.string().trim().min(1).max(45),
	components: z
		.array(
			z.union([
				z.strictObject({ type: z.literal(18), label: z.string().trim().min(1).max(45), component: Input }),
				z.strictObject({ type: z.literal(10), content: z.string().trim().min(1).max(4000) }),
			]),
		)
		.min(1)
		.max(5),
});

/** From the modal and label reference; the generated schemas know none of these limits. */
function modal(data: unknown): string[] {
	const parsed = Modal.safeParse(data);
	if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `modal ${path.join('.')}: ${message}`);
	const inputs = parsed.data.components.flatMap((each) => ('component' in each ? each.component : []));
	const ids = inputs.map(({ custom_id }) => custom_id);
	const values = inputs.map(({ options = [] }) => options.map(({ value }) => value));
	return [
		new Set(ids).size === ids.length || 'a field twice in a form',
		values.every((all) => new Set(all).size === all.length) || 'a value twice in a menu of a form',
		inputs.every(({ type, options }) => (type === 3) === (options !== undefined)) || 'a menu without options',
	].flatMap((fault) => (fault === true ? [] : [fault]));
}

const labels = (items: unknown, key: string): string[] =>
	z
		.array(z.record(z.string(), z.unknown()))
		.parse(items ?? [])
		.flatMap((item) => (typeof item[key] === 'string' && item[key].trim() === '' ? [`a blank ${key}`] : []));

const Option = z.looseObject({
	name: z.string().regex(/^[-_\p{Ll}\p{N}]{1,32}$/u),
	description: z.string().trim().min(1),
	description_localizations: z.partialRecord(z.enum(Locale), z.string().trim().min(1)),
	required: z.boolean().default(false),
	autocomplete: z.boolean().default(false),
	choices: z
		.array(
			z.object({ name: z.string().trim().min(1), value: z.string().min(1).max(100), name_localizations: z.unknown() }),
		)
		.max(25)
		.default([]),
});
const Command = Option.extend({ options: z.array(Option).default([]) });
/** In the menu of a message: a name that people read, and nothing else. */
const MenuCommand = z.object({
	type: z.literal(3),
	name: z.string().trim().min(1).max(32),
	name_localizations: z.partialRecord(z.enum(Locale), z.string().trim().min(1).max(32)),
	description: z.undefined().optional(),
	options: z.undefined().optional(),
});
const Typed = z.object({ type: z.int().default(1) });

export const commands: Judge = (body) => {
	const all = z.array(z.looseObject(Typed.shape)).parse(body);
	const menu = z.array(MenuCommand).safeParse(all.filter(({ type }) => type === 3));
	if (!menu.success) return menu.error.issues.map(({ path, message }) => `menu ${path.join('.')}: ${message}`);
	const named = menu.data.map(({ name }) => name);
	if (named.length > 15 || new Set(named).size < named.length) return [`commands of messages: ${named.join(', ')}`];
	const parsed = z.array(Command).safeParse(all.filter(({ type }) => type !== 3));
	if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
	const twice = (names: readonly string[]) => new Set(names).size < names.length;
	const faults = [...bySchema(z.array(spec.ApplicationCommandUpdateRequestSchema), body)];
	if (twice(parsed.data.map(({ name }) => name))) faults.push('a command twice');
	if (parsed.data.length > 100) faults.push('more than 100 commands');
	for (const { name, options, ...rest } of parsed.data) {
		if (twice(options.map((option) => option.name))) faults.push(`${name}: an option twice`);
		if (options.some((option, index) => option.required && options[index - 1]?.required === false))
			faults.push(`${name}: required after optional`);
		if (options.some((option) => option.autocomplete && option.choices.length > 0))
			faults.push(`${name}: choices and autocomplete`);
		for (const { choices } of options) {
			if (twice(choices.map((choice) => choice.name)) || twice(choices.map(({ value }) => value)))
				faults.push(`${name}: a choice twice`);
		}
		const longest = (text: string, localised: Record<string, string>) =>
			Math.max(text.length, ...Object.values(localised).map(({ length }) => length));
		const size = options.reduce(
			(sum, option) =>
				sum +
				option.name.length +
				longest(option.description, option.description_localizations) +
				option.choices.reduce((all, choice) => all + choice.name.length + choice.value.length, 0),
			name.length + longest(rest.description, rest.description_localizations),
		);
		if (size > 8000) faults.push(`${name}: ${size} characters`);
	}
	return faults;
};
