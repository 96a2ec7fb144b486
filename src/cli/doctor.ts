import { explain } from '../ask/fault.ts';
import type { Finding } from '../ask/finding.ts';
import { type ErrorCode, NewsroomError } from '../document/error.ts';
import { silentLog } from '../log.ts';
import { EXIT } from './exit.ts';
import { expect } from './expect.ts';
import type { Subcommand, World } from './world.ts';
import { write } from './write.ts';

/** Examines the installation: what is well, what is not, and what to do about it. Exit code 3 when something is wrong. */
export const doctor: Subcommand = {
	async run(line, world) {
		expect(line, { name: 'doctor', words: [], options: [] }, world);
		const findings = await examine(world);
		const said = findings.map((finding) => ({ ...finding, text: textOf(finding, world) }));
		const shown = line.switches.json
			? said.map((finding) => JSON.stringify(finding))
			: said.map(({ state, text }) => `${world.texts.say(`doctor.mark.${state}`)}  ${text}`);
		await write(world.stdout, `${shown.join('\n')}\n`);
		return findings.some(({ state }) => state === 'bad') ? EXIT.failed : EXIT.answered;
	},
};

async function examine(world: World): Promise<Finding[]> {
	const { config, now } = world;
	// What the platforms' packages say on the way is said better by the findings.
	const log = silentLog;
	const { examineLocally } = await import('./doctor/local.ts');
	const findings = await examineLocally(world);
	const runner = () =>
		world.openArchive().then(
			(archive) => archive.runner,
			() => undefined,
		);
	if (config.slack !== null) {
		const { examineSlack } = await import('../adapter/slack/examine.ts');
		findings.push(...(await examineSlack({ settings: { ...config.slack, domains: config.domains }, log, now })));
	}
	if (config.discord !== null) {
		const { examineDiscord } = await import('../adapter/discord/examine.ts');
		findings.push(...(await examineDiscord({ settings: config.discord, runner: await runner(), log, now })));
	}
	if (config.slack === null && config.discord === null) findings.push({ check: 'platforms', state: 'doubtful' });
	return findings;
}

function textOf({ check, state, values = {} }: Finding, { texts }: World): string {
	if (check !== 'fault') return texts.say(`doctor.${check}.${state}`, values);
	const { code, check: _, ...details } = values;
	return explain(new NewsroomError(code as ErrorCode, details), texts);
}
