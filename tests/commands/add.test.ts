import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { allowedBy, type Given, type Intake, type Taken } from '../../src/ask/intake.ts';
import type { Reply } from '../../src/ask/reply.ts';
import type { Article } from '../../src/document/article.ts';
import { NewsroomError } from '../../src/document/error.ts';
import type { Store } from '../../src/store/store.ts';
import { articles } from './articles.ts';
import { newsroom } from './newsroom.ts';

const [bridge, bath] = articles as [Article, Article];
const textOf = (reply: Reply): string => reply.body.map((part) => ('text' in part ? part.text : '')).join('\n');

/** A newsroom whose intake finds what a test says. */
async function desk(found: (given: Given) => Taken[], allows: Intake['allows'] = () => true) {
	const given: Given[] = [];
	const intake = (store: Store): Intake => ({
		allows,
		add: async (what) => {
			given.push(what);
			const taken = found(what);
			for (const { article } of taken) await store.save(article, { place: article.id, digest: 'new' });
			return taken;
		},
	});
	return { given, room: await newsroom(undefined, articles, intake) };
}
const one =
	(article: Article, saved: Taken['saved'] = 'new') =>
	() => [{ article, saved }];

describe('adding', () => {
	test('tells headline, people, number of quotes and boxes, and goes on from there', async () => {
		const { room, given } = await desk(one(bridge));
		const reply = await room.ask('add https://tidning.example/bron');
		expect(given).toEqual([{ url: 'https://tidning.example/bron' }]);
		expect(reply.title).toBe('Bron över Lillån stängs i höst');
		expect(textOf(reply)).toBe(
			'Read. 4 quotes, 3 people, 2 fact boxes.\nQuoted: Vera Lindgård (4)\nSundby Tidning · 2 May 2024',
		);
		expect(reply.actions.map(({ label }) => label)).toEqual(['Summary', 'Who is in it', 'Fact boxes']);
		expect((await room.ask('summary')).title).toBe(reply.title);
	});

	test.each([
		['unchanged', 'Read before, and unchanged.'],
		['revised', 'changed since'],
	] as const)('of an article that is %s says so', async (saved, words) => {
		const { room } = await desk(one(bridge, saved));
		expect(textOf(await room.ask('add https://tidning.example/bron'))).toContain(words);
	});

	test.each([
		['<https://tidning.example/a|Bron>', { url: 'https://tidning.example/a' }],
		['Läs https://tidning.example/a nu', { url: 'https://tidning.example/a' }],
		['Bron rivs\n\n– Nej, säger Bo "Bosse" Ek.', { text: 'Bron rivs\n\n– Nej, säger Bo "Bosse" Ek.' }],
	])('%j', async (typed, expected) => {
		const { room, given } = await desk(one(bridge));
		await room.ask(`add ${typed}`);
		expect(given).toEqual([expected]);
	});

	test('an attachment goes in by its address', async () => {
		const { room, given } = await desk(one(bridge));
		await room.run({ command: 'add', options: { file: 'https://cdn.example/a.docx' }, cursor: null });
		expect(given).toEqual([{ url: 'https://cdn.example/a.docx' }]);
	});

	test.each(['file:///etc/passwd', 'javascript:alert(1)', '/etc/passwd', 'ftp://a.example'])(
		'%s is no address to read',
		async (link) => {
			const { room, given } = await desk(one(bridge));
			const reply = await room.run({ command: 'add', options: { link }, cursor: null });
			expect(reply.outcome).toBe('misuse');
			expect(given).toEqual([]);
		},
	);

	test('of a feed lists what was read', async () => {
		const many = Array.from({ length: 7 }, (_, index) => ({
			article: index % 2 ? bath : bridge,
			saved: 'new' as const,
		}));
		const { room } = await desk(() => many);
		const reply = await room.ask('add https://tidning.example/rss');
		expect(reply.title).toBe('7 articles read');
		expect(textOf(reply)).toContain('And 2 more.');
		expect(reply.actions).toHaveLength(5);
	});

	test('of an article under embargo, or withheld, says why it is not shown', async () => {
		const later = { ...bridge, embargoedUntil: '2100-01-01T00:00:00Z' };
		expect(textOf(await (await desk(one(later))).room.ask('add https://a.example/b'))).toContain('Under embargo until');
		const over = { ...bridge, embargoedUntil: '2020-01-01T00:00:00Z' };
		expect(textOf(await (await desk(one(over))).room.ask('add https://a.example/b'))).toContain('is over');
		const gone = { ...bridge, status: 'canceled' as const };
		expect(textOf(await (await desk(one(gone))).room.ask('add https://a.example/b'))).toContain('Canceled');
	});

	test('what is refused says why', async () => {
		const { room } = await desk(() => {
			throw new NewsroomError('empty-input', { file: 'a.txt' });
		});
		const reply = await room.ask('add https://a.example/a.txt');
		expect(reply.outcome).toBe('misuse');
		expect(textOf(reply)).toContain('“a.txt” is empty');
		expect(textOf(await (await desk(() => [])).room.ask('add https://a.example/b'))).toContain('no article in it');
	});

	test.each([
		[[], { user: 'u', groups: [] }, true],
		[['a', 'r'], { user: 'u', groups: [] }, false],
		[['a', 'r'], { user: 'a', groups: [] }, true],
		[['a', 'r'], { user: 'u', groups: ['q', 'r'] }, true],
		[['a'], { user: null, groups: [] }, true],
	])('with the list %j: %j', (ids, person, allowed) => {
		expect(allowedBy(ids)(person)).toBe(allowed);
	});

	test('is for those who may, with the groups that they are in', async () => {
		const { room, given } = await desk(one(bridge), ({ user, groups }) => user === 'u1' || groups.includes('desk'));
		expect(textOf(await room.ask('add https://a.example/b', { user: 'u2' }))).toContain('may not add');
		expect(given).toEqual([]);
		expect((await room.ask('add https://a.example/b', { user: 'u1' })).outcome).toBe('answered');
		expect((await room.ask('add https://a.example/b', { user: 'u2', groups: ['desk'] })).outcome).toBe('answered');
		expect(textOf(await (await newsroom()).ask('add https://a.example/b'))).toContain('may not add');
	});
});

describe('a message', () => {
	const add = commands.find(({ name }) => name === 'add')?.message;
	const link = 'https://a.example/b';

	test.each([
		[{ text: `Se ${link}`, links: [link], files: ['https://cdn.example/f.pdf'] }, { link }],
		[{ text: 'Här', links: [], files: ['https://cdn.example/f.pdf'] }, { link: 'https://cdn.example/f.pdf' }],
		[{ text: 'En hel artikel', links: [], files: [] }, { text: 'En hel artikel' }],
		[{ text: `${'Ord. '.repeat(500)}${link}`, links: [link], files: [] }, { text: `${'Ord. '.repeat(500)}${link}` }],
	])('%#: its first link, else its file, else its words', (picked, expected) => {
		expect(add?.(picked)).toEqual(expected);
	});

	test('with nothing in it is told so', async () => {
		const { room } = await desk(one(bridge));
		const options = add?.({ text: ' ', links: [], files: [] }) ?? {};
		const reply = await room.run({ command: 'add', options, cursor: null });
		expect(textOf(reply)).toContain('no article in it');
	});
});
