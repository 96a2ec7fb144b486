import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hunksOf } from '../../../src/store/alike/hunks.ts';

const words = (text: string) => text.split('');

test.each([
	['abc', 'abc', []],
	['', '', []],
	['', 'ab', ['+ab']],
	['ab', '', ['-ab']],
	['abcdef', 'abxdef', ['-c+x']],
	['abcdef', 'xabcdefy', ['+x', '+y']],
])('%j and %j', (a, b, expected) => {
	const shown = hunksOf(words(a), words(b), 100)?.map((hunk) => {
		const [gone, come] = [a.slice(hunk.a.start, hunk.a.end), b.slice(hunk.b.start, hunk.b.end)];
		return `${gone && `-${gone}`}${come && `+${come}`}`;
	});
	expect(shown).toEqual(expected);
});

test('what lies between the hunks is equal, and no more is left out than may be', () => {
	const row = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 });
	fc.assert(
		fc.property(row, row, fc.nat(40), (a, b, most) => {
			const hunks = hunksOf(a, b, most);
			if (hunks === undefined) return hunksOf(a, b, 60) !== undefined;
			let rest = [...a];
			for (const hunk of hunks.toReversed()) {
				rest = [...rest.slice(0, hunk.a.start), ...b.slice(hunk.b.start, hunk.b.end), ...rest.slice(hunk.a.end)];
			}
			expect(rest).toEqual(b);
			const left = hunks.reduce((sum, each) => sum + each.a.end - each.a.start + each.b.end - each.b.start, 0);
			expect(left).toBeLessThanOrEqual(most);
			return true;
		}),
	);
});
