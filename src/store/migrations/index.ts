/** In order; the number of the last one applied stands in the database's `user_version`. Add, never change. */
export const MIGRATIONS: readonly string[] = [
	'001-archive.sql',
	'003-corrections.sql',
	'004-feeds.sql',
	'005-recent.sql',
	'006-pending.sql',
];

export const migrationFile = (name: string): URL => new URL(name, import.meta.url);
