import type { KnownBlock, RichTextElement } from '@slack/types';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Action, Part, Reply, Source } from '../../src/ask/reply.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import { renderSlack, type SlackMessage } from '../../src/render/slack/message.ts';
import { address, shown } from '../../src/render/slack/text.ts';
import { checked, faultsOfMessage } from '../peers/slack/validate.ts';
import { replies } from '../preview/replies.ts';

const texts = loadTexts('data/ui')('en-GB');
afterAll(() => void process.stdout.write(`${checked()} Slack payloads checked\n`));

const source: Source = {
	headline: 'New quay for Vikby',
	publisher: 'Vikby Times',
	date: '2 May 2016',
	url: 'https://vikby.example/quay?a=1&b=2#:~:text=We%20waited',
	paragraph: 4,
};
const quote = (...segments: string[]): Part => ({
	type: 'quote',
	segments,
	speaker: 'Ada Lind',
	role: 'harbour master',
	question: null,
	source,
	evidence: null,
	doubt: null,
});
const reply = (body: Part[], more: Partial<Reply> = {}): Reply => ({
	outcome: 'answered',
	title: null,
	body,
	actions: [],
	visibility: 'private',
	...more,
});
const action = (label: string, kind: Action['kind'] = 'run'): Action => ({
	kind,
	label,
	invocation: { command: 'quote', options: {}, cursor: null },
	primary: kind === 'share',
});

/** Renders and checks: no test can forget to. */
function render(answer: Reply, sharedBy: string | null = null): SlackMessage[] {
	const messages = renderSlack(answer, { tokens: answer.actions.map((_, index) => `token-${index}`), sharedBy }, texts);
	for (const message of messages) expect(faultsOfMessage(message)).toEqual([]);
	return messages;
}

const blocksOf = (messages: readonly SlackMessage[]): KnownBlock[] => messages.flatMap(({ blocks }) => blocks);
const richOf = (messages: readonly SlackMessage[]) =>
	blocksOf(messages).flatMap((block) => (block.type === 'rich_text' ? block.elements : []));
const wordsOf = (elements: readonly RichTextElement[]) =>
	elements.map((element) => ('text' in element ? element.text : '')).join('');
const quotesOf = (messages: readonly SlackMessage[]) =>
	richOf(messages).flatMap((element) => (element.type === 'rich_text_quote' ? [wordsOf(element.elements)] : []));
const buttonsOf = (messages: readonly SlackMessage[]) =>
	blocksOf(messages)
		.flatMap((block) => (block.type === 'actions' ? block.elements : []))
		.flatMap((element) => (element.type === 'button' ? [element] : []));

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

	test('more than a row takes go on in the next, under the last message', () => {
		const actions = Array.from({ length: 30 }, (_, index) => action(`Choice ${index}`));
		const messages = render(reply([quote('Yes. '.repeat(5_000))], { actions }));
		expect(buttonsOf(messages.slice(0, -1))).toEqual([]);
		expect(buttonsOf(messages.slice(-1))).toHaveLength(30);
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

describe('hostile text', () => {
	const nasty = fc.constantFrom(
		'<!channel>',
		'<@U1>',
		'<#C1|general>',
		'<https://evil.example|here>',
		'@everyone',
		'`',
		'```',
		'*bold*',
		'_x_',
		'~x~',
		':smile:',
		'> ',
		'\n',
		'\u202e',
		'\u2067',
		'\u2069',
		'\u202c',
		'\u200b',
		'\u0000',
		'\ud800',
		'&amp;',
		'&lt;',
		'"',
		'\u2028',
		'[a](https://evil.example)',
	);
	const text = fc
		.array(fc.oneof(nasty, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), { maxLength: 12 })
		.map((all) => all.join(''));
	const url = fc.option(fc.oneof(fc.webUrl(), fc.constantFrom('javascript:alert(1)', 'https://a.example/<x>|y')));
	const place = fc.record({
		headline: text,
		publisher: fc.option(text),
		date: fc.option(text),
		url,
		paragraph: fc.option(fc.integer({ min: 1, max: 999 })),
	});
	const part: fc.Arbitrary<Part> = fc.oneof(
		fc.record({
			type: fc.constant('quote' as const),
			segments: fc.array(text, { minLength: 1, maxLength: 3 }),
			speaker: text,
			role: fc.option(text),
			question: fc.option(text),
			source: place,
			evidence: fc.option(text),
			doubt: fc.option(text),
		}),
		fc.record({
			type: fc.constant('facts' as const),
			title: text,
			items: fc.array(text, { maxLength: 5 }),
			numbered: fc.boolean(),
			credit: fc.option(text),
			source: place,
		}),
		fc.record({
			type: fc.constant('list' as const),
			ordered: fc.boolean(),
			items: fc.array(fc.record({ text, detail: fc.option(text), url }), { maxLength: 5 }),
		}),
		fc.record({ type: fc.constant('excerpt' as const), sentences: fc.array(text, { minLength: 1 }), source: place }),
		fc.record({ type: fc.constant('text' as const), text }),
		fc.record({ type: fc.constant('context' as const), text }),
	);
	const answer: fc.Arbitrary<Reply> = fc.record({
		outcome: fc.constant('answered' as const),
		title: fc.option(text),
		body: fc.array(part, { maxLength: 4 }),
		actions: fc.array(
			text.map((words) => action(words || '?')),
			{ maxLength: 4 },
		),
		visibility: fc.constantFrom('private' as const, 'public' as const),
	});

	test('becomes payloads that Slack takes, with no mention, no markup and no link that we did not choose', () => {
		// `render` checks: plain text only, escaped; rich text of texts and links only.
		fc.assert(
			fc.property(answer, fc.option(text), (hostile, by) => {
				const links = richOf(render(hostile, by)).flatMap((element) =>
					element.type === 'rich_text_list' ? element.elements.flatMap((item) => item.elements) : element.elements,
				);
				const chosen = new Set(
					hostile.body.flatMap((one) =>
						'source' in one
							? [address(one.source.url)]
							: one.type === 'list'
								? one.items.map((item) => address(item.url))
								: [],
					),
				);
				for (const link of links) if (link.type === 'link') expect(chosen.has(link.url)).toBe(true);
			}),
			{ numRuns: 400 },
		);
	});

	test('quoted words appear exactly, whatever stands in them', () => {
		const segment = text.filter((words) => words.trim() !== '' && words === shown(words) && !/\n/u.test(words));
		fc.assert(
			fc.property(segment, (words) => {
				const [quoted = ''] = quotesOf(render(reply([quote(words)])));
				fc.pre(quoted !== '');
				expect(quoted).toBe(words);
			}),
			{ numRuns: 400 },
		);
	});

	test('a direction that the text turns ends with it', () => {
		expect(shown('a\u202eb')).toBe('a\u202eb\u202c');
		expect(shown('a\u2067b\u202ec')).toBe('a\u2067b\u202ec\u202c\u2069');
		expect(shown('a\u202eb\u202cc')).toBe('a\u202eb\u202cc');
		expect(shown('a\u2069b')).toBe('a\u2069b');
	});

	test('100 kB without a blank is shown whole', () => {
		for (const letter of ['å', '\u202e', '&', '"', '😀']) {
			const word = `x${letter.repeat(100_000 / letter.length)}`;
			const messages = render(reply([quote(word), { type: 'context', text: word }]));
			const kept = quotesOf(messages).join('');
			expect(kept.replaceAll('\u202c', '')).toBe(word);
		}
	});
});

test.each(Object.entries(replies))('the sample reply %s is within limits', (_, sample) => {
	expect(render(sample).length).toBe(1);
});
