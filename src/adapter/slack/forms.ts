import type { Invocation } from '../../ask/reply.ts';
import { NewsroomError } from '../../document/error.ts';
import { renderForm, renderOptions, type SlackOption } from '../../render/slack/form.ts';
import { answer, attended, callerAt, type Desk, type Place } from './desk.ts';
import type { BlockSuggestion, FormOrigin, ViewSubmission } from './schema.ts';

/** Milliseconds; Slack shows an error where no options come within three seconds. */
const PATIENCE = 2_500;

/** False when Slack shows no form: the trigger lives only three seconds and works once. */
export async function openForm(desk: Desk, asked: Invocation, place: Place, trigger: string): Promise<boolean> {
	const profile = await desk.profiles(place.user);
	const form = await desk.runner.form(asked, callerAt(place, profile), desk.dialect);
	const [kept] = Object.keys(asked.options).length > 0 ? await desk.runner.keep([asked]) : [];
	const origin: FormOrigin = {
		command: asked.command,
		channel: place.channel,
		respond: place.responseUrl,
		thread: place.thread,
		...(kept === undefined ? {} : { kept }),
	};
	const view = renderForm(form, JSON.stringify(origin), desk.runner.texts(profile.locale));
	try {
		await desk.web.open(trigger, view);
		return true;
	} catch (error) {
		desk.log.warn('slack form not opened', { command: asked.command, error });
		return false;
	}
}

/** What was given before the form was opened. Throws NewsroomError `expired` a day later. */
async function givenTo({ runner }: Desk, { kept }: FormOrigin): Promise<Invocation['options']> {
	if (kept === undefined) return {};
	const asked = await runner.recall(kept);
	if (!asked) throw new NewsroomError('expired');
	return asked.options;
}

/** What completes the letters typed into a menu. Never rejects: without options the letters stay, the next ask again. */
export async function suggest(desk: Desk, body: BlockSuggestion): Promise<SlackOption[]> {
	const { command } = body.view.private_metadata;
	const place = placeOf(body);
	const { promise: late, resolve } = Promise.withResolvers<SlackOption[]>();
	const timer = setTimeout(resolve, PATIENCE, []);
	const find = async (): Promise<SlackOption[]> => {
		const caller = callerAt(place, await desk.profiles(place.user));
		const given = await givenTo(desk, body.view.private_metadata);
		const choices = await desk.runner.complete(command, body.action_id, body.value, caller, desk.dialect, given);
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
	const { command } = body.view.private_metadata;
	const place = placeOf(body);
	try {
		const options = { ...(await givenTo(desk, body.view.private_metadata)), ...optionsOf(body) };
		const caller = callerAt(place, await desk.profiles(place.user));
		const wrong = desk.runner.mistakes({ command, options, cursor: null }, caller);
		return Object.keys(wrong).length > 0 ? wrong : undefined;
	} catch {
		// The answer says best what is wrong.
		return undefined;
	}
}

/** Answers a form, privately where its command was typed. Never rejects. */
export async function onSubmission(desk: Desk, body: ViewSubmission): Promise<void> {
	const { command } = body.view.private_metadata;
	const place = placeOf(body);
	await attended(desk, place, async () => {
		if (!(await desk.runner.first(`slack:form:${body.view.id}`))) return desk.log.info('event seen before');
		const options = { ...(await givenTo(desk, body.view.private_metadata)), ...optionsOf(body) };
		await answer(desk, { command, options, cursor: null }, place);
	});
}

function optionsOf({ view }: ViewSubmission): Record<string, string> {
	const given = Object.entries(view.state.values).map(([name, fields]) => {
		const field = fields[name];
		return [name, (field?.selected_option?.value ?? field?.selected_date ?? field?.value ?? '').trim()] as const;
	});
	return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

const placeOf = ({ user, team, view }: BlockSuggestion | ViewSubmission): Place => ({
	workspace: team?.id ?? user.team_id ?? null,
	channel: view.private_metadata.channel,
	user: user.id,
	thread: view.private_metadata.thread,
	responseUrl: view.private_metadata.respond,
});
