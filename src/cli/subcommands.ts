import type { Subcommand } from './world.ts';

/** What the executable can do besides the commands; texts stand under `cli.<name>.usage` and `cli.<name>.description`. */
export const SUBCOMMANDS: Readonly<Record<string, () => Promise<Subcommand>>> = {
	parse: async () => (await import('./parse.ts')).parse,
	add: async () => (await import('./add.ts')).add,
	feed: async () => (await import('./feed.ts')).feed,
	history: async () => (await import('./history.ts')).history,
	schema: async () => (await import('./schema.ts')).schema,
	slack: async () => (await import('./slack.ts')).slack,
	discord: async () => (await import('./discord.ts')).discord,
	watch: async () => (await import('./watch.ts')).watch,
	doctor: async () => (await import('./doctor.ts')).doctor,
	terminal: async () => (await import('./terminal.ts')).terminal,
};
