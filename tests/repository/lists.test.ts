import { globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Settings } from '../../src/config.ts';
import { formats } from '../../src/source/read.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const sources = globSync(['src/**/*.ts', 'commands/*.ts']).sort();

describe('lists and folders', () => {
	test('every source format of the folder is registered, and nothing else is', async () => {
		const names = globSync('src/source/*.ts').map((path) => basename(path, '.ts'));
		const modules = await Promise.all(names.map((name) => import(`../../src/source/${name}.ts`)));
		const found = modules.flatMap((module) =>
			Object.values(module as Record<string, unknown>).filter(
				(value) => typeof value === 'object' && value !== null && 'recognises' in value,
			),
		);
		expect(found.length).toBeGreaterThanOrEqual(2);
		expect(new Set(formats)).toEqual(new Set(found));
	});

	test('plain text, which takes anything, is asked last', () => {
		const greedy = formats.map((format) => format.recognises('anything at all'));
		expect(greedy).toEqual(formats.map((_, index) => index === formats.length - 1));
	});

	test('every store runs the contract', () => {
		const stores = globSync('src/store/*.ts').filter((path) => /\): Promise<Store>/u.test(read(path)));
		const names = stores.map((path) => basename(path)).sort();
		expect(names).toContain('sqlite.ts');
		const contracts = globSync('tests/contract/*.test.ts').filter((path) => read(path).includes('storeContract('));
		expect(contracts.map((path) => basename(path).replace('.test', '')).sort()).toEqual(names);
	});

	test('every adapter is started by the program and has its tests', () => {
		const started = globSync('src/cli/*.ts').map(read).join('\n');
		for (const name of readdirSync('src/adapter')) {
			expect(started).toContain(`/adapter/${name}/`);
			expect(globSync(`tests/${name}/*.test.ts`), name).not.toEqual([]);
		}
	});

	test('every folder of the source has tests', () => {
		const folders = readdirSync('src', { withFileTypes: true }).flatMap((entry) =>
			entry.isDirectory() ? entry.name : [],
		);
		const imported = globSync('tests/**/*.test.ts').map(read).join('\n');
		for (const folder of folders) expect(imported, folder).toContain(`/src/${folder}/`);
	});

	test('every set of labelled articles has an article on each line', () => {
		for (const path of globSync('tests/gold/*.jsonl')) {
			for (const line of read(path).trim().split('\n')) expect(JSON.parse(line), path).toHaveProperty('text');
		}
	});
});

describe('house rules', () => {
	test('one file reads the environment', () => {
		expect(sources.filter((path) => /process\.env|from 'node:process'/u.test(read(path)))).toEqual([
			join('src', 'config.ts'),
		]);
	});

	test('every setting is read by one name only', () => {
		const names = Object.keys(Settings.shape).filter((name) => name.length > 4);
		const elsewhere = sources.filter((path) => path.startsWith(join('src', 'render')) || path.startsWith('commands'));
		for (const path of elsewhere) for (const name of names) expect(read(path)).not.toContain(name);
	});

	test('the lock file names versions and digests, no addresses to fetch from', () => {
		const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string }> };
		expect(Object.keys(packages).length).toBeGreaterThan(100);
		expect(Object.entries(packages).flatMap(([name, { resolved }]) => (resolved ? [name] : []))).toEqual([]);
	});

	test('every version of a package is exact', () => {
		const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
			string,
			Record<string, string>
		>;
		for (const version of Object.values({ ...dependencies, ...devDependencies })) {
			expect(version).toMatch(/^\d+\.\d+\.\d+$/u);
		}
	});
});
