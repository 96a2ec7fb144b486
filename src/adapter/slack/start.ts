import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { App, Receiver } from '@slack/bolt';
import type { Runner } from '../../ask/runner.ts';
import { slashDialect } from '../../ask/usage.ts';
import type { Log } from '../../log.ts';
import type { Desk } from './desk.ts';
import { faultOf } from './fault.ts';
import { listen } from './listen.ts';
import { boltLogger } from './logger.ts';
import { profilesOf } from './profiles.ts';
import { type Fetch, responder } from './respond.ts';
import { keepSocket } from './socket.ts';
import { retryConfig, webOf } from './web.ts';

export interface SlackOptions {
	readonly runner: Runner;
	readonly settings: {
		readonly botToken: string;
		/** By Socket Mode when there is one, else by signed HTTP. */
		readonly appToken: string | undefined;
		readonly signingSecret: string | undefined;
		readonly port: number;
		/** Stands before every command's name. */
		readonly commandPrefix: string;
		/** BCP 47; for people whose locale Slack does not tell. */
		readonly locale: string;
		/** Another address than Slack's own, for tests. */
		readonly apiUrl?: string;
		/** Milliseconds without a ping from Slack after which the socket counts as dead. */
		readonly silence?: number;
	};
	readonly log: Log;
	readonly now?: () => Date;
	readonly newId?: () => string;
	readonly fetch?: Fetch;
	readonly wait?: (milliseconds: number) => Promise<void>;
	/** Milliseconds that `stop` waits for running answers. */
	readonly grace?: number;
}

export interface RunningSlack {
	/** Where requests are received; null in Socket Mode. */
	readonly port: number | null;
	/** Takes nothing new, waits for what is under way, then disconnects. */
	stop(): Promise<void>;
}

/**
 * Connects to Slack and answers commands, buttons, forms and menus. Resolves once connected. Throws NewsroomError
 * `wrong-token`, `platform-unreachable`, or `bad-setting` for a port in use; a connection lost later is made again.
 */
export async function startSlack(options: SlackOptions): Promise<RunningSlack> {
	const { runner, settings, log, grace = 10_000 } = options;
	const wait = options.wait ?? ((milliseconds) => pause(milliseconds, undefined, { ref: false }));
	const bolt = await import('@slack/bolt');
	const logger = boltLogger(log);
	const clientOptions = {
		logger,
		retryConfig,
		timeout: 10_000,
		rejectRateLimitedCalls: true,
		...(settings.apiUrl === undefined ? {} : { slackApiUrl: settings.apiUrl }),
	};
	const client = new bolt.webApi.WebClient(settings.botToken, clientOptions);
	const self = await client.auth.test().catch((error: unknown) => {
		throw faultOf(error, 'SLACK_BOT_TOKEN');
	});

	const web = webOf(client, wait);
	const desk: Desk = {
		runner,
		dialect: slashDialect(runner.commands, settings.commandPrefix),
		prefix: settings.commandPrefix,
		web,
		respond: responder(options.fetch ?? fetch, wait),
		profiles: profilesOf(web, settings.locale, options.now ?? (() => new Date()), log),
		log,
		newId: options.newId ?? (() => randomBytes(3).toString('hex')),
		invite: `/invite @${self.user ?? 'newsroom'}`,
		sharing: new Set(),
	};
	const appWith = (receiver: Receiver): App =>
		new bolt.App({
			receiver,
			logger,
			clientOptions,
			convoStore: false,
			ignoreSelf: false,
			authorize: async () => ({
				botToken: settings.botToken,
				...(self.bot_id === undefined ? {} : { botId: self.bot_id }),
				...(self.user_id === undefined ? {} : { botUserId: self.user_id }),
			}),
		});

	if (settings.appToken !== undefined) {
		const receiver = new bolt.SocketModeReceiver({
			appToken: settings.appToken,
			logger,
			autoReconnectEnabled: false,
			installerOptions: { clientOptions },
			...(settings.silence === undefined ? {} : { serverPingTimeout: settings.silence }),
		});
		const finish = listen(appWith(receiver), desk);
		const socket = await keepSocket(receiver.client, { log, wait }).catch((error: unknown) => {
			throw faultOf(error, 'SLACK_APP_TOKEN');
		});
		return { port: null, stop: stopping(() => socket.stop(), finish) };
	}

	const receiver = new bolt.HTTPReceiver({ signingSecret: settings.signingSecret ?? '', logger });
	const finish = listen(appWith(receiver), desk);
	const server = await receiver.start(settings.port).catch((error: unknown) => {
		throw faultOf(error, 'PORT');
	});
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : settings.port;
	log.info('slack listening', { mode: 'http', port });
	return { port, stop: stopping(() => receiver.stop(), finish) };

	function stopping(close: () => Promise<void>, finish: () => Promise<number>): () => Promise<void> {
		const stop = async (): Promise<void> => {
			await close();
			const unfinished = await Promise.race([finish(), pause(grace, -1, { ref: false })]);
			log.info('slack stopped', { finished: unfinished === 0 });
		};
		let stopped: Promise<void> | undefined;
		return () => {
			stopped ??= stop();
			return stopped;
		};
	}
}
