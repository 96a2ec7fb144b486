import { expect, test } from 'vitest';
import { invoke } from '../../src/ask/actions.ts';
import { cut, pageActions, pageCount, placeOf } from '../../src/ask/paging.ts';
import { loadTexts } from '../../src/ask/texts.ts';

const texts = loadTexts('data/ui')('en');
const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

test('forward to the end and back to the start, nothing twice and nothing left out', () => {
	const at = (cursor: string | null) => {
		const place = placeOf(cursor);
		const page = cut(all, place.cursor, 3);
		const actions = pageActions(page, place, invoke('articles'), texts);
		const to = (label: string) => actions.find((action) => action.label === label)?.invocation.cursor;
		return { rows: page.rows, count: pageCount(page, place, 3, texts), next: to('Next'), previous: to('Previous') };
	};
	const first = at(null);
	expect(first).toMatchObject({ rows: ['a', 'b', 'c'], count: '1–3 of 7', previous: undefined });
	const second = at(first.next ?? null);
	expect(second).toMatchObject({ rows: ['d', 'e', 'f'], count: '4–6 of 7', previous: null });
	const third = at(second.next ?? null);
	expect(third).toMatchObject({ rows: ['g'], count: '7–7 of 7', next: undefined });
	expect(at(third.previous ?? null)).toEqual(second);
});

test('one page needs no count', () => {
	const place = placeOf(null);
	expect(pageCount(cut(['a'], undefined, 3), place, 3, texts)).toBeNull();
	expect(pageActions(cut(['a'], undefined, 3), place, invoke('articles'), texts)).toEqual([]);
});

test.each(['-1', '1.5', 'x', '1e99'])('the offset %s is none', (cursor) => {
	expect(() => cut(all, cursor, 3)).toThrow('expired');
});
