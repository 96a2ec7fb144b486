import type { Rule } from '../../document/article.ts';
import type { Span } from '../../document/span.ts';
import type { Scene } from '../scene.ts';
import type { Turn } from '../speech/turn.ts';
import type { Unit } from '../unit.ts';
import type { Discourse } from './discourse.ts';
import type { Party } from './party.ts';

/** What a rule may look at: the turn, what was told before it, and what follows. */
export interface Moment {
	readonly scene: Scene;
	readonly discourse: Discourse;
	readonly turn: Turn;
	/** The block before the turn's, when the turn begins its own; null inside a block. */
	readonly before: Unit | null;
	/** The one person whom the subhead over an interview names. */
	readonly headed: Party | null;
	/** The question that this turn answers. */
	readonly question: Unit | null;
	/** Turns after this one with no narration between them. */
	readonly following: readonly Turn[];
	/** The same, before this one. */
	readonly preceding: Turn | null;
	/** Who spoke before the last speaker, when the two take turns with no narration between. */
	readonly exchange: Party | null;
	/** Whom the sentence right behind the words says to have spoken them. */
	readonly pointed: Party | null;
	/** The last sentence of the narration before the turn, when it ends in a colon. */
	readonly introduced: Party | null;
}

export interface Attribution {
	readonly rule: Rule;
	readonly party: Party | null;
	/** What makes it less sure than its rule usually is. */
	readonly doubt: 'none' | 'some' | 'much';
	/** The mention that it settled on, where it stands in the text. */
	readonly name: Span | null;
}

/** One way to tell who speaks. Pure: asked in order, the first answer counts. */
export type AttributionRule = (moment: Moment) => Attribution | undefined;
