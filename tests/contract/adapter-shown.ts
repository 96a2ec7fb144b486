import { expect } from 'vitest';
import { actionsOf, type ListPart, type Part, type Reply, type Source } from '../../src/ask/reply.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import { shownAddress } from '../../src/render/terminal-sheet.ts';
import { type Heard, PERSON, type Shown } from './adapter.ts';

/** What a platform shows, held against the neutral answer. */

const texts = loadTexts('data/ui')(PERSON.locale);

/** As a reader sees it: no marks that turn or join, which a terminal names, and one blank for any gap. */
export const seen = (text: string): string =>
	text
		.toWellFormed()
		.replace(/<U\+[0-9A-F]{4,6}>/gu, '')
		.replace(/\s+/gu, ' ')
		.replace(/[\p{Cf}\p{Cc}]/gu, '')
		.trim();

/** Words of the article, in the order in which every platform shows them. */
function wordsInOrder(part: Part): string[] {
	switch (part.type) {
		case 'quote':
			return [...part.segments, part.source.headline];
		case 'facts':
			return [part.title, ...part.items, part.source.headline];
		case 'list':
			return part.items.flatMap(({ text, detail }) => (detail === null ? [text] : [text, detail]));
		case 'excerpt':
			return [...part.sentences, part.source.headline];
		case 'image':
			return [part.alt];
		default:
			return [part.text];
	}
}

const ofSource = ({ headline, publisher, date, url }: Source) => [headline, publisher, date, url];
const ofItem = ({ text, detail, url }: ListPart['items'][number]) => [text, detail, url];

/** Everything that a part may show, and what it must show somewhere. */
function wordsOf(part: Part): (string | null)[] {
	switch (part.type) {
		case 'quote': {
			const { segments, speaker, role, question, doubt, evidence, source } = part;
			return [...segments, speaker, role, question, doubt, evidence, ...ofSource(source)];
		}
		case 'facts':
			return [part.title, ...part.items, part.credit, ...ofSource(part.source)];
		case 'list':
			return part.items.flatMap(ofItem);
		case 'excerpt':
			return [...part.sentences, ...ofSource(part.source)];
		case 'image':
			return [part.alt, part.url];
		default:
			return [part.text];
	}
}

/** Everything of the reply is there, word for word; what is the article's stands in its order. */
export function expectWhole({ reply }: Heard, shown: Shown, where: string): void {
	const text = seen(shown.text);
	let at = 0;
	for (const words of [reply.title ?? '', ...reply.body.flatMap(wordsInOrder)].map(seen)) {
		const next = text.indexOf(words, at);
		expect(next, `${where}: “${words}” after “${text.slice(Math.max(0, at - 40), at)}” in “${text}”`).toBeGreaterThan(
			-1,
		);
		at = next + words.length;
	}
	for (const words of reply.body.flatMap(wordsOf)) {
		if (words !== null && !isAddress(words)) expect(text, where).toContain(seen(words));
	}
}

const isAddress = (words: string): boolean => URL.canParse(words);

/** What the UI says of its own accord around an answer. */
const AROUND = [
	texts.say('label.answering', { question: '' }),
	texts.say('shared.by', { user: PERSON.name }),
	texts.say('error.expired'),
];

/** Nothing is there that neither the reply nor the UI texts say. */
export function expectNothingElse({ reply }: Heard, shown: Shown, where: string): void {
	const known = [reply.title, ...reply.body.flatMap(wordsOf), ...actionsOf(reply).map(({ label }) => label), ...AROUND];
	const addresses = known.flatMap((words) => (words !== null && isAddress(words) ? [shownAddress(words)] : []));
	const words = [...known, ...addresses].map((each) => seen(each ?? '')).filter((each) => each !== '');
	const rest = words
		.sort((a, b) => b.length - a.length)
		.reduce((text, each) => text.replaceAll(each, ' '), seen(shown.text));
	expect(rest, `${where}: ${seen(shown.text)}`).not.toMatch(/\p{L}/u);
}

/** Every action is there once, with its words, those of a part under it and those of the whole answer last. */
export function expectControls({ reply, visibility }: Heard, shown: Shown, where: string, canShare: boolean): void {
	const actions = actionsOf(reply);
	const wanted = (index: number) =>
		actions[index]?.kind !== 'share' || (canShare && visibility === 'private' && reply.visibility === 'private');
	const all = actions.map((_, index) => index).filter(wanted);
	const own = all.filter((index) => index < reply.actions.length);
	const ofParts = all.filter((index) => index >= reply.actions.length);
	const found = shown.controls.map(({ action }) => action);
	expect(
		found.toSorted((a, b) => a - b),
		where,
	).toEqual(all);
	expect(
		found.filter((index) => ofParts.includes(index)),
		where,
	).toEqual(ofParts);
	const inMenu = new Set(shown.controls.filter((each) => each.inMenu).map(({ action }) => action));
	const buttons = found.filter((index) => own.includes(index) && !inMenu.has(index));
	expect(buttons, where).toEqual(own.filter((index) => !inMenu.has(index)));
	for (const { action, label } of shown.controls) {
		const words = seen(label).replace(/…$/u, '');
		expect(seen(actions[action]?.label ?? '').startsWith(words), `${where}: ${label}`).toBe(true);
	}
}

/** A sentence that the adapter itself says, without asking the runner. */
export const expectSaid = (shown: Shown | null, key: string, where: string): void =>
	expect(seen(shown?.text ?? ''), where).toBe(seen(texts.say(key)));

export const isShare = (reply: Reply, action: number): boolean => actionsOf(reply)[action]?.kind === 'share';
