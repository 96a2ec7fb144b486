import { opensForm } from '../../ask/command.ts';
import { answer, attended, type Desk, type Place } from './desk.ts';
import { openForm } from './forms.ts';
import type { SlashCommand } from './schema.ts';

/** A slash command: its one free text is read; with none, and something needed, a form asks. Never rejects. */
export async function onCommand(desk: Desk, body: SlashCommand): Promise<void> {
	const place: Place = {
		workspace: body.team_id,
		channel: body.channel_id,
		user: body.user_id,
		thread: null,
		responseUrl: body.response_url,
	};
	await attended(desk, place, async () => {
		if (!(await desk.runner.first(`slack:command:${body.trigger_id}`))) return desk.log.info('event seen before');
		const name = nameOf(body.command, desk.prefix);
		const command = desk.runner.commands.find((known) => known.name === name);
		const bare = { command: name, options: {}, cursor: null };
		const text = body.text.trim();
		if (command && text !== '') return answer(desk, desk.runner.parse(name, text), place);
		const opened = command !== undefined && opensForm(command) && (await openForm(desk, bare, place, body.trigger_id));
		// Without a form the answer says what is missing, with buttons to choose from.
		if (!opened) await answer(desk, bare, place);
	});
}

function nameOf(typed: string, prefix: string): string {
	const name = typed.slice(1).toLowerCase();
	return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}
