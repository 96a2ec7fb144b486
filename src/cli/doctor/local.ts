import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../../ask/finding.ts';
import { readMessages } from '../../ask/texts.ts';
import { NewsroomError } from '../../document/error.ts';
import { loadLanguages } from '../../language/load.ts';
import type { World } from '../world.ts';

const UI = fileURLToPath(new URL('../../../data/ui/', import.meta.url));
/** The UI language that all others are held against. */
const REFERENCE = 'en.json';

/** What can be seen without anybody else: language files, texts, folders, the database. Never rejects. */
export async function examineLocally(world: World): Promise<Finding[]> {
	return [
		...(await attempt('languages', languages)),
		...(await attempt('texts', async () => texts())),
		...world.config.articles.flatMap(folder),
		...(await attempt('database', () => database(world))),
	];
}

async function languages(): Promise<Finding[]> {
	const found = [...(await loadLanguages()).keys()].sort();
	return [{ check: 'languages', state: 'good', values: { count: found.length, names: found.join(', ') } }];
}

/** A language that lacks a text speaks English there. */
function texts(): Finding[] {
	const reference = [...readMessages(UI + REFERENCE).keys()];
	const names = readdirSync(UI).filter((name) => name.endsWith('.json'));
	const lacking = names.flatMap((file): Finding[] => {
		const own = readMessages(UI + file);
		const count = reference.filter((key) => !own.has(key)).length;
		return count === 0 ? [] : [{ check: 'texts', state: 'doubtful', values: { file, count } }];
	});
	if (lacking.length > 0) return lacking;
	return [{ check: 'texts', state: 'good', values: { count: names.length } }];
}

function folder(path: string): Finding[] {
	const isThere = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
	return [{ check: 'folder', state: isThere ? 'good' : 'bad', values: { folder: path } }];
}

/** Opened as for a question, and written to. */
async function database({ openArchive, config, now }: World): Promise<Finding[]> {
	const { store } = await openArchive();
	await store.remember('doctor', now().toISOString());
	return [{ check: 'database', state: 'good', values: { file: config.database, ...(await store.counts()) } }];
}

/** What a check threw is its finding, in the words of the fault. */
async function attempt(check: string, examine: () => Promise<Finding[]>): Promise<Finding[]> {
	try {
		return await examine();
	} catch (error) {
		if (!(error instanceof NewsroomError)) throw error;
		return [{ check: 'fault', state: 'bad', values: { check, code: error.code, ...error.details } }];
	}
}
