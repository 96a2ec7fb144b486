import { writeFileSync } from 'node:fs';
import type { KnownBlock } from '@slack/types';
import { actionsOf, type Reply } from '../../src/ask/reply.ts';
import type { Texts } from '../../src/ask/texts.ts';
import { renderDiscord } from '../../src/render/discord/messages.ts';
import { renderHome } from '../../src/render/slack/home.ts';
import { renderSlack } from '../../src/render/slack/message.ts';
import { answersTo, sampleRunner } from './archive.ts';
import { DISCORD, discordMessage } from './picture/discord.ts';
import { type Look, type Piece, painted } from './picture/paint.ts';
import { HOME, SLACK, slackMessage, slackPieces } from './picture/slack.ts';
import { describe, LOCALE, PICTURES } from './shown.ts';

type Place = (typeof PICTURES)[keyof typeof PICTURES]['place'];

const PLACES: Readonly<Record<Place, (reply: Reply, tokens: string[], texts: Texts) => readonly [Piece[], Look]>> = {
	Slack: (reply, tokens, texts) => {
		const messages = renderSlack(reply, { tokens, sharedBy: null }, texts);
		return [slackMessage(messages.flatMap(({ blocks }) => blocks)), SLACK];
	},
	Home: (reply, tokens, texts) => [slackPieces(renderHome(reply, tokens, texts).blocks as KnownBlock[]), HOME],
	Discord: (reply, tokens, texts) => {
		const messages = renderDiscord(reply, tokens, texts);
		return [discordMessage(messages.flatMap(({ components }) => components)), DISCORD];
	},
};

// node tests/preview/pictures.ts [FOLDER]
const [folder = 'docs/pictures'] = process.argv.slice(2);
const runner = await sampleRunner();
const texts = runner.texts(LOCALE);
for (const [name, { ask, place }] of Object.entries(PICTURES)) {
	const [reply] = await answersTo([ask], LOCALE, runner);
	if (!reply) continue;
	const tokens = actionsOf(reply).map(() => 'token');
	writeFileSync(`${folder}/${name}.png`, painted(...PLACES[place](reply, tokens, texts), describe(reply, texts)));
}
