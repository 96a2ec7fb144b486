import type { webApi } from '@slack/bolt';
import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { SlackMessage } from '../../render/slack/message.ts';

/** A posted message, or one that is still being written. */
type LinkPlace =
	| { readonly channel: string; readonly ts: string }
	| { readonly unfurl_id: string; readonly source: string };

/** The methods of Slack's Web API that this adapter uses. */
export interface Web {
	post(channel: string, message: SlackMessage, thread: string | null): Promise<void>;
	/** To one person in a channel. */
	whisper(channel: string, user: string, message: SlackMessage, thread: string | null): Promise<void>;
	open(trigger: string, view: ModalView): Promise<void>;
	/** Previews of links by their addresses, as Slack sent them. */
	unfurl(where: LinkPlace, previews: Readonly<Record<string, { blocks: KnownBlock[] }>>): Promise<void>;
	/** Puts the Home tab of one person in place. */
	publish(user: string, view: HomeView): Promise<void>;
	/** Locale as BCP 47 and the name that others see; null where Slack gives none. */
	user(id: string): Promise<{ locale: string | null; name: string | null }>;
}

/** Longer than this nobody waits for an answer: it is told by another way instead. Seconds. */
const PATIENCE = 30;

/** Links in an answer are sources to follow, not pages to preview. */
export const QUIET = { unfurl_links: false, unfurl_media: false } as const;

export const retryConfig = { retries: 2, minTimeout: 200, maxTimeout: 1_000, factor: 3 } as const;

/** `client` rejects calls over the rate limit at once; those that are worth it wait here as long as Slack says. */
export function webOf(client: webApi.WebClient, wait: (milliseconds: number) => Promise<void>): Web {
	const patiently = async <T>(call: () => Promise<T>): Promise<T> => {
		for (let tries = 1; ; tries++) {
			try {
				return await call();
			} catch (error) {
				const seconds = retryAfter(error);
				if (seconds === undefined || seconds > PATIENCE || tries > 2) throw error;
				await wait(seconds * 1_000);
			}
		}
	};
	const inThread = (thread: string | null) => (thread === null ? {} : { thread_ts: thread });
	return {
		post: async (channel, message, thread) => {
			await patiently(() => client.chat.postMessage({ channel, ...message, ...QUIET, ...inThread(thread) }));
		},
		whisper: async (channel, user, message, thread) => {
			// This method knows no switches for previews: blocks have none.
			await patiently(() => client.chat.postEphemeral({ channel, user, ...message, ...inThread(thread) }));
		},
		open: async (trigger, view) => {
			// A trigger lives three seconds: waiting would only lose it.
			await client.views.open({ trigger_id: trigger, view });
		},
		unfurl: async (where, previews) => {
			const place = 'ts' in where ? where : { ...where, source: Source.parse(where.source) };
			await patiently(() => client.chat.unfurl({ ...place, unfurls: { ...previews } }));
		},
		publish: async (user, view) => {
			await patiently(() => client.views.publish({ user_id: user, view }));
		},
		user: async (id) => {
			const { user } = UserInfo.parse(await client.users.info({ user: id, include_locale: true }));
			const names = [user.profile?.display_name, user.profile?.real_name, user.real_name, user.name];
			return { locale: user.locale ?? null, name: names.find((name) => name?.trim()) ?? null };
		},
	};
}

const Source = z.enum(['composer', 'conversations_history']);

const UserInfo = z.object({
	user: z.object({
		locale: z.string().optional(),
		name: z.string().optional(),
		real_name: z.string().optional(),
		profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).optional(),
	}),
});

/** Seconds to wait, when that is what Slack asks for. */
export function retryAfter(error: unknown): number | undefined {
	const { retryAfter: seconds } = (error ?? {}) as { retryAfter?: unknown };
	return typeof seconds === 'number' ? seconds : undefined;
}

/** The code that Slack gave for a refusal: "not_in_channel". */
export function refusal(error: unknown): string | undefined {
	const { data } = (error ?? {}) as { data?: { error?: unknown } };
	return typeof data?.error === 'string' ? data.error : undefined;
}
