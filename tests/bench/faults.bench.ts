import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FakeDiscord } from '../peers/discord/fake.ts';
import { FakeUser } from '../peers/discord/user.ts';
import { freePort } from '../peers/port.ts';
import { bodyOf, signed, slashCommand } from '../peers/slack/interactions.ts';
import { SlackPeer } from '../peers/slack/peer.ts';
import { SECRET } from '../slack/workspace.ts';
import { fillArchive, namesIn } from './archive.ts';
import { type Program, serve } from './program.ts';

/** What goes wrong in the life of a bot, with the real program: how many commands were acknowledged, answered, lost. */

const folder = mkdtempSync(join(tmpdir(), 'newsroom-faults-'));
const NEWSROOM_DB = join(folder, 'faults.sqlite');
const TIME = { timeout: 180_000 } as const;
/** The commands before which the clock jumps. */
const JUMPS = [80, 150, 220];
const names = namesIn(60);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

beforeAll(() => fillArchive(NEWSROOM_DB, 4_000), 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Tally {
	readonly sent: Set<string>;
	readonly acknowledged: Set<string>;
	readonly answers: Map<string, number>;
}

let peer: SlackPeer;
let tally: Tally;
beforeEach(async () => {
	peer = await SlackPeer.start();
	tally = { sent: new Set(), acknowledged: new Set(), answers: new Map() };
	peer.heard = ({ method }, path) => {
		if (method === 'respond') tally.answers.set(path, (tally.answers.get(path) ?? 0) + 1);
	};
	return () => peer.stop();
});

const port = await freePort();
/** A clock that can be set while the program runs. */
const NODE_OPTIONS = `--import=${new URL('clock.ts', import.meta.url)}`;
const overHttp = () => ({
	NEWSROOM_DB,
	SLACK_BOT_TOKEN: 'xoxb-faults',
	SLACK_SIGNING_SECRET: SECRET,
	SLACK_API_URL: peer.apiUrl,
	PORT: String(port),
});

/** One command; what was not acknowledged, Slack tells the person itself. */
async function ask(number: number): Promise<void> {
	const url = peer.responseUrl(`fault-${number}`);
	const key = new URL(url).pathname;
	tally.sent.add(key);
	const body = bodyOf(slashCommand('/quote', names[number % names.length] ?? '', { responseUrl: url }));
	try {
		const target = `http://127.0.0.1:${port}/slack/events`;
		const { status } = await fetch(target, { method: 'POST', headers: signed(body, SECRET), body });
		if (status === 200) tally.acknowledged.add(key);
	} catch {
		// Nobody was there.
	}
}

const lost = ({ acknowledged, answers }: Tally): number => [...acknowledged].filter((key) => !answers.has(key)).length;
async function settled(seconds: number): Promise<void> {
	for (let waited = 0; waited < seconds * 10 && lost(tally) > 0; waited++) await pause(100);
}

function report(name: string, more = ''): void {
	const { sent, acknowledged, answers } = tally;
	const doubled = [...answers.values()].filter((count) => count > 1).length;
	console.log(
		`${name}: ${sent.size} commands, ${acknowledged.size} acknowledged, ${answers.size} answered, ${lost(tally)} lost of those acknowledged, ${doubled} answered twice${more}`,
	);
}

describe('faults', () => {
	test('killed in the middle of a thousand commands, and started again', TIME, async () => {
		let program: Program = serve(overHttp());
		await program.said('slack listening');
		const asking: Promise<void>[] = [];
		for (let number = 0; number < 1_000; number++) {
			asking.push(ask(number));
			await pause(4);
			if (number === 300 || number === 600) {
				await program.stop('SIGKILL');
				program = serve(overHttp());
			}
		}
		await Promise.all(asking);
		await settled(40);
		report('killed twice');
		expect(lost(tally)).toBe(0);
		expect(peer.faults).toEqual([]);
		await program.stop();
	});

	test('told to stop in the middle of commands', TIME, async () => {
		const program = serve(overHttp());
		await program.said('slack listening');
		const asking: Promise<void>[] = [];
		let stopped: Promise<void> | undefined;
		for (let number = 0; number < 200; number++) {
			asking.push(ask(number));
			await pause(4);
			if (number === 150) stopped = program.stop('SIGTERM');
		}
		await Promise.all(asking);
		await settled(10);
		await stopped;
		report('told to stop');
		expect(lost(tally)).toBe(0);
	});

	test('the database locked by somebody else for five seconds', TIME, async () => {
		const program = serve(overHttp());
		await program.said('slack listening');
		const other = new DatabaseSync(NEWSROOM_DB);
		const slowest: number[] = [];
		const timed = async (number: number): Promise<void> => {
			const before = performance.now();
			await ask(number);
			slowest.push(performance.now() - before);
		};
		const asking: Promise<void>[] = [];
		for (let number = 0; number < 160; number++) {
			if (number === 20) other.exec('BEGIN IMMEDIATE');
			if (number === 120) other.exec('ROLLBACK');
			asking.push(timed(number));
			await pause(50);
		}
		await Promise.all(asking);
		await settled(20);
		other.close();
		report('database locked', `; slowest acknowledgement ${Math.max(...slowest).toFixed(0)} ms`);
		expect([lost(tally), tally.acknowledged.size]).toEqual([0, 160]);
		await program.stop();
	});

	const bySocket = () => ({
		NEWSROOM_DB,
		SLACK_BOT_TOKEN: 'xoxb-faults',
		SLACK_APP_TOKEN: 'xapp-1',
		SLACK_API_URL: peer.apiUrl,
	});
	/** One command by Socket Mode; Slack gives it to a connection that stands, without one it tells the person. */
	const send = (number: number): void => {
		const url = peer.responseUrl(`socket-${number}`);
		const key = new URL(url).pathname;
		const command = slashCommand('/quote', names[number % names.length] ?? '', { responseUrl: url });
		if (!peer.socket.isOpen) return;
		tally.sent.add(key);
		void peer.socket.ack(peer.socket.send('slash_commands', command)).then(() => tally.acknowledged.add(key));
	};

	test('the socket closed every second', TIME, async () => {
		const program = serve(bySocket());
		await program.said('slack connected');
		let closed = 0;
		const closing = setInterval(() => {
			peer.socket.cut();
			closed++;
		}, 1_000);
		for (let number = 0; number < 300; number++) {
			send(number);
			await pause(30);
		}
		clearInterval(closing);
		await settled(20);
		report('socket closed', `; ${closed} times`);
		expect(lost(tally)).toBe(0);
		await program.stop();
	});

	test('the clock set on and back, by Socket Mode', TIME, async () => {
		const program = serve({ ...bySocket(), NODE_OPTIONS });
		await program.said('slack connected');
		for (let number = 0; number < 300; number++) {
			if (JUMPS.includes(number)) program.child.kill('SIGUSR2');
			send(number);
			await pause(20);
		}
		await settled(20);
		report(
			'clock set on and back',
			`; ${JUMPS.length} times, the SDK made ${peer.socket.connections - 1} new connections`,
		);
		expect(lost(tally)).toBe(0);
		// What was on its way when the SDK closed the connection Slack gives to the next one.
		expect([...new Set(tally.answers.values())]).toEqual([1]);
		await program.stop();
	});

	test.each([
		{ what: 'closed every second', env: {}, disturb: (number: number) => number % 25 === 24, closes: true },
		{
			what: 'with a clock set on and back',
			env: { NODE_OPTIONS },
			disturb: (number: number) => JUMPS.includes(number),
		},
	])('Discord’s gateway, $what', TIME, async ({ what, env, disturb, closes }) => {
		const fake = await FakeDiscord.start();
		const program = serve({ NEWSROOM_DB, DISCORD_TOKEN: fake.token, DISCORD_API_URL: fake.api, ...env });
		await program.said('discord connected');
		const user = new FakeUser(fake);
		const asked: ReturnType<FakeUser['command']>[] = [];
		for (let number = 0; number < 250; number++) {
			if (disturb(number)) closes ? fake.gateway.drop() : program.child.kill('SIGUSR2');
			if (fake.gateway.connected) asked.push(user.command('quote', { person: names[number % names.length] ?? '' }));
			await pause(40);
		}
		for (let waited = 0; waited < 150 && asked.some(({ original }) => original === null); waited++) await pause(100);
		const acknowledged = asked.filter((known) => known.acknowledged !== null);
		const unanswered = acknowledged.filter(({ original }) => original === null);
		console.log(
			`Discord’s gateway ${what}: ${asked.length} commands, ${acknowledged.length} acknowledged, ${unanswered.length} lost of those`,
		);
		expect(unanswered).toEqual([]);
		await program.stop();
		await fake.stop();
	});
});
