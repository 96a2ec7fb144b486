import type { KnownBlock } from '@slack/types';
import type { Runner } from '../../src/ask/runner.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import { renderSlack } from '../../src/render/slack/message.ts';
import {
	blockActions,
	blockSuggestion,
	bodyOf,
	messageAction,
	signed,
	slashCommand,
	viewSubmission,
} from '../peers/slack/interactions.ts';
import type { Call } from '../peers/slack/peer.ts';
import { faultsOfOptions } from '../peers/slack/validate.ts';
import { controlsIn, textIn } from '../peers/slack/visible.ts';
import { SECRET, Workspace } from '../slack/workspace.ts';
import { type Answer, NOTHING, PERSON, type Recorder, recorded, type Shown, type Surface } from './adapter.ts';

type Json = Record<string, unknown>;
interface View {
	readonly private_metadata: string;
	readonly title: { readonly text: string };
	readonly blocks: readonly {
		readonly block_id?: string;
		readonly label?: { readonly text: string };
		readonly element: { readonly type: string; readonly options?: { text: { text: string }; value: string }[] };
	}[];
}

const texts = loadTexts('data/ui')(PERSON.locale);
/** What shows something to somebody. */
const SHOWING = ['respond', 'chat.postMessage', 'chat.postEphemeral', 'views.open', 'views.publish', 'chat.unfurl'];
const unescaped = (text: string): string =>
	text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
/** As Slack hands on what people type. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Slack, by HTTP or by Socket Mode: the same interactions, delivered in two ways. */
export async function slackSurface(real: Runner, mode: 'http' | 'socket'): Promise<Surface> {
	const recorder = recorded(real);
	const workspace = await Workspace.open(recorder.runner, mode === 'socket' ? { appToken: 'xapp-test' } : {});
	const { peer } = workspace;
	peer.people.U1 = { locale: PERSON.locale, profile: { display_name: PERSON.name } };
	let completions = 0;
	let wake = (): void => {};
	peer.heard = () => wake();
	let serial = 0;
	const from = () => ({ responseUrl: peer.responseUrl(`contract${++serial}`) });

	/** Sends it as Slack does; gives what the acknowledgement carries. */
	const send = async (payload: Json): Promise<Json> => {
		if (mode === 'http') {
			const body = 'event' in payload ? JSON.stringify(payload) : bodyOf(payload);
			const headers = { ...signed(body, SECRET), ...('event' in payload && { 'content-type': 'application/json' }) };
			const url = `http://127.0.0.1:${workspace.slack.port}/slack/events`;
			const words = await (await fetch(url, { method: 'POST', headers, body })).text();
			return words === '' ? {} : (JSON.parse(words) as Json);
		}
		const kind = 'event' in payload ? 'events_api' : 'type' in payload ? 'interactive' : 'slash_commands';
		return (await peer.socket.ack(peer.socket.send(kind, payload))).payload ?? {};
	};

	const showing = (since: number): Call[] => peer.calls.slice(since).filter(({ method }) => SHOWING.includes(method));
	const until = async (condition: () => boolean): Promise<void> => {
		while (!condition()) {
			await new Promise<void>((resolve) => {
				wake = resolve;
				setTimeout(resolve, 100);
			});
		}
	};

	const act = async (payload: Json): Promise<Answer> => {
		const [calls, runs] = [peer.calls.length, recorder.heard.length];
		const acknowledged = await send(payload);
		if (acknowledged.response_action === 'errors')
			return { ...NOTHING, errors: acknowledged.errors as Answer['errors'] };
		await until(() => whole(showing(calls), recorder, runs));
		return answerOf(showing(calls), recorder.heard.at(runs) ?? null);
	};

	return {
		name: `Slack by ${mode}`,
		ask: (command, options) => {
			const words = Object.entries(options).map(([name, value]) => `${name}:"${value}"`);
			return act(slashCommand(`/${command}`, escaped(words.join(' ')), from()));
		},
		press: ({ handle }, action) => {
			const { controls, home } = handle as Handle;
			const control = controls.find((each) => each.action === action);
			if (!control) throw new Error(`no button ${action}`);
			const pressed = blockActions(control.pressed, from());
			if (!home) return act(pressed);
			return act({ ...pressed, container: { type: 'view' }, channel: undefined, response_url: undefined });
		},
		pressOld: () => act(blockActions({ action_id: 'run:0', value: 'a-day-old' }, from())),
		submit: ({ handle }, fields) => {
			const { view } = handle as { view: View };
			const filled = Object.entries(fields).map(([name, value]) => {
				const element = view.blocks.find(({ block_id }) => block_id === name)?.element;
				if (element?.type === 'datepicker') return [name, { selected_date: value }] as const;
				const chosen = { selected_option: { value } };
				return [name, element?.type === 'plain_text_input' ? { value: escaped(value) } : chosen] as const;
			});
			return act(viewSubmission(Object.fromEntries(filled), view));
		},
		complete: async (command, option, typed) => {
			const metadata = JSON.stringify({ command, channel: 'C1' });
			const offered = await send(blockSuggestion(option, escaped(typed), { private_metadata: metadata }));
			const faults = faultsOfOptions(offered);
			completions++;
			if (faults.length > 0) throw new Error(faults.join('\n'));
			const { options } = offered as { options: { text: { text: string }; value: string }[] };
			return options.map(({ text, value }) => ({ label: unescaped(text.text), value: unescaped(value) }));
		},
		pick: (command, text) => act(messageAction(command, { text: escaped(text) }, from())),
		start: () => act(event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' })),
		link: async (url) => {
			const runs = recorder.heard.length;
			const shared = { type: 'link_shared', channel: 'C1', user: 'U1', message_ts: '1700000000.000100' };
			const payload = event({ ...shared, links: [{ url, domain: new URL(url).hostname }] });
			const calls = peer.calls.length;
			await send(payload);
			await until(() => recorder.heard.length > runs);
			const heard = recorder.heard.at(runs) ?? null;
			if (heard?.reply.outcome !== 'answered') return { ...NOTHING, heard };
			await until(() => showing(calls).length > 0);
			return answerOf(showing(calls), heard);
		},
		payloads: () => ({ checked: showing(0).filter(isJudged).length + completions, faults: peer.faults }),
		close: () => workspace.close(),
	};

	function event(inner: Json): Json {
		const id = `Ev${mode}${++serial}`;
		return { type: 'event_callback', team_id: 'T1', api_app_id: 'A1', event_id: id, event: { ...inner, event_ts: id } };
	}
}

/** An order to delete has nothing in it to be judged. */
const isJudged = ({ args }: Call): boolean => args.delete_original !== true;

interface Handle {
	readonly controls: ReturnType<typeof controlsIn>;
	readonly home: boolean;
}

/** Whether everything is there that belongs to the answer. */
function whole(calls: readonly Call[], { heard }: Recorder, runs: number): boolean {
	if (calls.length === 0) return false;
	const [run] = heard.slice(runs);
	if (run === undefined || calls.some(({ method }) => method.startsWith('views.'))) return true;
	// What is shared is taken away from where it stood in private.
	const shared = run.visibility === 'public' && run.reply.outcome === 'answered';
	const tokens = Array.from({ length: 500 }, () => 'token');
	const messages = renderSlack(run.reply, { tokens, sharedBy: shared ? PERSON.name : null }, texts);
	return calls.length >= messages.length + (shared ? 1 : 0);
}

function answerOf(calls: readonly Call[], heard: Answer['heard']): Answer {
	const opened = calls.find(({ method }) => method === 'views.open')?.args.view as View | undefined;
	if (opened) {
		const fields = opened.blocks.flatMap(({ block_id: name, label, element }) =>
			name === undefined
				? []
				: [
						{
							name,
							label: unescaped(label?.text ?? ''),
							choices: (element.options ?? []).map(({ text }) => unescaped(text.text)),
						},
					],
		);
		const about = textIn(opened.blocks.filter(({ block_id }) => block_id === undefined) as unknown as KnownBlock[]);
		return {
			...NOTHING,
			heard,
			form: { title: unescaped(opened.title.text), about, fields },
			handle: { view: opened },
		};
	}
	const blocks = calls.flatMap(({ args }) => blocksIn(args));
	const home = calls.some(({ method }) => method === 'views.publish');
	const controls = controlsIn(blocks);
	const shown: Shown = { text: textIn(blocks), controls, audience: audienceOf(calls) };
	return { ...NOTHING, heard, shown, handle: { controls, home } satisfies Handle };
}

function blocksIn({ view, blocks, unfurls }: Json): KnownBlock[] {
	if (unfurls) return Object.values(unfurls as Record<string, Json>).flatMap(blocksIn);
	return ((view as Json | undefined)?.blocks ?? blocks ?? []) as KnownBlock[];
}

/** A direct message, the start page and what is marked as ephemeral reach one person alone. */
function audienceOf(calls: readonly Call[]): Shown['audience'] {
	const open = calls.some(({ method, args }) => {
		if (method === 'respond') return args.response_type !== 'ephemeral' && args.delete_original !== true;
		return method === 'chat.unfurl' || (method === 'chat.postMessage' && args.channel !== 'U1');
	});
	return open ? 'public' : 'private';
}
