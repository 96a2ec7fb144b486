import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Source } from '../../src/ask/reply.ts';
import { linkTo, sourceOf } from '../../src/ask/source.ts';
import { loadTexts } from '../../src/ask/texts.ts';

const URL_ = 'https://gp.example/nyheter/1.2';
const at = (first: string, last = first) => linkTo(URL_, { first, last });

test('a short passage is named whole', () => {
	expect(at('Det är en utopi')).toBe(`${URL_}#:~:text=Det%20%C3%A4r%20en%20utopi`);
});

test('the syntax of the directive is escaped', () => {
	expect(at('A-kassan, 5 & 6')).toBe(`${URL_}#:~:text=A%2Dkassan%2C%205%20%26%206`);
});

test('a long passage is named by its first and last words', () => {
	const words = Array.from({ length: 40 }, (_, index) => `w${index}`).join(' ');
	expect(at(words)).toBe(`${URL_}#:~:text=w0%20w1%20w2%20w3%20w4,w35%20w36%20w37%20w38%20w39`);
});

test('two segments are named from the first word to the last', () => {
	expect(at('Ja, det är så', 'sade jag')).toBe(`${URL_}#:~:text=Ja%2C%20det%20%C3%A4r%20s%C3%A5,sade%20jag`);
});

test('a fragment of the address stays', () => {
	expect(linkTo(`${URL_}#del2`, { first: 'Ja', last: 'Ja' })).toBe(`${URL_}#del2:~:text=Ja`);
	expect(linkTo(`${URL_}#:~:text=old`, { first: 'Ja', last: 'Ja' })).toBe(`${URL_}#:~:text=Ja`);
});

test.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'gp.example', ''])(
	'%j is no link',
	(url) => {
		expect(linkTo(url, { first: 'Ja', last: 'Ja' })).toBeNull();
	},
);

test('any words give a valid source, whose directive reads back', () => {
	const texts = loadTexts('data/ui')('sv');
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.webUrl({ withFragments: true }), (first, url) => {
			const article = { headline: '', publisher: null, publishedAt: null, url };
			const source = Source.parse(sourceOf(article, texts, { first }));
			const words = first.toWellFormed().split(/\s+/u).filter(Boolean);
			if (words.length === 0 || words.length > 12) return;
			const directive = source.url?.split(':~:text=')[1] ?? '';
			expect(directive).not.toMatch(/[-,&\s]/u);
			expect(decodeURIComponent(directive)).toBe(words.join(' '));
		}),
	);
});
