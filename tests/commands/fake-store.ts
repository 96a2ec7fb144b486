import type { Article, Quote } from '../../src/document/article.ts';
import { fold, foldedWords } from '../../src/document/fold.ts';
import { contains, sliceOf } from '../../src/document/span.ts';
import type { ArticleHead, Filter, Page, PersonHit, QuoteHit, Store } from '../../src/store/store.ts';

export function fakeStore(all: readonly Article[], now: () => Date): Store {
	const articles = all
		.filter((a) => a.embargoedUntil === null || Date.parse(a.embargoedUntil) <= now().getTime())
		.filter((a) => a.status === 'usable')
		.toSorted((a, b) => ((a.publishedAt ?? '') < (b.publishedAt ?? '') ? 1 : -1));
	const kept = new Map<string, unknown>();
	const notes = new Map<string, string>();
	const head = (a: Article): ArticleHead => ({
		...a,
		quotes: new Set(real(a).map((q) => q.turn)).size,
		people: a.people.length,
		factBoxes: a.factBoxes.length,
	});
	const real = (a: Article) => a.quotes.filter((q) => q.echo === null && q.kind !== 'indirect');
	const has = (text: string, about?: string) =>
		about === undefined || foldedWords(about).every((w) => foldedWords(text).some((x) => x.startsWith(w.slice(0, 5))));
	const inDays = (a: Article, f: Filter) =>
		(!f.article || f.article === a.id) &&
		(!f.since || (a.publishedAt ?? '').slice(0, 10) >= f.since) &&
		(!f.until || (a.publishedAt !== null && a.publishedAt.slice(0, 10) <= f.until));
	const page = <T>(rows: T[], f: Filter): Page<T> => {
		const at = Number(f.cursor ?? 0);
		return {
			rows: rows.slice(at, at + f.limit),
			next: at + f.limit < rows.length ? String(at + f.limit) : null,
			total: rows.length,
		};
	};
	const hits = (a: Article): QuoteHit[] =>
		[...Map.groupBy(real(a), (q) => q.turn).values()].map((segments) => {
			const first = segments[0] as Quote;
			const number = a.blocks.findIndex((b) => contains(b.span, first.span));
			const block = a.blocks[number];
			if (!block) throw new Error('no block');
			const cue = segments.find((s) => s.evidence.cue)?.evidence.cue;
			const who = a.people.find((p) => first.speaker && 'person' in first.speaker && p.id === first.speaker.person);
			return {
				article: head(a),
				segments,
				paragraph: { number: number + 1, span: block.span, text: sliceOf(a.text, block.span) },
				role: who?.roles[0] ? sliceOf(a.text, who.roles[0]) : null,
				question: first.question ? sliceOf(a.text, first.question) : null,
				cue: cue ? sliceOf(a.text, cue) : null,
			};
		});
	const people = (): (PersonHit & { words: string[] })[] => {
		const map = new Map<string, PersonHit & { words: string[] }>();
		for (const a of articles)
			for (const p of a.people) {
				const key = fold(p.name);
				const before = map.get(key);
				const role = p.roles[0] ? sliceOf(a.text, p.roles[0]) : null;
				const quotes = hits(a).filter(
					(h) => h.segments[0]?.speaker && 'person' in h.segments[0].speaker && h.segments[0].speaker.person === p.id,
				).length;
				map.set(key, {
					key,
					name: p.name,
					role: before?.role ?? role,
					quotes: (before?.quotes ?? 0) + quotes,
					articles: (before?.articles ?? 0) + 1,
					latest: a.publishedAt,
					words: [...(before?.words ?? []), ...foldedWords([p.name, ...p.aliases, role ?? ''].join(' '))],
				});
			}
		return [...map.values()].sort((a, b) => b.quotes - a.quotes);
	};
	return {
		save: async () => 'new',
		digest: async () => undefined,
		article: async (id) => articles.find((a) => a.id === id),
		articles: async (f) => page(articles.filter((a) => inDays(a, f) && has(a.text, f.about)).map(head), f),
		articlesByHeadline: async (typed, limit) =>
			articles
				.filter(
					(a) =>
						a.headline &&
						foldedWords(typed).length > 0 &&
						foldedWords(typed).every((w) => foldedWords(a.headline ?? '').some((x) => x.startsWith(w))),
				)
				.map(head)
				.slice(0, limit),
		peopleOf: async () => [],
		people: async (typed, limit) =>
			people()
				.filter((p) => foldedWords(typed).every((w) => p.words.some((x) => x.startsWith(w))))
				.slice(0, limit),
		nearPeople: async (typed, limit) => {
			const tri = (t: string) => new Set(foldedWords(t).flatMap((w) => [...w].map((_, i) => w.slice(i, i + 3))));
			const t = tri(typed);
			return people()
				.map((p) => ({ p, n: [...tri(p.name)].filter((x) => x.length === 3 && t.has(x)).length }))
				.filter(({ n }) => n > 0)
				.sort((a, b) => b.n - a.n)
				.map(({ p }) => p)
				.slice(0, limit);
		},
		quotes: async (person, f) =>
			page(
				articles
					.filter((a) => inDays(a, f))
					.flatMap((a) =>
						hits(a).filter((h) => {
							const s = h.segments[0]?.speaker;
							return (
								s &&
								'name' in s &&
								fold(s.name) === person &&
								has(`${h.segments.map((x) => x.text).join(' ')} ${a.headline}`, f.about)
							);
						}),
					),
				f,
			),
		quotesOf: async (id) => articles.filter((a) => a.id === id).flatMap(hits),
		factBoxes: async (f) =>
			page(
				articles
					.filter((a) => inDays(a, f))
					.flatMap((a) =>
						a.factBoxes
							.filter((b) => has(`${a.headline} ${sliceOf(a.text, b.span)}`, f.about))
							.map((box) => ({ article: head(a), box })),
					),
				f,
			),
		counts: async () => ({
			articles: articles.length,
			quotes: articles.flatMap(hits).length,
			people: people().length,
			factBoxes: articles.flatMap((a) => a.factBoxes).length,
		}),
		claim: async (key) => {
			if (kept.has(key)) return false;
			kept.set(key, 1);
			return true;
		},
		keep: async (value) => {
			const token = `t${kept.size}`;
			kept.set(token, value);
			return token;
		},
		recall: async (token) => kept.get(token),
		remember: async (key, value) => {
			notes.set(key, value);
		},
		remembered: async (key) => notes.get(key),
		close: async () => {},
	};
}
