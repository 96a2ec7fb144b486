/** The part of the DOM that reading a page needs; linkedom's types rest on the browser's, which this project leaves out. */
export interface Node {
	readonly nodeType: number;
	readonly textContent: string | null;
	readonly parentNode: Node | null;
	readonly childNodes: Iterable<Node>;
}

export interface Element extends Node {
	/** Lower case. */
	readonly localName: string;
	readonly parentElement: Element | null;
	readonly previousElementSibling: Element | null;
	readonly children: Iterable<Element>;
	getAttribute(name: string): string | null;
	hasAttribute(name: string): boolean;
	setAttribute(name: string, value: string): void;
	querySelector(selector: string): Element | null;
	querySelectorAll(selector: string): Iterable<Element>;
	matches(selector: string): boolean;
	remove(): void;
}

export interface Page {
	readonly body: Element;
	querySelector(selector: string): Element | null;
	querySelectorAll(selector: string): Iterable<Element>;
}

export const isElement = (node: Node): node is Element => node.nodeType === 1;
export const isText = (node: Node): boolean => node.nodeType === 3;

/** The words of a node as one line. */
export const wordsOf = (node: Node): string => line(node.textContent ?? '');

/** White space as a browser shows it: runs as one blank, none at the edges; inner blanks that do not break stay. */
export const line = (text: string): string => text.replace(/[ \t\n\r\f]+/gu, ' ').trim();
