import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { Metadata } from '../document/document.ts';
import { type ErrorCode, NewsroomError } from '../document/error.ts';
import type { Material } from './format.ts';
import { limits, megabytes } from './limits.ts';

/** The place of what a newsroom says beside a file: `fire.txt` and `fire.html` have `fire.json`. */
export const sidePath = (path: string): string => `${path.slice(0, path.length - extname(path).length)}.json`;

/**
 * A file and its side file, nothing decoded yet; one that is no regular file (a pipe) is waited for. Throws NewsroomError:
 * `no-such-file`, `unreadable-file` (with the system's `reason`), `too-large`, `bad-metadata`.
 */
export async function openFile(path: string): Promise<Material> {
	if (isRegular(path)) return openRegular(path);
	return { name: basename(path), content: await piped(path, limits.document), side: sideOf(path) };
}

/** Whether reading it takes no longer than a disk does. */
export const isRegular = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** The same of a regular file at once, in a tenth of the time that promises take. */
export const openRegular = (path: string): Material => ({
	name: basename(path),
	content: bytesOf(path, limits.document),
	side: sideOf(path),
});

/** SHA-256 over the bytes, the side metadata and the version of the program, hexadecimal: changes when one does. */
export function digestOf({ content, side }: Material, version: string): string {
	const hash = createHash('sha256').update(version).update(content);
	if (side !== undefined) hash.update(JSON.stringify(side));
	return hash.digest('hex');
}

function sideOf(path: string): Metadata | undefined {
	const place = sidePath(path);
	if (place === path || statSync(place, { throwIfNoEntry: false }) === undefined) return undefined;
	const text = Buffer.from(bytesOf(place, limits.side)).toString('utf8');
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

function bytesOf(path: string, limit: number): Uint8Array {
	let file: number | undefined;
	try {
		file = openSync(path, 'r');
		const { size } = fstatSync(file);
		if (size > limit) throw tooLarge(basename(path), limit, size);
		return readFileSync(file);
	} catch (error) {
		throw faultOf(error, path);
	} finally {
		if (file !== undefined) closeSync(file);
	}
}

/** Pipes and devices tell no size, so the bytes are counted as they come. */
async function piped(path: string, limit: number): Promise<Uint8Array> {
	const chunks: Buffer[] = [];
	let total = 0;
	try {
		for await (const chunk of createReadStream(path)) {
			total += chunk.length;
			if (total > limit) throw tooLarge(basename(path), limit, total);
			chunks.push(chunk);
		}
	} catch (error) {
		throw faultOf(error, path);
	}
	return Buffer.concat(chunks, total);
}

function faultOf(cause: unknown, path: string): NewsroomError {
	if (cause instanceof NewsroomError) return cause;
	const reason = (cause as NodeJS.ErrnoException).code ?? 'EIO';
	return new NewsroomError(CODES[reason] ?? 'unreadable-file', { file: path, reason }, { cause });
}

export const tooLarge = (name: string, limit: number, actual: number): NewsroomError =>
	new NewsroomError('too-large', { file: name, limit: megabytes(limit), size: megabytes(actual) });
