import type { Command } from '../src/ask/command.ts';
import add from './add.ts';
import articles from './articles.ts';
import copy from './copy.ts';
import correct from './correct.ts';
import facts from './facts.ts';
import help from './help.ts';
import home from './home.ts';
import people from './people.ts';
import preview from './preview.ts';
import quote from './quote.ts';
import said from './said.ts';
import summary from './summary.ts';
import why from './why.ts';

/** Every command, in the order in which help lists them; those for buttons and start pages come last. */
export const commands: readonly Command[] = [
	...[quote, facts, summary, people, articles, said, add, help],
	...[copy, why, correct, home, preview],
];
