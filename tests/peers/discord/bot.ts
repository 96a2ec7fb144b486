import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { type DiscordOptions, type Running, startDiscord } from '../../../src/adapter/discord/start.ts';
import type { Runner } from '../../../src/ask/runner.ts';
import type { Fields, Log } from '../../../src/log.ts';
import { type PeerRunner, peerRunner } from '../runner.ts';
import { Endpoint } from './endpoint.ts';
import { FakeDiscord, type Message } from './fake.ts';
import type { Known } from './rest.ts';
import { FakeUser } from './user.ts';

export interface Bot<R extends Runner = Runner> extends Running {
	readonly fake: FakeDiscord;
	readonly runner: R;
	readonly user: FakeUser;
	readonly logged: { readonly level: string; readonly message: string; readonly fields: Fields }[];
	/** The first message of the answer, once it is there. */
	answer(to: Known): Promise<Message>;
	/** Everything that an interaction sent, once `count` messages are there. */
	messages(of: Known, count: number): Promise<Message[]>;
	/** Stops the bot when all that was sent has been worked through. */
	finish(): Promise<void>;
}

type Options = Partial<Omit<DiscordOptions, 'runner' | 'log'>> & {
	/** How Discord delivers; by the gateway unless told otherwise. */
	readonly mode?: (typeof MODES)[number];
};

const MODES = ['gateway', 'http'] as const;
let usual: (typeof MODES)[number] = 'gateway';

/** Tests that hold however Discord delivers. */
export function inBothModes(name: string, tests: () => void): void {
	describe.each(MODES)(`${name} (by %s)`, (mode) => {
		beforeAll(() => {
			usual = mode;
		});
		afterAll(() => {
			usual = 'gateway';
		});
		tests();
	});
}

const open: Bot[] = [];

/** A bot connected to a Discord of its own, stopped after the test; what it sent is right or the test fails. */
export async function startBot(options?: Options): Promise<Bot<PeerRunner>>;
export async function startBot<R extends Runner>(options: Options & { readonly runner: R }): Promise<Bot<R>>;
export async function startBot({
	runner = peerRunner(),
	mode = usual,
	...options
}: Options & { runner?: Runner } = {}): Promise<Bot> {
	const fake = await FakeDiscord.start();
	const logged: Bot['logged'] = [];
	const record =
		(level: string) =>
		(message: string, fields: Fields = {}): void => {
			logged.push({ level, message, fields });
		};
	const log: Log = { debug: record('debug'), info: record('info'), warn: record('warn'), error: record('error') };
	const endpoint = mode === 'http' ? await Endpoint.open() : undefined;
	endpoint?.serve(fake);
	const settings = { token: fake.token, api: fake.api, ...(endpoint && { publicKey: endpoint.publicKey }) };
	const front = endpoint?.front;
	const running = await startDiscord({ runner, settings, log, front, newId: () => 'a1b2c3', ...options });
	let stopped: Promise<void> | undefined;
	const bot: Bot = {
		fake,
		runner,
		user: new FakeUser(fake),
		logged,
		stop: () => {
			stopped ??= running.stop().then(() => front?.close());
			return stopped;
		},
		async answer(to) {
			await fake.until(() => to.original !== null, 'an answer');
			return to.original as Message;
		},
		async messages(of, count) {
			const found = () => fake.messages.filter((message) => message.of === of.id);
			await fake.until(() => found().length >= count, `${count} messages`);
			return found();
		},
		async finish() {
			// What was sent before something that is answered has been heard; stopping waits for the rest.
			const last = bot.user.type('help', 'command', '');
			await fake.until(() => last.acknowledged !== null, 'a completion');
			await bot.stop();
		},
	};
	open.push(bot);
	return bot;
}

afterEach(async () => {
	for (const bot of open.splice(0)) {
		await bot.stop();
		await bot.fake.stop();
		expect(bot.fake.faults).toEqual([]);
	}
});
