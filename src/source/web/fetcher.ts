import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { Agent, errors, request } from 'undici';
import { NewsroomError } from '../../document/error.ts';
import { checkedAddress, shownAddress } from './address.ts';
import { PACKINGS, unpacked } from './body.ts';
import { Forbidden, guardedConnector } from './connect.ts';
import { charsetOf, locationOf, mediaTypeOf, retryAfterOf } from './headers.ts';
import { type WebLimits, webLimits } from './limits.ts';
import { network } from './network.ts';

export interface FetchOptions {
	/** What the last answer had: the server then answers 304 when nothing changed. */
	readonly etag?: string | null;
	readonly lastModified?: string | null;
	/** The `Accept` header. */
	readonly accept?: string;
	readonly signal?: AbortSignal;
	/** Asked before each redirect is followed; what it throws ends the fetch. */
	readonly onRedirect?: (url: string) => Promise<void>;
}

/** The answer of a server, whatever its status. Header values are as sent; `bytes` are unpacked. */
export interface Fetched {
	/** After all redirects. */
	readonly url: string;
	readonly status: number;
	/** Empty unless the status is one of success. */
	readonly bytes: Uint8Array;
	/** Lower case, without parameters. */
	readonly mediaType: string | null;
	readonly charset: string | null;
	readonly etag: string | null;
	readonly lastModified: string | null;
	readonly notModified: boolean;
	/** Seconds from now. */
	readonly retryAfter: number | null;
}

/**
 * Gets what stands at an http or https address. Throws NewsroomError: `bad-address`, `address-forbidden`,
 * `unreachable`, `too-large`, `timed-out`, `too-many-redirects`, `damaged-answer`; what `signal` gives when it aborts.
 */
export type Fetcher = (url: string, options?: FetchOptions) => Promise<Fetched>;

export interface FetcherOptions {
	readonly userAgent: string;
	/** Hosts and ranges allowed beyond the public network, see `network`. */
	readonly allowed?: readonly string[];
	readonly now: () => Date;
	/** How names become addresses; the system's way by default. */
	readonly lookup?: LookupFunction;
	readonly limits?: Partial<WebLimits>;
}

/** No cookies, no referrer, no memory of earlier answers: each fetch stands alone. */
export function createFetcher(options: FetcherOptions): Fetcher {
	const { userAgent, now, lookup = systemLookup as LookupFunction } = options;
	const limits: WebLimits = { ...webLimits, ...options.limits };
	const reach = network(options.allowed);
	const agent = new Agent({
		connect: guardedConnector({ network: reach, lookup, timeout: limits.connect }),
		headersTimeout: limits.silence,
		bodyTimeout: limits.silence,
		keepAliveTimeout: 2_000,
		keepAliveMaxTimeout: 10_000,
		connections: 4,
	});
	return async (address, { etag, lastModified, accept, signal, onRedirect } = {}) => {
		const deadline = AbortSignal.timeout(limits.time);
		const headers = {
			'user-agent': userAgent,
			accept: accept ?? '*/*',
			'accept-encoding': PACKINGS,
			...(etag != null && { 'if-none-match': etag }),
			...(lastModified != null && { 'if-modified-since': lastModified }),
		};
		const either = signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
		let url = checkedAddress(address, reach, limits);
		try {
			for (let hops = 0; hops <= limits.redirects; hops++) {
				const answer = await request(url, { dispatcher: agent, headers, signal: either });
				const { statusCode: status } = answer;
				const header = (name: string): string | null => [answer.headers[name]].flat()[0] ?? null;
				const target = status >= 300 && status < 400 && status !== 304 ? locationOf(header('location')) : null;
				if (target !== null) {
					discard(answer.body);
					url = checkedAddress(target, reach, limits, url.href);
					await onRedirect?.(url.href);
					continue;
				}
				const success = status >= 200 && status < 300;
				if (!success) discard(answer.body);
				const encoding = [answer.headers['content-encoding'] ?? ''].flat().join(',');
				return {
					url: url.href,
					status,
					bytes: success ? await unpacked(answer.body, encoding, shownAddress(url.href), limits) : new Uint8Array(),
					mediaType: mediaTypeOf(header('content-type')),
					charset: charsetOf(header('content-type')),
					etag: header('etag'),
					lastModified: header('last-modified'),
					notModified: status === 304,
					retryAfter: retryAfterOf(header('retry-after'), now()),
				};
			}
		} catch (fault) {
			if (signal?.aborted && !deadline.aborted) throw fault;
			throw faultOf(fault, shownAddress(url.href), deadline, limits);
		}
		throw new NewsroomError('too-many-redirects', { url: shownAddress(address), limit: limits.redirects });
	};
}

/** The rest of a body that nobody reads; the connection goes with it. */
function discard(body: Readable): void {
	body.on('error', () => {});
	body.destroy();
}

function faultOf(fault: unknown, url: string, deadline: AbortSignal, { time }: WebLimits): NewsroomError {
	if (fault instanceof NewsroomError) return fault;
	if (hasCause(fault, Forbidden)) return new NewsroomError('address-forbidden', { url }, { cause: fault });
	const slow = [errors.HeadersTimeoutError, errors.BodyTimeoutError, errors.ConnectTimeoutError];
	if (deadline.aborted || slow.some((kind) => hasCause(fault, kind))) {
		return new NewsroomError('timed-out', { url, seconds: Math.ceil(time / 1000) }, { cause: fault });
	}
	return new NewsroomError('unreachable', { url }, { cause: fault });
}

/** Looks through what wraps a fault, and through faults that came together. */
function hasCause(fault: unknown, kind: new (...args: never[]) => Error, depth = 0): boolean {
	if (fault instanceof kind) return true;
	if (!(fault instanceof Error) || depth > 5) return false;
	const inner = fault instanceof AggregateError ? [fault.cause, ...fault.errors] : [fault.cause];
	return inner.some((one) => hasCause(one, kind, depth + 1));
}
