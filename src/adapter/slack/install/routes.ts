import type { IncomingMessage, ServerResponse } from 'node:http';
import type { webApi } from '@slack/bolt';
import { ErrorCode, InstallProvider } from '@slack/oauth';
import type { Log } from '../../../log.ts';
import { boltLogger } from '../logger.ts';
import { Installation, type Installations } from './installations.ts';
import { pageOf, prepare, send, type Tongues, textsFor } from './pages.ts';
import { INSTALL_PATH, REDIRECT_PATH } from './paths.ts';

export interface InstallOptions {
	readonly clientId: string;
	readonly clientSecret: string;
	/** Where Slack sends the browser back to: the public address with `REDIRECT_PATH`. */
	readonly redirectUri: string;
	/** Signs the state that comes back with the code. */
	readonly stateSecret: string;
	readonly scopes: readonly string[];
	readonly installations: Installations;
	readonly tongues: Tongues;
	/** For browsers that want a language that there are no texts in. */
	readonly locale: string;
	readonly log: Log;
	readonly newId: () => string;
	readonly clientOptions: webApi.WebClientOptions;
	/** Another address than Slack's own, for tests. */
	readonly authorizationUrl?: string | undefined;
}

export interface Route {
	readonly path: string;
	readonly method: string;
	readonly handler: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** What an administrator sees: the page with the way to Slack, and the one that Slack sends the browser back to. */
export function installRoutes(options: InstallOptions): Route[] {
	const { clientId, clientSecret, stateSecret, scopes, installations, tongues, locale, log, newId } = options;
	const { clientOptions, redirectUri, authorizationUrl } = options;
	const provider = (request: IncomingMessage): InstallProvider => {
		const say = textsFor(request, tongues, locale);
		return new InstallProvider({
			clientId,
			clientSecret,
			stateSecret,
			clientOptions,
			logger: boltLogger(log),
			...(authorizationUrl === undefined ? {} : { authorizationUrl }),
			installationStore: {
				// What Slack gave is checked here; a token of a person is not even asked for.
				storeInstallation: async (installation) => installations.save(Installation.parse(installation)),
				fetchInstallation: () => Promise.reject(new Error('installations are read elsewhere')),
			},
			renderHtmlForInstallPath: (href) =>
				pageOf(
					{
						title: say.say('install.title'),
						text: say.say('install.text'),
						link: { href, label: say.say('install.button') },
					},
					say,
				),
		});
	};

	const install = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		prepare(response);
		await provider(request).handleInstallPath(request, response, undefined, {
			scopes: [...scopes],
			redirectUri,
		});
	};

	const finish = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const say = textsFor(request, tongues, locale);
		await provider(request).handleCallback(request, response, {
			success: ({ team, enterprise, appId }) => {
				log.info('slack installed', { workspace: team?.id ?? enterprise?.id });
				const where = new URLSearchParams({ ...(appId && { app: appId }), ...(team && { team: team.id }) });
				const page = {
					title: say.say('install.done', { workspace: team?.name ?? enterprise?.name ?? 'Slack' }),
					text: say.say('install.next'),
					link: { href: `https://slack.com/app_redirect?${where}`, label: say.say('install.open') },
				};
				send(response, 200, pageOf(page, say));
			},
			failure: (error) => {
				const id = newId();
				log.warn('slack installation failed', { id, error });
				const page = {
					title: say.say('install.failed'),
					text: say.say(`install.failed.${reasonOf(error)}`, { id }),
					link: { href: INSTALL_PATH, label: say.say('install.again') },
				};
				send(response, 400, pageOf(page, say));
			},
		});
	};

	const guarded =
		(handler: Route['handler']): Route['handler'] =>
		async (request, response) => {
			try {
				await handler(request, response);
			} catch (error) {
				const id = newId();
				log.error('fault', { id, platform: 'slack', error });
				const say = textsFor(request, tongues, locale);
				const page = { title: say.say('install.failed'), text: say.say('install.failed.other', { id }) };
				if (!response.headersSent) send(response, 500, pageOf(page, say));
				else response.end();
			}
		};
	return [
		{ path: INSTALL_PATH, method: 'GET', handler: guarded(install) },
		{ path: REDIRECT_PATH, method: 'GET', handler: guarded(finish) },
	];
}

/** Why an installation came to nothing, as far as the reader can do something about it. */
function reasonOf({ code }: { code?: string }): 'cancelled' | 'stale' | 'other' {
	if (code === ErrorCode.AuthorizationError) return 'cancelled';
	const stale: (string | undefined)[] = [
		ErrorCode.InvalidStateError,
		ErrorCode.MissingStateError,
		ErrorCode.MissingCodeError,
	];
	return stale.includes(code) ? 'stale' : 'other';
}
