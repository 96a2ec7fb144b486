import type { Article } from '../document/article.ts';
import { speakerName } from './evidence.ts';

/** Who is quoted in an article, and in how many turns: the most quoted first. Echoes and indirect speech do not count. */
export function quotedIn(article: Article): readonly { readonly name: string; readonly turns: number }[] {
	const turns = new Map<string, Set<number>>();
	for (const { kind, echo, speaker, turn } of article.quotes) {
		const name = speakerName(speaker);
		if (kind === 'indirect' || echo !== null || name === undefined) continue;
		turns.set(name, (turns.get(name) ?? new Set()).add(turn));
	}
	return [...turns].map(([name, set]) => ({ name, turns: set.size })).sort((a, b) => b.turns - a.turns);
}
