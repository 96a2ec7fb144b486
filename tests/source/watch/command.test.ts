import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { newsroom, ownArchive, start, temporary } from '../../cli/newsroom.ts';

const item = (given: object): string =>
	JSON.stringify({ uri: 'urn:example:1', pubstatus: 'usable', headline: 'The bridge creaks', ...given });

test('newsroom watch reads what comes, survives being stopped, and obeys what is canceled meanwhile', async () => {
	const folder = temporary();
	const env = { NEWSROOM_DB: await ownArchive() };
	mkdirSync(join(folder, 'in'));
	writeFileSync(join(folder, 'in', 'a.json'), item({ body_text: '“It creaks”, says Bo Ek.' }));
	const quoted = () => newsroom(['quote', 'Bo Ek', '--json'], env);
	/** The command, and what it has told so far. */
	const watching = (...more: string[]) => {
		let told = '';
		const program = start(['watch', join(folder, 'in'), ...more], env, '', undefined, (text) => {
			told += text;
		});
		const until = async (words: string) => {
			while (!told.includes(words)) await wait(20);
		};
		return { ...program, until };
	};
	const first = watching();
	await first.until('a.json');
	expect((await quoted()).code).toBe(0);
	first.kill('SIGTERM');
	const stopped = await first.ended;
	expect(stopped).toMatchObject({ code: 0, stdout: expect.stringContaining('a.json: “The bridge creaks”, new;') });
	expect(stopped.stderr).toContain('Stopped. 1 new article,');

	writeFileSync(join(folder, 'kill.part'), item({ pubstatus: 'canceled', versioncreated: '2026-03-03T10:00:00Z' }));
	renameSync(join(folder, 'kill.part'), join(folder, 'in', 'kill.json'));
	const second = watching('--json');
	await second.until('kill.json');
	expect((await quoted()).code).not.toBe(0);
	second.kill('SIGTERM');
	const { code, stdout } = await second.ended;
	expect(code).toBe(0);
	const lines = stdout
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));
	expect(lines).toMatchObject([
		{ saved: 'revised', status: 'canceled', place: join(folder, 'in', 'kill.json') },
		{ stopped: true, new: 0, revised: 1, refused: 0 },
	]);
}, 60_000);

test('a folder that is not there, and none', async () => {
	expect(await newsroom(['watch', '/no/such/folder'])).toMatchObject({
		code: 2,
		stdout: '',
		stderr: expect.stringContaining('There is no file “/no/such/folder”.'),
	});
	expect(await newsroom(['watch'])).toMatchObject({
		code: 2,
		stderr: expect.stringContaining('newsroom watch <folder>'),
	});
});
