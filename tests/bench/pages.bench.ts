import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/source/decode.ts';
import { readPage } from '../../src/source/html/page.ts';
import { numbers } from './archive.ts';

/**
 * Web pages beside the baseline that one would write in an hour: linkedom and Readability, text and title taken. Both
 * read the same pages in turns. `NEWSROOM_BENCH_PAGES` names a folder of real ones (`*.html`, `*.html.gz`).
 */
const FOLDER = process.env.NEWSROOM_BENCH_PAGES;
const MADE = 40;
const ROUNDS = 7;

const next = numbers(5);
const WORDS = 'the ferry left at nine with forty people aboard and nobody on the quay could say why it was late'.split(
	' ',
);
const sentence = (): string => {
	const words = Array.from({ length: 9 + next(16) }, () => WORDS[next(WORDS.length)] ?? '').join(' ');
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
};
const paragraph = (): string => `<p class="article-body__text">${sentence()} ${sentence()} ${sentence()}</p>`;
const teaser = (index: number): string =>
	`<li class="teaser"><a href="/news/${index}"><img src="/i/${index}.jpg" alt=""><span>${sentence()}</span></a></li>`;

/** A page as newspapers have them: most of its markup is not the article. */
function made(index: number): string {
	const teasers = Array.from({ length: 60 }, (_, nth) => teaser(index * 100 + nth)).join('\n');
	const scripts = Array.from(
		{ length: 12 },
		() => `<script>window.q=window.q||[];q.push(${JSON.stringify(sentence().repeat(20))})</script>`,
	);
	const body = Array.from({ length: 14 }, (_, nth) => (nth % 5 === 4 ? `<h2>${sentence()}</h2>` : paragraph())).join(
		'\n',
	);
	const thing = {
		'@type': 'NewsArticle',
		headline: `Ferry ${index}`,
		author: { '@type': 'Person', name: 'Ann Wold' },
		datePublished: '2026-03-01T08:00:00Z',
	};
	return `<!doctype html><html lang="en"><head><title>Ferry ${index} | Saltby Courier</title><meta property="og:title" content="Ferry ${index}">
<script type="application/ld+json">${JSON.stringify(thing)}</script>${scripts.join('\n')}</head><body><nav><ul>${teasers}</ul></nav>
<main><article><h1>Ferry ${index}</h1><p class="lead">${sentence()}</p><figure><img src="/a.jpg" alt=""><figcaption>${sentence()}</figcaption></figure>${body}
<aside class="factbox"><h3>Facts</h3><ul><li>${sentence()}</li><li>${sentence()}</li></ul></aside></article></main><footer><ul>${teasers}</ul></footer></body></html>`;
}

async function pages(): Promise<string[]> {
	if (FOLDER === undefined) return Array.from({ length: MADE }, (_, index) => made(index));
	const names = (await readdir(FOLDER)).filter((name) => /\.html(?:\.gz)?$/u.test(name)).sort();
	return Promise.all(
		names.map(async (name) => {
			const bytes = await readFile(join(FOLDER, name));
			return decode(name.endsWith('.gz') ? gunzipSync(bytes) : bytes, { name, declared: undefined, lenient: true });
		}),
	);
}

function baseline(page: string): number {
	const { document } = parseHTML(page);
	try {
		const found = new Readability(document as never).parse();
		return (found?.textContent ?? '').length + (found?.title ?? '').length;
	} catch {
		// It gives up on some pages.
		return 0;
	}
}

const processor = (): number => {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
};
const median = (values: readonly number[]): number =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

describe('web pages', () => {
	test('beside Readability and linkedom alone', { timeout: 600_000 }, async () => {
		const all = await pages();
		const ours: number[] = [];
		const theirs: number[] = [];
		let read = 0;
		for (let round = -1; round < ROUNDS; round++) {
			const start = processor();
			for (const page of all) read += (await readPage(page, 'page.html', undefined)).text.length;
			const middle = processor();
			for (const page of all) read += baseline(page);
			// The first round warms both.
			if (round < 0) continue;
			ours.push(middle - start);
			theirs.push(processor() - middle);
		}
		expect(read).toBeGreaterThan(all.length * 500);
		const rate = (times: readonly number[]): number => (all.length / median(times)) * 1000;
		const size = all.reduce((sum, page) => sum + page.length, 0) / all.length / 1000;
		process.stdout.write(
			`Pages: newsroom-bot: ${rate(ours).toFixed(0)} pages/s of processor time (${all.length} pages of ${size.toFixed(0)} KB, median of ${ROUNDS} rounds)\n` +
				`Pages: Readability and linkedom alone: ${rate(theirs).toFixed(0)} pages/s\n` +
				`ratio Pages: ${(rate(ours) / rate(theirs)).toFixed(2)} times the rate of Readability and linkedom alone\n`,
		);
	});
});
