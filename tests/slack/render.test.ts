import { describe, expect, test } from 'vitest';
import type { Part } from '../../src/ask/reply.ts';
import { readControl, type SlackMessage } from '../../src/render/slack/message.ts';
import { address } from '../../src/render/slack/text.ts';
import { replies } from '../preview/replies.ts';
import {
	action,
	blocksOf,
	buttonsOf,
	menusOf,
	quote,
	quotesOf,
	render,
	reply,
	richOf,
	source,
	texts,
	wordsOf,
} from './rendered.ts';

test('a heading is set off', () => {
	const [section] = richOf(render(reply([{ type: 'text', text: 'Latest *articles*', heading: true }])));
	expect(section).toMatchObject({ elements: [{ type: 'text', text: 'Latest *articles*', style: { bold: true } }] });
});

describe('a quote', () => {
	test('stands alone in a quotation, segment by segment', () => {
		const messages = render(reply([quote('We waited *ten* years.', 'Now it is here & <real>.')]));
		expect(quotesOf(messages)).toEqual(['We waited *ten* years.\nNow it is here & <real>.']);
	});

	test('is followed by who said it, the headline as a link to the place, and where it stood', () => {
		const [message] = render(reply([quote('We waited.')]));
		expect(message?.blocks).toMatchObject([
			{
				type: 'rich_text',
				elements: [
					{ type: 'rich_text_quote' },
					{
						type: 'rich_text_section',
						elements: [
							{ text: 'Ada Lind', style: { bold: true } },
							{ text: ', harbour master' },
							{ text: '\n' },
							{ type: 'link', text: 'New quay for Vikby', url: source.url },
						],
					},
				],
			},
			{ type: 'context', elements: [{ text: 'Vikby Times · 2 May 2016 · ¶ 4' }] },
		]);
	});

	test('comes after the question that it answers, and says when the speaker is uncertain and why', () => {
		const uncertain = { question: 'Are you glad?', doubt: 'Speaker uncertain', evidence: '“she says” follows.' };
		const [message] = render(reply([{ ...quote('Very.'), ...uncertain } as Part]));
		expect(message?.text.split('\n')).toEqual([
			texts.say('label.answering', { question: 'Are you glad?' }),
			'&gt; Very.',
			'Ada Lind, harbour master (Speaker uncertain)',
			'New quay for Vikby',
			'Vikby Times · 2 May 2016 · ¶ 4',
			'“she says” follows.',
		]);
	});

	test('longer than a block goes on in the next, and loses no character', () => {
		const words = 'Vi väntar på båten och på våren. '.repeat(900);
		const messages = render(reply([quote(words)]));
		expect(messages.length).toBeGreaterThan(1);
		expect(quotesOf(messages).join('')).toBe(words);
		for (const piece of quotesOf(messages)) expect(piece).toMatch(/\. $/u);
	});
});

describe('facts, lists, excerpts', () => {
	const facts = (items: string[], numbered = true): Part => ({
		type: 'facts',
		title: 'Fact: the quay',
		items,
		numbered,
		credit: 'Source: the harbour',
		source,
	});
	const lists = (messages: readonly SlackMessage[]) =>
		richOf(messages).flatMap((element) => (element.type === 'rich_text_list' ? [element] : []));

	test('numbers stay numbers', () => {
		const messages = render(reply([facts(['Built in 1999.', 'Ten metres wide.'])]));
		expect(lists(messages)).toMatchObject([{ style: 'ordered', elements: [{}, {}] }]);
		expect(messages[0]?.text).toContain('1. Built in 1999.\n2. Ten metres wide.');
		expect(lists(render(reply([facts(['Built in 1999.'], false)])))).toMatchObject([{ style: 'bullet' }]);
	});

	test('an item that shows nothing takes its number along', () => {
		const messages = render(reply([facts(['First.', ' \u200b', 'Third.', 'Fourth.'])]));
		expect(lists(messages)).toMatchObject([{ elements: [{}] }, { offset: 2, elements: [{}, {}] }]);
		expect(messages[0]?.text).toContain('1. First.\n3. Third.\n4. Fourth.');
	});

	test('a list over several blocks goes on counting', () => {
		const items = Array.from({ length: 120 }, (_, index) => `Item ${index + 1} ${'word '.repeat(20)}`);
		const messages = render(reply([facts(items)]));
		let counted = 0;
		for (const list of lists(messages)) {
			expect('offset' in list ? list.offset : 0).toBe(counted);
			for (const item of list.elements) expect(wordsOf(item.elements)).toContain(`Item ${++counted} `);
		}
		expect(counted).toBe(120);
	});

	test('an excerpt keeps its sentences apart and in order', () => {
		const sentences = ['The quay is new.', 'It is wide.'];
		expect(quotesOf(render(reply([{ type: 'excerpt', sentences, source }])))).toEqual([
			'The quay is new.\n\nIt is wide.',
		]);
	});

	test('list items link, and tell more below', () => {
		const items = [{ text: 'New quay', detail: 'Vikby Times', url: 'https://vikby.example/' }];
		const [list] = lists(render(reply([{ type: 'list', ordered: false, items }])));
		expect(list?.elements[0]?.elements).toMatchObject([{ type: 'link', text: 'New quay' }, { text: '\nVikby Times' }]);
	});

	test('a picture has its words; one that cannot be shown is its words', () => {
		const image: Part = { type: 'image', url: 'https://vikby.example/q.png', alt: 'The quay & the sea' };
		expect(blocksOf(render(reply([image])))).toMatchObject([{ type: 'image', alt_text: 'The quay & the sea' }]);
		expect(render(reply([{ ...image, url: 'data:image/png;base64,x' }]))[0]?.text).toBe('The quay &amp; the sea');
	});
});

describe('buttons', () => {
	test('carry a token, an id of their own, and their kind', () => {
		const messages = render(reply([quote('Yes.')], { actions: [action('Share', 'share'), action('Next')] }));
		expect(buttonsOf(messages)).toMatchObject([
			{ action_id: 'share:0', value: 'token-0', style: 'primary', text: { text: 'Share' } },
			{ action_id: 'run:1', value: 'token-1', text: { text: 'Next' } },
		]);
	});

	test('that are alike become a menu where a phone would show a wall, the others stay', () => {
		const choices = Array.from({ length: 30 }, (_, index) => action(`Choice ${index} & more`));
		const actions = [action('Share', 'share'), ...choices];
		const messages = render(reply([quote('Yes. '.repeat(5_000))], { actions }));
		expect([...buttonsOf(messages.slice(0, -1)), ...menusOf(messages.slice(0, -1))]).toEqual([]);
		expect(buttonsOf(messages)).toMatchObject([{ action_id: 'share:0' }]);
		const [menu] = menusOf(messages);
		expect(menu).toMatchObject({ action_id: 'pick', placeholder: { text: 'Choose' } });
		expect(menu?.options).toHaveLength(30);
		expect(menu?.options?.[2]).toMatchObject({ text: { text: 'Choice 2 &amp; more' }, value: 'run:3 token-3' });
	});

	test('of a row stay buttons', () => {
		const messages = render(
			reply([quote('Yes.')], { actions: ['A', 'B', 'C', 'D', 'E'].map((label) => action(label)) }),
		);
		expect(buttonsOf(messages)).toHaveLength(5);
		expect(menusOf(messages)).toEqual([]);
	});

	test.each([
		['run:4', 'token', { id: 'run:4', kind: 'run', beside: false, token: 'token' }],
		['form+:4', 'token', { id: 'form+:4', kind: 'form', beside: true, token: 'token' }],
		['pick', 'run:4 token', { id: 'run:4', kind: 'run', beside: false, token: 'token' }],
		['pick', 'token', undefined],
		['pick', '', undefined],
		['other:1', 'token', undefined],
	])('%s with “%s” is read', (pressed, given, control) => {
		expect(readControl(pressed, given)).toEqual(control);
	});

	test('a long label is cut with an ellipsis, an ampersand counted as Slack counts it', () => {
		const [button] = buttonsOf(render(reply([quote('Yes.')], { actions: [action('A & B '.repeat(40))] })));
		expect(button?.text.text).toMatch(/^A &amp; B .*…$/u);
		expect(button?.text.text.length).toBeLessThanOrEqual(75);
	});

	test('what all can see needs no sharing, and says who shared it', () => {
		const open = reply([quote('Yes.')], { visibility: 'public', actions: [action('Share', 'share'), action('Next')] });
		const messages = render(open, 'Eva <!channel> Ek');
		expect(buttonsOf(messages)).toHaveLength(1);
		expect(messages[0]?.text).toContain('Shared by Eva &lt;!channel&gt; Ek');
	});
});

describe('limits', () => {
	test('a long title becomes bold text', () => {
		expect(blocksOf(render(reply([quote('Yes.')], { title: 'T'.repeat(150) })))[0]?.type).toBe('header');
		const [first] = blocksOf(render(reply([quote('Yes.')], { title: `${'T'.repeat(149)}&` })));
		expect(first).toMatchObject({ type: 'rich_text' });
	});

	test('more parts than blocks go into several messages, each with words for those who hear it', () => {
		const body = Array.from({ length: 80 }, (_, index) => quote(`Words number ${index}.`));
		const messages = render(reply(body));
		expect(messages.length).toBeGreaterThan(1);
		expect(quotesOf(messages)).toEqual(body.map((_, index) => `Words number ${index}.`));
		for (const { text, blocks } of messages) {
			expect(text).toContain('&gt; Words number');
			expect(blocks[0]?.type).not.toBe('divider');
		}
	});

	test('nothing to show is no message', () => {
		expect(render(reply([]))).toEqual([]);
		expect(render(reply([{ type: 'text', text: ' \u200b\n' }], { title: '\u2060' }))).toEqual([]);
	});
});

describe('addresses', () => {
	test('only the web', () => {
		for (const url of [
			'javascript:alert(1)',
			'data:text/html,x',
			'slack://channel',
			'mailto:a@b.example',
			'no address',
		]) {
			expect(address(url)).toBe(null);
			expect(JSON.stringify(render(reply([{ ...quote('Yes.'), source: { ...source, url } } as Part])))).not.toContain(
				url,
			);
		}
	});

	test('one that is too long goes without the words to find', () => {
		expect(address(`https://vikby.example/#:~:text=${'a'.repeat(4_000)}`)).toBe('https://vikby.example/');
		expect(address(`https://vikby.example/${'a'.repeat(4_000)}`)).toBe(null);
	});

	test('cannot break out of their place', () => {
		expect(address('https://vikby.example/#:~:text=a|b>c d')).toBe('https://vikby.example/#:~:text=a%7Cb%3Ec%20d');
	});
});

test.each(Object.entries(replies))('the sample reply %s is within limits', (_, sample) => {
	expect(render(sample).length).toBe(1);
});
