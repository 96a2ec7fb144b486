import type { Action } from '../ask/reply.ts';

/**
 * The actions that go into a menu where there are more than a row of buttons takes: those that are alike, such as five
 * articles to choose from. Sharing and paging stay buttons.
 */
export function forMenu(actions: readonly Action[], row: number): ReadonlySet<Action> {
	if (actions.length <= row) return new Set();
	const runs = actions.filter(({ kind }) => kind === 'run');
	const alike = Map.groupBy(runs, ({ invocation }) =>
		JSON.stringify([invocation.command, Object.keys(invocation.options).sort()]),
	);
	const most = [...alike.values()].reduce((longest, group) => (group.length > longest.length ? group : longest), []);
	return new Set(actions.length - most.length <= row ? most : runs);
}
