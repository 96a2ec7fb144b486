/** In order; the number of the last one applied stands in the database's `user_version`. Add, never change. */
export const MIGRATIONS: readonly string[] = [
	'001-archive.sql',
	'002-corrections.sql',
	'003-feeds.sql',
	'004-recent.sql',
	'005-pending.sql',
	'006-words.sql',
	'007-alike.sql',
	'008-telling.sql',
];

export const migrationFile = (name: string): URL => new URL(name, import.meta.url);
