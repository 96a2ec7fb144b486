import { describe, expect, test } from 'vitest';
import { readMaterial } from '../../../src/source/read.ts';

const WORDS = 'Räksmörgås på Åland\n\n– Den kostar 12 kronor, säger Åke Öberg.\n';
const CURLY = `${WORDS}”Dyr”, tycker hon – 12 €.\n`;

function utf16(text: string, big: boolean, mark: boolean): Buffer {
	const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
	return big ? bytes.swap16() : bytes;
}

/** The signs of windows-1252 that stand elsewhere in Unicode. */
const windows1252 = (text: string): Buffer => {
	const high: Readonly<Record<string, number>> = { '€': 0x80, '”': 0x94, '–': 0x96 };
	return Buffer.from(Uint8Array.from(text, (sign) => high[sign] ?? sign.charCodeAt(0)));
};

describe('text files in every encoding that newsrooms have', () => {
	test.each([
		['UTF-8', Buffer.from(CURLY), CURLY],
		['UTF-8 with a mark', Buffer.from(`\ufeff${CURLY}`), CURLY],
		['UTF-16, little, marked', utf16(CURLY, false, true), CURLY],
		['UTF-16, big, marked', utf16(CURLY, true, true), CURLY],
		['UTF-16, little, without a mark', utf16(CURLY, false, false), CURLY],
		['UTF-16, big, without a mark', utf16(CURLY, true, false), CURLY],
		['windows-1252', windows1252(CURLY), CURLY],
		['Latin-1', Buffer.from(WORDS.replace('–', '-'), 'latin1'), WORDS.replace('–', '-')],
		['UTF-8 with the line ends of Windows', Buffer.from(CURLY.replaceAll('\n', '\r\n')), CURLY],
	])('%s', async (_, content, text) => {
		expect(await readMaterial({ name: 'a.txt', content })).toEqual({ text, metadata: {} });
	});

	test('a charset that the transport declares decides where the bytes are not UTF-8', async () => {
		const content = Uint8Array.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]);
		const declared = { name: 'a.txt', content, mediaType: 'text/plain; charset=koi8-r' };
		expect((await readMaterial(declared)).text).toBe('Привет');
	});

	test('UTF-16 that is cut off in the middle of a sign is read as far as it goes', async () => {
		const content = utf16(WORDS, false, true);
		expect((await readMaterial({ name: 'a.txt', content: content.subarray(0, -1) })).text.slice(0, 20)).toBe(
			WORDS.slice(0, 20),
		);
	});
});
