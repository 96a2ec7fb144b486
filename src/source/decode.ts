import { NewsroomError } from '../document/error.ts';

export interface DecodeOptions {
	/** What messages call the source. */
	readonly name: string;
	/** A charset that the source or its transport declares; used when the bytes are not UTF-8. */
	readonly declared?: string | undefined;
	/** Where markup surrounds the words, a stray byte is no reason to refuse. */
	readonly lenient?: boolean;
}

/** Beginnings of formats that are no text, one character a byte. */
const MAGIC = ['%PDF-', 'PK\x03\x04', '\x89PNG', 'GIF8', '\xff\xd8\xff', '\x1f\x8b', '\x7fELF', 'RIFF', 'OggS', 'ID3'];

/** Bytes without a letter in windows-1252. */
const UNASSIGNED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

const SAMPLE = 4_096;

/**
 * Bytes to text: byte order mark, UTF-8, UTF-16, the declared charset, windows-1252, in this order. The byte order mark
 * goes, CRLF becomes LF, nothing else changes. Damaged UTF-8 keeps U+FFFD where its letters were lost.
 * Throws NewsroomError `binary-input` and `bad-encoding`.
 */
export function decode(bytes: Uint8Array, options: DecodeOptions): string {
	return normalised(decoded(bytes, options));
}

/** The two changes that reading makes to any text. */
export function normalised(text: string): string {
	return text.replace(/^\ufeff/u, '').replaceAll('\r\n', '\n');
}

/** The first bytes as characters of one byte each, for looking at what a source is. */
export const headOf = (content: Uint8Array | string, length = 1_024): string =>
	typeof content === 'string' ? content.slice(0, length) : Buffer.from(content.subarray(0, length)).toString('latin1');

function decoded(bytes: Uint8Array, { name, declared, lenient = false }: DecodeOptions): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	const wide = utf16Without(bytes);
	if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
	if (isBinary(bytes)) throw new NewsroomError('binary-input', { file: name });

	const utf8 = attempt(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	const charset = declared === undefined ? undefined : attempt(() => new TextDecoder(declared));
	// ISO-2022-JP is written in ASCII bytes, which are UTF-8 as well: there the declaration decides.
	if (utf8 !== undefined && !(charset?.encoding === 'iso-2022-jp' && utf8.includes('\x1b'))) return utf8;
	if (charset !== undefined && charset.encoding !== 'utf-8') return charset.decode(bytes);
	if (lenient ? charset !== undefined || isDamagedUtf8(bytes) : isDamagedUtf8(bytes)) {
		return new TextDecoder('utf-8').decode(bytes);
	}
	if (!lenient && bytes.some((byte) => UNASSIGNED.has(byte)))
		throw new NewsroomError('bad-encoding', { file: name, encoding: 'UTF-8' });
	return new TextDecoder('windows-1252').decode(bytes);
}

function attempt<T>(make: () => T): T | undefined {
	try {
		return make();
	} catch {
		return undefined;
	}
}

/** UTF-16 without a mark: Latin text has its zero bytes on one side only. */
function utf16Without(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	if (bytes.length < 4 || bytes.length % 2 === 1) return undefined;
	const sample = bytes.subarray(0, SAMPLE);
	const zeros = [0, 0];
	sample.forEach((byte, index) => {
		if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
	});
	const [even = 0, odd = 0] = zeros;
	const many = sample.length * 0.35;
	if (even === 0 && odd > many) return 'utf-16le';
	return odd === 0 && even > many ? 'utf-16be' : undefined;
}

function isBinary(bytes: Uint8Array): boolean {
	const head = headOf(bytes, 8);
	if (MAGIC.some((magic) => head.startsWith(magic)) || bytes.includes(0)) return true;
	const sample = bytes.subarray(0, SAMPLE);
	const controls = sample.filter((byte) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b).length;
	return controls > sample.length * 0.02;
}

/** UTF-8 with a few broken letters, rather than another encoding: most letters of several bytes are whole. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
	const text = new TextDecoder('utf-8').decode(bytes);
	const broken = text.match(/\ufffd/gu)?.length ?? 0;
	const whole = text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0;
	return whole > broken * 4;
}
