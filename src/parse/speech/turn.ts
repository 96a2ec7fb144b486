import type { Span } from '../../document/span.ts';
import type { Figure } from '../people/figure.ts';
import type { Unit } from '../unit.ts';
import type { Cue } from './cue.ts';

/** One contiguous stretch of somebody's words. */
export interface Segment {
	/** Without marks, dash, and the comma before a cue. */
	readonly span: Span;
	/** Token indices of the words, end exclusive. */
	readonly from: number;
	readonly to: number;
}

/** The segments of one utterance in one block, and the cue that stands beside them. */
export interface Turn {
	readonly unit: Unit;
	readonly kind: 'direct' | 'partial';
	readonly opened: 'dash' | 'marks' | 'label';
	readonly segments: readonly Segment[];
	/** Verb and subject beside the words, or in their sentence. */
	readonly cue: Cue | null;
	/** A verb of speaking stands beside the words, though its subject may be beyond the parser. */
	readonly told: boolean;
	/** Whom a label before the words names: "ML: …". */
	readonly voice: Figure | null;
	/** Token range from the first mark to the end of the last segment or cue clause. */
	readonly from: number;
	readonly to: number;
	/** The last segment runs on into the next paragraph: its mark was never closed. */
	readonly open: boolean;
}
