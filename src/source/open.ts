import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Metadata } from '../document/document.ts';
import { type ErrorCode, NewsroomError } from '../document/error.ts';
import type { Material } from './format.ts';
import { limits, megabytes } from './limits.ts';

/** The place of what a newsroom says beside a file: `fire.txt` and `fire.html` have `fire.json`. */
export const sidePath = (path: string): string => `${path.slice(0, path.length - extname(path).length)}.json`;

/**
 * A file and its side file, nothing decoded yet. Throws NewsroomError: `no-such-file`, `unreadable-file` (with the
 * system's `reason`), `too-large`, `bad-metadata`.
 */
export async function openFile(path: string): Promise<Material> {
	const content = await bytesOf(path, limits.document);
	return { name: basename(path), content, side: await sideOf(path) };
}

/** SHA-256 over the bytes and the side metadata, hexadecimal: changes when either does. */
export function digestOf({ content, side }: Material): string {
	const hash = createHash('sha256').update(content);
	if (side !== undefined) hash.update(JSON.stringify(side));
	return hash.digest('hex');
}

async function sideOf(path: string): Promise<Metadata | undefined> {
	const place = sidePath(path);
	if (place === path) return undefined;
	let text: string;
	try {
		text = Buffer.from(await bytesOf(place, limits.side)).toString('utf8');
	} catch (fault) {
		if (fault instanceof NewsroomError && fault.code === 'no-such-file') return undefined;
		throw fault;
	}
	const name = basename(place);
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		throw new NewsroomError('bad-metadata', { file: name, path: '' }, { cause });
	}
	const read = Metadata.safeParse(value);
	if (read.success) return read.data;
	throw new NewsroomError('bad-metadata', { file: name, path: read.error.issues[0]?.path.join('.') ?? '' });
}

const CODES: Readonly<Record<string, ErrorCode>> = { ENOENT: 'no-such-file', ENOTDIR: 'no-such-file' };

async function bytesOf(path: string, limit: number): Promise<Uint8Array> {
	let file: FileHandle | undefined;
	try {
		file = await open(path, 'r');
		const { size } = await file.stat();
		if (size > limit) throw tooLarge(basename(path), limit, size);
		return await upTo(file, limit, basename(path));
	} catch (cause) {
		if (cause instanceof NewsroomError) throw cause;
		const reason = (cause as NodeJS.ErrnoException).code ?? 'EIO';
		throw new NewsroomError(CODES[reason] ?? 'unreadable-file', { file: path, reason }, { cause });
	} finally {
		await file?.close();
	}
}

/** Pipes and devices tell no size, so the bytes are counted as they come. */
async function upTo(file: FileHandle, limit: number, name: string): Promise<Uint8Array> {
	const chunks: Buffer[] = [];
	let total = 0;
	for (;;) {
		const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(65_536), 0, 65_536, null);
		if (bytesRead === 0) return Buffer.concat(chunks, total);
		total += bytesRead;
		if (total > limit) throw tooLarge(name, limit, total);
		chunks.push(buffer.subarray(0, bytesRead));
	}
}

export const tooLarge = (name: string, limit: number, actual: number): NewsroomError =>
	new NewsroomError('too-large', { file: name, limit: megabytes(limit), size: megabytes(actual) });
