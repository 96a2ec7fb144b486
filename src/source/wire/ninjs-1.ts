import { z } from 'zod';
import { Common, listOf, type Ninjs, Terms, Word, type Written } from './ninjs-common.ts';

/** How TT names people: a line, or its parts. */
const Byline = z.object({ byline: Word, firstname: Word, lastname: Word, name: Word });

/** ninjs 1.0 to 1.8, TT's and Superdesk's: one headline, `body_…` for each kind of writing, associations by name. */
const Ninjs1 = Common.extend({
	headline: Word,
	title: Word,
	description_text: Word,
	abstract: Word,
	byline: Word,
	bylines: listOf(Byline),
	authors: listOf(Byline),
	genre: Terms,
	subject: Terms,
	service: Terms,
	associations: z.record(z.string(), z.unknown()).optional().catch(undefined),
}).loose();

/** Undefined when the value is no object. */
export function readNinjs1(value: unknown, depth = 0): Ninjs | undefined {
	const parsed = Ninjs1.safeParse(value).data;
	if (parsed === undefined) return undefined;
	const { associations = {}, byline, bylines, authors, genre, subject, service } = parsed;
	const written = (prefix: string): Written[] =>
		Object.entries(parsed).flatMap(([key, text]) =>
			key.startsWith(prefix) && typeof text === 'string' && text.trim() !== ''
				? [{ role: key.slice(prefix.length), type: '', value: text }]
				: [],
		);
	const descriptions = written('description_');
	const named = [...bylines, ...authors].flatMap(({ byline: line, firstname, lastname, name }) => {
		const parts = [firstname, lastname].filter((part) => part !== undefined).join(' ');
		return line ?? name ?? (parts === '' ? [] : parts);
	});
	return {
		common: parsed,
		headline: parsed.headline ?? parsed.title,
		description: parsed.description_text ?? plainOf(parsed.abstract ?? descriptions[0]?.value),
		bodies: written('body_'),
		bylines: named.length > 0 ? named : byline === undefined ? [] : [byline],
		sections: [...service, ...genre, ...subject],
		associations: Object.entries(associations).flatMap(([name, inner]) => {
			const item = depth > 2 ? undefined : readNinjs1(inner, depth + 1);
			return item === undefined ? [] : [{ name, item }];
		}),
	};
}

const plainOf = (text: string | undefined): string | undefined => text?.replace(/<[^>]*>/gu, ' ');
