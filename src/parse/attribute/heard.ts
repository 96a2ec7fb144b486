import type { Retold } from '../retold/retold.ts';
import type { Cue } from '../speech/cue.ts';
import type { Turn } from '../speech/turn.ts';
import type { Unit } from '../unit.ts';
import type { Party } from './party.ts';
import type { Attribution } from './rule.ts';

export interface Attributed {
	readonly turn: Turn;
	readonly attribution: Attribution;
	readonly question: Unit | null;
}

/** A statement that the reporter retells. */
export interface Reported {
	readonly unit: Unit;
	/** The sentence, in token indices. */
	readonly from: number;
	readonly to: number;
	readonly cue: Cue;
	readonly party: Party | null;
}

/** Words or a stance given back, and whose they are. */
interface GivenBack {
	readonly unit: Unit;
	readonly retold: Retold;
	readonly party: Party | null;
}

export interface Heard {
	readonly spoken: Attributed[];
	readonly reported: Reported[];
	readonly givenBack: GivenBack[];
}
