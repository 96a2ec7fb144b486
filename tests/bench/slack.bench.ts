import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { peerRunner } from '../peers/runner.ts';
import { bodyOf, signed, slashCommand } from '../peers/slack/interactions.ts';
import { SlackPeer } from '../peers/slack/peer.ts';
import { replies } from '../preview/replies.ts';
import { SECRET, Workspace } from '../slack/workspace.ts';
import { printMedians } from './median.ts';

const MEASURED = { time: 2_000, warmupTime: 300 } as const;

/** A server that does nothing but answer: what the fakes themselves cost. */
const bare = createServer((request, response) => {
	request.resume().on('end', () => response.end());
});
let workspace: Workspace;
let socket: Workspace;

beforeAll(async () => {
	bare.listen(0, '127.0.0.1');
	const runner = peerRunner();
	if (replies.quotes) runner.answer(replies.quotes);
	workspace = await Workspace.open(runner);
	socket = await Workspace.open(runner, { appToken: 'xapp-bench' }, {}, await SlackPeer.start());
});
afterAll(async () => {
	bare.close();
	bare.closeAllConnections();
	await workspace.close();
	await socket.close();
});

const post = async (port: number, body: string): Promise<void> => {
	const url = `http://127.0.0.1:${port}/slack/events`;
	const response = await fetch(url, { method: 'POST', headers: signed(body, SECRET), body });
	await response.arrayBuffer();
};
const ask = (peer: SlackPeer) => slashCommand('/quote', 'Casco', { responseUrl: peer.responseUrl('bench') });

const answers = (peer: SlackPeer): number => peer.of('respond').length;
/** One question at a time: the answer to the last one is awaited, but not measured. */
function answered(peer: SlackPeer) {
	let before = 0;
	return {
		beforeEach: () => {
			before = answers(peer);
		},
		afterEach: async () => {
			await peer.until('respond', before + 1);
		},
	};
}

describe('Slack', () => {
	test('from signed POST to acknowledgement, and to the answer', async ({ bench }) => {
		const { peer, slack } = workspace;
		peer.uses = Number.POSITIVE_INFINITY;
		const { port } = bare.address() as { port: number };
		const measured = await bench.compare(
			bench('Slack: the fakes alone', () => post(port, bodyOf(ask(peer)))),
			bench('Slack: POST to acknowledgement', answered(peer), () => post(slack.port ?? 0, bodyOf(ask(peer)))),
			bench('Slack: POST to answer', async () => {
				const before = answers(peer);
				await post(slack.port ?? 0, bodyOf(ask(peer)));
				await peer.until('respond', before + 1);
			}),
			MEASURED,
		);
		printMedians(
			measured.get('Slack: the fakes alone'),
			measured.get('Slack: POST to acknowledgement'),
			measured.get('Slack: POST to answer'),
		);
	});

	test('from envelope to acknowledgement, by Socket Mode', async ({ bench }) => {
		const { peer } = socket;
		peer.uses = Number.POSITIVE_INFINITY;
		const measured = bench('Slack: envelope to acknowledgement', answered(peer), async () => {
			await peer.socket.ack(peer.socket.send('slash_commands', ask(peer)));
		});
		printMedians(await measured.run(MEASURED));
	});
});
