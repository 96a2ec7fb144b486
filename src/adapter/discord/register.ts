import { Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Runner } from '../../ask/runner.ts';
import { NewsroomError } from '../../document/error.ts';
import type { Log } from '../../log.ts';
import { definitionsOf, menuOf } from './definitions.ts';
import { faultOf, isNoEntry } from './fault.ts';
import { type Account, restFor } from './rest.ts';

export interface RegisterOptions {
	readonly runner: Runner;
	readonly settings: Account & {
		/** Asked of Discord where it is not given. */
		readonly applicationId?: string | undefined;
	};
	readonly log: Log;
	/** A server's id: its commands appear at once. Without it the commands stand everywhere, after a while. */
	readonly guild?: string | undefined;
	/** Takes the commands away instead. */
	readonly remove?: boolean | undefined;
}

export interface Registered {
	readonly names: readonly string[];
	/** Where the same commands stand besides, so that users see them twice: a server's id, or null for everywhere. */
	readonly doubled: readonly { readonly guild: string | null; readonly names: readonly string[] }[];
}

const Named = z.array(z.object({ name: z.string() }));
const WithId = z.object({ id: z.string() });
const SERVER_ID = /^\d{15,21}$/u;
/** As many servers as one call lists. */
const GUILDS = 200;

/**
 * Puts the commands in the place of those that are registered. Throws NewsroomError `wrong-token`,
 * `platform-unreachable`, and `bad-option` for a server that the bot is not in.
 */
export async function registerDiscord(options: RegisterOptions): Promise<Registered> {
	const { runner, settings, log, guild, remove = false } = options;
	const rest = restFor(settings, log);
	try {
		const application = settings.applicationId ?? WithId.parse(await rest.get(Routes.currentApplication())).id;
		const routeOf = (place: string | null) =>
			place === null ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, place);
		const global = guild === undefined;
		const body = remove ? [] : [...definitionsOf(runner, global), ...menuOf(runner, global)];
		await rest.put(routeOf(guild ?? null), { body });
		const names = body.map(({ name }) => name);

		/** A list that Discord does not give is as good as empty: it serves a warning. */
		const listed = async <T>(schema: z.ZodType<T[]>, route: `/${string}`, query?: URLSearchParams): Promise<T[]> => {
			try {
				return schema.parse(await rest.get(route, query ? { query } : {}));
			} catch (error) {
				log.info('not looked at', { route, error });
				return [];
			}
		};
		const query = new URLSearchParams({ limit: String(GUILDS) });
		const places =
			guild === undefined ? (await listed(z.array(WithId), Routes.userGuilds(), query)).map(({ id }) => id) : [null];
		const doubled: { guild: string | null; names: string[] }[] = [];
		for (const place of remove ? [] : places) {
			const there = (await listed(Named, routeOf(place))).map(({ name }) => name);
			const both = names.filter((name) => there.includes(name));
			if (both.length > 0) doubled.push({ guild: place, names: both });
		}
		return { names, doubled };
	} catch (error) {
		if (guild !== undefined && (!SERVER_ID.test(guild) || isNoEntry(error)))
			throw new NewsroomError(
				'bad-option',
				{ option: 'guild', value: guild, remedy: 'remedy.guild' },
				{ cause: error },
			);
		throw faultOf(error);
	}
}
