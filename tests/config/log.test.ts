import { expect, test } from 'vitest';
import { createLog, type LogOptions } from '../../src/log.ts';

const lines = (options: Partial<LogOptions>, use: (log: ReturnType<typeof createLog>) => void): string[] => {
	const written: string[] = [];
	const now = () => new Date('2026-01-02T03:04:05Z');
	use(createLog({ level: 'info', plain: false, write: (line) => written.push(line), now, secrets: [], ...options }));
	return written;
};

test('a JSON object a line, errors with code and cause', () => {
	const error = Object.assign(new Error('no way', { cause: new Error('deep') }), { code: 'E1' });
	const [line = ''] = lines({}, (log) => log.error('fault', { id: 'ab12', error }));
	expect(line.endsWith('\n')).toBe(true);
	expect(JSON.parse(line)).toMatchObject({
		time: '2026-01-02T03:04:05.000Z',
		level: 'error',
		message: 'fault',
		id: 'ab12',
		error: { code: 'E1', message: 'no way', cause: { message: 'deep' } },
	});
});

test('only what is at the level or above it', () => {
	const all = (log: ReturnType<typeof createLog>) => {
		log.debug('a');
		log.info('b');
		log.warn('c');
		log.error('d');
	};
	expect(lines({ level: 'warn', plain: true }, all)).toEqual(['c\n', 'd\n']);
	expect(lines({ level: 'silent', plain: true }, all)).toEqual([]);
});

test('no secret, wherever it stands', () => {
	const secrets = ['xoxb-1', 'xoxb-12345', ''];
	const use = (log: ReturnType<typeof createLog>) =>
		log.info('refused xoxb-12345', { header: 'Bearer xoxb-12345', error: new Error('bad xoxb-1') });
	for (const plain of [true, false]) {
		const text = lines({ plain, secrets }, use).join('');
		expect(text).not.toMatch(/xoxb|12345/u);
		expect(text).toContain('[secret]');
	}
});

test('plain lines for a reader', () => {
	const use = (log: ReturnType<typeof createLog>) => log.info('articles read', { folder: '/a b', count: 3 });
	expect(lines({ plain: true }, use)).toEqual(['articles read folder="/a b" count=3\n']);
});
