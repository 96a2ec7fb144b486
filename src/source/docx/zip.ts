import { crc32, inflateRawSync } from 'node:zlib';
import { NewsroomError } from '../../document/error.ts';
import { limits, megabytes } from '../limits.ts';
import { tooLarge } from '../open.ts';

/** What the directory at the end of a zip file says of one of its files. */
interface Entry {
	readonly name: string;
	readonly isEncrypted: boolean;
	readonly method: number;
	readonly packed: number;
	readonly size: number;
	readonly offset: number;
}

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The longest comment that may stand after the end. */
const COMMENT = 65_535;
/** Bytes below which it does not matter how well a file was packed. */
const SMALL = 1_000_000;

/**
 * The files of a zip file that are wanted. Sizes and ratios are checked before anything is unpacked, and no file unpacks
 * to more than it said. Throws NewsroomError `damaged-file` with `format` as given, `password-protected`, `too-large`.
 */
export function unzip(
	bytes: Uint8Array,
	{ name, format, wanted }: { name: string; format: string; wanted: (entry: string) => boolean },
): Map<string, Uint8Array> {
	const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const damaged = (cause?: unknown): NewsroomError =>
		new NewsroomError('damaged-file', { file: name, format }, { cause });
	let entries: Entry[];
	try {
		entries = entriesOf(zip);
	} catch (cause) {
		throw damaged(cause);
	}
	if (entries.some(({ isEncrypted }) => isEncrypted)) throw new NewsroomError('password-protected', { file: name });
	check(entries, bytes.length, name);
	const files = new Map<string, Uint8Array>();
	for (const entry of entries) {
		if (!wanted(entry.name) || files.has(entry.name)) continue;
		try {
			files.set(entry.name, unpacked(zip, entry));
		} catch (cause) {
			throw damaged(cause);
		}
	}
	return files;
}

/** A file is as large as it says, or else it is refused when it is unpacked. */
function check(entries: readonly Entry[], length: number, name: string): void {
	const size = entries.reduce((sum, entry) => sum + entry.size, 0);
	if (size > limits.unpacked) throw tooLarge(name, limits.unpacked, size);
	const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
	// Files that overlap would be unpacked over and over from the same bytes.
	const most = Math.max(SMALL, Math.min(length, packed) * limits.ratio);
	if (packed > length || size > most) {
		const [own, limit] = [`${megabytes(length)} → ${megabytes(size)}`, `${megabytes(length)} → ${megabytes(most)}`];
		throw new NewsroomError('too-large', { file: name, size: own, limit });
	}
}

function entriesOf(zip: Buffer): Entry[] {
	let end = zip.length - 22;
	while (end >= 0 && end >= zip.length - 22 - COMMENT && zip.readUInt32LE(end) !== END) end--;
	if (end < 0 || zip.readUInt32LE(end) !== END) throw new RangeError('no end of the directory');
	const count = zip.readUInt16LE(end + 10);
	let at = zip.readUInt32LE(end + 16);
	if (count > limits.entries) throw new RangeError(`${count} files`);
	return Array.from({ length: count }, () => {
		if (zip.readUInt32LE(at) !== DIRECTORY) throw new RangeError(`no entry at ${at}`);
		const nameLength = zip.readUInt16LE(at + 28);
		const entry = {
			name: zip.toString('utf8', at + 46, at + 46 + nameLength),
			isEncrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
			method: zip.readUInt16LE(at + 10),
			packed: zip.readUInt32LE(at + 20),
			size: zip.readUInt32LE(at + 24),
			offset: zip.readUInt32LE(at + 42),
		};
		at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
		return entry;
	});
}

function unpacked(zip: Buffer, { method, packed, size, offset }: Entry): Uint8Array {
	if (zip.readUInt32LE(offset) !== LOCAL) throw new RangeError(`no file at ${offset}`);
	const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
	const data = zip.subarray(start, start + packed);
	if (data.length !== packed) throw new RangeError(`the file at ${offset} is cut off`);
	if (method === 0) return data;
	if (method !== 8) throw new RangeError(`packed by method ${method}`);
	return inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
}

/** A zip file of files as they are, nothing packed. */
export function zipOf(files: Iterable<readonly [name: string, bytes: Uint8Array]>): Buffer {
	const parts: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const [name, bytes] of files) {
		const label = Buffer.from(name);
		const about = Buffer.alloc(26);
		about.writeUInt16LE(20, 0);
		// The name is UTF-8.
		about.writeUInt16LE(0x0800, 2);
		about.writeUInt32LE(crc32(bytes), 10);
		about.writeUInt32LE(bytes.length, 14);
		about.writeUInt32LE(bytes.length, 18);
		about.writeUInt16LE(label.length, 22);
		const place = Buffer.alloc(14);
		place.writeUInt32LE(offset, 10);
		parts.push(signed(LOCAL), about, label, Buffer.from(bytes));
		directory.push(signed(DIRECTORY), Buffer.from([20, 0]), about, place, label);
		offset += 4 + about.length + label.length + bytes.length;
	}
	const listed = Buffer.concat(directory);
	const end = Buffer.alloc(18);
	const count = directory.length / 5;
	end.writeUInt16LE(count, 4);
	end.writeUInt16LE(count, 6);
	end.writeUInt32LE(listed.length, 8);
	end.writeUInt32LE(offset, 12);
	return Buffer.concat([...parts, listed, signed(END), end]);
}

function signed(signature: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(signature);
	return bytes;
}
