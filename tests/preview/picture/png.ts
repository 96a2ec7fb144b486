import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const KEYWORD = 'Description';
/** As many as a byte tells apart. */
const PALETTE = 256;
/** Pixels of a colour that fills something. */
const FILLING = 1_000;

interface Picture {
	/** Four bytes for each pixel, row by row: red, green, blue, and how opaque, which is not kept. */
	readonly pixels: Uint8ClampedArray;
	readonly width: number;
	readonly height: number;
	/** What it shows, for whoever asks the file. */
	readonly description: string;
}

/** A PNG file as small as may be: few colours are kept as a list of them. https://www.w3.org/TR/png-3/ */
export function pngOf({ pixels, width, height, description }: Picture): Buffer {
	const numbers = coloursOf(pixels);
	const colours = new Map([...new Set(numbers)].map((colour, index) => [colour, index]));
	const listed = colours.size <= PALETTE;
	const size = listed ? 1 : 3;
	const rows = Buffer.alloc(height * (1 + width * size));
	for (const [at, colour] of numbers.entries()) {
		const place = Math.floor(at / width) * (1 + width * size) + 1 + (at % width) * size;
		if (listed) rows.writeUInt8(colours.get(colour) ?? 0, place);
		else rows.writeUIntBE(colour, place, 3);
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.writeUInt8(8, 8);
	header.writeUInt8(listed ? 3 : 2, 9);
	const palette = Buffer.alloc(colours.size * 3);
	for (const [colour, index] of colours) palette.writeUIntBE(colour, index * 3, 3);
	return Buffer.concat([
		SIGNATURE,
		chunk('IHDR', header),
		chunk('iTXt', Buffer.from(`${KEYWORD}\0\0\0\0\0${description}`)),
		...(listed ? [chunk('PLTE', palette)] : []),
		chunk('IDAT', deflateSync(rows, { level: 9 })),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

/** Red, green and blue as one number; at the edges of letters a colour may be the next but three, which nobody sees. */
function coloursOf(pixels: Uint8ClampedArray): number[] {
	const exact = Array.from({ length: pixels.length / 4 }, (_, at) => {
		const [red = 0, green = 0, blue = 0] = pixels.subarray(at * 4, at * 4 + 3);
		return (red << 16) | (green << 8) | blue;
	});
	const counts = new Map<number, number>();
	for (const colour of exact) counts.set(colour, (counts.get(colour) ?? 0) + 1);
	const near = new Map(
		[...counts].map(([colour, count]) => [colour, count < FILLING ? (colour & 0xf8f8f8) | 0x030303 : colour]),
	);
	return exact.map((colour) => near.get(colour) ?? colour);
}

/** What a file of ours says that it shows; throws for one that is damaged or says nothing. */
export function descriptionIn(file: Buffer): string {
	let said: string | undefined;
	const data: Buffer[] = [];
	for (let at = SIGNATURE.length; at < file.length; ) {
		const length = file.readUInt32BE(at);
		const type = file.toString('latin1', at + 4, at + 8);
		const body = file.subarray(at + 8, at + 8 + length);
		if (crc32(file.subarray(at + 4, at + 8 + length)) !== file.readUInt32BE(at + 8 + length)) throw new Error(type);
		if (type === 'iTXt') said = body.toString('utf8').slice(KEYWORD.length + 5);
		if (type === 'IDAT') data.push(body);
		at += 12 + length;
	}
	inflateSync(Buffer.concat(data));
	if (said === undefined) throw new Error('no description');
	return said;
}

function chunk(type: string, body: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
	const frame = Buffer.alloc(8);
	frame.writeUInt32BE(body.length, 0);
	frame.writeUInt32BE(crc32(named), 4);
	return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
