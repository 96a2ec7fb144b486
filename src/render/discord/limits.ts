/**
 * What Discord takes, in UTF-16 code units and counts. Sources: Discord's component reference (Components V2),
 * application command reference and interaction reference.
 */
export const LIMITS = {
	/** All text displays of one message together, markup counted. */
	messageText: 4000,
	/** Components of one message, nested ones counted. */
	components: 40,
	rowButtons: 5,
	buttonLabel: 80,
	customId: 100,
	selectOptions: 25,
	selectLabel: 100,
	placeholder: 150,
	altText: 1024,
	/** A deferred answer and its follow-ups: user-installed apps may follow up five times. */
	messages: 5,
	/** Longer links leave their text fragment behind, then are left out. */
	link: 1000,
	completions: 25,
	completionName: 100,
	completionValue: 100,
	commandDescription: 100,
	commandOptions: 25,
	optionChoices: 25,
	choiceName: 100,
	commands: 100,
	messageCommands: 15,
	messageCommandName: 32,
	modal: { title: 45, label: 45, components: 5, about: 300, placeholder: 100, lineLength: 1_000, longLength: 4_000 },
} as const;
