import { expect } from 'vitest';
import { actionsOf, type Invocation } from '../../src/ask/reply.ts';
import { addressKey } from '../../src/document/address.ts';
import { articleId } from '../../src/document/article-id.ts';
import type { Store } from '../../src/store/store.ts';
import { articles } from '../commands/articles.ts';
import { type Newsroom, newsroom, readingNothingNew } from '../commands/newsroom.ts';
import type { Answer, Surface } from './adapter.ts';
import { discordSurface } from './adapter-discord.ts';
import { expectControls, expectNothingElse, expectWhole } from './adapter-shown.ts';
import { slackSurface } from './adapter-slack.ts';
import { terminalSurface } from './adapter-terminal.ts';
import { anArticle } from './articles.ts';

const HOSTILE_URL = 'https://tidning.example/ond?a=1&b=<b>';

/** An article that tries everything that a platform might fall for. */
const HOSTILE = anArticle({
	id: articleId(addressKey(HOSTILE_URL)),
	url: HOSTILE_URL,
	headline: '<!channel> *Fest* [gratis](https://ond.example) `kod` ~~nej~~',
	lead: '@everyone ||dolt|| # Rubrik',
	publishedAt: '2026-05-02T08:00:00+02:00',
	people: [{ name: 'Åke *Stjärna* Blå', role: '_chef_ @here' }],
	says: [
		{
			who: 'Åke *Stjärna* Blå',
			words: '<@U1> och @everyone ska ```komma``` ||nu|| [hit](https://ond.example) &lt; **snart**',
		},
		{ who: 'Åke *Stjärna* Blå', words: '\u202eBaklänges\u202c och utan\u200bsynlig gräns _alltid_ # så' },
	],
	boxes: [{ title: '> Fakta: `ond`', items: ['1. <!here> först', '- sedan *andra*'] }],
});

const SAMPLES = [...articles, HOSTILE];

/** The one that links lead to, and one that nobody has read. */
export const LINKED = { known: HOSTILE_URL, unknown: 'https://tidning.example/finns-inte' } as const;

interface Place {
	readonly surface: Surface;
	readonly room: Newsroom;
}

/** All ways to the bot, each over an archive of its own, so that what one changes no other sees. */
export class Surfaces {
	readonly #all: readonly Place[];
	/** How many there were so far. */
	interactions = 0;

	private constructor(all: readonly Place[]) {
		this.#all = all;
	}

	static async open(change: (store: Store) => Store = (store) => store): Promise<Surfaces> {
		const room = () => newsroom(change, SAMPLES, readingNothingNew);
		const on = async (open: (room: Newsroom) => Promise<Surface>) => {
			const own = await room();
			return { surface: await open(own), room: own };
		};
		return new Surfaces([
			await on(({ runner }) => slackSurface(runner, 'http')),
			await on(({ runner }) => slackSurface(runner, 'socket')),
			await on(({ runner }) => discordSurface(runner, 'gateway')),
			await on(({ runner }) => discordSurface(runner, 'http')),
			await on(async ({ runner }) => terminalSurface(runner)),
		]);
	}

	get names(): string[] {
		return this.#all.map(({ surface }) => surface.name);
	}

	/** The same at every surface at once; null from one that has no such thing. */
	async each<T>(act: (surface: Surface, index: number) => Promise<T> | undefined): Promise<(T | null)[]> {
		return Promise.all(
			this.#all.map(async ({ surface }, index) => {
				const acting = act(surface, index);
				if (acting === undefined) return null;
				this.interactions++;
				return acting;
			}),
		);
	}

	/** What is stored at each. */
	async stored<T>(look: (store: Store) => Promise<T>): Promise<T[]> {
		return Promise.all(this.#all.map(({ room }) => look(room.store)));
	}

	async close(): Promise<number> {
		let payloads = 0;
		for (const { surface, room } of this.#all) {
			const { checked, faults } = surface.payloads();
			expect(faults, surface.name).toEqual([]);
			payloads += checked;
			await surface.close();
			await room.store.close();
		}
		return payloads;
	}
}

export const asInvocation = (command: string, options: Readonly<Record<string, string>>): Invocation => ({
	command,
	options,
	cursor: null,
});

/** Whether it is the terminal: nobody there to share with. */
const canShare = (name: string): boolean => name !== 'the terminal';

/** The same question reached every runner, and every surface shows the whole answer and nothing else. */
export function expectAlike(
	answers: readonly (Answer | null)[],
	names: readonly string[],
	{ asked, audience = 'private' }: { asked: Invocation; audience?: 'private' | 'public' },
): void {
	const [first] = answers.flatMap((answer) => answer?.heard ?? []);
	for (const [index, answer] of answers.entries()) {
		const where = `${names[index]}: ${JSON.stringify(asked).slice(0, 300)}`;
		if (!answer || (answer.heard === null && answer.shown === null && answer.form === null)) continue;
		const { heard, shown } = answer;
		if (!heard || !shown) throw new Error(`${where}: ${JSON.stringify({ ...answer, handle: null })}`);
		expect(masked(heard.asked), where).toEqual(masked(asked));
		expect(heard.visibility, where).toBe(audience);
		expect(heard.neutral, where).toBe(first?.neutral);
		const alone = heard.reply.outcome === 'answered' ? audience : 'private';
		expect(shown.audience, where).toBe(canShare(names[index] ?? '') ? alone : 'private');
		expectWhole(heard, shown, where);
		expectNothingElse(heard, shown, where);
		expectControls(heard, shown, where, canShare(names[index] ?? ''));
	}
}

/** Every surface opened the same form; Discord shows no more than five fields. */
export function expectForms(answers: readonly (Answer | null)[], names: readonly string[], where: string): void {
	const forms = answers.flatMap((answer) => answer?.form ?? []);
	const [first] = forms;
	expect(forms.length, where).toBeGreaterThan(0);
	for (const [index, answer] of answers.entries()) {
		if (!answer?.form || !first) continue;
		const { title, fields } = answer.form;
		const at = `${names[index]}: ${where}`;
		expect(title, at).toBe(first.title);
		const shownThere = first.fields.filter(({ name }) => fields.some((field) => field.name === name));
		expect(
			fields.map(({ label }) => label),
			at,
		).toEqual(shownThere.map(({ label }) => label));
		expect(fields.length, at).toBeGreaterThanOrEqual(Math.min(5, first.fields.length));
		for (const { choices, name } of fields) {
			const there = first.fields.find((field) => field.name === name);
			expect(choices, at).toEqual(there?.choices);
		}
	}
}

const masked = ({ options, ...rest }: Invocation): Invocation => ({
	...rest,
	options: 'undo' in options ? { ...options, undo: '#' } : options,
});

/** Two actions that ask the same are followed once. */
export const actionKey = (answer: Answer, action: number): string => {
	const { kind, invocation } = actionsOf(answer.heard?.reply ?? { actions: [], body: [] })[action] ?? {};
	return JSON.stringify([kind, invocation && masked(invocation)]);
};
