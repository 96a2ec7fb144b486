import type { Document, Metadata } from '../document/document.ts';

/** One source before anything is known of its format. */
export interface Material {
	/** What messages call it: the file's name, or a word for pasted text. Empty when there is none. */
	readonly name: string;
	/** Bytes as read, or text that was already decoded by whoever hands it in. */
	readonly content: Uint8Array | string;
	/** Where it was fetched from. */
	readonly url?: string | undefined;
	/** What the newsroom itself says beside the file; it wins over what the format says. */
	readonly side?: Metadata | undefined;
}

/** One source format, one file: knows its own by name and by look, and makes a Document of it. */
export interface Format {
	readonly name: string;
	/** Endings of file names, lower case, without the dot. */
	readonly extensions: readonly string[];
	/** The most bytes (or characters) that it reads. */
	readonly limit: number;
	/**
	 * Whether a source begins like this format. `head`: up to 1,024 bytes, one character each, lower case,
	 * without byte order mark and zero bytes.
	 */
	recognises(head: string): boolean;
	/** Throws NewsroomError: `empty-input`, `binary-input`, `bad-encoding`. */
	read(material: Material): Promise<Document>;
}
