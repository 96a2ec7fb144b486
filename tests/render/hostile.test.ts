import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Form } from '../../src/ask/form.ts';
import { type Action, actionsOf, type Part, type Reply } from '../../src/ask/reply.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import { closedDirections } from '../../src/render/bidi.ts';
import { linkTarget, shown as shownInDiscord } from '../../src/render/discord/escape.ts';
import { renderDiscord } from '../../src/render/discord/messages.ts';
import { renderModal } from '../../src/render/discord/modal.ts';
import { renderForm } from '../../src/render/slack/form.ts';
import { renderSlack } from '../../src/render/slack/message.ts';
import { shown as shownInSlack } from '../../src/render/slack/text.ts';
import { readMarkdown, visible, walk } from '../peers/discord/markdown.ts';
import { callback, followUp } from '../peers/discord/validate.ts';
import { faultsOfMessage, faultsOfView } from '../peers/slack/validate.ts';

/** Whatever stands in an article, a name or a reason: it mentions nobody, formats nothing, breaks out of nothing. */

const texts = loadTexts('data/ui')('en-GB');
const NASTY = [
	...['<!channel>', '<!here>', '<@U1>', '<#C1|x>', '<https://evil.example|here>', '@everyone', '@here'],
	...['<@123456789012345678>', '<@&123456789012345678>', '</quote:123456789012345678>', '<t:1700000000:R>'],
	...['`', '``', '```', '```js\n', '||', '**', '__', '~~', '*x*', '[a](https://evil.example)', '](', '\\'],
	...['# ', '-# ', '> ', '>>> ', '- ', '1. ', ':smile:', 'https://evil.example', '&amp;', '&lt;', '"', '{x}'],
	...['\u202e', '\u202a', '\u2066', '\u2067', '\u2068', '\u2069', '\u202c', '\u200b', '\u200d', '\ufeff', '\u00ad'],
	...['\u0000', '\u0007', '\ud800', '\udc00', '\u2028', '\n', '\r\n', '\t', ' ', 'ord', 'å', '😀', '👩‍👩‍👧'],
];
const text = fc
	.array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 })
	.map((all) => all.join(''));
const maybe = fc.option(text);
const url = fc.option(fc.oneof(fc.webUrl(), fc.constantFrom('javascript:alert(1)', 'https://a.example/<x>|y)')));
const source = fc.record({ headline: text, publisher: maybe, date: maybe, url, paragraph: fc.option(fc.nat(99)) });
const action: fc.Arbitrary<Action> = fc.record({
	kind: fc.constantFrom('run' as const, 'share' as const, 'form' as const),
	label: text.map((words) => words || '?'),
	invocation: fc.constant({ command: 'quote', options: {}, cursor: null }),
	primary: fc.boolean(),
});
const part: fc.Arbitrary<Part> = fc.oneof(
	fc.record({
		type: fc.constant('quote' as const),
		segments: fc.array(text, { minLength: 1, maxLength: 3 }),
		speaker: text,
		role: maybe,
		question: maybe,
		source,
		evidence: maybe,
		doubt: maybe,
		actions: fc.array(action, { maxLength: 7 }),
	}),
	fc.record({ type: fc.constant('copy' as const), text }),
	fc.record({
		type: fc.constant('facts' as const),
		title: text,
		items: fc.array(text, { maxLength: 4 }),
		numbered: fc.boolean(),
		credit: maybe,
		source,
	}),
	fc.record({
		type: fc.constant('list' as const),
		ordered: fc.boolean(),
		items: fc.array(fc.record({ text, detail: maybe, url }), { maxLength: 4 }),
	}),
	fc.record({
		type: fc.constant('excerpt' as const),
		sentences: fc.array(text, { minLength: 1, maxLength: 3 }),
		source,
	}),
	fc.record({ type: fc.constant('text' as const), text }),
	fc.record({ type: fc.constant('context' as const), text }),
);
const reply: fc.Arbitrary<Reply> = fc.record({
	outcome: fc.constant('answered' as const),
	title: maybe,
	body: fc.array(part, { maxLength: 4 }),
	actions: fc.array(action, { maxLength: 7 }),
	visibility: fc.constantFrom('private' as const, 'public' as const),
});
const form: fc.Arbitrary<Form> = fc.record({
	title: text,
	submit: text,
	close: text,
	about: text,
	asked: fc.constant({ command: 'correct', options: {}, cursor: null }),
	fields: fc
		.uniqueArray(fc.constantFrom('speaker', 'name', 'reason', 'text', 'since', 'length'), { minLength: 1 })
		.chain((names) =>
			fc.tuple(
				...names.map((name) =>
					fc.record({
						name: fc.constant(name),
						label: text,
						kind: fc.constantFrom(
							'line' as const,
							'long' as const,
							'date' as const,
							'menu' as const,
							'search' as const,
						),
						required: fc.boolean(),
						placeholder: text,
						choices: fc.uniqueArray(fc.record({ label: text, value: text }), {
							maxLength: 40,
							selector: ({ value }) => value,
						}),
					}),
				),
			),
		),
});

const tokensOf = (answer: Reply) => actionsOf(answer).map((_, index) => `token${index}`);
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const RUNS = { numRuns: 150 };

/** Every string of a payload, however deep. */
function* stringsIn(value: unknown): Generator<string> {
	if (typeof value === 'string') yield value;
	else if (typeof value === 'object' && value !== null)
		for (const inner of Object.values(value)) yield* stringsIn(inner);
}

const expectClosed = (payload: unknown): void => {
	for (const one of stringsIn(payload)) expect(closedDirections(one)).toBe(one);
};

describe('Slack', () => {
	test('takes every message, in which nothing is markup and no direction stays turned', () => {
		fc.assert(
			fc.property(reply, maybe, (answer, sharedBy) => {
				for (const message of renderSlack(answer, { tokens: tokensOf(answer), sharedBy }, texts)) {
					expect(faultsOfMessage(json(message))).toEqual([]);
					expectClosed(message.blocks);
				}
			}),
			RUNS,
		);
	});

	test('takes every form', () => {
		fc.assert(
			fc.property(form, (any) => {
				expect(faultsOfView(json(renderForm(any, '{}', texts)))).toEqual([]);
			}),
			RUNS,
		);
	});

	test('gives what is to be copied exactly', () => {
		fc.assert(
			fc.property(text, (words) => {
				const answer: Reply = {
					outcome: 'answered',
					title: null,
					body: [{ type: 'copy', text: words }],
					actions: [],
					visibility: 'private',
				};
				const [message] = renderSlack(answer, { tokens: [], sharedBy: null }, texts);
				fc.pre(message !== undefined);
				expect(message?.blocks).toMatchObject([
					{ elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: shownInSlack(words) }] }] },
				]);
			}),
			RUNS,
		);
	});
});

describe('Discord', () => {
	const ALLOWED = new Set(['text', 'br', 'newline', 'twemoji', 'blockQuote', 'strong', 'subtext', 'heading', 'list']);

	test('takes every message, in which nothing is markup but our own, and no link but ours', () => {
		fc.assert(
			fc.property(reply, (answer) => {
				const chosen = new Set(
					answer.body.flatMap((each) =>
						'source' in each
							? [linkTarget(each.source.url)]
							: each.type === 'list'
								? each.items.map((item) => linkTarget(item.url))
								: [],
					),
				);
				for (const message of renderDiscord(answer, tokensOf(answer), texts)) {
					expect(followUp(json(message))).toEqual([]);
					expectClosed(message.components);
					for (const component of message.components) {
						if (!('content' in component)) continue;
						for (const node of walk(readMarkdown(component.content))) {
							if (node.type === 'link') expect(chosen.has(node.target ?? '')).toBe(true);
							else if (node.type !== 'codeBlock') expect([...ALLOWED]).toContain(node.type);
						}
					}
				}
			}),
			RUNS,
		);
	});

	test('takes every form', () => {
		fc.assert(
			fc.property(form, (any) => {
				expect(callback(json({ type: 9, data: renderModal(any, 'token') }))).toEqual([]);
			}),
			RUNS,
		);
	});

	test('gives what is to be copied exactly', () => {
		fc.assert(
			fc.property(text, (words) => {
				const answer: Reply = {
					outcome: 'answered',
					title: null,
					body: [{ type: 'copy', text: words }],
					actions: [],
					visibility: 'private',
				};
				const [message] = renderDiscord(answer, [], texts);
				const [component] = message?.components ?? [];
				const wanted = shownInDiscord(words);
				fc.pre(/[\p{L}\p{N}]/u.test(wanted) && component !== undefined && 'content' in component);
				const content = component !== undefined && 'content' in component ? component.content : '';
				const [node] = readMarkdown(content);
				if (wanted.includes('```')) {
					expect(node?.type).not.toBe('codeBlock');
					return;
				}
				expect(content).toBe(`\`\`\`\n${wanted.trimEnd()}\n\`\`\``);
				expect(node?.type).toBe('codeBlock');
				expect(visible([node ?? { type: '' }]).trim()).toBe(
					wanted.replaceAll('\t', '    ').replace(/\n+/gu, '\n').trim(),
				);
			}),
			RUNS,
		);
	});
});

describe('a word of 100 KB', () => {
	const huge = 'å'.repeat(100_000);
	const answer: Reply = {
		outcome: 'answered',
		title: huge,
		body: [
			{ type: 'copy', text: huge },
			{ type: 'context', text: huge },
		],
		actions: [],
		visibility: 'private',
	};

	test('is shown in messages that Slack takes, to be copied whole', () => {
		const messages = renderSlack(answer, { tokens: [], sharedBy: huge }, texts);
		expect(messages.flatMap((message) => faultsOfMessage(json(message)))).toEqual([]);
		const copied = [
			...stringsIn(
				messages.flatMap(({ blocks }) => blocks).filter((block) => JSON.stringify(block).includes('preformatted')),
			),
		];
		expect(copied.filter((each) => each.startsWith('å')).join('')).toBe(huge);
	});

	test('ends in a mark where Discord takes no more', () => {
		const messages = renderDiscord(answer, [], texts);
		expect(messages.flatMap((message) => followUp(json(message)))).toEqual([]);
		expect(JSON.stringify(messages.at(-1))).toContain('[…]');
	});
});

describe('directions', () => {
	test.each([
		['a\u202eb', 'a\u202eb\u202c'],
		['a\u2067b\u202ec', 'a\u2067b\u202ec\u202c\u2069'],
		['a\u202eb\u202cc', 'a\u202eb\u202cc'],
		['a\u2069b\u202c', 'a\u2069b\u202c'],
		// The end of an embedding does not reach out of an isolate.
		['\u202a\u2067x\u202c', '\u202a\u2067x\u202c\u2069\u202c'],
		['\u2067\u202ax\u2069y', '\u2067\u202ax\u2069y'],
	])('%j are ended', (open, closed) => {
		expect(closedDirections(open)).toBe(closed);
		expect(closedDirections(closed)).toBe(closed);
	});

	test('in any number, at once', () => {
		const many = '\u202e\u2067'.repeat(100_000);
		expect(closedDirections(`${many}${'\u2069'.repeat(100_000)}`)).toHaveLength(300_001);
	});
});
