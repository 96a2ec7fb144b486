/** The type of a `Content-Type` header, lower case, without parameters; null when it is none. */
export function mediaTypeOf(header: string | null): string | null {
	const type = header?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
	return /^[\w.+-]{1,80}\/[\w.+-]{1,80}$/u.test(type) ? type : null;
}

/** A `Location` header: its letters beyond ASCII arrive as a character for each byte, and mean UTF-8. */
export function locationOf(header: string | null): string | null {
	if (header === null || !/[\x80-\xff]/u.test(header)) return header;
	const read = Buffer.from(header, 'latin1').toString('utf8');
	return read.includes('\ufffd') ? header : read;
}

export function charsetOf(header: string | null): string | null {
	return /;\s*charset\s*=\s*["']?\s*([\w.:+-]{2,40})/iu.exec(header ?? '')?.[1] ?? null;
}

/** Seconds from now, of a number of seconds or a date (RFC 9110, 10.2.3); never negative. */
export function retryAfterOf(header: string | null, now: Date): number | null {
	const value = header?.trim() ?? '';
	if (/^\d{1,9}$/u.test(value)) return Number(value);
	const date = Date.parse(value);
	return !/[a-z]{3}/iu.test(value) || Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now.getTime()) / 1000));
}
