import type { Command } from '../src/ask/command.ts';
import articles from './articles.ts';
import facts from './facts.ts';
import help from './help.ts';
import people from './people.ts';
import quote from './quote.ts';
import summary from './summary.ts';

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [quote, facts, summary, people, articles, help];
