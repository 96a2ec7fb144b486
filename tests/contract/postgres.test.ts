import { afterAll, test, vi } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { emptied, newSchema, testServer, withoutServer } from '../store/postgres-server.ts';
import { storeContract } from './store.ts';

if (withoutServer) {
	test.skip(withoutServer, () => {});
} else {
	const { url } = await testServer();
	// Every question goes to another process, on a machine that may be busy.
	vi.setConfig({ testTimeout: 120_000 });
	// Making all tables takes longer than most tests; emptied ones serve as well.
	const free: string[] = [];
	const clear = emptied(url);
	afterAll(() => clear.end());
	storeContract('PostgreSQL', async (now) => {
		const schema = free.pop() ?? newSchema();
		const store = await openPostgres({ url, now, schema });
		let closed: Promise<void> | undefined;
		const close = async () => {
			await store.close();
			await clear.empty(schema);
			free.push(schema);
		};
		return {
			...store,
			close: () => {
				closed ??= close();
				return closed;
			},
		};
	});
}
