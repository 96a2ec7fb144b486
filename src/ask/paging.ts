import { z } from 'zod';
import { NewsroomError } from '../document/error.ts';
import type { Page } from '../store/store.ts';
import { runAction } from './actions.ts';
import type { Action, Invocation } from './reply.ts';
import type { Texts } from './texts.ts';

export type { Page };

const Trail = z.array(z.string().min(1)).min(1).max(10_000);

/** Where an answer is in a list: the store's cursors of the pages from the second to this one. */
export interface Place {
	readonly trail: readonly string[];
	/** For the store's filter. */
	readonly cursor: string | undefined;
}

/** Reads what `pageActions` wrote. Throws NewsroomError `expired` for anything else. */
export function placeOf(cursor: string | null): Place {
	if (cursor === null) return { trail: [], cursor: undefined };
	let value: unknown;
	try {
		value = JSON.parse(cursor);
	} catch (cause) {
		throw new NewsroomError('expired', {}, { cause });
	}
	const parsed = Trail.safeParse(value);
	if (!parsed.success) throw new NewsroomError('expired', {}, { cause: parsed.error });
	return { trail: parsed.data, cursor: parsed.data.at(-1) };
}

/** One page of a list that is here as a whole; its cursors are offsets. */
export function cut<T>(all: readonly T[], cursor: string | undefined, size: number): Page<T> {
	const from = cursor === undefined ? 0 : Number(cursor);
	if (!Number.isSafeInteger(from) || from < 0) throw new NewsroomError('expired');
	const rows = all.slice(from, from + size);
	return { rows, next: from + size < all.length ? String(from + size) : null, total: all.length };
}

/** Buttons to the pages before and after, as far as there are any. */
export function pageActions(page: Page<unknown>, { trail }: Place, here: Invocation, texts: Texts): Action[] {
	const to = (label: string, cursors: readonly string[]) =>
		runAction(texts.say(label), { ...here, cursor: cursors.length === 0 ? null : JSON.stringify(cursors) });
	return [
		...(trail.length > 0 ? [to('action.previous', trail.slice(0, -1))] : []),
		...(page.next !== null ? [to('action.next', [...trail, page.next])] : []),
	];
}

/** "4–6 of 7", or null when one page holds them all. */
export function pageCount(page: Page<unknown>, { trail }: Place, size: number, texts: Texts): string | null {
	if (page.rows.length === 0 || (trail.length === 0 && page.next === null)) return null;
	const from = trail.length * size + 1;
	const to = from + page.rows.length - 1;
	return texts.say('page.count', { from, to, total: Math.max(page.total, to) });
}
