import { at, toMarkup, type XmlElement } from './xml.ts';

const NAME = /^[a-z][a-z0-9-]*$/u;
const KEPT = ['class', 'id', 'hidden', 'start', 'role'];

/** Markup of the body of well-formed HTML, as a reader of pages takes it. */
export function bodyOfHtml(html: XmlElement): string {
	const body = at(html, 'body') ?? html;
	return body.children.map((child) => toMarkup(child, tagOf)).join('');
}

function tagOf({ name, attributes }: XmlElement): string | null {
	if (!NAME.test(name) || name === 'head' || name === 'script' || name === 'style') return null;
	const kept = KEPT.flatMap((key) => {
		const value = attributes[key];
		return value === undefined ? [] : [` ${key}="${value.replace(/[^\w .-]/gu, '')}"`];
	});
	return name + kept.join('');
}
