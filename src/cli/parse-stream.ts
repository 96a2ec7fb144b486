import { z } from 'zod';
import { explain } from '../ask/fault.ts';
import type { Document } from '../document/document.ts';
import { NewsroomError } from '../document/error.ts';
import type { Hint } from '../parse/parser.ts';
import { visible } from '../render/terminal-text.ts';
import { EXIT } from './exit.ts';
import { linesOf } from './lines.ts';
import type { World } from './world.ts';
import { write } from './write.ts';

/** Bytes of one line: the longest text that is read, with every letter written as `\u0000`. */
const LINE = 32_000_000;

const base = { id: z.string().min(1), language: z.string().min(2).optional(), url: z.url().optional() };
/** What stands on a line. Markup goes through the reader of web pages, text is taken as it is. */
const Input = z.union([
	z.object({ ...base, text: z.string(), html: z.undefined().optional() }),
	z.object({ ...base, html: z.string(), text: z.undefined().optional() }),
]);
type Input = z.infer<typeof Input>;

/**
 * An Article a line for each line of standard input, in order, holding one at a time. A line that cannot be read is
 * named on standard error, and the rest goes on. Exit code 2 when there were lines and none could be read, else 0.
 */
export async function parseStream(world: World, hint: Hint): Promise<number> {
	const parser = await world.loadParser();
	const { readSource } = await import('../source/read.ts');
	const { limits } = await import('../source/limits.ts');
	const { tooLarge } = await import('../source/open.ts');
	const { normalised } = await import('../source/decode.ts');

	const documentOf = async ({ id, text, html, url }: Input): Promise<Document> => {
		const metadata = url === undefined ? {} : { url };
		if (html !== undefined) {
			return readSource({ bytes: Buffer.from(html), name: `${id}.html`, ...metadata });
		}
		if (text.length > limits.text) throw tooLarge(id, limits.text, text.length);
		return { text: normalised(text), metadata };
	};

	let done = 0;
	let failed = 0;
	for await (const { number, bytes } of linesOf(world.stdin, LINE)) {
		try {
			if (bytes === null) throw tooLarge(world.texts.say('cli.line.name', { number }), LINE, LINE + 1);
			const input = inputOf(bytes, world);
			const language = input.language ?? hint.language;
			const article = parser(await documentOf(input), {
				id: input.id,
				...(language === undefined ? {} : { language }),
			});
			await write(world.stdout, `${JSON.stringify(article)}\n`);
			done++;
		} catch (error) {
			if (isGone(error)) throw error;
			failed++;
			const bad = new NewsroomError('bad-line', { line: number, reason: reasonOf(error, world) });
			await write(world.stderr, `${visible(explain(bad, world.texts))}\n`);
			world.log.debug('line left out', { line: number, error });
		}
	}
	return failed > 0 && done === 0 ? EXIT.misuse : EXIT.answered;
}

function inputOf(bytes: Buffer, { texts }: World): Input {
	let value: unknown;
	try {
		value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch (cause) {
		throw new LineFault(texts.say('cli.line.json'), { cause });
	}
	const parsed = Input.safeParse(value);
	if (parsed.success) return parsed.data;
	throw new LineFault(texts.say('cli.line.shape'), { cause: parsed.error });
}

/** A reason that is a sentence already. */
class LineFault extends Error {}

function reasonOf(error: unknown, { texts }: World): string {
	if (error instanceof LineFault) return error.message;
	return explain(error instanceof NewsroomError ? error : new NewsroomError('internal', {}, { cause: error }), texts);
}

/** The reader of our output is gone. */
const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EPIPE';
