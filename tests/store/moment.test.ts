import { expect, test } from 'vitest';
import { momentOf, NEVER, UNDATED, visibleFrom } from '../../src/store/moment.ts';

test.each([
	['2025-03-01T08:00:00+01:00', '2025-03-01T07:00:00Z', '2025-03-01'],
	['2025-03-01T00:30:00+02:00', '2025-02-28T22:30:00Z', '2025-03-01'],
	['2025-03-01T08:00:00Z', '2025-03-01T08:00:00Z', '2025-03-01'],
	['2025-03-01T08:00', '2025-03-01T08:00:00Z', '2025-03-01'],
	['2025-03-01T08:00:00.250Z', '2025-03-01T08:00:00.250Z', '2025-03-01'],
	[' 2025-03-01 ', '2025-03-01T00:00:00Z', '2025-03-01'],
	['1889-05-01', '1889-05-01T00:00:00Z', '1889-05-01'],
])('%s is %s, on %s', (iso, moment, day) => {
	expect(momentOf(iso)).toEqual({ moment: Date.parse(moment), day });
});

test.each([null, '', 'i går', '2025', '8 juli 2016', '2025-13-01', '2025-03-01T25:00:00Z'])('%j is no date', (iso) => {
	expect(momentOf(iso)).toEqual({ moment: UNDATED, day: null });
});

test('no date sorts after the earliest date there is', () => {
	expect(UNDATED).toBeLessThan(new Date(-8.64e15).getTime());
});

test('visible: at once, after an embargo, or never', () => {
	expect(visibleFrom({ status: 'usable', embargoedUntil: null })).toBe(0);
	expect(visibleFrom({ status: 'usable', embargoedUntil: '2026-01-01T00:00:00Z' })).toBe(Date.UTC(2026, 0, 1));
	expect(visibleFrom({ status: 'usable', embargoedUntil: '1960-01-01T00:00:00Z' })).toBe(0);
	expect(visibleFrom({ status: 'usable', embargoedUntil: 'friday' })).toBe(NEVER);
	expect(visibleFrom({ status: 'withheld', embargoedUntil: null })).toBe(NEVER);
	expect(visibleFrom({ status: 'canceled', embargoedUntil: '2026-01-01T00:00:00Z' })).toBe(NEVER);
});
