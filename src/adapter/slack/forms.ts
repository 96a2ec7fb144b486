import { checked } from '../../ask/check.ts';
import { explain } from '../../ask/fault.ts';
import { NewsroomError } from '../../document/error.ts';
import { renderOptions, type SlackOption } from '../../render/slack/form.ts';
import { answer, attended, callerAt, type Desk, type Place } from './desk.ts';
import type { BlockSuggestion, ViewSubmission } from './schema.ts';

/** Milliseconds; Slack shows an error where no options come within three seconds. */
const PATIENCE = 2_500;

/** What completes the letters typed into a menu. Never rejects: without options the letters stay, the next ask again. */
export async function suggest(desk: Desk, body: BlockSuggestion): Promise<SlackOption[]> {
	const { command, channel, respond } = body.view.private_metadata;
	const place = placeOf(body, channel, respond);
	const { promise: late, resolve } = Promise.withResolvers<SlackOption[]>();
	const timer = setTimeout(resolve, PATIENCE, []);
	const find = async (): Promise<SlackOption[]> => {
		const caller = callerAt(place, await desk.profiles(place.user));
		const choices = await desk.runner.complete(command, body.action_id, body.value, caller, desk.dialect);
		return renderOptions(choices, body.value);
	};
	try {
		return await Promise.race([find(), late]);
	} catch (error) {
		desk.log.warn('completion failed', { command, error });
		return [];
	} finally {
		clearTimeout(timer);
	}
}

/** The fields that cannot be right, each with what would be; the form stays open. Undefined when all may be. */
export async function mistakes(desk: Desk, body: ViewSubmission): Promise<Record<string, string> | undefined> {
	const { command: name } = body.view.private_metadata;
	const command = desk.runner.commands.find((known) => known.name === name);
	if (!command) return undefined;
	const options = optionsOf(body);
	const { locale } = await desk.profiles(body.user.id);
	const texts = desk.runner.texts(locale);
	try {
		checked(command, options, texts);
		return undefined;
	} catch (error) {
		// Anything else is for the answer to say.
		if (!(error instanceof NewsroomError) || error.code !== 'bad-option') return undefined;
		return { [String(error.details.option)]: explain(error, texts) };
	}
}

/** Answers a form, privately where its command was typed. Never rejects. */
export async function onSubmission(desk: Desk, body: ViewSubmission): Promise<void> {
	const { command, channel, respond } = body.view.private_metadata;
	const place = placeOf(body, channel, respond);
	await attended(desk, place, async () => {
		if (!(await desk.runner.first(`slack:form:${body.view.id}`))) return desk.log.info('event seen before');
		await answer(desk, { command, options: optionsOf(body), cursor: null }, place);
	});
}

function optionsOf({ view }: ViewSubmission): Record<string, string> {
	const given = Object.entries(view.state.values).map(([name, fields]) => {
		const field = fields[name];
		return [name, (field?.selected_option?.value ?? field?.selected_date ?? field?.value ?? '').trim()] as const;
	});
	return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

const placeOf = ({ user, team }: BlockSuggestion | ViewSubmission, channel: string, responseUrl: string): Place => ({
	workspace: team?.id ?? user.team_id ?? null,
	channel,
	user: user.id,
	thread: null,
	responseUrl,
});
