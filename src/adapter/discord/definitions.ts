import {
	type APIApplicationCommandOptionChoice,
	ApplicationCommandOptionType,
	ApplicationCommandType,
	ApplicationIntegrationType,
	type RESTPostAPIChatInputApplicationCommandsJSONBody as Definition,
	InteractionContextType,
	Locale,
	type LocalizationMap,
} from 'discord-api-types/v10';
import type { Command, Option } from '../../ask/command.ts';
import type { Runner } from '../../ask/runner.ts';
import { NewsroomError } from '../../document/error.ts';
import { fitted } from '../../render/discord/controls.ts';
import { LIMITS } from '../../render/discord/limits.ts';

type OptionDefinition = NonNullable<Definition['options']>[number];
type Suggestions = { autocomplete: true } | { choices: APIApplicationCommandOptionChoice<string>[] } | object;
type Say = (key: string, max: number) => { readonly own: string; readonly localised: LocalizationMap };

/** Where our language files and Discord's locales name one language differently. */
const ALIASES: Readonly<Record<string, string>> = { nb: 'no', nn: 'no' };
/** Speaks where Discord knows no locale of ours. */
const DEFAULT = 'en';

/**
 * The commands as Discord registers them, with every UI language that it knows. Places of use are said for global ones
 * alone: a server's own commands have none. Throws NewsroomError `internal` for more than Discord takes.
 */
export function definitionsOf({ commands, texts, languages }: Runner, global: boolean): Definition[] {
	within('commands', commands.length, LIMITS.commands);
	const locales = localesOf(languages);
	const say: Say = (key, max) => ({
		own: fitted(texts(DEFAULT).say(key), max),
		localised: Object.fromEntries(
			[...locales].map(([locale, language]) => [locale, fitted(texts(language).say(key), max)]),
		),
	});
	return commands.map((command) => ({
		name: command.name,
		type: ApplicationCommandType.ChatInput,
		...described(`command.${command.name}.description`, say),
		options: optionsOf(command, say),
		...(global && {
			integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
			contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
		}),
	}));
}

/** Discord's locales with the language of ours for each: `en` speaks in both en-US and en-GB. */
export function localesOf(languages: readonly string[]): ReadonlyMap<Locale, string> {
	const found = new Map<Locale, string>();
	for (const language of languages) {
		const wanted = ALIASES[language] ?? language;
		for (const locale of Object.values(Locale)) {
			const matches = locale === wanted || locale.split('-')[0] === wanted;
			if (matches && !found.has(locale)) found.set(locale, language);
		}
	}
	return found;
}

/** Required ones first: Discord wants it so. */
function optionsOf(command: Command, say: Say): OptionDefinition[] {
	const options = Object.entries(command.options).sort(([, a], [, b]) => Number(b.required) - Number(a.required));
	within(`options of ${command.name}`, options.length, LIMITS.commandOptions);
	return options.map(([name, option]) => ({
		name,
		type: ApplicationCommandOptionType.String,
		...described(`command.${command.name}.option.${name}`, say),
		required: option.required,
		...suggestions(name, option, say),
	}));
}

function suggestions(name: string, option: Option, say: Say): Suggestions {
	const { choices = [], kind, complete } = option;
	// A closed list is shown at once; what may be more than that is completed while typing.
	if (kind === 'choice' && !complete && choices.length <= LIMITS.optionChoices)
		return {
			choices: choices.map((value) => {
				const { own, localised } = say(`choice.${name}.${value}`, LIMITS.choiceName);
				return { name: own, name_localizations: localised, value };
			}),
		};
	return complete || choices.length > 0 ? { autocomplete: true } : {};
}

function described(key: string, say: Say) {
	const { own, localised } = say(key, LIMITS.commandDescription);
	return { description: own, description_localizations: localised };
}

function within(what: string, actual: number, limit: number): void {
	if (actual <= limit) return;
	throw new NewsroomError('internal', {}, { cause: new RangeError(`${actual} ${what}, and Discord takes ${limit}`) });
}
