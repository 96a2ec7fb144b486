import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { NewsroomError } from '../../document/error.ts';
import { megabytes } from '../limits.ts';
import type { WebLimits } from './limits.ts';

const UNPACK: Readonly<Record<string, () => Transform>> = {
	gzip: createGunzip,
	'x-gzip': createGunzip,
	deflate: createInflate,
	br: createBrotliDecompress,
};

/** What `Accept-Encoding` says. */
export const PACKINGS = 'gzip, deflate, br';

/**
 * A body unpacked, its bytes counted as they come: what is too large is left in the middle. Throws NewsroomError
 * `too-large` and `damaged-answer`; passes on what the stream throws.
 */
export async function unpacked(body: Readable, encoding: string, url: string, limits: WebLimits): Promise<Uint8Array> {
	const names = encoding
		.toLowerCase()
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '' && name !== 'identity');
	// Whoever destroys it hears of that once more.
	body.on('error', () => {});
	const unpackers = names.reverse().flatMap((name) => UNPACK[name]?.() ?? []);
	if (unpackers.length < names.length || names.length > limits.packings) {
		body.destroy();
		throw new NewsroomError('damaged-answer', { url });
	}
	let packed = 0;
	let packedFault: unknown;
	body.on('data', (chunk: Buffer) => {
		packed += chunk.length;
	});
	body.on('error', (fault) => {
		packedFault = fault;
	});
	// Nobody listens to the last stage by callback: its fault arrives where it is read.
	const source = unpackers.length === 0 ? body : (pipeline([body, ...unpackers], () => {}) as unknown as Readable);
	const chunks: Buffer[] = [];
	let total = 0;
	try {
		for await (const chunk of source as AsyncIterable<Buffer>) {
			total += chunk.length;
			if (total > limits.bytes) throw tooLarge(url, megabytes(total), megabytes(limits.bytes));
			if (total > Math.max(limits.free, packed * limits.ratio)) {
				throw tooLarge(url, `${Math.ceil(total / packed)} : 1`, `${limits.ratio} : 1`);
			}
			chunks.push(chunk);
		}
	} catch (fault) {
		body.destroy();
		if (fault instanceof NewsroomError) throw fault;
		if (packedFault !== undefined) throw packedFault;
		if (unpackers.length > 0) throw new NewsroomError('damaged-answer', { url }, { cause: fault });
		throw fault;
	}
	return Buffer.concat(chunks, total);
}

const tooLarge = (file: string, size: string, limit: string): NewsroomError =>
	new NewsroomError('too-large', { file, size, limit });
