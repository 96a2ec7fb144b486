import { BlockList, isIP } from 'node:net';
import { bare, rangeOf } from './allowance.ts';

/**
 * Addresses that are nobody's public server: IANA's special-purpose registries for IPv4, and the address at which one
 * large cloud answers its own machines.
 */
const V4 = [
	'0.0.0.0/8',
	'10.0.0.0/8',
	'100.64.0.0/10',
	'127.0.0.0/8',
	'168.63.129.16/32',
	'169.254.0.0/16',
	'172.16.0.0/12',
	'192.0.0.0/24',
	'192.0.2.0/24',
	'192.88.99.0/24',
	'192.168.0.0/16',
	'198.18.0.0/15',
	'198.51.100.0/24',
	'203.0.113.0/24',
	'224.0.0.0/4',
	'240.0.0.0/4',
];

/** Of IPv6 only global unicast (2000::/3) and mapped or translated IPv4 can be public; these parts of it are not. */
const V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'];
const GLOBAL = '2000::/3';
/** IPv4 translated by a gateway of an IPv6 network (RFC 6052). */
const TRANSLATED = '64:ff9b::';
const MAPPED = '::ffff:';

/** What a newsroom allows beyond the public network: `wiki.example`, `wiki.example:8080`, `10.1.0.0/16`. */
export interface Network {
	/** Whether an IP address may be connected to. */
	permits(address: string): boolean;
	/** Whether a host was allowed by its name, whatever its address; brackets and a final dot do not matter. */
	trusts(host: string, port: number): boolean;
}

/** An entry is a host, a host with a port, an address, or a range of addresses (CIDR). */
export function network(allowed: readonly string[] = []): Network {
	const forbidden = listOf([...V4, ...V6, ...V4.map(translated)]);
	const global = listOf([GLOBAL, `${TRANSLATED}/96`, `${MAPPED}0.0.0.0/96`]);
	const ranges = allowed.filter((entry) => rangeOf(entry) !== undefined);
	const own = listOf(ranges);
	const hosts = new Set(allowed.filter((entry) => !entry.includes('/')).map((entry) => bare(entry)));
	return {
		permits(written) {
			const address = bare(written).replace(/%.*$/su, '');
			const family = isIP(address);
			if (family === 0) return false;
			const type = family === 4 ? 'ipv4' : 'ipv6';
			if (own.check(address, type)) return true;
			return !forbidden.check(address, type) && (family === 4 || global.check(address, type));
		},
		trusts: (host, port) => hosts.has(bare(host)) || hosts.has(`${bare(host)}:${port}`),
	};
}

const translated = (range: string): string => {
	const [address, bits] = range.split('/');
	return `${TRANSLATED}${address}/${96 + Number(bits)}`;
};

function listOf(ranges: readonly string[]): BlockList {
	const list = new BlockList();
	for (const range of ranges) {
		const known = rangeOf(range);
		if (known !== undefined) list.addSubnet(known.address, known.bits, known.type);
	}
	return list;
}
