import { z } from 'zod';
import { Common, listOf, type Ninjs, Terms, Word, type Written } from './ninjs-common.ts';

const Text = z.object({ role: Word, contenttype: Word, value: z.string() });

/** ninjs 2.x and, apart from its upper case, 3.x: lists of headlines, descriptions and bodies with roles. */
const Ninjs2 = Common.extend({
	headlines: listOf(Text),
	descriptions: listOf(Text),
	bodies: listOf(Text),
	by: Word,
	genres: Terms,
	subjects: Terms,
	services: Terms,
	infosources: Terms,
	associations: listOf(z.record(z.string(), z.unknown())),
});

/** Undefined when the value is no object. */
export function readNinjs2(value: unknown, depth = 0): Ninjs | undefined {
	const parsed = Ninjs2.safeParse(value).data;
	if (parsed === undefined) return undefined;
	const { headlines, descriptions, bodies, by, genres, subjects, services, infosources, associations } = parsed;
	const source = parsed.source ?? infosources.find(({ name }) => name !== undefined)?.name;
	return {
		common: { ...parsed, source },
		headline: plain(headlines, 'main')?.value,
		description: plain(descriptions, 'text')?.value,
		bodies: bodies.map(written),
		bylines: by === undefined ? [] : [by],
		sections: [...services, ...genres, ...subjects],
		associations: associations.flatMap((inner) => {
			const item = depth > 2 ? undefined : readNinjs2(inner, depth + 1);
			return item === undefined ? [] : [{ name: typeof inner.name === 'string' ? inner.name : '', item }];
		}),
	};
}

type Text = z.infer<typeof Text>;

const written = ({ role, contenttype, value }: Text): Written => ({
	role: role?.toLowerCase() ?? '',
	type: contenttype?.toLowerCase() ?? '',
	value,
});

/** The one of this role, else the first, rather without markup. */
function plain(texts: readonly Text[], role: string): Text | undefined {
	const bare = texts.filter(({ contenttype, value }) => !/html|xml/iu.test(contenttype ?? '') && value.trim() !== '');
	return bare.find((text) => text.role?.toLowerCase() === role) ?? bare[0] ?? texts[0];
}
