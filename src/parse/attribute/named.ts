import { W } from '../../language/lexicon.ts';
import type { Figure, Gender, Mention } from '../people/figure.ts';
import { flagsAt, M, type Token } from '../token.ts';
import { sentenceAt } from '../unit.ts';
import type { Discourse } from './discourse.ts';
import { figureAgrees } from './party.ts';

/** Whom one mention, or several, name. */
export function namedByAll(
	mentions: readonly Mention[],
	discourse: Discourse,
	gender: Gender | null,
): readonly Figure[] {
	return mentions.length === 1
		? namedBy(mentions[0] as Mention, discourse, gender)
		: mentions.flatMap((mention) => namedBy(mention, discourse, gender));
}

/** Whom a mention names: a family, or the one who is meant. */
export function namedBy(mention: Mention, discourse: Discourse, gender: Gender | null = null): readonly Figure[] {
	if (mention.family) return mention.figures;
	const figure = choose(mention, discourse, gender);
	return figure === null ? [] : [figure];
}

function fitting(figures: readonly Figure[], gender: Gender | null): readonly Figure[] {
	if (gender === null || figures.length < 2) return figures;
	const sure = figures.filter((figure) => figure.gender === gender);
	const open = sure.length > 0 ? sure : figures.filter((figure) => figureAgrees(figure, gender));
	return open.length > 0 ? open : figures;
}

/** Of two people of one name, whom this block named in full, else whom the article named first. */
export function choose(mention: Mention, discourse: Discourse, gender: Gender | null = null): Figure | null {
	const { figures: named, unit, from } = mention;
	const address = addressed(mention);
	const figures = fitting(named, gender ?? address ?? (named.length > 1 ? ownBehind(mention) : null));
	if (figures.length <= 1) {
		const [only] = figures;
		const other = only !== undefined && address !== null && !figureAgrees(only, address);
		return other ? firstNameOf(discourse, address) : (only ?? null);
	}
	const here = figures.filter((figure) => isNamedIn(figure, unit.index, from));
	if (here.length > 0) return latest(here, discourse);
	return onlyFirst(figures) ?? latest(figures, discourse);
}

/** A block names somebody before a token: mentions stand in the order of the text. */
function isNamedIn({ mentions }: Figure, index: number, before: number): boolean {
	let low = 0;
	let high = mentions.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((mentions[middle] as Mention).unit.index < index) low = middle + 1;
		else high = middle;
	}
	const first = mentions[low];
	return first !== undefined && first.unit.index === index && first.from < before;
}

/** Whom the article named first, null where one block names two of them. */
function onlyFirst(figures: readonly Figure[]): Figure | null {
	let first: Figure | null = null;
	let block = Number.POSITIVE_INFINITY;
	for (const figure of figures) {
		const index = introduction(figure);
		if (index > block) continue;
		first = index === block ? null : figure;
		block = index;
	}
	return first;
}

/** "Mrs Eck" */
function addressed({ unit, candidate }: Mention): Gender | null {
	const flags = (candidate.title < 0 ? 0 : flagsAt(unit.tokens, candidate.title)) & (W.female | W.male);
	return flags === W.female ? 'she' : flags === W.male ? 'he' : null;
}

/** "Ebner will take ten cows into his own barn": of two Ebners, him. */
function ownBehind({ unit, to }: Mention): Gender | null {
	const end = sentenceAt(unit, to)?.to ?? to;
	for (let i = to; i < end; i++) {
		const { flags, signs } = unit.tokens[i] as Token;
		if ((signs & M.quote) !== 0) return null;
		// "sie", "ihr": of several as well.
		if ((flags & (W.they | W.definite)) !== 0 || (signs & M.their) !== 0) continue;
		if ((flags & (W.he | W.his)) !== 0) return 'he';
		if ((flags & (W.she | W.her)) !== 0) return 'she';
	}
	return null;
}

/** "Mrs Eck", where the only Eck is a man: the one woman whom the article calls by her first name alone. */
function firstNameOf({ recent }: Discourse, gender: Gender): Figure | null {
	const alone = recent.filter((figure) => figure.words.length === 1 && figure.gender === gender);
	return alone.length === 1 ? (alone[0] as Figure) : null;
}

/** The block in which somebody comes in. */
const introduction = ({ mentions }: Figure): number => mentions[0]?.unit.index ?? Number.POSITIVE_INFINITY;

function latest(figures: readonly Figure[], { recent }: Discourse): Figure | null {
	for (let nth = recent.length - 1; nth >= 0; nth--) {
		const figure = recent[nth] as Figure;
		if (figures.includes(figure)) return figure;
	}
	return figures[0] ?? null;
}
