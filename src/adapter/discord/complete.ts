import { type APIApplicationCommandAutocompleteResponse, InteractionResponseType } from 'discord-api-types/v10';
import type { Caller } from '../../ask/command.ts';
import type { Runner } from '../../ask/runner.ts';
import { fitted } from '../../render/discord/controls.ts';
import { invisible } from '../../render/discord/escape.ts';
import { LIMITS } from '../../render/discord/limits.ts';
import { discordDialect } from './dialect.ts';
import type { AutocompleteInteraction } from './schema.ts';

/** What fits the words typed so far; nothing rather than a fault, for the words typed are taken as they are. */
export async function complete(
	{ data }: AutocompleteInteraction,
	caller: Caller,
	runner: Runner,
): Promise<APIApplicationCommandAutocompleteResponse> {
	const focused = data.options.find((option) => option.focused);
	const given = Object.fromEntries(data.options.flatMap((each) => (each === focused ? [] : [[each.name, each.value]])));
	const found = focused
		? await runner.complete(data.name, focused.name, focused.value, caller, discordDialect, given).catch(() => [])
		: [];
	const choices = found
		.filter(({ label, value }) => !invisible(label) && value !== '' && value.length <= LIMITS.completionValue)
		.slice(0, LIMITS.completions)
		.map(({ label, value }) => ({ name: fitted(label, LIMITS.completionName), value }));
	return { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } };
}
