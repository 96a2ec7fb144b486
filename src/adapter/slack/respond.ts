import type { SlackMessage } from '../../render/slack/message.ts';
import { QUIET } from './web.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How a message arrives at a `response_url`: beside the message with the button, or in its place. */
export type Manner = 'new' | 'instead';

/** Sends to the `response_url` of an interaction. Throws when it is used up, or Slack is not reached or refuses. */
export interface Respond {
	(url: string, message: SlackMessage, manner: Manner, thread: string | null): Promise<void>;
	/** Takes back the private message whose button was pressed. */
	takeBack(url: string): Promise<void>;
}

const TRIES = 3;
/** Milliseconds. What was sent and only slowly taken must not be sent again: a second try would be a second answer. */
const TIMEOUT = 30_000;
/** Seconds; the address itself lives 30 minutes, but nobody waits that long. */
const PATIENCE = 30;

export function responder(fetch: Fetch, wait: (milliseconds: number) => Promise<void>): Respond {
	const send = async (url: string, payload: object): Promise<void> => {
		const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(payload) };
		for (let tries = 1; ; tries++) {
			const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT) }).catch((error: unknown) => {
				if (tries >= TRIES) throw error;
				return undefined;
			});
			const seconds = response?.status === 429 ? Number(response.headers.get('retry-after') ?? 1) : undefined;
			const again = !response || response.status >= 500 || (seconds !== undefined && seconds <= PATIENCE);
			if (!again || tries >= TRIES) return check(response);
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

async function check(response: Response | undefined): Promise<void> {
	const body = (await response?.text()) ?? '';
	// A refusal may come as a success: {"ok": false, "error": "invalid_blocks"}.
	if (response?.ok && !/"ok"\s*:\s*false/u.test(body)) return;
	throw new Error(`response_url: ${response?.status ?? 'unreachable'} ${body.slice(0, 200)}`);
}
