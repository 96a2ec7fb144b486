import { z } from 'zod';
import { Article } from '../document/article.ts';
import { EXIT } from './exit.ts';
import { expect } from './expect.ts';
import type { Subcommand } from './world.ts';

/** Prints the JSON Schema of an Article. */
export const schema: Subcommand = {
	async run(line, world) {
		expect(line, { name: 'schema', words: [], options: [] }, world);
		world.stdout.write(`${JSON.stringify(z.toJSONSchema(Article), null, '\t')}\n`);
		return EXIT.answered;
	},
};
