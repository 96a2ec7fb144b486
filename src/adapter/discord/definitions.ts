import {
	type APIApplicationCommandOptionChoice,
	ApplicationCommandOptionType,
	ApplicationCommandType,
	ApplicationIntegrationType,
	type RESTPostAPIChatInputApplicationCommandsJSONBody as Definition,
	InteractionContextType,
	Locale,
	type LocalizationMap,
	type RESTPostAPIContextMenuApplicationCommandsJSONBody as MenuDefinition,
} from 'discord-api-types/v10';
import { type Command, isListed, type Option, openOptions } from '../../ask/command.ts';
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

type Source = Pick<Runner, 'commands' | 'texts' | 'languages'>;

/**
 * The commands as Discord registers them, with every UI language that it knows. Places of use are said for global ones
 * alone: a server's own commands have none. Throws NewsroomError `internal` for more than Discord takes.
 */
export function definitionsOf({ commands, texts, languages }: Source, global: boolean): Definition[] {
	const listed = commands.filter(isListed);
	within('commands', listed.length, LIMITS.commands);
	const say = speaking(texts, languages);
	return listed.map((command) => ({
		name: command.name,
		type: ApplicationCommandType.ChatInput,
		...described(`command.${command.name}.description`, say),
		options: optionsOf(command, say),
		...placesOf(global),
	}));
}

/** The commands of a message's menu, in the same way. */
export function menuOf({ commands, texts, languages }: Source, global: boolean): MenuDefinition[] {
	const menu = commands.filter(({ message }) => message);
	within('message commands', menu.length, LIMITS.messageCommands);
	const say = speaking(texts, languages);
	return menu.map(({ name }) => {
		const { own, localised } = say(`message.${name}`, LIMITS.messageCommandName);
		return {
			name: own,
			name_localizations: localised,
			type: ApplicationCommandType.Message,
			...placesOf(global),
		};
	});
}

const placesOf = (global: boolean) =>
	global && {
		integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
		contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
	};

function speaking(texts: Runner['texts'], languages: readonly string[]): Say {
	const locales = localesOf(languages);
	return (key, max) => ({
		own: fitted(texts(DEFAULT).say(key), max),
		localised: Object.fromEntries(
			[...locales].map(([locale, language]) => [locale, fitted(texts(language).say(key), max)]),
		),
	});
}

/** The command that a message's menu calls so: it sends the name in the default language. */
export const inMenu = ({ commands, texts }: Pick<Runner, 'commands' | 'texts'>, name: string): Command | undefined =>
	commands.find(
		(command) =>
			command.message && fitted(texts(DEFAULT).say(`message.${command.name}`), LIMITS.messageCommandName) === name,
	);

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
	const options = openOptions(command).sort(([, a], [, b]) => Number(b.required) - Number(a.required));
	within(`options of ${command.name}`, options.length, LIMITS.commandOptions);
	return options.map(([name, option]): OptionDefinition => {
		const own = {
			name,
			...described(`command.${command.name}.option.${name}`, say),
			required: option.required,
		};
		return option.kind === 'file'
			? { ...own, type: ApplicationCommandOptionType.Attachment }
			: { ...own, type: ApplicationCommandOptionType.String, ...suggestions(name, option, say) };
	});
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
