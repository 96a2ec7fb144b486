import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { numbers } from './archive.ts';
import { goldArticles, syllables } from './parse-texts.ts';

/** Families of one surname: people come up again in other articles, and new ones come with them. */
const FAMILIES = 40;

/**
 * So many plain-text articles of about `bytes` each in a folder: labelled articles of one language one after the other
 * until they are long enough, the people under other surnames each time.
 */
export async function writeArticles(folder: string, count: number, bytes: number): Promise<void> {
	await mkdir(folder, { recursive: true });
	const all = (await goldArticles()).filter(({ people }) => people !== undefined);
	const next = numbers(7);
	for (let number = 0; number < count; number++) {
		const first = all[next(all.length)];
		const alike = all.filter(({ lang }) => lang === first?.lang);
		let text = '';
		while (Buffer.byteLength(text) < bytes) {
			const article = alike[next(alike.length)];
			const surnames = new Set((article?.people ?? []).flatMap(({ name }) => name.split(' ').slice(1)));
			const family = syllables(next(FAMILIES));
			text += `${(article?.text ?? '').replace(/\p{Lu}\p{L}+/gu, (word) => (surnames.has(word) ? word + family : word))}\n\n`;
		}
		// Cut at a paragraph, so that no quote is left open.
		const end = text.indexOf('\n\n', bytes);
		await writeFile(join(folder, `${String(number).padStart(5, '0')}.txt`), `${text.slice(0, end)}\n`);
	}
}
