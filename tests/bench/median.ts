interface Measured {
	readonly name: string;
	readonly latency: { readonly p50: number };
}

/** One line a figure, for a machine to read: the table above shows everything but the median. */
export function printMedians(...results: readonly Measured[]): void {
	for (const { name, latency } of results) process.stdout.write(`median ${name}: ${latency.p50.toFixed(2)} ms\n`);
}
