import { z } from 'zod';
import { isListed } from '../../ask/command.ts';
import type { Runner } from '../../ask/runner.ts';
import { slashDialect, usageOf } from '../../ask/usage.ts';
import { NewsroomError } from '../../document/error.ts';
import { LIMITS } from '../../render/slack/limits.ts';
import { REDIRECT_PATH } from './install/paths.ts';

/** Slack keeps these for itself; an app that names one is refused. */
const BUILT_IN = [
	...['active', 'apps', 'archive', 'away', 'call', 'collapse', 'dm', 'dnd', 'expand', 'feed', 'feedback', 'huddle'],
	...['invite', 'join', 'kick', 'leave', 'me', 'msg', 'mute', 'open', 'prefs', 'remind', 'remove', 'rename', 'search'],
	...['shortcuts', 'shrug', 'star', 'status', 'topic', 'unarchive', 'unmute', 'who'],
];

const SCOPES = [
	// The slash commands.
	'commands',
	// Answers: shared ones, and private ones where a command's own address is used up.
	'chat:write',
	// Sharing in a public channel that nobody has invited the bot to.
	'chat:write.public',
	// The language that a person reads, and the name of whoever shares. Slack sends neither with a command.
	'users:read',
] as const;
/** Previews of links to the newsroom's own articles: Slack tells of such links, and of no others. */
const LINK_SCOPES = ['links:read', 'links:write'] as const;

export const scopesFor = ({ domains }: Pick<ManifestOptions, 'domains'>): Scope[] => [
	...SCOPES,
	...(domains && domains.length > 0 ? LINK_SCOPES : []),
];
const Scope = z.enum([...SCOPES, ...LINK_SCOPES]);
type Scope = z.infer<typeof Scope>;

const { manifest: MOST } = LIMITS;
const Address = z.url({ protocol: /^https$/u });
const Domain = z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u);

/** The part of Slack's app manifest that this app needs. https://docs.slack.dev/reference/app-manifest */
export const SlackManifest = z.object({
	display_information: z.object({
		name: z.string().min(1).max(MOST.name),
		description: z.string().min(1).max(MOST.description),
		background_color: z.string().regex(/^#[0-9a-f]{6}$/u),
	}),
	features: z.object({
		app_home: z.object({
			home_tab_enabled: z.boolean(),
			messages_tab_enabled: z.boolean(),
			messages_tab_read_only_enabled: z.boolean(),
		}),
		bot_user: z.object({
			display_name: z
				.string()
				.max(MOST.botName)
				.regex(/^[a-z0-9._-]+$/u),
			always_online: z.boolean(),
		}),
		slash_commands: z
			.array(
				z.object({
					command: z
						.string()
						.max(MOST.command)
						.regex(/^\/[a-z0-9_-]+$/u)
						.refine((command) => !BUILT_IN.includes(command.slice(1))),
					description: z.string().min(1).max(MOST.commandDescription),
					usage_hint: z.string().min(1).max(MOST.usageHint).optional(),
					should_escape: z.boolean(),
					url: Address.optional(),
				}),
			)
			.min(1)
			.max(50),
		/** In the menu of a message. */
		shortcuts: z
			.array(
				z.object({
					type: z.literal('message'),
					name: z.string().min(1).max(MOST.shortcut),
					callback_id: z.string().min(1).max(255),
					description: z.string().min(1).max(MOST.shortcutDescription),
				}),
			)
			.max(10),
		unfurl_domains: z.array(Domain).min(1).max(MOST.domains).optional(),
	}),
	oauth_config: z.object({
		redirect_urls: z.array(Address).optional(),
		scopes: z.object({ bot: z.array(Scope) }),
	}),
	settings: z.object({
		event_subscriptions: z.object({ request_url: Address.optional(), bot_events: z.array(z.string()) }),
		interactivity: z.object({
			is_enabled: z.literal(true),
			request_url: Address.optional(),
			message_menu_options_url: Address.optional(),
		}),
		org_deploy_enabled: z.boolean(),
		socket_mode_enabled: z.boolean(),
		token_rotation_enabled: z.boolean(),
	}),
});
export type SlackManifest = z.infer<typeof SlackManifest>;

export interface ManifestOptions {
	/** Stands before every command's name. */
	readonly prefix: string;
	/** BCP 47: a manifest has one language for all. */
	readonly locale: string;
	/** Where the app is reached, for HTTP; without it the app uses Socket Mode. */
	readonly url?: string | undefined;
	/** Whether workspaces install the app themselves, at `url`. */
	readonly many?: boolean;
	/** Whose links get a preview. */
	readonly domains?: readonly string[];
}

/** Where requests arrive below `url`. */
const PATH = '/slack/events';
/** What Slack tells without being asked: the Home tab is looked at, links are posted, the app is thrown out. */
const EVENTS = ['app_home_opened', 'app_uninstalled', 'tokens_revoked'];

/**
 * The manifest that an administrator pastes into Slack, made from the command definitions. Throws NewsroomError
 * `bad-setting` when the prefix makes a command that Slack does not take, `bad-option` for a `url` that is not https,
 * or `many` without one.
 */
export function slackManifest(runner: Runner, options: ManifestOptions): SlackManifest {
	const { prefix, locale, url, many = false, domains = [] } = options;
	if (url === undefined ? many : !Address.safeParse(url).success) {
		throw new NewsroomError('bad-option', { option: 'url', value: url ?? '', remedy: 'remedy.https' });
	}
	const texts = runner.texts(locale);
	const dialect = slashDialect(runner.commands, prefix);
	const base = url?.replace(/\/+$/u, '');
	const address = base && base + PATH;
	const linked = domains.length > 0;
	const { data, error } = SlackManifest.safeParse({
		display_information: { name: 'newsroom', description: texts.say('cli.about'), background_color: '#1d2b3a' },
		features: {
			app_home: {
				home_tab_enabled: runner.commands.some(({ start }) => start),
				messages_tab_enabled: true,
				messages_tab_read_only_enabled: true,
			},
			bot_user: { display_name: 'newsroom', always_online: true },
			slash_commands: runner.commands.filter(isListed).map((command) => {
				const typed = dialect.usage(command.name);
				const hint = usageOf(command, { dialect, texts }).slice(typed.length).trim();
				return {
					command: typed,
					description: texts.say(`command.${command.name}.description`),
					...(hint === '' ? {} : { usage_hint: hint }),
					// Names typed with an @ stay as typed.
					should_escape: false,
					...(address === undefined ? {} : { url: address }),
				};
			}),
			shortcuts: runner.commands
				.filter(({ message }) => message)
				.map(({ name }) => ({
					type: 'message',
					name: texts.say(`message.${name}`),
					callback_id: name,
					description: texts.say(`command.${name}.description`),
				})),
			...(linked ? { unfurl_domains: [...domains] } : {}),
		},
		oauth_config: {
			...(many ? { redirect_urls: [`${base}${REDIRECT_PATH}`] } : {}),
			scopes: { bot: scopesFor({ domains }) },
		},
		settings: {
			event_subscriptions: {
				...(address === undefined ? {} : { request_url: address }),
				bot_events: [...EVENTS, ...(linked ? ['link_shared'] : [])],
			},
			interactivity: {
				is_enabled: true,
				...(address === undefined ? {} : { request_url: address, message_menu_options_url: address }),
			},
			org_deploy_enabled: false,
			socket_mode_enabled: address === undefined,
			// The token of one workspace stands in a setting, which nobody could renew every twelve hours.
			token_rotation_enabled: many,
		},
	});
	if (data) return data;
	throw new NewsroomError('bad-setting', { setting: 'NEWSROOM_COMMAND_PREFIX' }, { cause: error });
}
