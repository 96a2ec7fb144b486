import type { KnownBlock, RichTextElement } from '@slack/types';
import { expect } from 'vitest';
import type { Action, Part, Reply, Source } from '../../src/ask/reply.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import { renderSlack, type SlackMessage } from '../../src/render/slack/message.ts';
import { faultsOfMessage } from '../peers/slack/validate.ts';

export const texts = loadTexts('data/ui')('en-GB');
export const source: Source = {
	headline: 'New quay for Vikby',
	publisher: 'Vikby Times',
	date: '2 May 2016',
	url: 'https://vikby.example/quay?a=1&b=2#:~:text=We%20waited',
	paragraph: 4,
};
export const quote = (...segments: string[]): Part => ({
	type: 'quote',
	segments,
	speaker: 'Ada Lind',
	role: 'harbour master',
	question: null,
	source,
	evidence: null,
	doubt: null,
});
export const reply = (body: Part[], more: Partial<Reply> = {}): Reply => ({
	outcome: 'answered',
	title: null,
	body,
	actions: [],
	visibility: 'private',
	...more,
});
export const action = (label: string, kind: Action['kind'] = 'run'): Action => ({
	kind,
	label,
	invocation: { command: 'quote', options: {}, cursor: null },
	primary: kind === 'share',
});

/** Renders and checks: no test can forget to. */
export function render(answer: Reply, sharedBy: string | null = null): SlackMessage[] {
	const messages = renderSlack(answer, { tokens: answer.actions.map((_, index) => `token-${index}`), sharedBy }, texts);
	for (const message of messages) expect(faultsOfMessage(message)).toEqual([]);
	return messages;
}

export const blocksOf = (messages: readonly SlackMessage[]): KnownBlock[] => messages.flatMap(({ blocks }) => blocks);
export const richOf = (messages: readonly SlackMessage[]) =>
	blocksOf(messages).flatMap((block) => (block.type === 'rich_text' ? block.elements : []));
export const wordsOf = (elements: readonly RichTextElement[]) =>
	elements.map((element) => ('text' in element ? element.text : '')).join('');
export const quotesOf = (messages: readonly SlackMessage[]) =>
	richOf(messages).flatMap((element) => (element.type === 'rich_text_quote' ? [wordsOf(element.elements)] : []));
export const menusOf = (messages: readonly SlackMessage[]) =>
	blocksOf(messages)
		.flatMap((block) => (block.type === 'actions' ? block.elements : []))
		.flatMap((element) => (element.type === 'static_select' ? [element] : []));
export const buttonsOf = (messages: readonly SlackMessage[]) =>
	blocksOf(messages)
		.flatMap((block) => (block.type === 'actions' ? block.elements : []))
		.flatMap((element) => (element.type === 'button' ? [element] : []));
