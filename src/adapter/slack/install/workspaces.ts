import { hkdfSync } from 'node:crypto';
import type { Authorize, webApi } from '@slack/bolt';
import type { Log } from '../../../log.ts';
import { type Installations, installationsIn, type Shelf, type Workspace } from './installations.ts';
import type { Tongues } from './pages.ts';
import { REDIRECT_PATH } from './paths.ts';
import { installRoutes, type Route } from './routes.ts';
import { Refreshed, tokensOf } from './tokens.ts';
import { createVault } from './vault.ts';

/** What it takes to be installed in many workspaces. */
export interface InstallSettings {
	readonly clientId: string;
	readonly clientSecret: string;
	/** The newest first: it seals what is kept, the others still open it. */
	readonly secrets: readonly string[];
	/** The public address, https. */
	readonly url: string;
	/** Another address than Slack's own, for tests. */
	readonly authorizationUrl?: string | undefined;
}

interface WorkspacesOptions {
	readonly settings: InstallSettings;
	readonly store: Shelf;
	readonly tongues: Tongues;
	readonly locale: string;
	readonly scopes: readonly string[];
	readonly log: Log;
	readonly now: () => Date;
	readonly wait: (milliseconds: number) => Promise<void>;
	readonly newId: () => string;
	readonly clientOptions: webApi.WebClientOptions;
	readonly clientWithout: webApi.WebClient;
}

interface Workspaces {
	/** Never rejects: an event of a workspace that nothing is kept of has no token, and is told so. */
	readonly authorize: Authorize<boolean>;
	readonly routes: readonly Route[];
	readonly installations: Installations;
}

/** The workspaces that installed the app themselves: the pages for it, and a fresh token for each event. */
export function workspacesOf(options: WorkspacesOptions): Workspaces {
	const { settings, store, log, now, wait, clientWithout } = options;
	const { clientId, clientSecret, secrets, url, authorizationUrl } = settings;
	const installations = installationsIn(store, createVault(secrets, 'NEWSROOM_SECRET'));
	const refresh = async (refreshToken: string): Promise<Refreshed> =>
		Refreshed.parse(
			await clientWithout.oauth.v2.access({
				client_id: clientId,
				client_secret: clientSecret,
				grant_type: 'refresh_token',
				refresh_token: refreshToken,
			}),
		);
	const tokens = tokensOf({ installations, store, refresh, now, wait, log });
	return {
		installations,
		routes: installRoutes({
			...options,
			clientId,
			clientSecret,
			authorizationUrl,
			installations,
			redirectUri: `${url.replace(/\/+$/u, '')}${REDIRECT_PATH}`,
			stateSecret: Buffer.from(hkdfSync('sha256', secrets[0] ?? '', '', 'newsroom-bot state', 32)).toString('hex'),
		}),
		authorize: async (source) => {
			const workspace: Workspace = { teamId: source.teamId, enterpriseId: source.enterpriseId };
			try {
				const { bot } = await tokens(workspace);
				return { botToken: bot.token, botId: bot.id, botUserId: bot.userId };
			} catch (error) {
				log.error('slack workspace without a token', { workspace: workspace.teamId, error });
				return {};
			}
		},
	};
}
