import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { BlockKind } from '../../../src/document/article.ts';
import { Document } from '../../../src/document/document.ts';
import { formatOf, readDocuments } from '../../../src/source/read.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');

/** What one article of a file must be; blocks by their kinds. */
interface Expected extends Partial<Record<BlockKind, string[]>> {
	readonly starts: string;
	readonly ends: string;
	readonly contains?: string[];
	readonly absent?: string[];
	readonly [metadata: string]: unknown;
}

const KINDS: readonly BlockKind[] = ['lead', 'subhead', 'caption', 'factbox', 'list', 'junk'];
const METADATA = [
	'id',
	'status',
	'publishedAt',
	'updatedAt',
	'embargoedUntil',
	'byline',
	'language',
	'publisher',
	'section',
];

const expected: Record<string, Expected[]> = JSON.parse(await readFile(join(FOLDER, 'expected.json'), 'utf8'));
const names = (await readdir(FOLDER)).filter((name) => name !== 'expected.json').sort();
const versions = new Set<string>();
let read = 0;

describe('messages in the shapes of the published examples', () => {
	test('each has its expectation, over all versions', () => {
		expect(names).toEqual(Object.keys(expected).sort());
		expect(names.length).toBeGreaterThanOrEqual(25);
	});

	test.each(names)('%s', async (name) => {
		const material = { name, content: await readFile(join(FOLDER, name)) };
		expect(formatOf({ ...material, name: '' }).name).toBe(/^[a-z]+/u.exec(name)?.[0].replace('tt', 'ninjs'));
		const documents = (await readDocuments(material)).map((document) => Document.parse(document));
		expect(documents).toHaveLength(expected[name]?.length ?? 0);
		documents.forEach((document, index) => {
			check(document, expected[name]?.[index] as Expected);
		});
		versions.add(/^[a-z]+-[\dx.]+/u.exec(name)?.[0] ?? name);
		read++;
	});

	afterAll(() => {
		process.stdout.write(`${read} of ${names.length} wire messages read, ${versions.size} versions\n`);
	});
});

function check({ text, blocks = [], metadata }: Document, wanted: Expected): void {
	const of = (kind: BlockKind): string[] =>
		blocks.filter((block) => block.kind === kind).map(({ span }) => text.slice(span.start, span.end));
	expect(metadata.headline ?? null).toBe(wanted.headline);
	const headline = of('headline');
	expect(headline).toEqual(wanted.headline === null ? [] : [wanted.headline]);
	const body = blocks.find(({ kind }) => kind === 'lead' || kind === 'paragraph' || kind === 'caption');
	const start = body === undefined ? text : text.slice(body.span.start);
	expect(start.startsWith(wanted.starts) || of('lead').length > 0).toBe(true);
	expect(text).toContain(wanted.starts);
	const rest = [...of('caption'), ...of('factbox')].reduce((words, one) => words.replace(one, ''), text).trimEnd();
	expect(rest.endsWith(wanted.ends) || text.endsWith(wanted.ends)).toBe(true);
	for (const words of wanted.contains ?? []) expect(text).toContain(words);
	for (const words of wanted.absent ?? []) expect(text).not.toContain(words);
	for (const kind of KINDS) if (kind in wanted) expect([kind, of(kind)]).toEqual([kind, wanted[kind]]);
	const { status = 'usable' } = metadata;
	const told: Record<string, unknown> = { ...metadata, status };
	for (const key of METADATA) if (key in wanted) expect([key, told[key] ?? null]).toEqual([key, wanted[key]]);
}
