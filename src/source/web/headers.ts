/** The type of a `Content-Type` header, lower case, without parameters; null when it is none. */
export function mediaTypeOf(header: string | null): string | null {
	const type = header?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
	return /^[\w.+-]{1,80}\/[\w.+-]{1,80}$/u.test(type) ? type : null;
}

export function charsetOf(header: string | null): string | null {
	return /;\s*charset\s*=\s*["']?\s*([\w.:+-]{2,40})/iu.exec(header ?? '')?.[1] ?? null;
}

/** Seconds from now, of a number of seconds or a date (RFC 9110, 10.2.3); never negative. */
export function retryAfterOf(header: string | null, now: Date): number | null {
	const value = header?.trim() ?? '';
	if (/^\d{1,9}$/u.test(value)) return Number(value);
	const date = Date.parse(value);
	return value === '' || Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now.getTime()) / 1000));
}
