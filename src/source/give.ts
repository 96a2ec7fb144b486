import type { Given, Intake as People } from '../ask/intake.ts';
import { NewsroomError } from '../document/error.ts';
import { articleIn } from '../store/prepare.ts';
import type { Intake } from './intake.ts';

/** The way in as people in a conversation use it: one source at a time, and a refusal is thrown. */
export const givenBy = (open: () => Promise<Intake>): People['add'] => {
	return async (given: Given) => {
		const taken = await (await open()).add(given);
		return taken.map(({ ready, id, status, error }) => {
			if (error !== undefined) throw error;
			if (ready === undefined || status === 'refused') throw new NewsroomError('no-article');
			const article = articleIn(ready.prepared);
			return { article: { ...article, id: id ?? article.id }, saved: status };
		});
	};
};
