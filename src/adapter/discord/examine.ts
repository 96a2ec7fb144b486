import { Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import { clockFinding, type Finding } from '../../ask/finding.ts';
import type { Runner } from '../../ask/runner.ts';
import { NewsroomError } from '../../document/error.ts';
import type { Log } from '../../log.ts';
import { definitionsOf, menuOf } from './definitions.ts';
import { faultOf } from './fault.ts';
import { type Account, restFor } from './rest.ts';

interface ExamineOptions {
	readonly settings: Account & { readonly applicationId?: string | undefined; readonly publicKey?: string };
	/** Undefined while the archive cannot be opened: the commands are then not looked at. */
	readonly runner: Runner | undefined;
	readonly log: Log;
	readonly now: () => Date;
	readonly fetch?: typeof fetch;
}

const Application = z.object({
	id: z.string(),
	name: z.string(),
	verify_key: z.string().optional(),
	interactions_endpoint_url: z.string().nullish(),
});
const Servers = z.array(z.object({ id: z.string(), name: z.string() }));
const Registered = z.array(z.object({ name: z.string(), type: z.int().default(1), description: z.string().nullish() }));

const API = 'https://discord.com/api';
const TIMEOUT = 10_000;
/** Servers, each with a call of its own. */
const LOOKED_AT = 20;

/** Token, application, commands, way of delivery and clock, as Discord sees them. Never rejects. */
export async function examineDiscord(options: ExamineOptions): Promise<Finding[]> {
	const { settings, runner, log, now } = options;
	const rest = restFor(settings, log);
	const findings: Finding[] = [];
	try {
		const application = Application.parse(await rest.get(Routes.currentApplication()));
		findings.push({ check: 'discord-token', state: 'good', values: { name: application.name } });
		findings.push(...deliveryOf(application, settings));
		if (runner) {
			const everywhere = Registered.parse(await rest.get(Routes.applicationCommands(application.id)));
			findings.push(...commandsOf(everywhere, await serversOf(rest, application.id, log), runner));
		}
	} catch (error) {
		const fault = faultOf(error);
		const { code, details } = fault instanceof NewsroomError ? fault : new NewsroomError('internal', { id: '-' });
		log.info('discord not examined', { error });
		findings.push({ check: 'fault', state: 'bad', values: { check: 'discord-token', code, ...details } });
	}
	return [...findings, ...(await clock(options.fetch ?? fetch, settings.api ?? API, now))];
}

async function clock(get: typeof fetch, api: string, now: () => Date): Promise<Finding[]> {
	try {
		const response = await get(`${api}/v10/gateway`, { signal: AbortSignal.timeout(TIMEOUT) });
		return clockFinding(response.headers.get('date'), now(), 'Discord');
	} catch {
		return [];
	}
}

/** Whether Discord delivers where this installation listens. */
function deliveryOf(
	{ id, verify_key, interactions_endpoint_url: endpoint }: z.infer<typeof Application>,
	{ applicationId, publicKey }: ExamineOptions['settings'],
): Finding[] {
	const found: Finding[] = [];
	if (applicationId !== undefined && applicationId !== id) {
		found.push({ check: 'discord-application', state: 'bad', values: { id } });
	}
	if (publicKey === undefined) {
		found.push(
			endpoint
				? { check: 'discord-gateway', state: 'bad', values: { url: endpoint } }
				: { check: 'discord-gateway', state: 'good' },
		);
		return found;
	}
	if (verify_key !== undefined && verify_key.toLowerCase() !== publicKey.toLowerCase()) {
		found.push({ check: 'discord-key', state: 'bad' });
	}
	found.push(
		endpoint
			? { check: 'discord-endpoint', state: 'good', values: { url: endpoint } }
			: { check: 'discord-endpoint', state: 'bad' },
	);
	return found;
}

interface Server {
	readonly id: string;
	readonly name: string;
	/** What is registered for this one alone. */
	readonly own: z.infer<typeof Registered>;
}

/** The servers with commands of their own, among the first that the bot is in. What Discord does not tell is left out. */
async function serversOf(rest: ReturnType<typeof restFor>, application: string, log: Log): Promise<Server[]> {
	try {
		const query = new URLSearchParams({ limit: String(LOOKED_AT) });
		const servers: Server[] = [];
		for (const { id, name } of Servers.parse(await rest.get(Routes.userGuilds(), { query }))) {
			const own = Registered.parse(await rest.get(Routes.applicationGuildCommands(application, id)));
			if (own.length > 0) servers.push({ id, name, own });
		}
		return servers;
	} catch (error) {
		log.info('servers not looked at', { error });
		return [];
	}
}

/** Whether the registered commands are those of this release, and nobody sees one twice. */
function commandsOf(everywhere: z.infer<typeof Registered>, servers: readonly Server[], runner: Runner): Finding[] {
	if (everywhere.length === 0) {
		const found = servers.map(({ id, name, own }): Finding => {
			const { state, values } = released(own, runner);
			return { check: 'discord-server-commands', state, values: { ...values, id, server: name } };
		});
		return found.length > 0 ? found : [{ check: 'discord-commands', state: 'bad' }];
	}
	const doubled = servers.flatMap(({ id, name, own }): Finding[] => {
		const both = own.filter((command) => everywhere.some((other) => other.name === command.name));
		const names = both.map((command) => command.name).join(', ');
		return names === '' ? [] : [{ check: 'discord-doubled', state: 'doubtful', values: { id, server: name, names } }];
	});
	return [{ check: 'discord-commands', ...released(everywhere, runner) }, ...doubled];
}

/** Whether these commands, of which there is at least one, are those of this release. */
function released(there: z.infer<typeof Registered>, runner: Runner): Pick<Finding, 'state' | 'values'> {
	const wanted = [...definitionsOf(runner, true), ...menuOf(runner, true)].map((definition) => ({
		name: definition.name,
		description: 'description' in definition ? definition.description : '',
	}));
	const stale = wanted.filter(
		({ name, description }) => !there.some((one) => one.name === name && (one.description ?? '') === description),
	);
	const foreign = there.filter(({ name }) => !wanted.some((one) => one.name === name));
	const names = [...stale, ...foreign].map(({ name }) => name).join(', ');
	return names === '' ? { state: 'good', values: { count: there.length } } : { state: 'doubtful', values: { names } };
}
