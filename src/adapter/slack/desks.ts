import type { webApi } from '@slack/bolt';
import { NewsroomError } from '../../document/error.ts';
import type { Desk } from './desk.ts';
import type { DeskFor } from './listen.ts';
import { profilesOf } from './profiles.ts';
import { webOf } from './web.ts';

/** So many workspaces have their desk at hand; the one made longest ago goes first. */
const SIZE = 500;

interface Making {
	readonly wait: (milliseconds: number) => Promise<void>;
	/** BCP 47; for people whose locale Slack does not tell. */
	readonly locale: string;
	readonly now: () => Date;
}

/** A desk for each token: what is asked of Slack, and remembered of its people, never crosses workspaces. */
export function desksOf(shared: Omit<Desk, 'web' | 'profiles'>, { wait, locale, now }: Making): DeskFor {
	const desks = new Map<string, Desk>();
	const make = (client: webApi.WebClient): Desk => {
		const web = webOf(client, wait);
		return { ...shared, web, profiles: profilesOf(web, locale, now, shared.log) };
	};
	return (client) => {
		const { token } = client;
		if (token === undefined) return { ...make(client), runner: { ...shared.runner, run: notInstalled } };
		let desk = desks.get(token);
		if (!desk) {
			desk = make(client);
			desks.set(token, desk);
			const [oldest] = desks.keys();
			if (desks.size > SIZE && oldest !== undefined) desks.delete(oldest);
		}
		return desk;
	};
}

const notInstalled = (): Promise<never> => Promise.reject(new NewsroomError('not-installed'));
