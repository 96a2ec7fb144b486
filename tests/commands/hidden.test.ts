import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Caller } from '../../src/ask/command.ts';
import { actionsOf, type Invocation, type Reply } from '../../src/ask/reply.ts';
import { slashDialect } from '../../src/ask/usage.ts';
import type { Article } from '../../src/document/article.ts';
import { fold } from '../../src/document/fold.ts';
import { articles, build } from './articles.ts';
import { type Newsroom, newsroom } from './newsroom.ts';

const NAME = 'Zelma Kvarnros';
const URL = 'https://tidning.example/gruvan';
const SECRETS = [
	'Kvarnros',
	'gruvfogde',
	'Malmen räcker i tusen år',
	'Gruvan vid Ödetjärn',
	'Schaktet är sprängt',
	URL,
];
const secret = build({
	id: 'gruvan',
	headline: 'Gruvan vid Ödetjärn öppnar',
	date: '2026-05-30T08:00:00Z',
	url: URL,
	people: [{ name: NAME, role: 'gruvfogde' }],
	paragraphs: [
		`${NAME}, gruvfogde, är nöjd.`,
		{
			text: `– Malmen räcker i tusen år, säger ${NAME}.`,
			said: [{ words: ['Malmen räcker i tusen år'], by: NAME, cue: `säger ${NAME}` }],
		},
	],
	boxes: [{ title: 'Fakta: gruvan', items: ['Schaktet är sprängt'] }],
	summary: [`${NAME}, gruvfogde, är nöjd.`],
});

/** What somebody may type who has heard of it. */
const PROBES = [
	...[
		'gruvan',
		URL,
		'Zelma',
		'Kvarnros',
		'Kvarnnros',
		'Zelma Kvarnrso',
		'gruvfogde',
		'malmen',
		'schaktet',
		'latest',
		'',
	],
	'Gruvan vid Ödetjärn öppnar',
	'Malmen räcker i tusen år',
];
const caller: Caller = { platform: 'test', workspace: 'w', channel: 'c', user: 'u', locale: 'en-GB' };
const dialect = slashDialect(commands);

/** Every command with every option filled with every probe. */
const asked: Invocation[] = commands.flatMap(({ name, options }) => [
	{ command: name, options: {}, cursor: null },
	...Object.keys(options).flatMap((option) =>
		PROBES.flatMap((probe) => [
			{ command: name, options: { [option]: probe }, cursor: null },
			{ command: name, options: { article: 'gruvan', [option]: probe }, cursor: null },
		]),
	),
]);

/** What a reply shows of the article that was not typed. */
function shown(reply: unknown, typed: Invocation): string[] {
	const words = fold(JSON.stringify(reply));
	const own = fold(Object.values(typed.options).join('\n'));
	return SECRETS.filter((each) => words.includes(fold(each)) && !own.includes(fold(each)));
}

async function leaksOf(room: Newsroom, invocations: readonly Invocation[]): Promise<string[]> {
	const leaks: string[] = [];
	for (const invocation of invocations) {
		// What is typed comes back: in sentences, and in buttons that ask the same again.
		const { actions: _, ...reply } = await room.run(invocation, { visibility: 'public' });
		for (const each of shown(reply, invocation)) leaks.push(`${JSON.stringify(invocation)}: ${each}`);
	}
	return leaks;
}

/** Buttons of all replies, those of buttons as well: sharing, copying, why, correcting, paging. */
async function buttonsOf(room: Newsroom): Promise<Invocation[]> {
	const found = new Map<string, Invocation>();
	let last: readonly Invocation[] = asked;
	for (let depth = 0; depth < 2; depth++) {
		const replies: Reply[] = [];
		for (const invocation of last) replies.push(await room.run(invocation));
		const next = replies.flatMap((reply) => actionsOf(reply).map(({ invocation }) => invocation));
		const fresh = new Map(next.map((invocation) => [JSON.stringify(invocation), invocation]));
		last = [...fresh].filter(([key]) => !found.has(key)).map(([, invocation]) => invocation);
		for (const invocation of last) found.set(JSON.stringify(invocation), invocation);
	}
	return [...found.values()];
}

const save = (room: Newsroom, article: Article) => room.store.save(article, { place: article.id, digest: article.id });

describe.each([
	['canceled', { status: 'canceled' }],
	['withheld', { status: 'withheld' }],
	['under embargo', { embargoedUntil: '2100-01-01T00:00:00Z' }],
] as const)('an article that is %s', (_, hidden) => {
	test('is given by no command, button, completion or form, from the moment it is read', async () => {
		const room = await newsroom(undefined, articles);
		const before = await room.store.counts();
		await save(room, secret);
		const [correction] = await room.store.quotesOf(secret.id);
		if (!correction) throw new Error('the article has no quote');
		const buttons = await buttonsOf(room);
		const all = [...asked, ...buttons];
		expect(new Set(all.map(({ command }) => command))).toEqual(new Set(commands.map(({ name }) => name)));
		expect((await leaksOf(room, buttons)).length).toBeGreaterThan(20);

		await save(room, { ...secret, ...hidden });
		expect(await leaksOf(room, all)).toEqual([]);

		const { store, runner } = room;
		for (const { name, options } of commands) {
			for (const option of Object.keys(options)) {
				for (const probe of PROBES) {
					const typed = { command: name, options: { [option]: probe }, cursor: null };
					const choices = await runner.complete(name, option, probe, caller, dialect);
					expect(shown(choices, typed), `${name} ${option} ${probe}`).toEqual([]);
				}
			}
		}
		for (const invocation of buttons) {
			if (!commands.find(({ name }) => name === invocation.command)?.form) continue;
			const form = await runner.form(invocation, caller, dialect).catch(() => null);
			expect(shown(form, invocation)).toEqual([]);
		}
		expect(await store.counts()).toEqual(before);
		expect(await store.isHidden(secret.id)).toBe(true);
		expect(await store.revisions(secret.id)).toEqual([]);
		expect(await store.corrections(secret.id)).toEqual([]);
		const alike = await store.quotesLike('Malmen räcker i tusen år', 5);
		expect(alike.map(({ article }) => article.id)).not.toContain(secret.id);
		expect(await store.nearPeople('Kvarnnros', 5)).toEqual([]);
	}, 120_000);
});

test('sharing and paging give the newest version', async () => {
	const room = await newsroom(undefined, articles);
	await save(room, secret);
	const buttons = (await buttonsOf(room)).filter((invocation) => JSON.stringify(invocation).includes('gruvan'));
	expect(buttons.length).toBeGreaterThan(5);
	const next = JSON.stringify(secret).replaceAll('i tusen år', 'till våren').replaceAll('Schaktet', 'Stollens');
	await save(room, JSON.parse(next));
	for (const invocation of buttons) {
		const { actions: _, ...reply } = await room.run(invocation, { visibility: 'public' });
		const words = shown(reply, invocation);
		expect(words).not.toContain('Malmen räcker i tusen år');
		expect(words).not.toContain('Schaktet är sprängt');
	}
});
