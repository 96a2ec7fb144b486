import type { HomeView } from '@slack/types';
import type { Reply } from '../../ask/reply.ts';
import type { Texts } from '../../ask/texts.ts';
import { LIMITS } from './limits.ts';
import { renderSlack } from './message.ts';

/** A reply as the Home tab, which takes more blocks than a message; nothing in it can be shared. */
export function renderHome(reply: Reply, tokens: readonly string[], texts: Texts): HomeView {
	const messages = renderSlack({ ...reply, visibility: 'public' }, { tokens, sharedBy: null }, texts);
	return { type: 'home', blocks: messages.flatMap(({ blocks }) => blocks).slice(0, LIMITS.modal.blocks) };
}
