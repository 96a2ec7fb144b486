import { openSqlite } from '../../src/store/sqlite.ts';
import { anArticle, originOf } from '../contract/articles.ts';

/** Opens a file as a process of its own, saves articles, claims events; prints how many claims it got. */
const [path = '', name = '', count = '0'] = process.argv.slice(2);
const store = await openSqlite({ path, now: () => new Date() });
let claimed = 0;
for (let index = 0; index < Number(count); index++) {
	const article = anArticle({ id: `${name}-${index}`, says: [{ who: 'Anna Dahl', words: `Ord ${name} ${index}.` }] });
	await store.save(article, originOf(article));
	if (await store.claim(`event-${index}`, 60_000)) claimed++;
}
await store.close();
process.stdout.write(`${claimed}`);
