import type { FakeDiscord, Message } from './fake.ts';
import { readMarkdown, visible } from './markdown.ts';
import type { Known } from './rest.ts';

export interface Control {
	readonly id: string;
	readonly label: string;
	readonly disabled: boolean;
	/** Of a menu: the choices by label. */
	readonly choices: ReadonlyMap<string, string>;
}

interface Person {
	readonly id?: string;
	readonly name?: string;
	readonly nick?: string | null;
	readonly locale?: string;
	/** Null in a direct message. */
	readonly guild?: string | null;
}

/** A person at a client: types commands, presses buttons, reads what comes back. */
export class FakeUser {
	readonly #fake: FakeDiscord;
	readonly #person: Required<Person>;

	constructor(fake: FakeDiscord, person: Person = {}) {
		this.#fake = fake;
		const given = { id: '500000000000000001', name: 'Anna', nick: null, locale: 'en-US', guild: '600000000000000001' };
		this.#person = { ...given, ...person };
	}

	command(name: string, options: Readonly<Record<string, string | number | boolean>> = {}): Known {
		return this.send(2, {
			id: '1',
			name,
			type: 1,
			options: Object.entries(options).map(([option, value]) => ({ name: option, type: 3, value })),
		});
	}

	/** Typing into one option while others stand already. */
	type(name: string, option: string, typed: string, others: Readonly<Record<string, string>> = {}): Known {
		const rest = Object.entries(others).map(([other, value]) => ({ name: other, type: 3, value }));
		return this.send(4, {
			id: '1',
			name,
			type: 1,
			options: [...rest, { name: option, type: 3, value: typed, focused: true }],
		});
	}

	/** Presses the button, or takes the choice of a menu, with that label. */
	press(message: Message, label: string): Known {
		for (const control of controlsOf(message)) {
			const value = control.choices.get(label);
			if (value !== undefined)
				return this.send(3, { component_type: 3, custom_id: control.id, values: [value] }, message);
			if (control.label === label && !control.disabled)
				return this.send(3, { component_type: 2, custom_id: control.id }, message);
		}
		throw new Error(`no “${label}” among ${JSON.stringify(controlsOf(message))}`);
	}

	/** Picks a command in the menu of a message. */
	pick(name: string, message: Readonly<Record<string, unknown>>): Known {
		const target_id = '800000000000000001';
		const whole = { id: target_id, content: '', attachments: [], embeds: [], components: [], ...message };
		return this.send(2, { id: '1', name, type: 3, target_id, resolved: { messages: { [target_id]: whole } } });
	}

	/** Fills in the form that an interaction opened; a menu takes the choice with that label. */
	submit({ modal, on }: Pick<Known, 'modal' | 'on'>, fields: Readonly<Record<string, string>>): Known {
		const { custom_id, components } = modal as Modal;
		return this.send(
			5,
			{
				custom_id,
				components: components.map(({ component }, index) => {
					if (!component) return { type: 10, id: index + 1 };
					const value = fields[component.custom_id] ?? '';
					const chosen = component.options?.find(({ label }) => label === value)?.value;
					const own = { type: component.type, id: index + 10, custom_id: component.custom_id };
					const filled = component.type === 3 ? { values: chosen === undefined ? [] : [chosen] } : { value };
					return { type: 18, id: index + 1, component: { ...own, ...filled } };
				}),
			},
			on,
		);
	}

	/** Any interaction, valid or not. */
	send(type: number, data: unknown, on: Message | null = null): Known {
		const id = this.#fake.nextId();
		const known: Known = {
			id,
			token: `token-${id}`,
			on,
			acknowledged: null,
			original: null,
			choices: null,
			modal: null,
			expired: false,
		};
		this.#fake.interactions.set(known.token, known);
		this.#fake.deliver(this.payload(known, type, data));
		return known;
	}

	/** As Discord sends it. */
	payload({ id, token, on }: Pick<Known, 'id' | 'token' | 'on'>, type: number, data: unknown): Record<string, unknown> {
		const { id: user, name, nick, locale, guild } = this.#person;
		const account = { id: user, username: name.toLowerCase(), global_name: name, discriminator: '0', avatar: null };
		const channel = '400000000000000001';
		return {
			id,
			application_id: this.#fake.application,
			type,
			token,
			version: 1,
			data,
			channel_id: channel,
			channel: { id: channel, type: guild === null ? 1 : 0 },
			...(guild === null
				? { user: account }
				: {
						guild_id: guild,
						guild: { id: guild, locale: 'en-US', features: [] },
						guild_locale: 'en-US',
						member: { user: account, nick, roles: [], joined_at: '2020-01-01T00:00:00Z', permissions: '0', flags: 0 },
					}),
			locale,
			app_permissions: '0',
			entitlements: [],
			authorizing_integration_owners: {},
			context: guild === null ? 1 : 0,
			attachment_size_limit: 1,
			...(on && {
				message: {
					id: on.id,
					channel_id: channel,
					type: 0,
					flags: (on.private ? 64 : 0) | 32_768,
					components: on.components,
					author: { id: this.#fake.application, username: 'newsroom', discriminator: '0', avatar: null, bot: true },
					content: '',
					timestamp: '2026-01-01T00:00:00Z',
					edited_timestamp: null,
					tts: false,
					mention_everyone: false,
					mentions: [],
					mention_roles: [],
					attachments: [],
					embeds: [],
					pinned: false,
				},
			}),
		};
	}
}

export interface Modal {
	readonly custom_id: string;
	readonly title: string;
	readonly components: readonly {
		readonly label?: string;
		readonly content?: string;
		readonly component?: {
			readonly type: number;
			readonly custom_id: string;
			readonly options?: readonly { readonly label: string; readonly value: string }[];
		};
	}[];
}

type Component = Readonly<Record<string, unknown>> & { readonly components?: readonly Component[] };
type Labelled = readonly { readonly label: string; readonly value: string }[];

const componentsOf = ({ components }: Pick<Message, 'components'>): Component[] =>
	(components as readonly Component[]).flatMap((component) => [component, ...(component.components ?? [])]);

/** What a person reads in a message, without the controls. */
export const readable = (message: Pick<Message, 'components'>): string =>
	componentsOf(message)
		.flatMap(({ content }) => (typeof content === 'string' ? visible(readMarkdown(content)) : []))
		.join('\n');

export const controlsOf = (message: Pick<Message, 'components'>): Control[] =>
	componentsOf(message)
		.filter(({ type }) => type === 2 || type === 3)
		.map(({ custom_id, label, disabled, options }) => ({
			id: String(custom_id),
			label: String(label ?? ''),
			disabled: disabled === true,
			choices: new Map(((options ?? []) as Labelled).map((option) => [option.label, option.value])),
		}));
