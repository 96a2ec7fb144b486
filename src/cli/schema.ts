import { z } from 'zod';
import { Article } from '../document/article.ts';
import { EXIT } from './exit.ts';
import type { Subcommand } from './world.ts';

/** Prints the JSON Schema of an Article. */
export const schema: Subcommand = {
	async run(_line, { stdout }) {
		stdout.write(`${JSON.stringify(z.toJSONSchema(Article), null, '\t')}\n`);
		return EXIT.answered;
	},
};
