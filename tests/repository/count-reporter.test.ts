import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const CONFIG = `
import { CountReporter } from './count-reporter.ts';
export default { test: { include: ['*.test.js'], reporters: ['default', new CountReporter()] } };`;
const HEAD = `import { afterAll, beforeAll, describe, expect, test } from 'vitest';\n`;

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'count-'));
	await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
	await cp('tests/count-reporter.ts', join(folder, 'count-reporter.ts'));
	await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
	await writeFile(join(folder, 'vitest.config.ts'), CONFIG);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A run over files of tests: how it ended, and the last line that it printed. */
async function runOf(...files: string[]): Promise<{ code: number; last: string }> {
	for (const [index, body] of files.entries()) await writeFile(join(folder, `${index}.test.js`), HEAD + body);
	const vitest = resolve('node_modules/vitest/vitest.mjs');
	return new Promise((done) => {
		// Without what the run around it left in the environment.
		const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
		execFile(process.execPath, [vitest, 'run'], { cwd: folder, env }, (error, stdout) => {
			done({ code: Number(error?.code ?? 0), last: stdout.replace(/\n$/u, '').split('\n').at(-1) ?? '' });
		});
	});
}

test('tests that are skipped or planned are neither passed nor failed', async () => {
	const body = `test('a', () => {}); test('b', () => {}); test.skip('c', () => {}); test.todo('d');`;
	expect(await runOf(body)).toEqual({ code: 0, last: '2 passed, 0 failed' });
});

test('a failing test, a file that cannot be imported, broken set-up and tidying up, and a late throw all count', async () => {
	const { code, last } = await runOf(
		`test('a', () => {}); test('b', () => expect(1).toBe(2));`,
		`import './nowhere.js'; test('a', () => {});`,
		`describe('x', () => { beforeAll(() => { throw new Error('x'); }); test('a', () => {}); }); test('b', () => {});`,
		`afterAll(() => { throw new Error('x'); }); test('a', () => {});`,
		`test('a', () => new Promise((r) => setTimeout(r, 50)).then(() => { setTimeout(() => { throw new Error('x'); }); return new Promise((r) => setTimeout(r, 50)); }));`,
	);
	expect(code).toBe(1);
	expect(last).toBe('4 passed, 5 failed');
});
