/** An address of a PostgreSQL database. */
export function isDatabaseUrl(text: string): boolean {
	return URL.canParse(text) && /^postgres(?:ql)?:$/u.test(new URL(text).protocol);
}

/** Where the database is, without user, password and options: for messages. */
export function placeOf(url: string): string {
	const { protocol, host, pathname, searchParams } = new URL(url);
	return `${protocol}//${searchParams.get('host') ?? host}${pathname}`;
}

/** Shorter ones are in too many words. */
const SHORTEST = 4;

/** The passwords in an address, as they stand there and as they are meant. */
export function passwordsOf(url: string): string[] {
	const { password, searchParams } = new URL(url);
	const all = [password, decoded(password), searchParams.get('password') ?? ''];
	return [...new Set(all)].filter(({ length }) => length >= SHORTEST);
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
