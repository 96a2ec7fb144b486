/** In order; the table `migrations` of the database says which have been applied. Add, never change. */
export const MIGRATIONS: readonly string[] = ['001-archive.sql', '002-alike.sql', '003-telling.sql'];

export const migrationFile = (name: string): URL => new URL(name, import.meta.url);
