import { writeFileSync } from 'node:fs';
import type { Button, KnownBlock, RichTextBlock, RichTextElement, View } from '@slack/types';
import { opensForm } from '../../src/ask/command.ts';
import { actionsOf } from '../../src/ask/reply.ts';
import { slashDialect } from '../../src/ask/usage.ts';
import { renderForm } from '../../src/render/slack/form.ts';
import { renderSlack, type SlackMessage } from '../../src/render/slack/message.ts';
import { answersTo, sampleRunner } from './archive.ts';
import { replies } from './replies.ts';

/** Slack's look, near enough to judge an answer by: spacing, type sizes and colours of the light theme. */
const STYLE = `
body { margin: 0; background: #fff; color: #1d1c1d; font: 15px/1.46668 Lato, "Noto Sans", sans-serif; }
article { display: grid; grid-template-columns: 36px 1fr; gap: 0 8px; padding: 8px 20px; max-width: 680px; }
.avatar { width: 36px; height: 36px; border-radius: 8px; background: #4a154b; }
.eph { grid-column: 2; color: #616061; font-size: 13px; } .head { font-weight: 900; }
.head small { font-weight: 400; font-size: 12px; color: #616061; margin-left: 6px; }
.head i { font: 700 10px/1 inherit; font-style: normal; background: #ddd; padding: 1px 3px; border-radius: 2px; margin-left: 5px; font-size: 10px; }
.block { margin-top: 4px; margin-bottom: 8px; overflow-wrap: anywhere; } .rich { white-space: pre-wrap; }
h3 { font-size: 18px; line-height: 1.33; margin: 0; font-weight: 900; }
blockquote { margin: 4px 0; padding-left: 16px; position: relative; white-space: pre-wrap; }
blockquote::before { content: ""; position: absolute; left: 0; top: 0; bottom: 0; width: 4px; border-radius: 8px; background: #ddd; }
ol, ul { margin: 2px 0; padding-left: 28px; } li { margin: 0; white-space: pre-wrap; }
pre { margin: 4px 0; padding: 8px; border: 1px solid #ddd; border-radius: 4px; background: #f8f8f8; font-size: 12px; white-space: pre-wrap; }
a { color: #1264a3; text-decoration: none; } hr { border: 0; border-top: 1px solid #ddd; margin: 0; }
.context { white-space: pre-wrap; color: #616061; font-size: 13px; line-height: 1.38; } .row { display: flex; flex-wrap: wrap; gap: 8px; }
button { font: 900 13px/18px Lato, "Noto Sans"; background: #fff; border: 1px solid #bbb; border-radius: 4px; padding: 4px 12px; max-width: 300px; }
.menu { border: 1px solid #bbb; border-radius: 4px; padding: 4px 12px; min-width: 160px; color: #868686; font-size: 13px; }
button.primary { background: #007a5a; color: #fff; border-color: #007a5a; }
.modal { width: 520px; border: 1px solid #ddd; border-radius: 8px; margin: 20px; box-shadow: 0 8px 30px #0003; }
.modal header, .modal footer { padding: 16px 24px; font: 900 22px/1.2 Lato, "Noto Sans"; } .modal main { padding: 0 24px; }
.modal footer { text-align: right; } .modal footer button { margin-left: 8px; } .field { margin: 12px 0; font-weight: 700; }
.field div { font-weight: 400; color: #868686; border: 1px solid #bbb; border-radius: 4px; padding: 8px 12px; margin-top: 6px; display: flex; justify-content: space-between; }
.field small { font-weight: 400; color: #616061; }`;

const html = (text: string) => text.replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
/** Text objects come escaped for Slack, which is escaped for HTML as well. */
const object = (text: string) => text.replaceAll('"', '&quot;');

function inline(element: RichTextElement): string {
	if (element.type !== 'text' && element.type !== 'link') return html(JSON.stringify(element));
	let words = html(element.text ?? (element.type === 'link' ? element.url : ''));
	if (element.style?.bold) words = `<b>${words}</b>`;
	if (element.style?.italic) words = `<i>${words}</i>`;
	return element.type === 'link' ? `<a href="${html(element.url)}">${words}</a>` : words;
}

function rich(element: RichTextBlock['elements'][number]): string {
	if (element.type === 'rich_text_list') {
		const items = element.elements.map((item) => `<li>${item.elements.map(inline).join('')}</li>`).join('');
		const start = 'offset' in element ? Number(element.offset) + 1 : 1;
		return element.style === 'ordered' ? `<ol start="${start}">${items}</ol>` : `<ul>${items}</ul>`;
	}
	const words = element.elements.map(inline).join('');
	const tag = { rich_text_quote: 'blockquote', rich_text_preformatted: 'pre', rich_text_section: 'div' }[element.type];
	return `<${tag}>${words}</${tag}>`;
}

const button = ({ style, text }: Button) => `<button class="${style ?? ''}">${object(text.text)}</button>`;

function blockHtml(block: KnownBlock): string {
	switch (block.type) {
		case 'header':
			return `<h3>${object(block.text.text)}</h3>`;
		case 'divider':
			return '<hr>';
		case 'context':
			return `<div class="context">${block.elements.map((one) => ('text' in one ? object(one.text) : '')).join(' ')}</div>`;
		case 'rich_text':
			return `<div class="rich">${block.elements.map(rich).join('')}</div>`;
		case 'image':
			return `<img src="${'image_url' in block ? html(block.image_url) : ''}" alt="${html(block.alt_text)}">`;
		case 'actions':
			return `<div class="row">${block.elements
				.map((one) => {
					if (one.type === 'static_select') return `<span class="menu">${object(one.placeholder?.text ?? '')} ⌄</span>`;
					return one.type === 'button' ? button(one) : '';
				})
				.join('')}</div>`;
		case 'input': {
			const { element } = block;
			const words = 'placeholder' in element && element.placeholder ? element.placeholder.text : 'Select a date';
			const sign = element.type.endsWith('select') ? '⌄' : element.type === 'datepicker' ? '🗓' : '';
			return `<div class="field">${object(block.label.text)} ${block.optional ? '<small>(optional)</small>' : ''}<div><span>${object(words)}</span><span>${sign}</span></div></div>`;
		}
		default:
			return `<pre>${html(JSON.stringify(block))}</pre>`;
	}
}

const blocks = (all: readonly KnownBlock[]) => all.map((one) => `<div class="block">${blockHtml(one)}</div>`).join('');

/** Messages as HTML articles. */
export const messageHtml = (messages: readonly SlackMessage[], ephemeral: boolean): string =>
	messages
		.map(
			(message) =>
				`<article>${ephemeral ? '<div class="eph">Only visible to you</div>' : ''}<div class="avatar"></div><div><div class="head">newsroom<i>APP</i><small>14:08</small></div>${blocks(message.blocks)}</div></article>`,
		)
		.join('\n');

export const modalHtml = (view: View): string =>
	`<div class="modal"><header>${'title' in view ? object(view.title.text) : ''}</header><main>${blocks(view.blocks as KnownBlock[])}</main><footer>${'close' in view ? `<button>${object(view.close?.text ?? '')}</button>` : ''}${'submit' in view ? `<button class="primary">${object(view.submit?.text ?? '')}</button>` : ''}</footer></div>`;

export const pageHtml = (parts: readonly string[]): string =>
	`<!doctype html><meta charset="utf-8"><title>Slack</title><style>${STYLE}</style>${parts.join('\n')}`;

/** The answers of the sample articles to questions as one types them; without any, the sample replies and the forms. */
async function pageOf(questions: readonly string[], locale: string): Promise<string> {
	const runner = await sampleRunner();
	const texts = runner.texts(locale);
	const answers = questions.length > 0 ? await answersTo(questions, locale, runner) : Object.values(replies);
	const messages = answers.map((reply) => {
		const tokens = actionsOf(reply).map(() => 'token');
		return messageHtml(renderSlack(reply, { tokens, sharedBy: null }, texts), reply.visibility === 'private');
	});
	if (questions.length > 0) return pageHtml(messages);
	const dialect = slashDialect(runner.commands);
	const caller = { platform: 'slack', workspace: null, channel: null, user: null, locale };
	const forms = runner.commands
		.filter(opensForm)
		.map(({ name }) => runner.form({ command: name, options: {}, cursor: null }, caller, dialect));
	return pageHtml([...messages, ...(await Promise.all(forms)).map((form) => modalHtml(renderForm(form, '{}', texts)))]);
}

// node tests/preview/slack.ts FILE.html [LOCALE] ["quote Casco" …]
if (import.meta.main) {
	const [file = 'slack.html', locale = 'sv-SE', ...questions] = process.argv.slice(2);
	writeFileSync(file, await pageOf(questions, locale));
}
