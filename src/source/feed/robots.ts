import { NewsroomError } from '../../document/error.ts';
import type { Fetcher } from '../web/fetcher.ts';

/** Milliseconds for which an answer holds (RFC 9309: a day at most), and for which a failure does. */
const KEPT = 12 * 3_600_000;
const KEPT_FAILURE = 600_000;
/** Bytes that are looked at; RFC 9309 asks for 500 KiB at least. */
const MOST = 512_000;
/** Sites remembered at a time. */
const SITES = 500;

interface Permission {
	readonly allowed: boolean;
	/** Seconds that the site wants between two visits, if it says so. */
	readonly delay: number | null;
}

/** Asks a site's robots.txt about an address. */
export type Robots = (url: string) => Promise<Permission>;

interface Rules {
	readonly until: number;
	/** Null while the site cannot tell. */
	readonly about: ((url: string) => Permission) | null;
}

export interface RobotsOptions {
	readonly fetcher: Fetcher;
	readonly userAgent: string;
	readonly now: () => Date;
}

/**
 * As RFC 9309 has it: without such a file everything is allowed; while the site cannot tell (an error of its own, no
 * answer), nothing is. Throws NewsroomError `unreachable` for that, `address-forbidden` and `bad-address`.
 */
export function createRobots({ fetcher, userAgent, now }: RobotsOptions): Robots {
	const known = new Map<string, Promise<Rules>>();
	// What robots.txt names is the product, without its version.
	const product = /^[\w-]+/u.exec(userAgent)?.[0] ?? userAgent;

	const rulesOf = async (origin: string): Promise<Rules> => {
		const place = `${origin}/robots.txt`;
		try {
			const { status, bytes } = await fetcher(place, { accept: 'text/plain,*/*;q=0.5' });
			if (status >= 500 || status === 429) return failure();
			const until = now().getTime() + KEPT;
			if (status < 200 || status >= 300) return { until, about: () => ({ allowed: true, delay: null }) };
			const { default: imported } = await import('robots-parser');
			// Its types speak of a module of the other kind.
			const parse = imported as unknown as typeof imported.default;
			const robots = parse(
				place,
				Buffer.from(bytes.subarray(0, MOST))
					.toString('utf8')
					.replace(/^\ufeff/u, ''),
			);
			return {
				until,
				about: (url) => ({
					allowed: robots.isAllowed(url, product) !== false,
					delay: robots.getCrawlDelay(product) ?? null,
				}),
			};
		} catch (error) {
			if (error instanceof NewsroomError && /^(?:address-forbidden|bad-address)$/u.test(error.code)) throw error;
			return failure();
		}
	};
	const failure = (): Rules => ({
		until: now().getTime() + KEPT_FAILURE,
		about: null,
	});

	return async (url) => {
		if (!URL.canParse(url)) throw new NewsroomError('bad-address', { url });
		const { origin } = new URL(url);
		let rules = await known.get(origin);
		if (rules === undefined || rules.until <= now().getTime()) {
			if (known.size >= SITES) known.clear();
			const asked = rulesOf(origin);
			known.set(origin, asked);
			asked.catch(() => known.delete(origin));
			rules = await asked;
		}
		if (rules.about === null) throw new NewsroomError('unreachable', { url: `${origin}/robots.txt` });
		return rules.about(url);
	};
}
