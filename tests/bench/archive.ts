import { openSqlite } from '../../src/store/sqlite.ts';
import { anArticle, originOf } from '../contract/articles.ts';

const FIRST =
	'Anna Bertil Cecilia David Eva Filip Greta Hugo Ida Johan Karin Lars Mona Nils Olga Petter Rut Sten'.split(' ');
const LAST = 'Ek Lind Berg Dal Sten Holm Ås Vik Rönn Al Gran Björk Hassel Lönn Pil Asp Sälg Oxel Idegran Hägg'.split(
	' ',
);
const TOPICS = 'bron skolan hamnen budgeten vården vattnet skogen färjan torget biblioteket'.split(' ');

/** A small generator of numbers, the same each time. */
export function numbers(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

/** Whom one can ask an archive of this kind for. */
export const namesIn = (count: number): string[] =>
	Array.from(
		{ length: count },
		(_, index) =>
			`${FIRST[index % FIRST.length]} ${LAST[index % LAST.length]}${'son'.repeat(Math.floor(index / (FIRST.length * LAST.length)) % 2)}`,
	);

/** Words that articles of this kind are about. */
export const topics: readonly string[] = TOPICS;

/** Fills a database with invented articles of eight quotes and a fact box each. */
export async function fillArchive(path: string, quotes: number): Promise<void> {
	const store = await openSqlite({ path, now: () => new Date() });
	const next = numbers(7);
	const names = namesIn(360);
	const newest = Date.now();
	for (let number = 0; number * 8 < quotes; number++) {
		const topic = TOPICS[next(TOPICS.length)] ?? '';
		const article = anArticle({
			id: `load-${number}`,
			headline: `Nya besked om ${topic} i distrikt ${number}`,
			publishedAt: new Date(newest - number * 600_000).toISOString(),
			lead: `Kommunen tar upp frågan om ${topic} igen.`,
			says: Array.from({ length: 8 }, (_, index) => ({
				who: names[next(names.length)] ?? '',
				words: `Det här om ${topic} har vi talat om ${number} gånger, och nu händer det i steg ${index}.`,
			})),
			boxes: [{ title: `Fakta: ${topic}`, items: [`Byggdes ${1900 + (number % 100)}.`, 'Ägs av kommunen.'] }],
		});
		await store.save(article, originOf(article));
	}
	await store.close();
}
