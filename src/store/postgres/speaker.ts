import { whole } from './stems.ts';

/** Stands before the number of a person among the stems of a turn; no stem holds it. */
const SPEAKER = '§';

export const speakerStem = (person: number | null): string => `${SPEAKER}${person ?? ''}`;
export const speakerTerm = (person: number): string => whole(speakerStem(person));
