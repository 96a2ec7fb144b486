import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionsOf, type Part, type Reply } from '../../src/ask/reply.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import { Control } from '../../src/render/discord/controls.ts';
import { type DiscordMessage, renderDiscord } from '../../src/render/discord/messages.ts';
import { controlsOf, readable } from '../peers/discord/user.ts';
import { followUp } from '../peers/discord/validate.ts';
import { action, all, articles, facts, people, quote, quotes, source, summary } from './samples.ts';

const texts = loadTexts('data/ui')('en-GB');

/** Renders as the adapter does, every message judged. */
function render(reply: Reply): DiscordMessage[] {
	const messages = renderDiscord(
		reply,
		actionsOf(reply).map((_, index) => `token_${index}`),
		texts,
	);
	for (const message of messages) {
		expect(followUp(JSON.parse(JSON.stringify(message)))).toEqual([]);
	}
	return messages;
}

const only = (reply: Reply): DiscordMessage => {
	const messages = render(reply);
	expect(messages).toHaveLength(1);
	return messages[0] as DiscordMessage;
};
const replyOf = (body: Part[], over: Partial<Reply> = {}): Reply => ({
	...quotes,
	title: null,
	actions: [],
	body,
	...over,
});
const typesOf = ({ components }: DiscordMessage) => components.map(({ type }) => type);
const flat = (text: string) => text.replace(/\s+/gu, '');

describe('an answer', () => {
	test.each(Object.entries(all))('of kind %s is one message that Discord takes', (_, reply) => {
		only(reply);
	});

	test('to /quote gives words, speaker, role, question, source and what is doubtful', () => {
		expect(readable(only(quotes))).toBe(
			[
				'Sanna Ek: 7 citat, de nyaste först',
				'Sanna Ek, verksamhetschef',
				'Asked: Fråga: Hur märks det hos er?',
				'Telefonerna tystnar aldrig, och det är inte bara unga som hör av sig.',
				'Vi svarar ändå.',
				'Fler ringer till jourerna än någonsin',
				'Stadstidningen · 3 mars 2021 · ¶ 4',
				'Sanna Ek',
				'Osäker talare · Texten skriver ”säger hon”, och den senast nämnda kvinnan är Sanna Ek.',
				'Man ser dem inte på gatan, men de finns där.',
				'De *osynliga* [uppdaterad]',
				'Stadstidningen · 3 mars 2021 · ¶ 9',
				'Sanna Ek, verksamhetschef',
				'Det räcker inte.',
				'”Det räcker inte”',
				'Stadstidningen · 3 mars 2021 · ¶ 4',
				'1–3 av 7',
			].join('\n'),
		);
	});

	test('to /facts keeps the numbers and the credit', () => {
		const text = readable(only(facts));
		expect(text).toContain('1. Öppna dygnet runt sedan 1999.\n2. Besvaras av');
		expect(text).toContain('3. Tog emot 56 000 samtal förra året.\nKälla: Jourernas riksförbund\n');
		expect(text).toContain('• Ring dygnet runt\n• Skriv mellan 18 och 22');
	});

	test('to /summary gives whole sentences in order', () => {
		expect(readable(only(summary))).toContain(
			'på två år.\nVarje natt ringer mer än hundra personer som vill prata med någon.\nKommunen lovar',
		);
	});

	test('puts a line between quotes, and none anywhere else', () => {
		expect(typesOf(only(quotes)).filter((type) => type === 14)).toHaveLength(2);
		expect(typesOf(only(summary))).not.toContain(14);
	});

	test('shows evidence that was asked for without a doubt', () => {
		const text = readable(only(replyOf([quote({ evidence: '”säger Ek”' })])));
		expect(text.endsWith('¶ 4\n”säger Ek”')).toBe(true);
	});

	test('sets off what is a heading', () => {
		const head = replyOf([{ type: 'text', text: 'Latest *articles*', heading: true }]);
		expect(JSON.stringify(only(head).components)).toContain('**Latest');
		expect(readable(only(head))).toBe('Latest *articles*');
	});

	test('without words is still a message', () => {
		expect(readable(only(replyOf([])))).toBe('[…]');
		expect(readable(only(replyOf([{ type: 'text', text: '\u200b' }], { title: ' ' })))).toBe('[…]');
	});

	test('carries a picture with its description', () => {
		const image: Part = { type: 'image', url: 'https://example.org/a.png', alt: 'Citatkort: ”Vi svarar ändå.”' };
		expect(only(replyOf([image])).components).toEqual([
			{ type: 12, items: [{ media: { url: image.url }, description: image.alt }] },
		]);
	});
});

describe('what is too long', () => {
	const long = Array.from({ length: 120 }, (_, index) => `Mening ${index} säger något om saken.`).join(' ');

	test('goes on in further messages, cut at sentence ends, no word lost', () => {
		const messages = render(replyOf([quote({ segments: [long] })], { actions: [action('run', 'Nästa')] }));
		expect(messages.length).toBeGreaterThan(1);
		expect(flat(messages.map(readable).join(''))).toContain(flat(long));
		for (const line of messages.flatMap((message) => readable(message).split('\n')))
			if (line.startsWith('Mening')) expect(line).toMatch(/saken\.$/u);
		expect(messages.map((message) => controlsOf(message).length)).toEqual([...messages.slice(1).map(() => 0), 1]);
	});

	test('keeps a part in one message where it fits into one', () => {
		const words = long.slice(0, 1700);
		const messages = render(
			replyOf([quote({ segments: [words] }), quote({ segments: [words] }), quote({ segments: [words] })]),
		);
		expect(messages).toHaveLength(2);
		expect(readable(messages[1] as DiscordMessage)).toMatch(/^Sanna Ek, verksamhetschef\n/u);
		// No line stands before the first part of a message.
		expect(messages.map((message) => typesOf(message)[0])).toEqual([10, 10]);
	});

	test('in number goes on in further messages as well, the buttons counted', () => {
		for (let count = 25; count < 90; count++) {
			const segments = Array.from({ length: count }, (_, index) => `Svar ${index}.`);
			const messages = render({ ...quotes, title: null, body: [quote({ segments })] });
			expect(messages.length).toBe(Math.ceil((count + 2) / 36));
			expect(messages.map(readable).join('\n')).toContain(segments.join('\n'));
		}
	});

	test('of text, facts, sentences and small print is shown whole', () => {
		const parts: Part[] = [
			{ type: 'text', text: long },
			{ type: 'context', text: long },
			{ type: 'facts', title: 'Fakta', items: [long, 'kort'], numbered: true, credit: null, source },
			{ type: 'excerpt', sentences: [long, 'kort'], source },
			{
				type: 'list',
				ordered: true,
				items: Array.from({ length: 60 }, (_, n) => ({ text: `Rad ${n}`, detail: long.slice(0, 90), url: null })),
			},
		];
		for (const part of parts) {
			const text = flat(
				render(replyOf([part]))
					.map(readable)
					.join(''),
			);
			if (part.type !== 'list') expect(text.includes(flat(long)), part.type).toBe(true);
			expect(text, part.type).not.toContain('[…]');
		}
	});

	test('ends in a mark when it goes beyond what may be sent', () => {
		const messages = render(replyOf([quote({ segments: [long.repeat(20)] })]));
		expect(messages).toHaveLength(5);
		expect(readable(messages.at(-1) as DiscordMessage).endsWith('[…]')).toBe(true);
	});

	test('is taken from anything, a word of 100 KB included', () => {
		render(replyOf([quote({ segments: ['å'.repeat(100_000)], speaker: '_'.repeat(300) })]));
		const text = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 6000, size: 'max' }),
			fc.constantFrom('_'.repeat(5000), '#\n'.repeat(3000), 'ord '.repeat(2000), '', '\n'),
		);
		fc.assert(
			fc.property(fc.array(text, { minLength: 6, maxLength: 12 }), (words) => {
				const [a = '', b = '', c = '', d = '', e = ''] = words;
				const from = { headline: a, publisher: b, date: c, url: 'https://example.org', paragraph: 1 };
				const told = { speaker: a, role: b, question: c, doubt: d, evidence: e, source: from };
				render(replyOf([quote({ segments: words, ...told }), quote({ segments: [a], ...told, doubt: null })]));
				render(replyOf([{ type: 'facts', title: a, items: words, numbered: true, credit: b, source: from }]));
				const items = words.map((word) => ({ text: word, detail: b, url: null }));
				const linked = words.map((word) => ({ text: word, detail: null, url: 'https://example.org' }));
				render(replyOf([{ type: 'list', ordered: false, items: [...items, ...linked] }], { title: a }));
				render(
					replyOf(
						words.flatMap((word) => [
							{ type: 'text', text: word },
							{ type: 'context', text: word },
						]),
					),
				);
			}),
			{ numRuns: 40, endOnFailure: true },
		);
	});
});

describe('actions', () => {
	test('up to five stand in a row of buttons, the first choice marked', () => {
		const row = only(quotes).components.at(-1);
		expect(row).toMatchObject({ type: 1, components: [{ style: 1 }, { style: 2 }, { style: 2 }] });
	});

	test('more than five: what is alike becomes a menu, paging and sharing stay', () => {
		const [menu, ...buttons] = controlsOf(only(articles));
		expect([...(menu?.choices.keys() ?? [])]).toHaveLength(5);
		expect(buttons.map(({ label }) => label)).toEqual(['Dela i kanalen', 'Föregående', 'Nästa']);
	});

	test('choices among people are buttons that carry their token', () => {
		const ids = controlsOf(only(people)).map(({ id }) => Control.parse(id));
		expect(ids.map(({ token }) => token)).toEqual(['token_0', 'token_1', 'token_2']);
	});

	test('of an answer over several messages ask for a message of their own', () => {
		const long = replyOf([{ type: 'text', text: 'Ord. '.repeat(2000) }], { actions: [action('run', 'Nästa')] });
		const [control] = render(long).flatMap(controlsOf);
		expect(Control.parse(control?.id)).toMatchObject({ kind: 'run', fresh: true });
		expect(Control.parse(controlsOf(only(quotes))[1]?.id)).toMatchObject({ kind: 'run', fresh: false });
	});

	test('that lead to the same place are still told apart', () => {
		const [message] = renderDiscord(quotes, ['same', 'same', 'same'], texts);
		expect(followUp(JSON.parse(JSON.stringify(message)))).toEqual([]);
		const [list] = renderDiscord(
			articles,
			articles.actions.map(() => 'same'),
			texts,
		);
		expect(followUp(JSON.parse(JSON.stringify(list)))).toEqual([]);
	});

	test('fit whatever their number and labels', () => {
		const label = fc.oneof(
			fc.string({ unit: 'binary', minLength: 1 }),
			fc.constant('Ö'.repeat(300)),
			fc.constant('\u200b'),
		);
		fc.assert(
			fc.property(fc.array(label, { maxLength: 40 }), fc.boolean(), (labels, same) => {
				const actions = labels.map((text, index) =>
					action(index % 7 === 6 ? 'share' : 'run', text, same ? {} : { command: `c${index % 3}` }),
				);
				const shown = render(replyOf([{ type: 'text', text: 'Vem?' }], { actions })).flatMap(controlsOf);
				const count = shown.reduce((sum, { choices }) => sum + (choices.size || 1), 0);
				expect(count).toBeLessThanOrEqual(labels.length);
				if (new Set(labels).size === labels.length && labels.every((text) => text.length < 80 && /\w/u.test(text)))
					expect(shown.length === 0).toBe(labels.length === 0);
			}),
			{ numRuns: 200 },
		);
	});

	test('foreign ids are nobody’s', () => {
		for (const id of ['', 'run', 'run:', 'run:a b:1', 'drop:abc:1', `run:${'x'.repeat(30)}:1`, 'run:abc:1:2'])
			expect(Control.safeParse(id).success, id).toBe(false);
	});
});
