import { openPostgres } from '../../src/store/postgres.ts';
import { anArticle, originOf } from '../contract/articles.ts';

/** Opens a schema as a process of its own, saves articles of one person, claims events; prints how many claims it got. */
const [url = '', schema = '', name = '', count = '0'] = process.argv.slice(2);
const store = await openPostgres({ url, schema, now: () => new Date() });
let claimed = 0;
for (let index = 0; index < Number(count); index++) {
	const says = [{ who: 'Anna Dahl', words: `Ord ${name} ${index}.` }];
	const article = anArticle({ id: `${name}-${index}`, says });
	await store.save(article, originOf(article));
	if (await store.claim(`event-${index}`, 60_000)) claimed++;
}
await store.close();
process.stdout.write(`${claimed}`);
