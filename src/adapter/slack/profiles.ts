import type { Log } from '../../log.ts';
import type { Web } from './web.ts';

export interface Profile {
	readonly locale: string;
	/** The name that others see, or null. */
	readonly name: string | null;
}

export type Profiles = (user: string) => Promise<Profile>;

const FRESH = 3_600_000;
const FAILED = 60_000;
/** Milliseconds: an answer in another language is better than one that comes too late. */
const PATIENCE = 1_000;
const SIZE = 5_000;

/** Slack sends no locale with a command: it is asked for once an hour for each person. Never rejects. */
export function profilesOf(web: Web, fallback: string, now: () => Date, log: Log): Profiles {
	const known = new Map<string, { until: number; profile: Promise<Profile> }>();
	const ask = async (user: string): Promise<Profile> => {
		try {
			const { locale, name } = await web.user(user);
			return { locale: locale ?? fallback, name };
		} catch (error) {
			log.warn('slack user not read', { user, error });
			const entry = known.get(user);
			if (entry) entry.until = now().getTime() + FAILED;
			return { locale: fallback, name: null };
		}
	};
	return async (user) => {
		let entry = known.get(user);
		if (!entry || entry.until <= now().getTime()) {
			entry = { until: now().getTime() + FRESH, profile: ask(user) };
			known.delete(user);
			known.set(user, entry);
			const [oldest] = known.keys();
			if (known.size > SIZE && oldest !== undefined) known.delete(oldest);
		}
		return soon(entry.profile, { locale: fallback, name: null });
	};
}

/** The value if it comes in time, else the other one; what comes late is there for the next question. */
async function soon<T>(value: Promise<T>, otherwise: T): Promise<T> {
	const { promise, resolve } = Promise.withResolvers<T>();
	const timer = setTimeout(resolve, PATIENCE, otherwise);
	try {
		return await Promise.race([value, promise]);
	} finally {
		clearTimeout(timer);
	}
}
