import type { Article } from '../../document/article.ts';
import type { Stem } from '../../language/stem.ts';
import { prepare } from '../../store/prepare.ts';
import type { Found, Ready } from './protocol.ts';

export const readyFrom = (article: Article, stem: Stem): Ready => ({
	prepared: prepare(article, stem),
	found: foundIn(article),
});

const foundIn = ({ headline, status, embargoedUntil, quotes, people, factBoxes }: Article): Found => ({
	headline,
	status,
	embargoedUntil,
	quotes: quotes.length,
	people: people.length,
	factBoxes: factBoxes.length,
});
