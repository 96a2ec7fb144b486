import {
	type APIMessageTopLevelComponent,
	ComponentType,
	MessageFlags,
	SeparatorSpacingSize,
} from 'discord-api-types/v10';
import { hasOwnActions, type Part, type Reply } from '../../ask/reply.ts';
import type { Texts } from '../../ask/texts.ts';
import { type Block, blocksOf, CUT, ROOM, titleBlock } from './blocks.ts';
import { fitted, partRows, type Row, rowsOf } from './controls.ts';
import { LIMITS } from './limits.ts';

/** A message in Components V2: no `content`, no embeds, mentions nobody. */
export interface DiscordMessage {
	readonly flags: MessageFlags;
	readonly components: APIMessageTopLevelComponent[];
	readonly allowed_mentions: { parse: [] };
}

/**
 * An answer as messages, at least one, each within Discord's limits. `tokens` are what `Runner.keep` gave for
 * `actionsOf` the reply, in their order. Parts stay whole where they fit into one message.
 */
export function renderDiscord(reply: Reply, tokens: readonly string[], texts: Texts): DiscordMessage[] {
	const units = unitsOf(reply, tokens, texts);
	// What concerns the whole answer is set off from what concerns its last part.
	const rule: Entry[] = hasOwnActions(reply.body.at(-1)) && reply.actions.length > 0 ? [{ kind: 'rule' }] : [];
	const rowsFor = (fresh: boolean) => rowsOf(reply.actions, { tokens, fresh, placeholder: texts.say('action.choose') });
	const pages = packed(units, LIMITS.components - rule.length - sizeOfRows(rowsFor(true)));
	const kept = pages.length <= LIMITS.messages ? pages : [...pages.slice(0, LIMITS.messages - 1), cut(pages)];
	const rows = rowsFor(kept.length > 1);
	return kept.map((blocks, index) => ({
		flags: MessageFlags.IsComponentsV2,
		components: [...blocks, ...(index === kept.length - 1 ? rule : [])]
			.map(component)
			.concat(index === kept.length - 1 ? rows : []),
		allowed_mentions: { parse: [] },
	}));
}

/** A line between two of these tells where one ends. */
type Entry = Block | { readonly kind: 'rule' } | { readonly kind: 'row'; readonly row: Row };

interface Unit {
	readonly blocks: readonly Entry[];
	readonly ruled: boolean;
}

function unitsOf({ title, body, actions }: Reply, tokens: readonly string[], texts: Texts): Unit[] {
	let next = actions.length;
	const rowsOfPart = (part: Part): Entry[] => {
		const own = part.type === 'quote' ? (part.actions ?? []) : [];
		const rows = partRows(own, tokens, next);
		next += own.length;
		return rows.map((row) => ({ kind: 'row', row }));
	};
	const units: Unit[] = body.map((part, index) => ({
		blocks: [...blocksOf(part, texts), ...rowsOfPart(part)],
		ruled: isBox(part) && isBox(body[index - 1]),
	}));
	if (title !== null) units.unshift({ blocks: titleBlock(title), ruled: false });
	const filled = units.filter(({ blocks }) => blocks.length > 0);
	return filled.length > 0 ? filled : [{ blocks: [CUT], ruled: false }];
}

const isBox = (part: Part | undefined): boolean =>
	part !== undefined && ['quote', 'facts', 'excerpt'].includes(part.type);

function packed(units: readonly Unit[], components: number): Entry[][] {
	const pages: Entry[][] = [];
	const fits = (page: readonly Entry[]) => textOf(page) <= ROOM && componentsOf(page) <= components;
	for (const { blocks, ruled } of units) {
		const page = pages.at(-1);
		const whole: Entry[] = ruled ? [{ kind: 'rule' }, ...blocks] : [...blocks];
		if (page && fits([...page, ...whole])) page.push(...whole);
		else if (fits(blocks)) pages.push([...blocks]);
		else
			for (const block of blocks) {
				const last = pages.at(-1);
				if (last && fits([...last, block])) last.push(block);
				else pages.push([block]);
			}
	}
	return pages;
}

const cut = (pages: readonly Entry[][]): Entry[] => [...(pages[LIMITS.messages - 1] ?? []), CUT];

const textOf = (entries: readonly Entry[]): number =>
	entries.reduce((sum, entry) => sum + (entry.kind === 'text' ? entry.text.length : 0), 0);

const componentsOf = (entries: readonly Entry[]): number =>
	entries.reduce((sum, entry) => sum + 1 + (entry.kind === 'row' ? entry.row.components.length : 0), 0);

const sizeOfRows = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + 1 + row.components.length, 0);

function component(entry: Entry): APIMessageTopLevelComponent {
	switch (entry.kind) {
		case 'text':
			return { type: ComponentType.TextDisplay, content: entry.text };
		case 'image':
			return {
				type: ComponentType.MediaGallery,
				items: [{ media: { url: entry.url }, description: fitted(entry.alt, LIMITS.altText) }],
			};
		case 'row':
			return entry.row;
		case 'rule':
			return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small };
	}
}
