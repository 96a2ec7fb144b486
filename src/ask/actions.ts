import type { Asked } from './command.ts';
import type { Action, Invocation } from './reply.ts';
import type { Texts } from './texts.ts';

/** The narrowest platform shows 75 characters on a button. */
const LABEL = 75;

type Options = Readonly<Record<string, string | number | undefined>>;

/** Values as they came out of the schemas go back to the words that a platform sends; absent ones stay out. */
export function invoke(command: string, options: Options = {}, cursor: string | null = null): Invocation {
	const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== '');
	return { command, options: Object.fromEntries(given.map(([name, value]) => [name, String(value)])), cursor };
}

/** A button that asks again. */
export function runAction(label: string, invocation: Invocation, primary = false): Action {
	return { kind: 'run', label: clip(label, LABEL), invocation, primary };
}

/** The button that posts a private answer for all to see; none on an answer that all see already. */
export function shareAction(invocation: Invocation, asked: Asked, texts: Texts): Action[] {
	if (asked.visibility === 'public') return [];
	return [{ kind: 'share', label: texts.say('action.share'), invocation, primary: true }];
}

/** At most `limit` UTF-16 code units, cut between words where there are any, marked by an ellipsis. Never for quotes. */
export function clip(text: string, limit: number): string {
	const line = text.replace(/\s+/gu, ' ').trim();
	if (line.length <= limit) return line;
	const cut = line.slice(0, limit - 1).replace(/[\ud800-\udbff]$/u, '');
	const space = cut.lastIndexOf(' ');
	return `${(space > limit / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
