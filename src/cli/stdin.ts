import { limits } from '../source/limits.ts';
import { tooLarge } from '../source/open.ts';
import type { World } from './world.ts';

/** All that comes on standard input, in the bounds of what can be read. Throws NewsroomError `too-large`. */
export async function readStdin({ stdin }: Pick<World, 'stdin'>, name: string): Promise<Buffer> {
	const chunks: Buffer[] = [];
	const limit = Math.max(limits.text, limits.html);
	let total = 0;
	for await (const chunk of stdin as AsyncIterable<Buffer>) {
		total += chunk.length;
		if (total > limit) throw tooLarge(name, limit, total);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
