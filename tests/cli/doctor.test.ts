import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newsroom } from './newsroom.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsroom-'));

describe('newsroom doctor', () => {
	test('without anything set up all is well, and what is missing is named', async () => {
		const { code, stdout } = await newsroom(['doctor']);
		expect(code).toBe(0);
		expect(stdout).toMatch(/^ok\s+\d+ languages can be read: da, de, en, fi, nb, nn, sv\.$/mu);
		expect(stdout).toMatch(/^ok\s+The program’s own texts are complete/mu);
		expect(stdout).toMatch(/^ok\s+The database .+ can be read and written/mu);
		expect(stdout).toMatch(/^check\s+Neither Slack nor Discord is set up/mu);
	});

	test('a database that is none is a fault with what to do, and the exit code says so', async () => {
		const file = join(folder, 'broken.sqlite');
		writeFileSync(file, 'no database at all, but long enough to look like a file of some kind'.repeat(20));
		const { code, stdout } = await newsroom(['doctor'], { NEWSROOM_DB: file });
		expect(code).toBe(3);
		expect(stdout).toMatch(/^FAULT\s+.*broken\.sqlite/mu);
	});

	test('a folder that is not there, and a platform that cannot be reached', async () => {
		const { code, stdout } = await newsroom(['doctor', '--json'], {
			NEWSROOM_ARTICLES: join(folder, 'nowhere'),
			DISCORD_TOKEN: 'invented-token-invented-token',
			DISCORD_API_URL: 'http://127.0.0.1:9',
		});
		expect(code).toBe(3);
		const findings = stdout
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line));
		expect(findings).toContainEqual(expect.objectContaining({ check: 'folder', state: 'bad' }));
		expect(findings).toContainEqual(
			expect.objectContaining({ check: 'fault', text: expect.stringContaining('Discord') }),
		);
		expect(stdout).not.toContain('invented-token');
	});

	test('takes no other words', async () => {
		expect((await newsroom(['doctor', 'please'])).code).toBe(2);
	});
});
