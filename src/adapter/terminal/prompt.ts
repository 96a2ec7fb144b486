import { createInterface } from 'node:readline/promises';
import { type Completer, type Completion, keepingTyped } from './complete.ts';
import type { History } from './history.ts';
import type { Said, Session } from './session.ts';

const PROMPT = 'newsroom> ';

export interface PromptOptions {
	readonly session: Session;
	readonly complete: Completer;
	readonly history: History;
	readonly input: NodeJS.ReadableStream;
	readonly output: NodeJS.WritableStream;
	readonly welcome: string;
}

/** Asks and answers until Ctrl-D, Ctrl-C on an empty line, or a word of leave. */
export async function runPrompt({ session, complete, history, input, output, welcome }: PromptOptions): Promise<void> {
	const past = await history.read();
	output.write(`${welcome}\n`);
	const readline = createInterface({
		input,
		output,
		terminal: true,
		prompt: PROMPT,
		history: past,
		historySize: 500,
		removeHistoryDuplicates: true,
		// A completion that fails is no reason to leave the line.
		completer: (line: string) => complete(line).then(keepingTyped, (): Completion => [[], line]),
	});
	let left = false;
	readline.on('SIGINT', () => {
		if (readline.line === '') {
			left = true;
			readline.close();
			return;
		}
		// As a shell does: the line stays to be read, a new one begins.
		output.write('^C\n');
		readline.write(null, { ctrl: true, name: 'e' });
		readline.write(null, { ctrl: true, name: 'u' });
	});
	readline.on('close', () => output.write('\n'));

	readline.prompt();
	for await (const line of readline) {
		const said = await session.say(line);
		if (said.kind === 'leave' || left) break;
		if (said.kind === 'answer') {
			if (said.asked) await history.add(line.trim());
			output.write(`\n${said.text}\n`);
		}
		readline.prompt();
	}
	readline.close();
}

/** Answers a line each, as they come through a pipe; gives every answer to `answered`. */
export async function runLines(
	session: Session,
	input: NodeJS.ReadableStream,
	answered: (said: Extract<Said, { kind: 'answer' }>) => Promise<void>,
): Promise<void> {
	for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
		const said = await session.say(line);
		if (said.kind === 'leave') return;
		if (said.kind === 'answer') await answered(said);
	}
}
