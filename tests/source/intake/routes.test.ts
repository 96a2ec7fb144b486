import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createParser } from '../../../src/parse/parse.ts';
import type { Parser } from '../../../src/parse/parser.ts';
import { createIntake } from '../../../src/source/intake.ts';
import { readyOf } from '../../../src/source/reader/ready.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import { temporary } from '../../cli/newsroom.ts';
import { p, word } from '../documents/word.ts';

const HEADLINE = 'Bridge closed for the summer';
const STORY = [
	'The harbour council of Saltby voted on Tuesday to close the old swing bridge for the whole summer, the first long closure since it was built in 1931.',
	'Engineers found cracks in two of the bearings during an inspection in April, and said that lorries must use the northern road until new ones are cast.',
	'“We cannot wait for the autumn storms to decide for us,” said Maren Holt, who heads the council, after the vote.',
	'Shopkeepers on the quay fear for their trade, because most of their customers come across the bridge on foot between noon and four in the afternoon.',
	'The ferry company has promised two extra boats on weekdays, but it has not said what a crossing will cost or who is to pay for the landing stage.',
	'A final decision about the money is expected in June, when the county publishes the budget that it has put off three times since last November.',
];
/** Another story about the same bridge. */
const OTHER = [
	'Odd Lien has kept the swing bridge of Saltby for 34 years. On Friday he opens it for the last time before the long closure.',
	'“I shall miss the bell more than the pay,” said Lien, who learned the work from his aunt in 1992 and has never taken a holiday in June.',
	'He means to stay in the keeper’s cottage, where he grows roses and repairs clocks for people in Holm and on the northern road.',
	'The council has promised him a plaque. The bearings that cracked in April will be cast anew, and one of the old ones will stand in his garden.',
];
const ADDRESS = 'https://courier.example/bridge-closed';

const page = (story: readonly string[]): string =>
	`<html lang="en"><head><link rel="canonical" href="${ADDRESS}"><meta property="og:site_name" content="The Saltby Courier">
	<meta property="article:published_time" content="2026-05-04T06:30:00Z"></head><body><nav><a href="/">Home</a></nav><main><article>
	<h1>${HEADLINE}</h1>${story.map((text) => `<p>${text}</p>`).join('')}</article></main><footer>Quay Street 4</footer></body></html>`;
const plain = (headline: string, story: readonly string[]): string => [headline, ...story].join('\n\n');

let parse: Parser;
beforeAll(async () => {
	parse = await createParser();
});

async function archive() {
	const store = await openSqlite({ path: ':memory:', now: () => new Date('2026-06-01T00:00:00Z') });
	const reader = {
		width: 1,
		ready: (source: Parameters<typeof readyOf>[0], hint: Parameters<typeof readyOf>[1]) => readyOf(source, hint, parse),
	};
	const intake = createIntake({ store, reader, version: '1' });
	const folder = temporary();
	const file = (name: string, content: string | Uint8Array): { path: string } => {
		writeFileSync(join(folder, name), content);
		return { path: join(folder, name) };
	};
	const status = async (what: Parameters<typeof intake.add>[0]) => (await intake.add(what))[0]?.status;
	return { store, intake, file, status };
}

test('the story of a page is the same article when it is pasted, filed or written in a document', async () => {
	const { store, file, status } = await archive();
	expect(await status(file('page.html', page(STORY)))).toBe('new');
	expect(await status({ text: plain(HEADLINE, STORY) })).toBe('unchanged');
	expect(await status({ text: plain('The Saltby Courier\n\nShare\n\nBridge closed for the summer', STORY) })).toBe(
		'unchanged',
	);
	expect(await status(file('bridge.txt', plain(HEADLINE, STORY)))).toBe('unchanged');
	const words = p(HEADLINE, 'Title') + STORY.map((text) => p(text)).join('');
	expect(await status(file('bridge.docx', word(words)))).toBe('unchanged');
	expect((await store.counts()).articles).toBe(1);
});

test('a page that comes after what was pasted names it, and stays one article with it', async () => {
	const { store, intake, file, status } = await archive();
	const [pasted] = await intake.add({ text: plain(HEADLINE, STORY) });
	expect(await status(file('page.html', page(STORY)))).toBe('revised');
	expect(await store.article(pasted?.id ?? '')).toMatchObject({ url: ADDRESS, publisher: 'The Saltby Courier' });
	expect((await store.counts()).articles).toBe(1);
});

test('a few other words are a revision, whose quotes are those of the new text', async () => {
	const { store, intake, file } = await archive();
	const [stored] = await intake.add(file('page.html', page(STORY)));
	const edited = STORY.map((text) => text.replace('the autumn storms', 'the winter ice'));
	const [taken] = await intake.add({ text: plain(HEADLINE, edited) });
	expect(taken).toMatchObject({ status: 'revised', id: stored?.id });
	const article = await store.article(stored?.id ?? '');
	expect(article).toMatchObject({ revision: 2, url: ADDRESS });
	const said = article?.quotes.filter(({ kind }) => kind === 'direct');
	expect(said?.map(({ text }) => text)).toEqual(['We cannot wait for the winter ice to decide for us']);
	expect(await store.revisions(stored?.id ?? '')).toHaveLength(2);
});

test('two stories about one thing are two articles', async () => {
	const { store, file, status } = await archive();
	expect(await status(file('page.html', page(STORY)))).toBe('new');
	expect(await status({ text: plain('The last opening of the swing bridge', OTHER) })).toBe('new');
	expect(await status(file('keeper.txt', plain('The last opening of the swing bridge', OTHER)))).toBe('unchanged');
	expect((await store.counts()).articles).toBe(2);
});
