import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Failures that others have had on these platforms, each with the tests that it would break: file, then names. */
const KNOWN: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
	'Slack: expired_trigger_id (bolt-js#1662)': {
		'slack/newsroom.test.ts': ['a form whose trigger is too old says so'],
		'slack/forms.test.ts': ['whose trigger is too old gets the answer that says what is missing'],
		'slack/emulate.test.ts': ['a form opens once for a trigger; for a used one the answer comes instead'],
	},
	'Slack: a socket dies in silence (bolt-js#1061, #2496)': {
		'slack/socket.test.ts': ['when it is dead and nobody says so', 'when it breaks without a word'],
	},
	'Slack: ten sockets, and a crash for the eleventh (bolt-js#2225)': {
		'slack/socket.test.ts': [
			'where ten others hold all that Slack allows, as soon as one is free, without a crash',
			'however often Slack refuses, cannot be reached or asks to wait meanwhile, ever more slowly',
		],
	},
	'Slack: replicas share the events (bolt-js#2112)': {
		'slack/commands.test.ts': ['delivered to two processes is answered once'],
		'slack/buttons.test.ts': ['works when another process receives the button'],
	},
	'Slack: two processes rotate one token (node-slack-sdk#2504)': {
		'slack/install/tokens.test.ts': [
			'many events in two processes at once ($left s left): one exchange',
			'Slack out of reach: the old token goes on, and the exchange is tried again later',
		],
	},
	'Slack: the signature is of the raw body (bolt-js#192)': {
		'slack/commands.test.ts': ['the signature is that of the bytes, however they are encoded'],
	},
	'Slack: ssl_check slips past the signature (bolt-js#2899)': {
		'slack/commands.test.ts': ['a certificate check smuggles nothing in'],
	},
	'Slack: an event again, with its id or a new one (bolt-js#2487, node-slack-sdk#2141)': {
		'slack/commands.test.ts': ['delivered twice is answered once'],
		'slack/socket.test.ts': ['an envelope delivered again is acknowledged again and answered once'],
		'slack/buttons.test.ts': ['a press that arrives twice counts once, a second press again'],
		'slack/forms.test.ts': ['sent twice is answered once'],
		'slack/newsroom.test.ts': ['picked twice by a retry is answered once'],
		'slack/home.test.ts': ['told twice is answered once; of very many the first five are'],
	},
	'Slack: five uses of a response_url': {
		'slack/forms.test.ts': [
			'is answered in the channel when its address is used up, and as a direct message when the bot is not in there',
		],
	},
	'Slack: 429, and the half hour of retries of the SDK': {
		'slack/trouble.test.ts': ['although Slack asks to wait', 'or else the person is told, when sharing fails for good'],
	},
	'Slack: blocks of more than 13,200 characters (bolt-js#2509)': {
		'slack/render.test.ts': ['more parts than blocks go into several messages, each with words for those who hear it'],
		'render/hostile.test.ts': ['is shown in messages that Slack takes, to be copied whole'],
	},
	'Slack: chat.update changes no private message': {
		'slack/buttons.test.ts': ['the next page takes the place of the private answer'],
	},
	'Slack: a command that is taken, by Slack or by another app': {
		'slack/manifest.test.ts': ['a prefix that %s names the setting'],
		'slack/commands.test.ts': ['may carry a prefix, also in what the answer says of commands'],
	},
	'Slack: text becomes a mention, a format, a link': {
		'slack/hostile.test.ts': [
			'becomes payloads that Slack takes, with no mention, no markup and no link that we did not choose',
			'quoted words appear exactly, whatever stands in them',
		],
	},
	'Discord: 10062 unknown interaction (discord.js#7005)': {
		'discord/trouble.test.ts': [
			'no longer knows (10062) is answered by a direct message',
			'no longer knows when its deferral comes is answered so, too',
		],
	},
	'Discord: 40060 already acknowledged (discord.js#7005)': {
		'discord/trouble.test.ts': ['has seen acknowledged (40060) is answered by an edit, once'],
	},
	'Discord: the token is dead after 15 minutes': {
		'discord/trouble.test.ts': [
			'has given up after fifteen minutes is answered by a direct message',
			'has given up between two messages gets the rest by direct message',
		],
	},
	'Discord: a deferral takes the ephemeral flag only': {
		'discord/adapter.test.ts': ['that is quick is answered in one call, a slow one is announced first'],
	},
	'Discord: five messages after a command of an app that a user has installed': {
		'discord/messages.test.ts': ['ends in a mark when it goes beyond what may be sent'],
	},
	'Discord: completion takes 25 choices of 100 characters, in time': {
		'discord/adapter.test.ts': [
			'offers up to 25 choices for the option that is typed into',
			'fits names to their limit and leaves out what cannot be sent back',
			'too late is nobody’s fault',
		],
	},
	'Discord: replies mention people unless told otherwise': {
		'render/hostile.test.ts': ['takes every message, in which nothing is markup but our own, and no link but ours'],
	},
	'Discord: zombie shards (discord.js#7450)': {
		'discord/trouble.test.ts': [
			'that no longer beats (a zombie) is replaced',
			'whose session is forgotten is made anew',
		],
	},
	'Discord: registered twice, seen twice (DAD#3885)': {
		'discord/register.test.ts': ['tells which commands users see twice'],
	},
	'Discord: 10,000 invalid requests': {
		'discord/trouble.test.ts': [
			'finds wrong is told as a fault, not repeated',
			'a wrong token is named by its setting',
		],
	},
	'Discord: identifying too often resets the token (DAD#215)': {
		'discord/trouble.test.ts': [
			'lost is resumed, and what came meanwhile is answered',
			'closed for good is said in the log, and stopping still works',
		],
	},
	'Discord: probes with bad signatures': {
		'discord/http.test.ts': [
			'refuses $probe with 401 and hands nothing on',
			'refuses a body that was changed on the way',
		],
	},
	'Both: a process dies in the middle of an answer': {
		'slack/journal.test.ts': ['a process dies in the middle of its answers, and its successor gives them, once'],
		'discord/trouble.test.ts': ['leaves it to another one, by %s'],
	},
};

describe.each(Object.entries(KNOWN))('%s', (_, tests) => {
	test.each(Object.entries(tests))('is tested in %s', (file, names) => {
		const source = readFileSync(`tests/${file}`, 'utf8');
		for (const name of names) expect(source).toMatch(new RegExp(`['"]${RegExp.escape(name)}['"]`, 'u'));
	});
});
