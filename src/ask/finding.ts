/** What an examination of the installation came to. The sentence stands in the UI files under `doctor.<check>.<state>`. */
export interface Finding {
	/** "database", "slack-scopes". */
	readonly check: string;
	/** `doubtful` works, but perhaps not as meant; `bad` does not work. */
	readonly state: 'good' | 'doubtful' | 'bad';
	readonly values?: Readonly<Record<string, string | number>>;
}

/** Milliseconds. Slack refuses what is five minutes off; a clock that is so much off will be there soon. */
const DOUBTFUL = 30_000;
const WRONG = 240_000;

/** How far this clock is from that of a platform, by the `date` of one of its answers; nothing without one. */
export function clockFinding(date: string | null, now: Date, platform: string): Finding[] {
	const theirs = Date.parse(date ?? '');
	if (Number.isNaN(theirs)) return [];
	const off = Math.abs(now.getTime() - theirs);
	const state = off > WRONG ? 'bad' : off > DOUBTFUL ? 'doubtful' : 'good';
	return [{ check: 'clock', state, values: { seconds: Math.round(off / 1_000), platform } }];
}
