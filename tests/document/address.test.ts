import { describe, expect, test } from 'vitest';
import { addressKey, canonicalUrl } from '../../src/document/address.ts';

const PAGE = 'https://bladet.example/nyheter/branden-i-hamnen';

describe('an address without what brought the reader', () => {
	test.each([
		[`${PAGE}?utm_source=rss&utm_medium=feed`, PAGE],
		[`${PAGE}?fbclid=IwAR0x#:~:text=brand`, PAGE],
		[`${PAGE}?id=12&UTM_Campaign=x&page=2`, `${PAGE}?id=12&page=2`],
		[`${PAGE}?q=a%20b+c`, `${PAGE}?q=a%20b+c`],
		['urn:newsml:bladet.example:2026:1', 'urn:newsml:bladet.example:2026:1'],
		['not an address', 'not an address'],
	])('%s', (address, expected) => expect(canonicalUrl(address)).toBe(expected));
});

describe('all ways to one article have one key', () => {
	test.each([
		`${PAGE}/`,
		`${PAGE}?utm_source=x&at_medium=y`,
		`${PAGE}#kommentarer`,
		PAGE.replace('https', 'http'),
		PAGE.replace('https://', 'https://www.'),
		PAGE.replace('https://', 'HTTPS://BLADET.').replace('BLADET.bladet', 'BLADET'),
		PAGE.replace('https://', 'https://amp.'),
		PAGE.replace('https://', 'https://m.'),
		PAGE.replace('bladet.example', 'bladet.example:443'),
		`${PAGE}/amp`,
		`${PAGE}/amp/`,
		`${PAGE}.amp`,
		`${PAGE}?amp=1`,
		`${PAGE}?amp`,
		`${PAGE}?outputType=amp`,
		PAGE.replace('/nyheter', '/amp/nyheter'),
		PAGE.replace('https://', 'https://www.google.com/amp/s/'),
		PAGE.replace('https://', 'https://bladet-example.cdn.ampproject.org/c/s/'),
	])('%s', (address) => expect(addressKey(address)).toBe(PAGE));

	test('parameters that name the article stay, in any order', () => {
		expect(addressKey('https://b.example/a?id=2&p=1')).toBe(addressKey('https://b.example/a?p=1&id=2&gclid=x'));
		expect(addressKey('https://b.example/a?id=2')).not.toBe(addressKey('https://b.example/a?id=3'));
	});

	test.each([
		['https://b.example/gear/amp', 'https://b.example/gear'],
		['https://m.example/a', 'https://example/a'],
		['https://b.example/a', 'https://b.example/A'],
		['https://news.b.example/a', 'https://b.example/a'],
	])('%s is not %s', (one, other) => expect(addressKey(one)).not.toBe(addressKey(other)));

	test('a key of a key is itself', () => {
		for (const address of ['https://b.example', 'x', `${PAGE}/amp?b=1&a=2`]) {
			expect(addressKey(addressKey(address))).toBe(addressKey(address));
		}
		expect(addressKey(addressKey(PAGE))).toBe(PAGE);
	});
});
