import { describe, expect, test } from 'vitest';
import { NewsroomError } from '../../src/document/error.ts';
import { decode } from '../../src/source/decode.ts';

const WORDS = 'Räksmörgås kostar 12 € – ”billigt”, sade ’Åke’.\nÆrlig talt: ÿ.';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function utf16(text: string, big: boolean, mark: boolean): Uint8Array {
	const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
	return big ? bytes.swap16() : bytes;
}

/** The characters that windows-1252 has at 0x80 to 0x9f, in their order; a blank where it has none. */
const HIGH = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const windows1252 = (text: string): Uint8Array =>
	Uint8Array.from(text, (sign) =>
		HIGH.includes(sign) && sign !== ' ' ? 0x80 + HIGH.indexOf(sign) : sign.charCodeAt(0),
	);

const codeOf = (act: () => unknown): string => {
	try {
		act();
	} catch (fault) {
		if (fault instanceof NewsroomError) return fault.code;
		throw fault;
	}
	return 'none';
};

describe('decode', () => {
	test.each([
		['UTF-8', utf8(WORDS)],
		['UTF-8 with a mark', utf8(`\ufeff${WORDS}`)],
		['UTF-16, little, with a mark', utf16(WORDS, false, true)],
		['UTF-16, big, with a mark', utf16(WORDS, true, true)],
		['UTF-16, little, without a mark', utf16(WORDS, false, false)],
		['UTF-16, big, without a mark', utf16(WORDS, true, false)],
		['windows-1252', windows1252(WORDS)],
	])('reads %s', (_, bytes) => {
		expect(decode(bytes, { name: 'x.txt' })).toBe(WORDS);
	});

	test('reads every sign of windows-1252', () => {
		const signs = `å ${HIGH.replaceAll(' ', '')} ö`;
		expect(decode(windows1252(signs), { name: 'x.txt' })).toBe(signs);
	});

	test('changes nothing but the mark and the ends of lines', () => {
		expect(decode(utf8('\ufeffa \r\n\r\n\tb\rc\u00a0 \ufeff\n'), { name: 'x' })).toBe('a \n\n\tb\rc\u00a0 \ufeff\n');
	});

	test('uses a declared charset where the bytes are not UTF-8', () => {
		const cyrillic = Uint8Array.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]);
		expect(decode(cyrillic, { name: 'x.html', declared: 'koi8-r', lenient: true })).toBe('Привет');
		expect(decode(utf8('Hallå'), { name: 'x.html', declared: 'iso-8859-1', lenient: true })).toBe('Hallå');
		expect(decode(windows1252('Hallå'), { name: 'x.html', declared: 'no-such-charset', lenient: true })).toBe('Hallå');
	});

	test('keeps what can be read of damaged UTF-8', () => {
		const bytes = Buffer.concat([utf8('Det är åtta öar här'), Buffer.from([0xff]), utf8(' och så är det')]);
		expect(decode(bytes, { name: 'x.txt' })).toBe('Det är åtta öar här\ufffd och så är det');
	});

	test('refuses what is no text', () => {
		expect(codeOf(() => decode(Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]), { name: 'x.pdf' }))).toBe(
			'binary-input',
		);
		expect(codeOf(() => decode(Uint8Array.from([1, 0, 200, 7, 65, 66, 0, 67, 0]), { name: 'x' }))).toBe('binary-input');
		expect(codeOf(() => decode(Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14]), { name: 'x.docx' }))).toBe(
			'binary-input',
		);
		expect(codeOf(() => decode(Uint8Array.from([65, 1, 2, 3, 4, 65]), { name: 'x' }))).toBe('binary-input');
	});

	test('refuses text in an encoding that it cannot tell', () => {
		const windows1251 = Uint8Array.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20, 0x8d, 0x8f]);
		expect(codeOf(() => decode(windows1251, { name: 'x.txt' }))).toBe('bad-encoding');
	});
});
