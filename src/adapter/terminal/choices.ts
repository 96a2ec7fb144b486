import { type Action, actionsOf, type Reply } from '../../ask/reply.ts';

/** What can be chosen by its number. A terminal has nobody to share with. */
export const choicesOf = (reply: Reply): readonly Action[] => actionsOf(reply).filter(({ kind }) => kind !== 'share');
