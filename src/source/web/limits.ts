/** Every bound of the network in one table; times in milliseconds. */
export const webLimits = {
	/** For one fetch, all redirects and the whole body included. */
	time: 20_000,
	/** For one connection. */
	connect: 8_000,
	/** Without a byte. */
	silence: 10_000,
	redirects: 5,
	/** Bytes of a body, unpacked: what the largest format may have. */
	bytes: 20_000_000,
	/** An unpacked body larger than `free` bytes may be so many times larger than the packed one. */
	ratio: 200,
	free: 2_000_000,
	/** Packings over each other. */
	packings: 2,
	/** Characters of an address. */
	address: 4_000,
	ports: [80, 443, 8080, 8443],
} as const;

export interface WebLimits extends Omit<typeof webLimits, 'time' | 'connect' | 'silence' | 'bytes' | 'ports'> {
	readonly time: number;
	readonly connect: number;
	readonly silence: number;
	readonly bytes: number;
	readonly ports: readonly number[];
}
