import { W } from '../../language/lexicon.ts';
import { isDefinite } from '../definite.ts';
import type { Figure } from '../people/figure.ts';
import { isOlder } from '../people/told-roles.ts';
import type { Scene } from '../scene.ts';
import type { Subject } from '../speech/subject.ts';
import { flagsAt, type Token } from '../token.ts';
import type { Unit } from '../unit.ts';
import { bearing } from './bearer.ts';
import type { Discourse } from './discourse.ts';
import { issuerOf } from './issuer.ts';
import { namedOwner, ownerOf, relativeOf, spouseOf } from './kin.ts';
import { meantBy } from './meant.ts';
import { ofFigure } from './party.ts';
import type { AttributionRule } from './rule.ts';

/** How many blocks back somebody without a name is remembered. */
const FARTHEST = 20;
/** A block may be a whole article: so many tokens back at most. */
const MOST_TOKENS = 2_000;
/** How far before its noun an article stands. */
const ARTICLE_WITHIN = 5;

/** "kvinnan" behind "en 81-årig kvinna": somebody whom the article does not name. */
function isIntroduced({ lexicon, units }: Scene, unit: Unit, { from, head }: Subject): boolean {
	const noun = unit.tokens[head];
	if (noun === undefined || (noun.flags & (W.unnamed | W.title)) !== W.unnamed) return false;
	const forms = lexicon.bare(noun.lower);
	// Without endings it has no other form.
	if (forms.length < 2) return false;
	const initial = noun.lower.charCodeAt(0);
	for (let index = unit.index; index >= Math.max(0, unit.index - FARTHEST); index--) {
		const { tokens } = units[index] as Unit;
		const end = index === unit.index ? from : tokens.length;
		for (let i = end - 1; i >= Math.max(1, end - MOST_TOKENS); i--) {
			const token = tokens[i] as Token;
			if (token.lower.charCodeAt(0) !== initial || token.id === noun.id || !forms.includes(token.lower)) continue;
			for (let k = i - 1; k >= Math.max(0, i - ARTICLE_WITHIN); k--)
				if (((tokens[k] as Token).flags & W.indefinite) !== 0) return true;
		}
	}
	return false;
}

/** The one person of whom the narration before told, when no title fits anybody. */
function lastPerson({ lexicon }: Scene, discourse: Discourse, gender: Subject['gender']): Figure | null {
	if (gender === 'they') return null;
	const [seen, ...others] = new Set(discourse.seen);
	const only = seen === undefined || others.length > 0 ? null : ofFigure(seen);
	const told = discourse.subjects.findLast((party) => party.kind === 'figures' || party.animate);
	const subject = told ?? only ?? (discourse.seen.length === 0 ? discourse.lastSpeaker : null);
	const [first, ...more] = discourse.recent;
	// Of one person alone the article has told so far.
	const open = first !== undefined && more.length === 0 && first.titles.size === 0 && !lexicon.language.capitalNouns;
	const alone = open ? ofFigure(first) : null;
	const meant = subject?.kind === 'figures' ? subject : alone;
	if (meant?.kind !== 'figures' || meant.figures.length !== 1) return null;
	const figure = meant.figures[0] as Figure;
	return gender === null || gender === 'it' || figure.gender === null || figure.gender === gender ? figure : null;
}

/** "säger polischefen": the person who bears the title, else the title itself. */
export const title: AttributionRule = ({ turn: { unit, cue }, scene, discourse }) => {
	if (cue === null || cue.subject.kind !== 'title') return undefined;
	const { head, gender, to } = cue.subject;
	const named = namedOwner(scene, unit, cue.subject);
	const span = named === undefined ? cue.subject.span : { start: named.span.start, end: cue.subject.span.end };
	const owner = named?.figures[0] ?? ownerOf(discourse, unit, cue.subject);
	const borne = bearing(scene, discourse, unit, cue.subject);
	const relative =
		owner === null
			? spouseOf(scene, discourse, unit, cue.subject)
			: relativeOf(scene, discourse, unit, cue.subject, owner);
	const bearer = borne === null || borne === owner ? relative : borne;
	if (bearer === null) {
		const issuer = issuerOf(scene, unit, cue.subject);
		if (issuer !== null) {
			return {
				rule: 'organisation',
				party: { kind: 'description', span: issuer, gender: null, animate: false },
				doubt: 'none',
				name: issuer,
			};
		}
		// "kertoo koululainen, joka istui edessä", "sier naboen som ringte": what tells who it is means nobody known.
		const clause = unit.tokens[to]?.text === ',' ? to + 1 : to;
		const told = (flagsAt(unit.tokens, clause) & W.relative) !== 0;
		const nameless = told || isIntroduced(scene, unit, cue.subject);
		const definite = isDefinite(scene.lexicon, unit, cue.subject.from) || isDefinite(scene.lexicon, unit, head);
		const meant =
			nameless || !definite
				? null
				: (meantBy(scene, discourse, unit, cue.subject) ?? lastPerson(scene, discourse, gender));
		const noun = unit.tokens[head];
		if (meant !== null && meant !== owner && (noun === undefined || !isOlder(scene.units, noun, meant)))
			return { rule: 'title', party: ofFigure(meant, span), doubt: 'much', name: span };
		return { rule: 'title', party: { kind: 'description', span, gender, animate: true }, doubt: 'none', name: span };
	}
	return { rule: 'title', party: ofFigure(bearer, span), doubt: 'none', name: span };
};
