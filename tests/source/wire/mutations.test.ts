import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Document } from '../../../src/document/document.ts';
import { NewsroomError } from '../../../src/document/error.ts';
import { readDocuments } from '../../../src/source/read.ts';
import { paper } from '../documents/paper.ts';
import { item, p, word } from '../documents/word.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');
const samples: [name: string, bytes: Buffer][] = readdirSync(FOLDER)
	.filter((name) => name !== 'expected.json')
	.map((name) => [name, readFileSync(join(FOLDER, name))]);
samples.push(['a.docx', word(p('The ferry', 'Title') + p('“Words”, says Bo Ek.') + item('One'))]);
samples.push(['a.pdf', await paper((page) => page.text('Words of a story. '.repeat(20)), { compress: false })]);
samples.push(['a.md', Buffer.from('---\ntitle: x\ndate: 2026-01-01\nauthors: [a, b]\n---\n# H\n\n- a\n\n> q\n')]);

const PIECES = ['<', '>', '"', '{', ']', '&', '\0', '<![CDATA[', '<!--', '\n\n', 'null', '9e999'];

/** Cuts, puts in, leaves out, turns: all in shares of the length, so that they fit every sample. */
const change = fc.record({
	kind: fc.constantFrom('cut', 'put', 'leave', 'turn'),
	at: fc.double({ min: 0, max: 1, noNaN: true }),
	to: fc.double({ min: 0, max: 1, noNaN: true }),
	piece: fc.constantFrom(...PIECES),
	byte: fc.nat(255),
});

test('a message or document, however damaged, is read or refused in one sentence', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...samples),
			fc.array(change, { minLength: 1, maxLength: 4 }),
			async ([name, sample], changes) => {
				let bytes: Uint8Array = new Uint8Array(sample);
				for (const { kind, at, to, piece, byte } of changes) {
					const [from, until] = [at, to].map((share) => Math.floor(share * bytes.length)).sort((a, b) => a - b) as [
						number,
						number,
					];
					const [head, tail] = [bytes.subarray(0, from), bytes.subarray(from)];
					if (kind === 'cut') bytes = head;
					if (kind === 'put') bytes = Buffer.concat([head, Buffer.from(piece), tail]);
					if (kind === 'leave') bytes = Buffer.concat([head, bytes.subarray(until)]);
					if (kind === 'turn') bytes = Buffer.concat([head, Uint8Array.of(byte), tail.subarray(1)]);
				}
				const read = await readDocuments({ name, content: new Uint8Array(bytes) }).catch((error: unknown) => error);
				if (Array.isArray(read)) for (const document of read) Document.parse(document);
				else expect(read).toBeInstanceOf(NewsroomError);
			},
		),
		{ numRuns: 1_000 },
	);
});
