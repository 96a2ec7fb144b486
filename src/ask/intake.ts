import type { Article } from '../document/article.ts';
import type { Saved } from '../store/store.ts';

/** What somebody gives to be read: an address, or the text itself. */
export type Given = { readonly url: string } | { readonly text: string };

/** What became of one article. */
export interface Taken {
	readonly article: Article;
	readonly saved: Saved;
}

type Person = Parameters<Intake['allows']>[0];

/** By a list of ids, or everybody without one; who sits at the machine itself has no id and may always. */
export const allowedBy =
	(ids: readonly string[]) =>
	({ user, groups }: Person): boolean =>
		ids.length === 0 || user === null || [user, ...groups].some((id) => ids.includes(id));

/** Reads what people give into the archive. Throws NewsroomError for what it refuses. */
export interface Intake {
	add(given: Given): Promise<readonly Taken[]>;
	/** Whether this person may add; the groups are ids as the platform has them. */
	allows(person: { readonly user: string | null; readonly groups: readonly string[] }): boolean;
}
