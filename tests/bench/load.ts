import { loadavg } from 'node:os';
import type { Program } from './program.ts';

/** What became of one command. Milliseconds; undefined while it has not come. */
export interface Fate {
	readonly sent: number;
	acknowledged?: number;
	answered?: number;
	answers: number;
}

export interface Load {
	/** Sends the command of that number; what becomes of it is noted in the fate. */
	readonly send: (number: number, fate: Fate) => void;
	readonly rate: number;
	readonly seconds: number;
	readonly program: Program;
}

export interface Run {
	readonly fates: readonly Fate[];
	/** Bytes, each second. */
	readonly memory: readonly number[];
	/** Seconds of processor time: of the program, and of the platform's fake beside it. */
	readonly worked: number;
	readonly faked: number;
}

/** Commands at a steady rate, whether the ones before are answered or not; then waits for the last answers. */
export async function run({ send, rate, seconds, program }: Load): Promise<Run> {
	const fates: Fate[] = [];
	const memory: number[] = [];
	const before = program.worked();
	const own = process.cpuUsage();
	const start = performance.now();
	const watch = setInterval(() => memory.push(program.memory()), 1_000);
	for (let number = 0; number < rate * seconds; number++) {
		const due = start + (number * 1_000) / rate;
		const early = due - performance.now();
		if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
		const fate: Fate = { sent: performance.now(), answers: 0 };
		fates.push(fate);
		send(number, fate);
	}
	clearInterval(watch);
	for (let waited = 0; waited < 5_000 && fates.some(({ answers }) => answers === 0); waited += 50) {
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	const { user, system } = process.cpuUsage(own);
	return { fates, memory, worked: program.worked() - before, faked: (user + system) / 1e6 };
}

const at = (sorted: readonly number[], part: number): number =>
	sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

export interface Figures {
	readonly commands: number;
	readonly lost: number;
	readonly doubled: number;
	/** Milliseconds to the acknowledgement and to the answer: the middle one, and the slowest but one in a hundred. */
	readonly acknowledged: readonly [number, number];
	readonly answered: readonly [number, number];
	/** Milliseconds to the answer of the slowest, and the second in which it was asked. */
	readonly slowest: readonly [milliseconds: number, second: number];
	/** Milliseconds of processor time for one command, which no other program on the machine changes. */
	readonly work: number;
	/** The same of the fake. */
	readonly fake: number;
	/** Of the last 20 seconds beside the first 20 after the warm-up; NaN for a shorter run. */
	readonly memoryRatio: number;
}

/** Seconds at the start that do not count for memory. */
const WARMUP = 10;
const SPAN = 20;

export function figuresOf({ fates, memory, worked, faked }: Run): Figures {
	const times = (of: (fate: Fate) => number | undefined): [number, number] => {
		const sorted = fates.flatMap((fate) => (of(fate) ?? Number.NaN) - fate.sent).filter((time) => !Number.isNaN(time));
		sorted.sort((a, b) => a - b);
		return [at(sorted, 0.5), at(sorted, 0.99)];
	};
	const start = fates[0]?.sent ?? 0;
	const slowest = fates
		.map(({ sent, answered = Number.POSITIVE_INFINITY }): [number, number] => [answered - sent, (sent - start) / 1_000])
		.reduce((one, other) => (other[0] > one[0] ? other : one));
	return {
		commands: fates.length,
		lost: fates.filter(({ answers }) => answers === 0).length,
		doubled: fates.filter(({ answers }) => answers > 1).length,
		acknowledged: times(({ acknowledged }) => acknowledged),
		answered: times(({ answered }) => answered),
		slowest,
		work: (worked * 1_000) / fates.length,
		fake: (faked * 1_000) / fates.length,
		memoryRatio: mean(memory.slice(-SPAN)) / mean(memory.slice(WARMUP, WARMUP + SPAN)),
	};
}

export function print(name: string, figures: Figures, program: Program): void {
	const [ack, slowAck] = figures.acknowledged;
	const [answer, slowAnswer] = figures.answered;
	const [slowest, second] = figures.slowest;
	// What the machine had to do besides: a figure from a busy one is about the machine.
	const [busy = 0] = loadavg();
	console.log(
		`${name}: ${figures.commands} commands, ${figures.lost} lost, ${figures.doubled} doubled; acknowledged ${ack.toFixed(1)} ms (p99 ${slowAck.toFixed(1)}), answered ${answer.toFixed(1)} ms (p99 ${slowAnswer.toFixed(1)}, slowest ${slowest.toFixed(0)} in second ${second.toFixed(0)}), ${figures.work.toFixed(1)} ms of processor time each (the fake ${figures.fake.toFixed(1)}); memory of the last seconds ${figures.memoryRatio.toFixed(3)} x of the first, ${(program.memory() / 1e6).toFixed(0)} MB; load average ${busy.toFixed(1)}`,
	);
}
