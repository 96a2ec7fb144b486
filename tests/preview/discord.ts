import { writeFileSync } from 'node:fs';
import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { actionsOf } from '../../src/ask/reply.ts';
import { type DiscordMessage, renderDiscord } from '../../src/render/discord/messages.ts';
import { type Node, readMarkdown } from '../peers/discord/markdown.ts';
import { answersTo, sampleRunner } from './archive.ts';
import { replies } from './replies.ts';

/** Discord's look, near enough to judge an answer by: spacing, type sizes and colours of the dark theme. */
const STYLE = `
body { margin: 0; background: #313338; color: #dbdee1; font: 16px/1.375 "gg sans", "Noto Sans", sans-serif; }
article { display: grid; grid-template-columns: 40px 1fr; gap: 0 16px; padding: 12px 16px; }
.avatar { width: 40px; height: 40px; border-radius: 50%; background: #5865f2; }
.head { font-weight: 500; margin-bottom: 4px; } .head small { color: #949ba4; font-size: 12px; margin-left: 6px; }
.stack { display: flex; flex-direction: column; gap: 8px; max-width: 600px; min-width: 0; overflow-wrap: anywhere; }
.text, pre { white-space: pre-wrap; } strong { font-weight: 700; }
h1, h2, h3 { margin: 0; font-size: 16px; font-weight: 700; } h1 { font-size: 24px; } h2 { font-size: 20px; }
.sub { color: #949ba4; font-size: 13px; line-height: 1.4; }
blockquote { margin: 0; padding: 0 8px 0 12px; border-left: 4px solid #4e5058; border-radius: 4px; }
ol, ul { margin: 4px 0 0; padding-left: 22px; white-space: normal; } li { margin-bottom: 4px; white-space: pre-wrap; }
a { color: #00a8fc; text-decoration: none; } hr { width: 100%; border: 0; border-top: 1px solid #4e5058; margin: 4px 0; }
.row { display: flex; flex-wrap: wrap; gap: 8px; }
button { background: #4e5058; color: #fff; border: 0; border-radius: 8px; padding: 7px 14px; font: 500 14px/18px inherit; font-family: inherit; }
button.primary { background: #5865f2; } button:disabled { opacity: .5; }
.select { background: #1e1f22; border-radius: 8px; padding: 10px 12px; color: #949ba4; width: 100%; box-sizing: border-box; }
.eph { color: #949ba4; font-size: 12px; margin-top: 6px; } img { max-width: 100%; border-radius: 8px; }`;

const html = (text: string) => text.replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`);

const TAGS: Record<string, string> = {
	strong: 'strong',
	em: 'em',
	underline: 'u',
	strikethrough: 's',
	inlineCode: 'code',
	codeBlock: 'pre',
	spoiler: 'mark',
	blockQuote: 'blockquote',
};

function nodeHtml(node: Node): string {
	const inner = typeof node.content === 'string' ? html(node.content) : (node.content ?? []).map(nodeHtml).join('');
	if (node.type === 'heading') return `<h${node.level}>${inner}</h${node.level}>`;
	if (node.type === 'subtext') return `<div class="sub">${inner}</div>`;
	if (node.type === 'list') {
		const items = (node.items ?? []).map((item) => `<li>${item.map(nodeHtml).join('')}</li>`).join('');
		return node.ordered ? `<ol start="${node.start}">${items}</ol>` : `<ul>${items}</ul>`;
	}
	if (node.target !== undefined) return `<a href="${html(node.target)}">${inner}</a>`;
	if (node.type === 'br' || node.type === 'newline') return '\n';
	const tag = TAGS[node.type];
	return tag ? `<${tag}>${tag === 'blockquote' ? inner.replace(/\n$/u, '') : inner}</${tag}>` : inner;
}

function componentHtml(component: APIMessageTopLevelComponent): string {
	switch (component.type) {
		case 10:
			return `<div class="text">${readMarkdown(component.content).map(nodeHtml).join('')}</div>`;
		case 14:
			return '<hr>';
		case 12:
			return component.items
				.map((item) => `<img src="${html(item.media.url)}" alt="${html(item.description ?? '')}">`)
				.join('');
		case 1:
			return `<div class="row">${component.components
				.map((control) => {
					if (control.type === 2)
						return `<button class="${control.style === 1 ? 'primary' : ''}" ${control.disabled ? 'disabled' : ''}>${html('label' in control ? (control.label ?? '') : '')}</button>`;
					return `<div class="select">${control.type === 3 ? html(control.placeholder ?? 'Make a selection') : ''} ⌄</div>`;
				})
				.join('')}</div>`;
		default:
			return `<pre>${html(JSON.stringify(component))}</pre>`;
	}
}

/** Messages as one page of HTML. */
export function previewHtml(messages: readonly DiscordMessage[]): string {
	const articles = messages
		.map(
			({ components }) => `<article><div class="avatar"></div><div><div class="head">newsroom<small>APP</small></div>
<div class="stack">${components.map(componentHtml).join('\n')}</div><div class="eph">Only you can see this</div></div></article>`,
		)
		.join('\n');
	return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${articles}`;
}

// node tests/preview/discord.ts FILE.html [LOCALE] ["quote Casco" …]
if (import.meta.main) {
	const [file = 'discord.html', locale = 'sv-SE', ...questions] = process.argv.slice(2);
	const runner = await sampleRunner();
	const asked = questions.length > 0 ? await answersTo(questions, locale, runner) : Object.values(replies);
	const texts = runner.texts(locale);
	const messages = asked.flatMap((reply) =>
		renderDiscord(
			reply,
			actionsOf(reply).map(() => 'token'),
			texts,
		),
	);
	writeFileSync(file, previewHtml(messages));
}
