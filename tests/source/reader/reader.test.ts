import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { NewsroomError } from '../../../src/document/error.ts';
import { loadStem } from '../../../src/language/stem.ts';
import { readyFrom } from '../../../src/source/reader/ready.ts';
import { createReader, type Reader, type ReaderOptions } from '../../../src/source/reader.ts';
import { articleIn } from '../../../src/store/prepare.ts';
import { temporary } from '../../cli/newsroom.ts';
import { pageOf } from '../documents/paper.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const STORY = bytes('The bridge is shut\n\nNobody knows why. “It creaks”, says Bo Ek, who runs the ferry.\n');

const open: Reader[] = [];
const reader = (options: Partial<ReaderOptions> = {}): Reader => {
	const made = createReader({ workers: 1, timeout: 20_000, memory: 256, ...options });
	open.push(made);
	return made;
};
afterEach(async () => {
	vi.useRealTimers();
	await Promise.all(open.splice(0).map((one) => one.close()));
});

async function codeOf(reading: Promise<unknown>): Promise<string> {
	const error: unknown = await reading.then(
		() => 'none',
		(fault: unknown) => fault,
	);
	if (error instanceof NewsroomError) return error.code;
	throw new Error('no NewsroomError', { cause: error });
}

describe('a reader', () => {
	test('reads and parses, with the id and the language that are given', async () => {
		const [article] = await reader().read({ name: 'a.txt', content: STORY.slice() }, { id: 'x', language: 'en' });
		expect(article).toMatchObject({ id: 'x', language: 'en', headline: 'The bridge is shut', status: 'usable' });
		const direct = article?.quotes.filter(({ kind }) => kind === 'direct');
		expect(direct?.map(({ text, speaker }) => [text, speaker])).toEqual([
			['It creaks', { person: 'bo-ek', name: 'Bo Ek' }],
		]);
	});

	test('uses what was known of a place only where the source does not name itself', async () => {
		const one = reader();
		const [bare] = await one.read({ name: 'a.txt', content: STORY.slice() }, { known: 'before' });
		expect(bare?.id).toBe('before');
		const side = { id: 'urn:example:1' };
		const [named] = await one.read({ name: 'a.txt', content: STORY.slice(), side }, { known: 'before' });
		expect(named?.id).not.toBe('before');
	});

	test('takes large whole buffers over, and leaves small and shared ones alone', async () => {
		const one = reader();
		const small = STORY.slice();
		await one.read({ name: 'a.txt', content: small });
		expect(small.length).toBe(STORY.length);
		const whole = bytes('Nobody knows why the bridge is shut.\n'.repeat(4_000));
		await one.read({ name: 'a.txt', content: whole });
		expect(whole.length).toBe(0);
		const shared = new Uint8Array(STORY.length + 10);
		shared.set(STORY, 5);
		const slice = shared.subarray(5, 5 + STORY.length);
		expect((await one.read({ name: 'a.txt', content: slice }))[0]?.headline).toBe('The bridge is shut');
		expect(slice.length).toBe(STORY.length);
		// From the pool of the runtime, which many share.
		const pooled = Buffer.from('Pooled words stand here.');
		await one.read({ name: 'a.txt', content: pooled });
		expect(pooled.toString()).toBe('Pooled words stand here.');
	});

	test('says what is wrong with a source and goes on with the next', async () => {
		const one = reader();
		const blank = one.read({ name: 'blank.txt', content: bytes('  \n') });
		const good = one.read({ name: 'good.txt', content: STORY.slice() });
		await expect(blank).rejects.toMatchObject({ code: 'empty-input', details: { file: 'blank.txt' } });
		expect(await good).toHaveLength(1);
	});

	test('ends what takes too long, and reads on in a new thread', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const one = reader({ timeout: 5_000 });
		const long = one.read({ name: 'long.txt', content: bytes('“Words”, says Bo Ek.\n\n'.repeat(150_000)) });
		while (vi.getTimerCount() === 0) await turn();
		vi.advanceTimersByTime(5_000);
		await expect(long).rejects.toMatchObject({
			code: 'reading-timed-out',
			details: { file: 'long.txt', seconds: 5 },
		});
		expect(await one.read({ name: 'a.txt', content: STORY.slice() })).toHaveLength(1);
	});

	test('ends what takes too much memory, and reads on in a new thread', async () => {
		const one = reader({ memory: 100, timeout: 60_000 });
		const big = one.read({ name: 'big.txt', content: bytes('“Words”, says Bo Ek.\n\n'.repeat(150_000)) });
		const small = one.read({ name: 'small.txt', content: STORY.slice() });
		await expect(big).rejects.toMatchObject({ code: 'too-much-memory', details: { file: 'big.txt', limit: '100 MB' } });
		expect(await small).toHaveLength(1);
	});

	test('ends a file that unpacks to more than it may hold', async () => {
		const one = reader({ memory: 100, timeout: 60_000 });
		const bomb = deflateSync(deflateSync(Buffer.alloc(250_000_000, ' '), { level: 9 }));
		const content = pageOf(bomb, '[/FlateDecode/FlateDecode]');
		expect(content.length).toBeLessThan(10_000);
		const big = one.read({ name: 'bomb.pdf', content });
		await expect(big).rejects.toMatchObject({ code: 'too-much-memory', details: { file: 'bomb.pdf' } });
		const words = pageOf(deflateSync(Buffer.from('BT /F 12 Tf 72 700 Td (Words stand here.) Tj ET')), '/FlateDecode');
		expect((await one.read({ name: 'words.pdf', content: words }))[0]?.text).toBe('Words stand here.');
	});

	test('reads in as many threads as it may, each answer to its own source', async () => {
		const two = reader({ workers: 2 });
		const reading = Array.from({ length: 20 }, (_, index) =>
			two.read({ name: `${index}.txt`, content: bytes(`Headline ${index}\n\nNobody knows why the bridge is shut.\n`) }),
		);
		const headlines = (await Promise.all(reading)).map(([article]) => article?.headline);
		expect(headlines).toEqual(reading.map((_, index) => `Headline ${index}`));
	});

	test('what waits behind a source that takes too long is read by another thread', async () => {
		const one = reader({ timeout: 3_000, memory: 512 });
		const long = codeOf(one.read({ name: 'long.txt', content: bytes('“Words”, says Bo Ek.\n\n'.repeat(150_000)) }));
		const small = Array.from({ length: 12 }, () => one.read({ name: 'a.txt', content: STORY.slice() }));
		// Which of its two bounds the long one meets first depends on the machine.
		expect(['reading-timed-out', 'too-much-memory']).toContain(await long);
		expect((await Promise.all(small)).map(([article]) => article?.headline)).toEqual(
			small.map(() => 'The bridge is shut'),
		);
	});

	test('gives articles as stores keep them, and what is told of them', async () => {
		const one = reader();
		const source = { name: 'a.txt', content: STORY.slice() };
		const { ready } = await one.ready(source, { version: '1' });
		const [article] = await one.read(source);
		if (article === undefined) throw new Error('nothing was read');
		// Neither an address nor an agency's number stands in a text file.
		const unnamed = { named: false, replaces: null };
		expect(ready).toEqual([readyFrom(article, await loadStem(), unnamed)]);
		expect(ready?.map(({ prepared }) => articleIn(prepared))).toEqual([article]);
		expect(ready?.[0]?.found).toMatchObject({ headline: 'The bridge is shut', quotes: article.quotes.length });
	});

	test('opens a file by itself, and reads it again only when it has changed', async () => {
		const path = join(temporary(), 'a.txt');
		writeFileSync(path, STORY);
		const one = reader();
		const { digest, ready } = await one.ready({ path }, { version: '1' });
		expect(ready?.[0]?.found.headline).toBe('The bridge is shut');
		expect(await one.ready({ path }, { version: '1', digest })).toEqual({ digest, ready: null });
		expect((await one.ready({ path }, { version: '2', digest })).ready).toHaveLength(1);
		await expect(one.ready({ path: `${path}x` }, { version: '1' })).rejects.toMatchObject({ code: 'no-such-file' });
	});

	test('that cannot start says so once and for all that waits', async () => {
		const lost = reader({ languages: new URL('no/such/folder/', import.meta.url) });
		const codes = await Promise.all([1, 2].map(() => codeOf(lost.read({ name: 'a.txt', content: STORY.slice() }))));
		expect(new Set(codes).size).toBe(1);
		expect(codes[0]).not.toBe('none');
	});

	test('that is closed reads no more and hangs nobody up', async () => {
		const one = reader();
		const waiting = [1, 2, 3].map(() => codeOf(one.read({ name: 'a.txt', content: STORY.slice() })));
		await one.close();
		expect(await Promise.all(waiting)).toEqual(['internal', 'internal', 'internal']);
		expect(await codeOf(one.read({ name: 'a.txt', content: STORY.slice() }))).toBe('internal');
	});
});
