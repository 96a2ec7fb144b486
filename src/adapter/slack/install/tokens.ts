import { z } from 'zod';
import { NewsroomError } from '../../../document/error.ts';
import type { Log } from '../../../log.ts';
import { type Installation, type Installations, placeOf, type Shelf, type Workspace } from './installations.ts';

/** The part of Slack's answer to a refresh that is used. https://docs.slack.dev/authentication/using-token-rotation */
export const Refreshed = z.object({
	access_token: z.string(),
	refresh_token: z.string(),
	/** Seconds. */
	expires_in: z.number().positive(),
});
export type Refreshed = z.infer<typeof Refreshed>;

export interface TokenOptions {
	readonly installations: Installations;
	readonly store: Pick<Shelf, 'claim'>;
	/** Exchanges a refresh token; Slack takes each one once. Rejects when Slack refuses or is not reached. */
	readonly refresh: (refreshToken: string) => Promise<Refreshed>;
	readonly now: () => Date;
	readonly wait: (milliseconds: number) => Promise<void>;
	readonly log: Log;
}

/** Seconds before its end from which a token is exchanged; Slack gives it for twelve hours. */
const EARLY = 2 * 60 * 60;
/** A token that ends sooner than this would not outlive the answer. Seconds. */
const DYING = 60;
/** Milliseconds: how long one process has the exchange for itself, how often the others look, for how long. */
const TURN = 20_000;
const LOOK = 100;
const PATIENCE = 2_500;

/**
 * The installation for an event, its token fresh. Several processes share one refresh token, which Slack takes only
 * once: whoever claims it exchanges it, the others go on with the old token or wait for the new one. Throws
 * NewsroomError `not-installed`.
 */
export function tokensOf({ installations, store, refresh, now, wait, log }: TokenOptions) {
	const seconds = (): number => now().getTime() / 1_000;
	const left = ({ bot }: Installation): number => (bot.expiresAt ?? Number.POSITIVE_INFINITY) - seconds();

	const exchange = async (installation: Installation, refreshToken: string): Promise<Installation> => {
		const fresh = Refreshed.parse(await refresh(refreshToken));
		const bot = {
			...installation.bot,
			token: fresh.access_token,
			refreshToken: fresh.refresh_token,
			expiresAt: Math.floor(seconds() + fresh.expires_in),
		};
		const renewed = { ...installation, bot };
		await installations.save(renewed);
		return renewed;
	};

	/** What another process has put in its place meanwhile. */
	const awaited = async (workspace: Workspace, old: Installation): Promise<Installation> => {
		for (let waited = 0; waited < PATIENCE; waited += LOOK) {
			await wait(LOOK);
			const found = await installations.find(workspace);
			if (found && found.bot.token !== old.bot.token) return found;
		}
		return old;
	};

	return async (workspace: Workspace): Promise<Installation> => {
		const installation = await installations.find(workspace);
		if (!installation) throw new NewsroomError('not-installed', { workspace: workspace.teamId ?? '' });
		const { refreshToken } = installation.bot;
		if (refreshToken === undefined || left(installation) > EARLY) return installation;
		const key = `${placeOf(installation)}:exchange:${installation.bot.expiresAt}`;
		if (!(await store.claim(key, TURN))) {
			return left(installation) > DYING ? installation : awaited(workspace, installation);
		}
		try {
			return await exchange(installation, refreshToken);
		} catch (error) {
			log.warn('slack token not exchanged', { workspace: workspace.teamId, error });
			return installation;
		}
	};
}
