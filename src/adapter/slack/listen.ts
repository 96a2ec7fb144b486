import type { App } from '@slack/bolt';
import type { z } from 'zod';
import { FORM } from '../../render/slack/form.ts';
import { onButton } from './buttons.ts';
import { onCommand } from './commands.ts';
import type { Desk } from './desk.ts';
import { mistakes, onSubmission, suggest } from './forms.ts';
import { BlockActions, BlockSuggestion, SlashCommand, ViewSubmission } from './schema.ts';

/**
 * Hands what Bolt received to the handlers: acknowledged first, then worked on. The result waits until everything
 * under way is answered.
 */
export function listen(app: App, desk: Desk): () => Promise<number> {
	const underWay = new Set<Promise<void>>();
	const work = (promise: Promise<void>): void => {
		const tracked: Promise<void> = promise.finally(() => underWay.delete(tracked));
		underWay.add(tracked);
	};
	/** What Slack sent, checked; what cannot be read is logged and left. */
	const read = <T>(schema: z.ZodType<T>, body: unknown, what: string): T | undefined => {
		const { data, error } = schema.safeParse(body);
		if (error) desk.log.warn('slack payload not understood', { what, error });
		return data;
	};

	/** A connection lost at this very moment takes the acknowledgement along; the answer goes another way. */
	const acknowledge = (ack: () => Promise<void>) =>
		ack().catch((error: unknown) => desk.log.warn('slack acknowledgement lost', { error }));

	app.command(/^\//u, async ({ ack, body }) => {
		await acknowledge(ack);
		const command = read(SlashCommand, body, 'command');
		if (command) work(onCommand(desk, command));
	});
	app.action(/./u, async ({ ack, body }) => {
		await acknowledge(ack);
		const press = read(BlockActions, body, 'button');
		if (press) work(onButton(desk, press));
	});
	app.options(/./u, async ({ ack, body }) => {
		const letters = read(BlockSuggestion, body, 'suggestion');
		await ack({ options: letters ? await suggest(desk, letters) : [] });
	});
	app.view(FORM, async ({ ack, body }) => {
		const submission = read(ViewSubmission, body, 'form');
		const errors = submission && (await mistakes(desk, submission));
		await acknowledge(() => ack(errors ? { response_action: 'errors', errors } : undefined));
		if (submission && !errors) work(onSubmission(desk, submission));
	});
	app.error(async (error) => {
		desk.log.error('fault', { id: desk.newId(), platform: 'slack', error });
	});

	return async () => {
		while (underWay.size > 0) await Promise.allSettled(underWay);
		return underWay.size;
	};
}
