import type { ActionsBlock, Button, HeaderBlock, KnownBlock, StaticSelect } from '@slack/types';
import { Action, actionsOf, hasOwnActions, type Part, type Reply } from '../../ask/reply.ts';
import type { Texts } from '../../ask/texts.ts';
import { forMenu } from '../alike.ts';
import { fallbackOf, labelsOf } from './fallback.ts';
import { LIMITS } from './limits.ts';
import { blocksOf, context } from './parts.ts';
import { richText } from './rich.ts';
import { escapedSize, escapeMarkup, firstPiece, invisible, label, oneLine, plain } from './text.ts';

/** The `action_id` of a menu. */
const MENU = 'pick';

/** What Slack takes as a message. `text` stands for the blocks in notifications and for screen readers. */
export interface SlackMessage {
	text: string;
	blocks: KnownBlock[];
}

export interface Extras {
	/** For each action of `actionsOf` the reply, in order, what `Runner.keep` gave for its invocation. */
	readonly tokens: readonly string[];
	/** The name of whoever shared it; null for a private answer. */
	readonly sharedBy: string | null;
}

/**
 * A reply as one message, or several where it is longer than Slack takes; the buttons stand under the last. No message
 * for a reply that shows nothing.
 */
export function renderSlack(reply: Reply, { tokens, sharedBy }: Extras, texts: Texts): SlackMessage[] {
	const buttons = new Map(
		actionsOf(reply).flatMap((action, index) => {
			// What all see already needs no sharing.
			const useless = action.kind === 'share' && reply.visibility === 'public';
			const token = tokens[index];
			const beside = !reply.actions.includes(action);
			return useless || token === undefined ? [] : [[action, button(action, index, token, beside)] as const];
		}),
	);
	const buttonsOf = (actions: readonly Action[]) => actions.flatMap((action) => buttons.get(action) ?? []);
	const own = reply.actions.filter((action) => buttons.has(action));
	const inMenu = forMenu(own, LIMITS.row);
	const [first] = inMenu;
	const controls = actionBlocks(
		own.flatMap((action): (Button | StaticSelect)[] => {
			if (action === first) return [menuOf(buttonsOf([...inMenu]), texts)];
			return inMenu.has(action) ? [] : buttonsOf([action]);
		}),
	);
	const parts = reply.body.map((part) => [
		...blocksOf(part, texts),
		...(part.type === 'quote' ? actionBlocks(buttonsOf(part.actions ?? [])) : []),
	]);
	const groups = [
		title(reply.title ?? ''),
		...parts.map((blocks, index) =>
			isPiece(reply.body[index]) && isPiece(reply.body[index - 1]) ? ruled(blocks) : blocks,
		),
		sharedBy === null ? [] : context(texts.say('shared.by', { user: sharedBy })),
		// What concerns the whole answer is set off from what concerns its last part.
		hasOwnActions(reply.body.at(-1)) ? ruled(controls) : controls,
	];
	return pack(groups).map((blocks) => ({ text: fallback(blocks), blocks }));
}

function title(text: string): KnownBlock[] {
	const line = oneLine(text);
	if (invisible(line)) return [];
	if (escapedSize(line) > LIMITS.header) return richText([{ kind: 'line', runs: [{ text: line, bold: true }] }]);
	const header: HeaderBlock = { type: 'header', text: plain(line) };
	return [header];
}

/** Something from an article; a line stands between two of them. */
const isPiece = (part: Part | undefined): boolean => part !== undefined && 'source' in part;
const ruled = (blocks: readonly KnownBlock[]): KnownBlock[] =>
	blocks.length === 0 ? [] : [{ type: 'divider' }, ...blocks];

/**
 * `action_id` is the kind and a number, unique within the message; what to do stands in the kept invocation. A plus asks
 * for an answer beside the message, which has more than this one matter.
 */
function button({ kind, label: words, primary }: Action, index: number, token: string, beside: boolean): Button {
	return {
		type: 'button',
		action_id: `${kind}${beside ? '+' : ''}:${index}`,
		text: label(words, LIMITS.buttonLabel),
		value: token,
		...(primary ? { style: 'primary' } : {}),
	};
}

interface Control {
	/** Of the button, or of the choice in a menu. */
	readonly id: string;
	readonly kind: Action['kind'];
	readonly beside: boolean;
	readonly token: string;
}

/** What was pressed or chosen, by its `action_id` and value; undefined for what is not ours. */
export function readControl(pressed: string, given: string): Control | undefined {
	const [id = '', token = ''] = pressed === MENU ? given.split(' ') : [pressed, given];
	const [, verb, plus] = /^(run|share|form)(\+?):\d+$/u.exec(id) ?? [];
	const kind = Action.shape.kind.safeParse(verb).data;
	return kind && { id, kind, beside: plus === '+', token };
}

/** The same buttons as a menu: what is chosen brings the `action_id` and the value that its button would have. */
function menuOf(buttons: readonly Button[], texts: Texts): StaticSelect {
	return {
		type: 'static_select',
		action_id: MENU,
		placeholder: label(texts.say('action.choose'), LIMITS.modal.placeholder),
		options: buttons
			.slice(0, LIMITS.options)
			.map(({ text, action_id = '', value = '' }) => ({ text, value: `${action_id} ${value}` })),
	};
}

function actionBlocks(elements: readonly (Button | StaticSelect)[]): ActionsBlock[] {
	const blocks: ActionsBlock[] = [];
	for (let at = 0; at < elements.length; at += LIMITS.actions) {
		blocks.push({ type: 'actions', elements: elements.slice(at, at + LIMITS.actions) });
	}
	return blocks;
}

/** Groups of blocks to messages; a group is parted only when it fits into no message. */
function pack(groups: readonly KnownBlock[][]): KnownBlock[][] {
	const messages: KnownBlock[][] = [];
	const add = (blocks: readonly KnownBlock[]): void => {
		const last = messages.at(-1);
		if (last && fits([...last, ...blocks])) last.push(...blocks);
		else messages.push(blocks.filter(({ type }, index) => index > 0 || type !== 'divider'));
	};
	for (const group of groups.filter(({ length }) => length > 0)) {
		if (fits(group)) add(group);
		else for (const block of group) add([block]);
	}
	return messages.filter(({ length }) => length > 0);
}

const fits = (blocks: readonly KnownBlock[]): boolean =>
	blocks.length <= LIMITS.blocks && JSON.stringify(blocks).length <= LIMITS.payload;

function fallback(blocks: readonly KnownBlock[]): string {
	const whole = fallbackOf(blocks) || labelsOf(blocks);
	const piece = firstPiece(whole, LIMITS.fallback, escapedSize);
	return escapeMarkup(piece === whole ? whole : `${piece.trimEnd()}…`);
}
