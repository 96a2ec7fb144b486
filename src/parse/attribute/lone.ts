import type { Figure } from '../people/figure.ts';
import type { Attributed, Heard } from './heard.ts';
import { ofFigure } from './party.ts';

const ABOVE = new Set(['headline', 'subhead', 'pullquote']);

/** "»I never liked losing«" over an article in which one person alone speaks: that person's words. */
export function withLoneSpeaker(heard: Heard): Heard {
	if (!heard.spoken.some(isOpen)) return heard;
	const speaker = loneSpeaker(heard.spoken);
	if (speaker === null) return heard;
	const spoken = heard.spoken.map(
		(entry): Attributed =>
			isOpen(entry)
				? { ...entry, attribution: { rule: 'headline', party: ofFigure(speaker), doubt: 'some', name: null } }
				: entry,
	);
	return { ...heard, spoken };
}

/** Words of somebody, set over the story, and nothing that says whose. */
const isOpen = ({ turn, attribution }: Attributed): boolean =>
	turn.kind === 'direct' && !turn.told && attribution.party === null && ABOVE.has(turn.unit.block.kind);

/** Who speaks wherever the story lets anybody speak, or null. */
function loneSpeaker(spoken: readonly Attributed[]): Figure | null {
	let speaker: Figure | null = null;
	for (const entry of spoken) {
		if (entry.turn.kind !== 'direct' || isOpen(entry)) continue;
		const { party } = entry.attribution;
		const [figure, other] = party?.kind === 'figures' ? party.figures : [];
		if (figure === undefined || other !== undefined || (speaker !== null && figure !== speaker)) return null;
		speaker = figure;
	}
	return speaker;
}
