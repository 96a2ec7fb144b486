import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { evaluatePages, overlap } from '../eval/pages.ts';

test('the overlap counts runs of four words as often as they occur', () => {
	expect(overlap('one two three four five', 'One two three four five.')).toEqual({ precision: 1, recall: 1, f1: 1 });
	expect(overlap('one two three four', 'one two three four five')).toMatchObject({ precision: 1, recall: 0.5 });
	expect(overlap('a b c d a b c d', 'a b c d').precision).toBeCloseTo(0.2);
	expect(overlap('a b c d', 'e f g h').f1).toBe(0);
	expect(overlap('日本語の文章です', '日本語の文章です').f1).toBe(1);
});

test('a folder of pages is measured against its labels', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'newsroom-'));
	const story =
		'The ferry left at nine, with forty people on board, and came back at ten, with all of them, to some surprise.';
	const reason =
		'Nobody at the quay could say why it had been delayed for so long, and the captain, when asked, would not.';
	const page = `<html><head><meta name="author" content="Ann Wold"><meta name="date" content="2026-03-01"></head><body><article><h1>A ferry</h1>
		<figure><img><figcaption>The ferry at the quay on Monday</figcaption></figure><p>${story}</p><h2>No reason given</h2><p>${reason}</p></article></body></html>`;
	await writeFile(join(folder, 'a.html.gz'), gzipSync(page));
	const label = {
		id: 'a',
		file: 'a.html.gz',
		url: 'https://a.example/a',
		title: 'A ferry',
		authors: ['Ann Wold', 'Bo'],
		date: '2026-03-02',
		subheads: ['No reason given', 'Another one'],
		captions: ['The ferry at the quay on Monday'],
		body: `${story}\nNo reason given\n${reason}`,
	};
	await writeFile(join(folder, 'gold.jsonl'), `${JSON.stringify(label)}\n`);
	expect(await evaluatePages(folder)).toMatchObject({
		pages: 1,
		f1: 1,
		title: 1,
		author: 1,
		date: 0,
		captionsLeaked: 0,
		subheadsKept: 0.5,
	});
	await rm(folder, { recursive: true });
});
