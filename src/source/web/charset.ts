/**
 * Text in a charset that the web's own list of encodings does not have (UTF-32, the code pages of DOS, UTF-7);
 * undefined for all others, which `decode` reads. The byte order mark goes.
 */
export async function decodeRare(bytes: Uint8Array, declared: string | undefined): Promise<string | undefined> {
	if (declared === undefined || isUsual(declared)) return undefined;
	const { default: iconv } = await import('iconv-lite');
	return iconv.encodingExists(declared) ? iconv.decode(Buffer.from(bytes), declared) : undefined;
}

function isUsual(label: string): boolean {
	try {
		return new TextDecoder(label).encoding !== '';
	} catch {
		return false;
	}
}
