import type { ArticleHead, FactBoxHit, PersonHit } from '../store/store.ts';
import { clip, invoke, runAction } from './actions.ts';
import type { Asked, Context } from './command.ts';
import type { FoundArticle } from './find-article.ts';
import type { Invocation, ListPart, Part, Reply } from './reply.ts';
import { linkTo } from './source.ts';

export type { FactBoxHit, PersonHit };

type Ask = Pick<Context, 'texts'>;
type Item = ListPart['items'][number];

const SEPARATOR = ' · ';
/** What a message repeats of the words that were typed. */
export const TYPED = 80;

/** Nothing found: one sentence that also says what to try, and what may be run instead. */
export function nothing(text: string, asked: Asked, actions: Reply['actions'] = [], parts: Part[] = []): Reply {
	const body: Part[] = [{ type: 'text', text }, ...parts];
	return { outcome: 'nothing', title: null, body, actions, visibility: asked.visibility };
}

export function personItem({ name, role, quotes }: PersonHit, { texts }: Ask): Item {
	const count = texts.say('count.quotes', { count: quotes });
	return { text: name, detail: [role, count].filter(Boolean).join(SEPARATOR), url: null };
}

export function articleItem(head: ArticleHead, { texts }: Ask): Item {
	const count = head.quotes > 0 ? texts.say('count.quotes', { count: head.quotes }) : null;
	const detail = [texts.date(head.publishedAt) ?? texts.say('source.undated'), head.publisher, count]
		.filter(Boolean)
		.join(SEPARATOR);
	return { text: headlineOf(head, { texts }), detail: detail || null, url: linkTo(head.url) };
}

export const headlineOf = ({ headline }: Pick<ArticleHead, 'headline'>, { texts }: Ask): string =>
	headline?.trim() || texts.say('article.untitled');

/** Several people fit: which one? Each button asks again for one of them. */
export function choosePerson(
	{ people, more }: { readonly people: readonly PersonHit[]; readonly more: boolean },
	typed: string,
	to: (person: PersonHit) => Invocation,
	asked: Asked,
	{ texts }: Ask,
): Reply {
	return {
		outcome: 'answered',
		title: texts.say('choose.person', { typed: clip(typed, TYPED) }),
		body: [
			{ type: 'list', ordered: false, items: people.map((hit) => personItem(hit, { texts })) },
			...(more ? [{ type: 'context' as const, text: texts.say('choose.more') }] : []),
		],
		actions: people.map((hit) => runAction(hit.name, to(hit))),
		visibility: asked.visibility,
	};
}

/** Several articles fit, or none: the reply that says so. */
export function chooseArticle(
	found: Exclude<FoundArticle, { kind: 'one' }>,
	typed: string,
	to: (article: string) => Invocation,
	asked: Asked,
	{ texts }: Ask,
): Reply {
	if (found.kind === 'none') {
		const latest = runAction(texts.say('action.articles'), invoke('articles'));
		return nothing(texts.say('article.none', { typed: clip(typed, TYPED) }), asked, [latest]);
	}
	return {
		outcome: 'answered',
		title: texts.say('choose.article', { typed: clip(typed, TYPED) }),
		body: [
			{ type: 'list', ordered: false, items: found.heads.map((head) => articleItem(head, { texts })) },
			...(found.more ? [{ type: 'context' as const, text: texts.say('choose.more') }] : []),
		],
		actions: found.heads.map((head) => runAction(headlineOf(head, { texts }), to(head.id))),
		visibility: asked.visibility,
	};
}
