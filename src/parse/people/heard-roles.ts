import { type Lexicon, W } from '../../language/lexicon.ts';
import type { Heard } from '../attribute/heard.ts';
import type { Party } from '../attribute/party.ts';
import type { Cue } from '../speech/cue.ts';
import { flagsAt } from '../token.ts';
import type { Unit } from '../unit.ts';
import { addRole } from './roles.ts';
import { BorneTitles } from './told-roles.ts';

/** "…, erzählt die Geigerin.": the title of whoever turned out to speak, when nothing else told it. */
export function readHeardRoles({ spoken }: Heard, lexicon: Lexicon): void {
	for (const { turn, attribution } of spoken) ofSubject(turn.unit, turn.cue, attribution.party, lexicon);
}

function ofSubject(unit: Unit, cue: Cue | null, party: Party | null, lexicon: Lexicon): void {
	if (cue?.subject.kind !== 'title' || party?.kind !== 'figures' || party.figures.length !== 1) return;
	const { tokens } = unit;
	const [figure] = party.figures;
	const { from, to, head } = cue.subject;
	if (figure === undefined || new BorneTitles([figure], lexicon).has(tokens[head]?.lower ?? '')) return;
	const article = (flagsAt(tokens, from) & W.definite) !== 0 && from < head;
	addRole(figure, unit, article ? from + 1 : from, to);
}
