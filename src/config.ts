import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { NewsroomError } from './document/error.ts';
import { LEVELS } from './log.ts';
import { isAllowance } from './source/web/allowance.ts';
import { isDatabaseUrl, passwordsOf, placeOf } from './store/postgres/place.ts';

const DOMAIN = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u;

type Environment = Readonly<Record<string, string | undefined>>;

/** Every setting there is; `.env.example` lists the same names. What is expected stands in the UI files, `setting.<NAME>`. */
export const Settings = z.object({
	NEWSROOM_DB: z.string(),
	DATABASE_URL: z.string().refine(isDatabaseUrl),
	NEWSROOM_ARTICLES: z.string().transform((list) => list.split(delimiter).filter((folder) => folder.trim() !== '')),
	NEWSROOM_LOCALE: z.string().refine(isLocale),
	NEWSROOM_FETCH_ALLOW: z
		.string()
		.transform((list) => list.split(/[\s,]+/u).filter((entry) => entry !== ''))
		.refine((entries) => entries.every(isAllowance)),
	NEWSROOM_USER_AGENT: z.string().regex(/^[\x20-\x7e]{1,200}$/u),
	NEWSROOM_MAY_ADD: z.string().transform((list) => list.split(/[\s,]+/u).filter((id) => id !== '')),
	NEWSROOM_COMMAND_PREFIX: z.string().regex(/^[a-z0-9_-]{1,16}$/u),
	NEWSROOM_DOMAINS: z
		.string()
		.toLowerCase()
		.transform((list) => list.split(/[\s,]+/u))
		.refine((domains) => domains.length <= 5 && domains.every((domain) => DOMAIN.test(domain))),
	SLACK_BOT_TOKEN: z.string().regex(/^xox[a-z]-\S+$/u),
	SLACK_APP_TOKEN: z.string().regex(/^xapp-\S+$/u),
	SLACK_SIGNING_SECRET: z.string().regex(/^\S{16,}$/u),
	PORT: z
		.string()
		.regex(/^\d{1,5}$/u)
		.transform(Number)
		.refine((port) => port <= 65_535),
	SLACK_API_URL: z.url(),
	SLACK_CLIENT_ID: z.string().regex(/^\d+\.\d+$/u),
	SLACK_CLIENT_SECRET: z.string().regex(/^\S{16,}$/u),
	NEWSROOM_URL: z.url({ protocol: /^https?$/u }),
	/** The newest first. */
	NEWSROOM_SECRET: z
		.string()
		.transform((list) => list.split(/\s+/u))
		.refine((secrets) => secrets.every((secret) => secret.length >= 32)),
	DISCORD_TOKEN: z.string().regex(/^\S{20,}$/u),
	DISCORD_APPLICATION_ID: z.string().regex(/^\d{15,21}$/u),
	DISCORD_PUBLIC_KEY: z.string().regex(/^[0-9a-f]{64}$/iu),
	DISCORD_API_URL: z.url(),
	LOG_LEVEL: z.enum(LEVELS),
	NO_COLOR: z.string(),
});
export type Settings = z.infer<typeof Settings>;
type Given = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

const SECRET = [
	'DATABASE_URL',
	'SLACK_BOT_TOKEN',
	'SLACK_APP_TOKEN',
	'SLACK_SIGNING_SECRET',
	'SLACK_CLIENT_SECRET',
	'NEWSROOM_SECRET',
	'DISCORD_TOKEN',
] as const;
/** What it takes to be installed in many workspaces of Slack. */
const INSTALL = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'NEWSROOM_URL', 'NEWSROOM_SECRET'] as const;

export interface Config {
	/** A file, or `:memory:`; with `postgres`, where that is, for messages. */
	readonly database: string;
	/** The address of a PostgreSQL database with all that it takes to open it, which is used in place of the file. */
	readonly postgres: string | undefined;
	/** Folders to read besides the sample articles; absolute paths. */
	readonly articles: readonly string[];
	/** BCP 47. */
	readonly locale: string;
	/** How pages and feeds are fetched: hosts and ranges beyond the public network, and the name given to servers. */
	readonly web: { readonly allowed: readonly string[]; readonly userAgent: string | undefined };
	/** Ids of people and roles that may add articles; empty for everybody. */
	readonly mayAdd: readonly string[];
	readonly commandPrefix: string;
	/** The newsroom's own, whose links get a preview. */
	readonly domains: readonly string[];
	/** Where platforms that deliver by HTTP find this process. */
	readonly port: number;
	/** The one workspace of `botToken`, or as many as install the app; by Socket Mode with `appToken`, else by HTTP. */
	readonly slack: {
		readonly botToken: string | undefined;
		readonly install:
			| {
					readonly clientId: string;
					readonly clientSecret: string;
					readonly secrets: readonly string[];
					readonly url: string;
					readonly authorizationUrl: string | undefined;
			  }
			| undefined;
		readonly appToken: string | undefined;
		readonly signingSecret: string | undefined;
		readonly apiUrl?: string;
	} | null;
	/** With `publicKey` by HTTP, else by the gateway. */
	readonly discord: {
		readonly token: string;
		readonly applicationId: string | undefined;
		readonly publicKey?: string;
		readonly api?: string;
	} | null;
	/** Without one, who asks a question sees warnings, who serves a platform sees more. */
	readonly logLevel: Settings['LOG_LEVEL'] | undefined;
	readonly color: boolean;
	/** The user's own folder for what the program keeps; it need not exist yet. */
	readonly dataFolder: string;
	/** Values that no log line may hold. */
	readonly secrets: readonly string[];
}

/** The environment over the `.env` of a folder; an empty value counts as not set. */
export function environment(folder: string, own: Environment = process.env): Environment {
	const file = join(folder, '.env');
	const kept = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
	return { ...kept, ...own };
}

/** Throws NewsroomError `bad-setting` with the name of the setting, never with its value. */
export function readConfig(env: Environment, platform: NodeJS.Platform = process.platform): Config {
	const set = Object.fromEntries(
		Object.keys(Settings.shape).flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
	);
	const parsed = Settings.partial().safeParse(set);
	if (!parsed.success) throw wrong(String(parsed.error.issues[0]?.path[0]));
	const settings = parsed.data;

	const { DISCORD_TOKEN: token, DISCORD_APPLICATION_ID: applicationId, DISCORD_PUBLIC_KEY: publicKey } = settings;
	const api = settings.DISCORD_API_URL;
	const dataFolder = userDataFolder(env, platform);
	const postgres = settings.DATABASE_URL;
	const file = databasePath(settings.NEWSROOM_DB) ?? join(dataFolder, 'newsroom.sqlite');
	return {
		database: postgres ? placeOf(postgres) : file,
		postgres,
		articles: (settings.NEWSROOM_ARTICLES ?? []).map((folder) => resolve(folder)),
		locale: localeOf(env),
		web: { allowed: settings.NEWSROOM_FETCH_ALLOW ?? [], userAgent: settings.NEWSROOM_USER_AGENT },
		domains: settings.NEWSROOM_DOMAINS ?? [],
		mayAdd: settings.NEWSROOM_MAY_ADD ?? [],
		commandPrefix: settings.NEWSROOM_COMMAND_PREFIX ?? '',
		port: settings.PORT ?? 3000,
		slack: slackOf(settings),
		discord: token ? { token, applicationId, ...(publicKey && { publicKey }), ...(api && { api }) } : null,
		logLevel: settings.LOG_LEVEL,
		color: settings.NO_COLOR === undefined && env.TERM !== 'dumb',
		dataFolder,
		secrets: [...SECRET.flatMap((name) => settings[name] ?? []), ...(postgres ? passwordsOf(postgres) : [])],
	};
}

function slackOf(settings: Given): Config['slack'] {
	const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = settings;
	const { SLACK_API_URL: apiUrl } = settings;
	const install = installOf(settings);
	if (!botToken && !install) {
		if (appToken || signingSecret) throw wrong('SLACK_BOT_TOKEN');
		return null;
	}
	// Two answers to "which workspace?" would be one too many.
	if (botToken && install) throw wrong('SLACK_CLIENT_ID');
	// Installing needs HTTP anyhow.
	if (!signingSecret && (install || !appToken)) throw wrong(install ? 'SLACK_SIGNING_SECRET' : 'SLACK_APP_TOKEN');
	return {
		botToken,
		install,
		appToken: install ? undefined : appToken,
		signingSecret,
		...(apiUrl && { apiUrl }),
	};
}

function installOf(settings: Given): NonNullable<Config['slack']>['install'] {
	const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_API_URL: apiUrl } = settings;
	const { NEWSROOM_URL: url, NEWSROOM_SECRET: secrets } = settings;
	if (!clientId && !clientSecret) return undefined;
	if (!clientId || !clientSecret || !url || !secrets) throw wrong(INSTALL.find((name) => !settings[name]) ?? '');
	const authorizationUrl = apiUrl && new URL('../oauth/v2/authorize', apiUrl).href;
	return { clientId, clientSecret, secrets, url, authorizationUrl };
}

/** The reader's locale: the setting, else what the system says, as POSIX orders it; never throws. */
export function localeOf(env: Environment): string {
	const said = env.NEWSROOM_LOCALE || env.LC_ALL || env.LC_MESSAGES || env.LANG;
	if (!said) return Intl.DateTimeFormat().resolvedOptions().locale;
	const tag = said.replace(/[.@].*$/u, '').replaceAll('_', '-');
	return isLocale(tag) ? tag : 'en';
}

function isLocale(tag: string): boolean {
	try {
		return Intl.getCanonicalLocales(tag.replaceAll('_', '-')).length === 1;
	} catch {
		return false;
	}
}

const databasePath = (setting: string | undefined): string | undefined =>
	setting === undefined || setting === ':memory:' || isAbsolute(setting) ? setting : resolve(setting);

/** Where each system wants a program's own data. */
function userDataFolder(env: Environment, platform: NodeJS.Platform): string {
	const home = homedir();
	if (platform === 'win32') return join(env.LOCALAPPDATA || env.APPDATA || join(home, 'AppData', 'Local'), 'newsroom');
	if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'newsroom');
	// The XDG rules ignore a relative path.
	const xdg = env.XDG_DATA_HOME;
	return join(xdg && isAbsolute(xdg) ? xdg : join(home, '.local', 'share'), 'newsroom');
}

const wrong = (setting: string) => new NewsroomError('bad-setting', { setting });
