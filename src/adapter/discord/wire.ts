import {
	type APIInteractionResponse,
	type RESTPatchAPIWebhookWithTokenMessageJSONBody,
	type RESTPostAPIChannelMessageJSONBody,
	type RESTPostAPIWebhookWithTokenJSONBody,
	Routes,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { Envelope } from './schema.ts';

/** The calls that are used of discord.js' REST client. */
export interface Rest {
	post(route: `/${string}`, options: { body: unknown; auth?: boolean }): Promise<unknown>;
	patch(route: `/${string}`, options: { body: unknown; auth?: boolean }): Promise<unknown>;
}

type Key = Pick<Envelope, 'id' | 'token' | 'application_id'>;

/** What an interaction's answer is made of, call by call. Each rejects with Discord's error. */
export interface Wire {
	respond(to: Key, response: APIInteractionResponse): Promise<void>;
	/** Changes the first answer, or the message whose component was used. */
	edit(to: Key, message: RESTPatchAPIWebhookWithTokenMessageJSONBody): Promise<void>;
	follow(to: Key, message: RESTPostAPIWebhookWithTokenJSONBody): Promise<void>;
	/** To the user alone, outside of any channel. */
	direct(user: string, message: RESTPostAPIChannelMessageJSONBody): Promise<void>;
}

export function wireOf(rest: Rest): Wire {
	return {
		async respond({ id, token }, body) {
			await rest.post(Routes.interactionCallback(id, token), { body, auth: false });
		},
		async edit({ application_id, token }, body) {
			await rest.patch(Routes.webhookMessage(application_id, token), { body, auth: false });
		},
		async follow({ application_id, token }, body) {
			await rest.post(Routes.webhook(application_id, token), { body, auth: false });
		},
		async direct(user, body) {
			const opened = await rest.post(Routes.userChannels(), { body: { recipient_id: user } });
			const { id } = z.object({ id: z.string() }).parse(opened);
			await rest.post(Routes.channelMessages(id), { body });
		},
	};
}

/** Why a call was refused, as far as there is something to do about it. */
export type Refusal = 'late' | 'taken' | 'gone' | 'other';

/** Unknown interaction and webhook, invalid webhook token: the three seconds or the 15 minutes are over. */
const LATE = [10_062, 10_015, 50_027];
/** Already acknowledged: by our own repeated call, or by another process. */
const TAKEN = [40_060];
/** The user closed the private answer. */
const GONE = [10_008];

export function refusalOf(error: unknown): Refusal {
	const code = z.object({ code: z.number() }).safeParse(error).data?.code ?? 0;
	if (LATE.includes(code)) return 'late';
	if (TAKEN.includes(code)) return 'taken';
	return GONE.includes(code) ? 'gone' : 'other';
}
