import { invoke, runAction } from '../src/ask/actions.ts';
import {
	type Asked,
	type Command,
	type Context,
	defineCommand,
	isListed,
	type Option,
	openOptions,
} from '../src/ask/command.ts';
import { choice, words } from '../src/ask/options.ts';
import { nearest } from '../src/ask/parse.ts';
import type { Reply } from '../src/ask/reply.ts';
import { usageOf } from '../src/ask/usage.ts';
import { NewsroomError } from '../src/document/error.ts';
import { fold } from '../src/document/fold.ts';

const command = {
	kind: 'text',
	required: false,
	schema: words(),
	complete: async (typed, { commands }) =>
		commands.filter(isListed).flatMap(({ name }) => (name.startsWith(fold(typed)) ? [choice(name, name)] : [])),
} as const satisfies Option<string>;

export default defineCommand({
	name: 'help',
	options: { command },
	answer: async (values, asked, context) => {
		if (values.command === undefined) return overview(asked, context);
		// "/quote" and "newsroom quote" are ways to write it, too.
		const typed =
			fold(values.command)
				.split(/[\s/]+/u)
				.at(-1) ?? '';
		const known = context.commands.filter(isListed);
		const found = known.find(({ name }) => name === typed);
		if (found) return about(found, asked, context);
		const near =
			nearest(
				typed,
				known.map(({ name }) => name),
			) ?? 'none';
		throw new NewsroomError('unknown-command', { command: values.command, near });
	},
});

async function overview(asked: Asked, context: Context): Promise<Reply> {
	const { dialect, store, texts } = context;
	const commands = context.commands.filter(isListed);
	const [known] = await store.people('', 1);
	const example = dialect.usage('quote', { person: known?.name ?? `<${texts.say('value.person')}>` });
	const items = commands.map((each) => ({
		text: usageOf(each, context),
		detail: texts.say(`command.${each.name}.description`),
		url: null,
	}));
	return {
		outcome: 'answered',
		title: texts.say('help.title'),
		body: [
			{ type: 'list', ordered: false, items },
			{ type: 'text', text: texts.say('help.hint', { example }) },
			{ type: 'context', text: texts.say('help.counts', await store.counts()) },
		],
		actions: commands
			.filter(({ name }) => name !== 'help')
			.map(({ name }) => runAction(dialect.usage(name), invoke('help', { command: name }))),
		visibility: asked.visibility,
	};
}

function about(found: Command, asked: Asked, context: Context): Reply {
	const { texts } = context;
	const items = openOptions(found).map(([name, { required }]) => ({
		text: name,
		detail: texts.say('help.option', {
			description: texts.say(`command.${found.name}.option.${name}`),
			required: required ? 'yes' : 'no',
		}),
		url: null,
	}));
	return {
		outcome: 'answered',
		title: usageOf(found, context),
		body: [
			{ type: 'text', text: texts.say(`command.${found.name}.description`) },
			...(items.length > 0 ? [{ type: 'list' as const, ordered: false, items }] : []),
			{ type: 'context', text: texts.say(`command.${found.name}.hint`) },
		],
		actions: [],
		visibility: asked.visibility,
	};
}
