import type { LookupAddress } from 'node:dns';
import type { LookupFunction, Socket } from 'node:net';
import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import type { Network } from './network.ts';

/** Thrown into a connection that would go, or went, where nobody may send this program. */
export class Forbidden extends Error {}

export interface ConnectOptions {
	readonly network: Network;
	readonly lookup: LookupFunction;
	/** Milliseconds for one connection, name and handshake included. */
	readonly timeout: number;
}

/**
 * Opens connections to permitted addresses only. The address is looked at where it is used: as a literal, as each
 * answer for a name, and once more when the connection stands, so that no name can change its mind in between.
 */
export function guardedConnector({ network, lookup, timeout }: ConnectOptions): buildConnector.connector {
	const guarded = buildConnector({ timeout, lookup: guardedLookup(lookup, network) });
	const trusted = buildConnector({ timeout, lookup });
	return (options, callback) => {
		const host = options.hostname.replace(/^\[|\]$/gu, '');
		const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
		if (network.trusts(host, port)) return trusted(options, callback);
		if (isIP(host) !== 0 && !network.permits(host)) return callback(new Forbidden(host), null);
		return guarded(options, (...result: Parameters<buildConnector.Callback>) => {
			const [fault, socket] = result;
			if (fault !== null || socket === null) return callback(...result);
			const { remoteAddress } = socket as Socket;
			if (remoteAddress !== undefined && network.permits(remoteAddress)) return callback(null, socket);
			socket.destroy();
			return callback(new Forbidden(host), null);
		});
	};
}

/** One forbidden address among the answers is enough: no honest name has any. */
function guardedLookup(lookup: LookupFunction, network: Network): LookupFunction {
	return (hostname, options, callback) => {
		lookup(hostname, { ...options, all: true }, (fault, found) => {
			if (fault) return callback(fault, []);
			const answers = found as unknown as readonly LookupAddress[];
			const [first] = answers;
			if (first === undefined || answers.some(({ address }) => !network.permits(address))) {
				return callback(new Forbidden(hostname), []);
			}
			return options.all ? callback(null, [...answers]) : callback(null, first.address, first.family);
		});
	};
}
