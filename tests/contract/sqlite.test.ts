import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.ts';
import { storeContract } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsroom-store-'));
let files = 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

storeContract('SQLite in memory', (now) => openSqlite({ path: ':memory:', now }));
storeContract('SQLite in a file', (now) => openSqlite({ path: join(folder, `${files++}.sqlite`), now }));
