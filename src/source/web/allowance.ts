/** Whether an entry of the list of what is allowed can be understood. */
export const isAllowance = (entry: string): boolean =>
	rangeOf(entry.replace(/(?<=\]):\d{1,5}$/u, '')) !== undefined ||
	/^[\p{L}\p{N}]([\p{L}\p{N}.-]{0,252}[\p{L}\p{N}])?\.?(?::\d{1,5})?$/u.test(entry);

/** A host as it is compared: without brackets and without the dot of the root. */
export const bare = (host: string): string =>
	host
		.toLowerCase()
		.replace(/^\[([^\]]*)\](?=:\d+$|$)/u, '$1')
		.replace(/\.(?=:\d+$|$)/u, '');

/** An address with the number of its leading bits that count: all of them where no number stands. */
export function rangeOf(entry: string): { address: string; bits: number; type: 'ipv4' | 'ipv6' } | undefined {
	// Only here: every start reads the settings, and few have any of this.
	const { isIP, isIPv4 } = process.getBuiltinModule('node:net');
	const [written = '', size, more] = entry.split('/');
	const address = bare(written);
	if (isIP(address) === 0 || more !== undefined) return undefined;
	const [type, most] = isIPv4(address) ? (['ipv4', 32] as const) : (['ipv6', 128] as const);
	const bits = size === undefined ? most : Number(size);
	return (size === undefined || /^\d{1,3}$/u.test(size)) && bits <= most ? { address, bits, type } : undefined;
}
