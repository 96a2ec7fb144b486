import { expect } from 'vitest';
import { type RunningSlack, type SlackOptions, startSlack } from '../../src/adapter/slack/start.ts';
import type { Reply } from '../../src/ask/reply.ts';
import type { Runner } from '../../src/ask/runner.ts';
import type { Fields, Log } from '../../src/log.ts';
import { bodyOf, signed } from '../peers/slack/interactions.ts';
import { SlackPeer } from '../peers/slack/peer.ts';

export const SECRET = 'a-signing-secret-of-32-characters';

export interface Noted {
	readonly level: string;
	readonly message: string;
	readonly fields: Fields;
}

/** The adapter at a fake Slack. Payloads that Slack would refuse fail the test when it leaves. */
export class Workspace {
	readonly peer: SlackPeer;
	readonly slack: RunningSlack;
	readonly noted: Noted[];
	/** How long the adapter waited, instead of waiting. */
	readonly waits: number[];

	private constructor(peer: SlackPeer, slack: RunningSlack, noted: Noted[], waits: number[]) {
		this.peer = peer;
		this.slack = slack;
		this.noted = noted;
		this.waits = waits;
	}

	static async open(
		runner: Runner,
		settings: Partial<SlackOptions['settings']> = {},
		more: Partial<SlackOptions> = {},
		peer?: SlackPeer,
	): Promise<Workspace> {
		const slackPeer = peer ?? (await SlackPeer.start());
		const noted: Noted[] = [];
		const waits: number[] = [];
		const slack = await startSlack({
			runner,
			settings: {
				botToken: 'xoxb-test',
				appToken: undefined,
				signingSecret: SECRET,
				port: 0,
				commandPrefix: '',
				locale: 'en-GB',
				apiUrl: slackPeer.apiUrl,
				...settings,
			},
			log: notingLog(noted),
			wait: async (milliseconds) => {
				waits.push(milliseconds);
			},
			newId: () => 'f00d42',
			...more,
		}).catch(async (error: unknown) => {
			if (!peer) await slackPeer.stop();
			throw error;
		});
		return new Workspace(slackPeer, slack, noted, waits);
	}

	/** Posts a payload, signed unless told otherwise; the answer is the acknowledgement. */
	async post(payload: Record<string, unknown>, headers?: (body: string) => Record<string, string>): Promise<Response> {
		const body = bodyOf(payload);
		return fetch(`http://127.0.0.1:${this.slack.port}/slack/events`, {
			method: 'POST',
			headers: headers ? headers(body) : signed(body, SECRET),
			body,
		});
	}

	async close(): Promise<void> {
		await this.slack.stop();
		await this.peer.stop();
		expect(this.peer.faults).toEqual([]);
	}
}

export function notingLog(noted: Noted[]): Log {
	const note =
		(level: string) =>
		(message: string, fields: Fields = {}) =>
			void noted.push({ level, message, fields });
	return { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') };
}

/** An answer of one sentence. */
export const saying = (text: string, more: Partial<Reply> = {}): Reply => ({
	outcome: 'answered',
	title: null,
	body: [{ type: 'text', text }],
	actions: [],
	visibility: 'private',
	...more,
});
