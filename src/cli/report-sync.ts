import type { Writable } from 'node:stream';
import { explain } from '../ask/fault.ts';
import type { Texts } from '../ask/texts.ts';
import { NewsroomError } from '../document/error.ts';
import type { Synced } from '../source/sync.ts';

/** Names each file that could not be read, with its whole path, in one sentence. */
export function reportSync({ unread }: Synced, texts: Texts, stderr: Writable): void {
	for (const { place, error } of unread) {
		const named = new NewsroomError(error.code, { ...error.details, file: place }, { cause: error });
		stderr.write(`${explain(named, texts)}\n`);
	}
}
