import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Part, Reply } from '../../src/ask/reply.ts';
import { address, shown } from '../../src/render/slack/text.ts';
import { action, quote, quotesOf, render, reply, richOf } from './rendered.ts';

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
