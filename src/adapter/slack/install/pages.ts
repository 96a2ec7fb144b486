import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Runner } from '../../../ask/runner.ts';
import { REFERENCE, type Texts } from '../../../ask/texts.ts';

/** A page of the installation: a heading, a sentence, at most one link. */
export interface InstallPage {
	readonly title: string;
	readonly text: string;
	readonly link?: { readonly href: string; readonly label: string };
}

/** A page loads nothing and runs nothing, stands in no frame, and tells nobody its address, which holds a code. */
const HEADERS = {
	'content-type': 'text/html; charset=utf-8',
	'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
	'cache-control': 'no-store',
} as const;

const STYLE = `:root { color-scheme: light dark; font: 1.125rem/1.6 system-ui, sans-serif }
body { margin: 12vh auto; max-width: 32rem; padding: 0 1.5rem }
h1 { font-size: 1.5rem; line-height: 1.3 }
a { display: inline-block; margin-top: .5rem; padding: .6rem 1.2rem; border-radius: .4rem; background: #1d2b3a; color: #fff; text-decoration: none }
a:focus-visible { outline: 3px solid #d97706; outline-offset: 3px }`;

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? '');

export function pageOf({ title, text, link }: InstallPage, { language }: Texts): string {
	const button = link ? `<p><a href="${escaped(link.href)}">${escaped(link.label)}</a></p>` : '';
	return `<!doctype html><html lang="${escaped(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><main><h1>${escaped(title)}</h1><p>${escaped(text)}</p>${button}</main></body></html>`;
}

export function prepare(response: ServerResponse): void {
	for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
}

export function send(response: ServerResponse, status: number, page: string): void {
	prepare(response);
	response.writeHead(status);
	response.end(page);
}

/** The languages that the program speaks. */
export type Tongues = Pick<Runner, 'texts' | 'languages'>;

/** The texts in the first language of the browser that there are texts in, else those of the settings. */
export function textsFor(request: IncomingMessage, { texts, languages }: Tongues, locale: string): Texts {
	const wanted = (request.headers['accept-language'] ?? '').slice(0, 200).split(',');
	for (const entry of wanted) {
		const tag = /^\s*([a-z]{2,3})(?:-[a-z0-9-]+)?\s*(?:;|$)/iu.exec(entry)?.[1]?.toLowerCase();
		if (tag === undefined) continue;
		const found = texts(tag);
		// What no file covers comes back in the language of reference.
		if (languages.includes(tag) || found.language !== REFERENCE) return found;
	}
	return texts(locale);
}
