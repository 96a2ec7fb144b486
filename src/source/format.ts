import type { Document, Metadata } from '../document/document.ts';

/** One source before anything is known of its format. */
export interface Material {
	/** What messages call it: the file's name, or a word for pasted text. Empty when there is none. */
	readonly name: string;
	/** Bytes as read, or text that was already decoded by whoever hands it in. */
	readonly content: Uint8Array | string;
	/** Where it was fetched from. */
	readonly url?: string | undefined;
	/** The media type that its transport declares, with or without parameters: "text/html; charset=utf-8". */
	readonly mediaType?: string | undefined;
	/** What the newsroom itself says beside the file; it wins over what the format says. */
	readonly side?: Metadata | undefined;
}

/** One source format, one file: knows its own by name and by look, and makes a Document of it. */
export interface Format {
	readonly name: string;
	/** Endings of file names, lower case, without the dot. */
	readonly extensions: readonly string[];
	/** Media types, lower case, without parameters. */
	readonly mediaTypes: readonly string[];
	/** The most bytes (or characters) that it reads. */
	readonly limit: number;
	/**
	 * Whether a source begins like this format. `head`: up to 1,024 bytes, one character each, lower case,
	 * without byte order mark and zero bytes.
	 */
	recognises(head: string): boolean;
	/**
	 * Of a package that holds several, the first. Throws NewsroomError: `empty-input`, `binary-input`, `bad-encoding`,
	 * `too-large`, `damaged-file`, `password-protected`, `no-words`.
	 */
	read(material: Material): Promise<Document>;
	/** For formats whose sources may hold several articles: all of them, at least one. Throws what `read` throws. */
	readonly readAll?: (material: Material) => Promise<readonly Document[]>;
}

/** The charset parameter of a media type. */
export const charsetIn = (mediaType: string | undefined): string | undefined =>
	/;\s*charset\s*=\s*["']?([\w.:-]{2,30})/iu.exec(mediaType?.slice(0, 300) ?? '')?.[1];
