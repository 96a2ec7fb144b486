import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that the test leaves behind nothing of. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'newsroom-store-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}
