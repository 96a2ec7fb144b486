import { type Changes, changesBetween, isUnchanged } from '../document/changes.ts';
import type { Revision } from '../store/store.ts';
import { headlineOf } from './choose.ts';
import type { Part, Reply } from './reply.ts';
import type { Texts } from './texts.ts';

/** One version, and what it says otherwise than the one before it that may be shown. */
export interface Version {
	readonly revision: number;
	readonly headline: string | null;
	/** ISO 8601, as the source tells. */
	readonly publishedAt: string | null;
	readonly updatedAt: string | null;
	readonly replacedAt: string | null;
	readonly quotes: number;
	readonly factBoxes: number;
	/** Null for the first. */
	readonly changes: Changes | null;
}

/** The oldest first. */
export function versionsOf(revisions: readonly Revision[]): Version[] {
	return revisions.map(({ article, replacedAt }, index) => {
		const { revision, headline, publishedAt, updatedAt, quotes, factBoxes } = article;
		const before = revisions[index - 1]?.article;
		const said = new Set(
			quotes.filter(({ kind, echo }) => kind !== 'indirect' && echo === null).map(({ turn }) => turn),
		);
		const changes = before === undefined ? null : changesBetween(before, article);
		const counts = { quotes: said.size, factBoxes: factBoxes.length };
		return { revision, headline, publishedAt, updatedAt, replacedAt, ...counts, changes };
	});
}

/** What became of an article, the newest version first; undefined when there is none to be shown. */
export function historyReply(revisions: readonly Revision[], texts: Texts): Reply | undefined {
	const last = revisions.at(-1);
	if (last === undefined) return undefined;
	const headline = headlineOf(last.article, { texts });
	return {
		outcome: 'answered',
		title: texts.say('history.title', { headline, count: revisions.length }),
		body: versionsOf(revisions)
			.reverse()
			.flatMap((version) => told(version, texts)),
		actions: [],
		visibility: 'private',
	};
}

function told(version: Version, texts: Texts): Part[] {
	const { revision, publishedAt, updatedAt, changes, quotes, factBoxes } = version;
	const when = texts.date(updatedAt ?? publishedAt);
	const text =
		when === null ? texts.say('history.version', { revision }) : texts.say('history.version.when', { revision, when });
	const head: Part = { type: 'text', text };
	if (changes === null) return [head, { type: 'context', text: texts.say('history.first', { quotes, factBoxes }) }];
	if (isUnchanged(changes)) return [head, { type: 'context', text: texts.say('history.same') }];
	const items = linesOf(changes, texts).map((line) => ({ text: line, detail: null, url: null }));
	return [head, { type: 'list', ordered: false, items }];
}

function linesOf({ headline, quotes, facts }: Changes, texts: Texts): string[] {
	const name = (speaker: string | null): string => speaker ?? texts.say('history.nobody');
	const shown = (words: string | null): string => words ?? texts.say('article.untitled');
	return [
		...(headline === null
			? []
			: [texts.say('history.headline', { before: shown(headline.before), after: shown(headline.after) })]),
		...quotes.map((change) => {
			if (change.kind === 'speaker') {
				const { words, before, after } = change;
				return texts.say('history.speaker', { words, before: name(before), after: name(after) });
			}
			const who = name(change.speaker);
			if (change.kind !== 'reworded') return texts.say(`history.${change.kind}`, { words: change.words, who });
			return texts.say('history.reworded', { before: change.before, after: change.after, who });
		}),
		...facts.map(({ kind, title, words }) => texts.say(`history.fact.${kind}`, { title, words })),
	];
}
