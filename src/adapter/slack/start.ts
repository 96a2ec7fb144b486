import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { AppOptions, Receiver } from '@slack/bolt';
import { createJournal, noJournal } from '../../ask/journal.ts';
import type { Runner } from '../../ask/runner.ts';
import { slashDialect } from '../../ask/usage.ts';
import { NewsroomError } from '../../document/error.ts';
import type { Log } from '../../log.ts';
import type { Store } from '../../store/store.ts';
import { type Front, openFront } from '../http/front.ts';
import type { Desk } from './desk.ts';
import { desksOf } from './desks.ts';
import { faultOf } from './fault.ts';
import type { Installations } from './install/installations.ts';
import type { Route } from './install/routes.ts';
import type { InstallSettings } from './install/workspaces.ts';
import { listen } from './listen.ts';
import { boltLogger } from './logger.ts';
import { scopesFor } from './manifest.ts';
import { type Fetch, responder } from './respond.ts';
import { sourceOf } from './schema.ts';
import { keepSocket } from './socket.ts';
import { warm } from './warm.ts';
import { retryConfig } from './web.ts';

export interface SlackOptions {
	readonly runner: Runner;
	readonly settings: {
		/** Of the one workspace; without it the app is installed by OAuth, in any number of them. */
		readonly botToken: string | undefined;
		readonly install?: InstallSettings | undefined;
		/** By Socket Mode when there is one, else by signed HTTP. */
		readonly appToken: string | undefined;
		readonly signingSecret: string | undefined;
		readonly port: number;
		/** Stands before every command's name. */
		readonly commandPrefix: string;
		/** BCP 47; for people whose locale Slack does not tell. */
		readonly locale: string;
		/** Whose links get a preview. */
		readonly domains?: readonly string[];
		/** Another address than Slack's own, for tests. */
		readonly apiUrl?: string;
		/** Milliseconds without a ping from Slack after which the socket counts as dead. */
		readonly silence?: number;
	};
	/** Where installations are kept, and what was acknowledged and not answered yet. */
	readonly store?: Store | undefined;
	/** Where HTTP arrives, when other platforms share it; else one is opened on `settings.port`. */
	readonly front?: Front | undefined;
	readonly log: Log;
	readonly now?: () => Date;
	readonly newId?: () => string;
	readonly fetch?: Fetch;
	readonly wait?: (milliseconds: number) => Promise<void>;
	/** Milliseconds that `stop` waits for running answers. */
	readonly grace?: number;
	/** Milliseconds until whoever asked is told that the answer takes a while. */
	readonly patience?: number;
}

export interface RunningSlack {
	/** Where requests are received; null in Socket Mode. */
	readonly port: number | null;
	/** Takes nothing new, waits for what is under way, then disconnects. */
	stop(): Promise<void>;
}

/** Everything that Slack sends or shows arrives below it. */
const PATH = '/slack';

/**
 * Connects to Slack and answers commands, buttons, forms and menus. Resolves once connected. Throws NewsroomError
 * `wrong-token`, `platform-unreachable`, or `bad-setting` for a port in use; a connection lost later is made again.
 */
export async function startSlack(options: SlackOptions): Promise<RunningSlack> {
	const { runner, settings, store, log, grace = 10_000, now = () => new Date() } = options;
	const { botToken, install, commandPrefix: prefix, locale } = settings;
	const wait = options.wait ?? ((milliseconds) => pause(milliseconds, undefined, { ref: false }));
	const newId = options.newId ?? (() => randomBytes(3).toString('hex'));
	const bolt = await import('@slack/bolt');
	const logger = boltLogger(log);
	const clientOptions = {
		logger,
		retryConfig,
		timeout: 10_000,
		rejectRateLimitedCalls: true,
		...(settings.apiUrl === undefined ? {} : { slackApiUrl: settings.apiUrl }),
	};

	/** The one workspace whose token stands in the settings. */
	const one = async (token: string): Promise<Tenancy> => {
		const self = await new bolt.webApi.WebClient(token, clientOptions).auth.test().catch((error: unknown) => {
			throw faultOf(error, 'SLACK_BOT_TOKEN');
		});
		const { bot_id: botId, user_id: botUserId, user } = self;
		return {
			authorize: async () => ({ botToken: token, ...(botId && { botId }), ...(botUserId && { botUserId }) }),
			name: user ?? NAME,
			routes: [],
			installations: null,
		};
	};
	const many = async (): Promise<Tenancy> => {
		if (!install || !store) throw new NewsroomError('bad-setting', { setting: 'SLACK_BOT_TOKEN' });
		const { workspacesOf } = await import('./install/workspaces.ts');
		const clientWithout = new bolt.webApi.WebClient(undefined, clientOptions);
		const shared = {
			tongues: runner,
			locale,
			scopes: scopesFor(settings),
			log,
			now,
			wait,
			newId,
			clientOptions,
			clientWithout,
		};
		return { name: NAME, ...workspacesOf({ settings: install, store, ...shared }) };
	};
	const journal = store ? createJournal({ store, kind: 'slack', log }) : noJournal;
	const tenancy = botToken === undefined ? await many() : await one(botToken);

	const dialect = slashDialect(runner.commands, prefix);
	await warm(runner, dialect, locale, fetch);
	const deskFor = desksOf(
		{
			runner,
			dialect,
			prefix,
			respond: responder(options.fetch ?? fetch, wait),
			log,
			newId,
			invite: `/invite @${tenancy.name}`,
			sharing: new Set(),
			...(options.patience === undefined ? {} : { patience: options.patience }),
		},
		{ wait, locale, now },
	);
	/** Hands on what a receiver takes; the result waits until all of it is answered. */
	const work = (receiver: Receiver): (() => Promise<number>) => {
		const { authorize } = tenancy;
		const app = new bolt.App({ receiver, logger, clientOptions, convoStore: false, ignoreSelf: false, authorize });
		const deskOf = async (body: unknown): Promise<Desk> => {
			const { teamId, enterpriseId } = sourceOf(body);
			const { botToken: token } = await authorize({ teamId, enterpriseId, isEnterpriseInstall: false });
			return deskFor(new bolt.webApi.WebClient(token, clientOptions));
		};
		return listen(app, deskFor, { log, newId, installations: tenancy.installations, journal, deskOf });
	};

	if (settings.appToken !== undefined) {
		const receiver = new bolt.SocketModeReceiver({
			appToken: settings.appToken,
			logger,
			autoReconnectEnabled: false,
			installerOptions: { clientOptions },
			...(settings.silence === undefined ? {} : { serverPingTimeout: settings.silence }),
		});
		const finish = work(receiver);
		const socket = await keepSocket(receiver.client, { log, wait }).catch((error: unknown) => {
			throw faultOf(error, 'SLACK_APP_TOKEN');
		});
		return { port: null, stop: stopping(() => socket.stop(), finish) };
	}

	const signingSecret = settings.signingSecret ?? '';
	const receiver = new bolt.HTTPReceiver({ signingSecret, logger, customRoutes: [...tenancy.routes] });
	const finish = work(receiver);
	const front = options.front ?? (await openFront(settings.port, log));
	const unmount = front.mount(PATH, receiver.requestListener);
	log.info('slack listening', { mode: 'http', port: front.port });
	const close = async (): Promise<void> => {
		unmount();
		if (!options.front) await front.close();
	};
	return { port: front.port, stop: stopping(close, finish) };

	function stopping(close: () => Promise<void>, finish: () => Promise<number>): () => Promise<void> {
		const stop = async (): Promise<void> => {
			await close();
			const unfinished = await Promise.race([finish(), pause(grace, -1, { ref: false })]);
			journal.stop();
			log.info('slack stopped', { finished: unfinished === 0 });
		};
		let stopped: Promise<void> | undefined;
		return () => {
			stopped ??= stop();
			return stopped;
		};
	}
}

/** As which app, in which workspaces. */
interface Tenancy {
	readonly authorize: NonNullable<AppOptions['authorize']>;
	/** Of the bot, as people invite it. */
	readonly name: string;
	readonly routes: readonly Route[];
	readonly installations: Installations | null;
}

/** The bot's name in the manifest. */
const NAME = 'newsroom';
