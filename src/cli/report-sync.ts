import type { Writable } from 'node:stream';
import { explain } from '../ask/fault.ts';
import type { Texts } from '../ask/texts.ts';
import { NewsroomError } from '../document/error.ts';
import type { Synced } from '../source/sync.ts';
import { sayLine } from './say.ts';

/** Names each folder that is not there and each file that could not be read, with its whole path, in one sentence. */
export function reportSync({ unread, missing }: Synced, texts: Texts, stderr: Writable): void {
	for (const folder of missing) {
		const fault = new NewsroomError('no-such-folder', { folder, setting: 'NEWSROOM_ARTICLES' });
		sayLine(stderr, explain(fault, texts));
	}
	for (const { place, error } of unread) {
		const named = new NewsroomError(error.code, { ...error.details, file: place }, { cause: error });
		sayLine(stderr, explain(named, texts));
	}
}
