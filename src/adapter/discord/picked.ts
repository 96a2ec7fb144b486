import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Picked } from '../../ask/command.ts';
import type { CommandInteraction } from './schema.ts';

type Data = CommandInteraction['data'];
type Typed = Extract<Data, { options: unknown }>;
type Message = Extract<Data, { target_id: string }>['resolved']['messages'][string];

/** An attachment stands as the address that Discord resolved for it. */
export const givenIn = ({ type, value }: Typed['options'][number], { resolved }: Typed): string =>
	type === ApplicationCommandOptionType.Attachment ? (resolved?.attachments[value]?.url ?? '') : value;

/** What a person reads in a message: its words, or those of the components that it was made of. */
export function pickedFrom({ content, attachments, embeds, components }: Message): Picked {
	const words = [content, ...embeds.map(({ description }) => description ?? ''), ...components.flatMap(textsIn)];
	const text = words.filter((each) => each.trim() !== '').join('\n');
	const links = [...content.matchAll(/https?:\/\/[^\s<>|"')\]]+/gu)].map(([link]) => link);
	const embedded = embeds.flatMap(({ url }) => url ?? []);
	return { text: plain(text), links: [...links, ...embedded], files: attachments.map(({ url }) => url) };
}

const Component = z.looseObject({ content: z.string().optional(), components: z.array(z.unknown()).optional() });

function textsIn(component: unknown): string[] {
	const { content, components = [] } = Component.safeParse(component).data ?? {};
	return [...(content === undefined ? [] : [content]), ...components.flatMap(textsIn)];
}

/** Mentions left out, the targets of links and the marks of escapes and quotations too. */
const plain = (markdown: string): string =>
	markdown
		.replace(/<(?:[@#][!&]?|a?:\w+:|t:)[^>]*>/gu, ' ')
		.replace(/\[([^\]]*)\]\(<?[^)]*>?\)/gu, '$1')
		.replace(/^(?:>|-#|#{1,3}) /gmu, '')
		.replace(/\\(?=[\p{P}\p{S}])/gu, '')
		.trim();
