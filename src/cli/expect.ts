import { nearest } from '../ask/parse.ts';
import { NewsroomError } from '../document/error.ts';
import type { Line } from './arguments.ts';
import type { World } from './world.ts';

interface Shape {
	readonly name: string;
	/** The words that must follow the name, exactly. */
	readonly words?: readonly string[];
	readonly options: readonly string[];
}

/**
 * The options of a subcommand, when the line has no other and every value is there. Throws NewsroomError
 * `unknown-option`, `missing-value` or `missing-option`, with the usage.
 */
export function expect(
	line: Line,
	{ name, words, options }: Shape,
	{ texts }: World,
): Readonly<Record<string, string>> {
	const usage = texts.say(`cli.${name}.usage`);
	for (const [option, value] of Object.entries(line.options)) {
		if (!options.includes(option)) {
			const near = nearest(option, options) ?? 'none';
			throw new NewsroomError('unknown-option', { command: name, option, near, known: options.join(', ') || '-' });
		}
		if (value === null) throw new NewsroomError('missing-value', { option, usage });
	}
	if (words !== undefined && words.join(' ') !== line.words.join(' ')) {
		throw new NewsroomError('missing-option', { option: words.join(' ') || name, usage });
	}
	return line.options as Record<string, string>;
}
