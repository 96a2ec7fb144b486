import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readSource } from '../../src/source/read.ts';

const FOLDER = join(import.meta.dirname, 'factboxes');

/** For each page its boxes; the first line of a box is its title. */
const Expected = z.record(z.string(), z.array(z.array(z.string()).min(2)).min(1));
const expected = Expected.parse(JSON.parse(await readFile(join(FOLDER, 'expected.json'), 'utf8')));

describe('fact boxes of many shapes', () => {
	test('every page has an expectation', async () => {
		const pages = (await readdir(FOLDER)).filter((name) => name.endsWith('.html'));
		expect(pages.sort()).toEqual(
			Object.keys(expected)
				.map((name) => `${name}.html`)
				.sort(),
		);
		expect(pages).toHaveLength(30);
	});

	test.each(Object.entries(expected))('%s', async (name, boxes) => {
		const { text, blocks = [] } = await readSource({ path: join(FOLDER, `${name}.html`) });
		const wordsOf = (isBox: boolean): string[] =>
			blocks.filter(({ kind }) => (kind === 'factbox') === isBox).map(({ span }) => text.slice(span.start, span.end));
		expect(wordsOf(true)).toEqual(boxes.map((lines) => lines.join('\n')));
		const rest = wordsOf(false);
		for (const line of boxes.flat().filter(({ length }) => length > 10)) {
			expect(rest.filter((words) => words.includes(line))).toEqual([]);
		}
		expect(blocks.filter(({ kind }) => kind === 'paragraph')).toHaveLength(4);
	});
});
