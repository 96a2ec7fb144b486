import type { SlackMessage } from '../../render/slack/message.ts';
import { QUIET } from './web.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How a message arrives at a `response_url`: beside the message with the button, or in its place. */
export type Manner = 'new' | 'instead';

/** Sends to the `response_url` of an interaction; false when the address is used up or too old. */
export interface Respond {
	(url: string, message: SlackMessage, manner: Manner, thread: string | null): Promise<boolean>;
	/** Takes back the private message whose button was pressed. */
	takeBack(url: string): Promise<boolean>;
}

const TRIES = 3;
const TIMEOUT = 10_000;
/** Seconds; the address itself lives 30 minutes, but nobody waits that long. */
const PATIENCE = 30;

/** Throws when Slack cannot be reached, stays overloaded or refuses the message. */
export function responder(fetch: Fetch, wait: (milliseconds: number) => Promise<void>): Respond {
	const send = async (url: string, payload: object): Promise<boolean> => {
		const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(payload) };
		for (let tries = 1; ; tries++) {
			const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT) }).catch((error: unknown) => {
				if (tries >= TRIES) throw error;
				return undefined;
			});
			const seconds = response?.status === 429 ? Number(response.headers.get('retry-after') ?? 1) : undefined;
			const again = !response || response.status >= 500 || (seconds !== undefined && seconds <= PATIENCE);
			if (!again || tries >= TRIES) return verdict(response);
			await wait(seconds === undefined ? 200 * 3 ** (tries - 1) : seconds * 1_000);
		}
	};
	const respond = (url: string, message: SlackMessage, manner: Manner, thread: string | null) =>
		send(url, {
			response_type: 'ephemeral',
			replace_original: manner === 'instead',
			...(thread === null ? {} : { thread_ts: thread }),
			...message,
			...QUIET,
		});
	return Object.assign(respond, { takeBack: (url: string) => send(url, { delete_original: true }) });
}

async function verdict(response: Response | undefined): Promise<boolean> {
	const body = (await response?.text()) ?? '';
	if (response?.ok && !/"ok"\s*:\s*false/u.test(body)) return true;
	// "used_url", "expired_url"
	if (response && [403, 404, 410].includes(response.status)) return false;
	throw new Error(`response_url: ${response?.status ?? 'unreachable'} ${body.slice(0, 200)}`);
}
