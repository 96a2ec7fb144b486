import { test } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { ask, newSchema, testServer, withoutServer } from '../store/postgres-server.ts';
import { storeContract } from './store.ts';

if (withoutServer) {
	test.skip(withoutServer, () => {});
} else {
	const { url } = await testServer();
	storeContract('PostgreSQL', async (now) => {
		const schema = newSchema();
		const store = await openPostgres({ url, now, schema });
		return {
			...store,
			close: async () => {
				await store.close();
				await ask(url, `DROP SCHEMA IF EXISTS ${schema} CASCADE`);
			},
		};
	});
}
