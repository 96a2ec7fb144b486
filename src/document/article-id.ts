let hash: ((algorithm: string, data: string) => string) | undefined;

/** `Article.id` of what identifies an article: the key of its address, else the publisher's id, else its text. */
export function articleId(identity: string): string {
	// Only here: loading it takes longer than most answers.
	hash ??= process.getBuiltinModule('node:crypto').hash;
	return hash('sha256', identity).slice(0, 16);
}
