import { createHash } from 'node:crypto';

/** `Article.id` of what identifies an article: its canonical URL, else the publisher's id, else its text. */
export const articleId = (identity: string): string => createHash('sha256').update(identity).digest('hex').slice(0, 16);
