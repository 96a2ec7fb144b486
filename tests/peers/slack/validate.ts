import { judged } from '../tally.ts';
import { checkOf, type Shape } from './schema.ts';

/** Slack's limits as its reference gives them, written down here a second time so that a slip in the source shows. */
const TEXT = 3_000;
const ADDRESS = 3_000;

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Everything that Slack, or this project, would not accept in a message. */
export function faultsOfMessage(payload: unknown): string[] {
	judged.Slack++;
	const found = new Faults();
	if (!isObject(payload)) return ['no object'];
	const { text, blocks } = payload;
	found.length('fallback text', text, 1, 40_000);
	if (typeof text === 'string' && /[<>]|&(?!(?:amp|lt|gt);)/u.test(text)) found.add(`unescaped fallback: ${text}`);
	found.size('blocks', blocks, 1, 50);
	if (JSON.stringify(blocks ?? []).length > 13_200) found.add(`blocks of ${JSON.stringify(blocks).length} characters`);
	for (const block of list(blocks)) found.shape('KnownBlock', block);
	found.blocks(blocks);
	return found.all;
}

export function faultsOfView(view: unknown): string[] {
	judged.Slack++;
	const found = new Faults();
	if (!isObject(view)) return ['no object'];
	found.shape('ModalView', view);
	for (const name of ['title', 'submit', 'close']) found.plain(name, view[name], 24);
	found.length('private_metadata', view.private_metadata, 0, 3_000);
	found.length('callback_id', view.callback_id, 1, 255);
	found.size('blocks', view.blocks, 1, 100);
	for (const block of list(view.blocks)) found.shape('KnownBlock', block);
	found.blocks(view.blocks);
	return found.all;
}

export function faultsOfHome(view: unknown): string[] {
	judged.Slack++;
	const found = new Faults();
	if (!isObject(view)) return ['no object'];
	found.shape('HomeView', view);
	if (view.type !== 'home') found.add(`a view of type ${view.type}`);
	found.size('blocks', view.blocks, 1, 100);
	for (const block of list(view.blocks)) found.shape('KnownBlock', block);
	found.blocks(view.blocks);
	return found.all;
}

/** Previews by address, of a message that stands or one in the making. */
export function faultsOfUnfurls(payload: unknown): string[] {
	judged.Slack++;
	const found = new Faults();
	if (!isObject(payload) || !isObject(payload.unfurls)) return ['no previews'];
	const { channel, ts, unfurl_id, source } = payload;
	const posted = typeof channel === 'string' && typeof ts === 'string';
	const written = typeof unfurl_id === 'string' && ['composer', 'conversations_history'].includes(String(source));
	if (posted === written) found.add('not exactly one place');
	found.size('previews', Object.keys(payload.unfurls), 1, 5);
	for (const [address, preview] of Object.entries(payload.unfurls)) {
		if (!URL.canParse(address)) found.add(`no address: ${address}`);
		const blocks = isObject(preview) ? preview.blocks : undefined;
		found.size('blocks', blocks, 1, 50);
		for (const block of list(blocks)) found.shape('KnownBlock', block);
		found.blocks(blocks);
	}
	return found.all;
}

/** What answers a menu that asks for options. */
export function faultsOfOptions(payload: unknown): string[] {
	judged.Slack++;
	const found = new Faults();
	if (!isObject(payload)) return ['no object'];
	found.size('options', payload.options, 0, 100);
	found.options(payload.options);
	return found.all;
}

export function faultsOfManifest(manifest: unknown): string[] {
	judged.Slack++;
	const found = new Faults();
	found.shape('Manifest', manifest);
	return found.all;
}

class Faults {
	readonly all: string[] = [];
	readonly #ids = new Set<string>();

	add(fault: string): void {
		this.all.push(fault);
	}

	shape(shape: Shape, value: unknown): void {
		const check = checkOf(shape);
		if (check(value)) return;
		const errors = (check.errors ?? []).filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'const');
		this.add(
			`${shape} ${JSON.stringify(value).slice(0, 200)}: ${errors.map((e) => `${e.instancePath} ${e.message}`)[0]}`,
		);
	}

	length(what: string, text: unknown, least: number, most: number) {
		if (typeof text !== 'string') return this.add(`${what} is no text`);
		if (text.length < least || text.length > most)
			this.add(`${what} has ${text.length} characters, not ${least}-${most}`);
		if (!text.isWellFormed()) this.add(`${what} is not well-formed`);
	}

	size(what: string, items: unknown, least: number, most: number): void {
		const { length } = list(items);
		if (length < least || length > most) this.add(`${what}: ${length}, not ${least}-${most}`);
	}

	/** A text object: plain everywhere, since article text could format or mention in the other kind. */
	plain(what: string, object: unknown, most: number) {
		if (!isObject(object) || object.type !== 'plain_text') return this.add(`${what} is not plain text`);
		this.length(what, object.text, 1, most);
		if (typeof object.text === 'string') {
			if (object.text.trim() === '') this.add(`${what} is blank`);
			if (/[<>]|&(?!(?:amp|lt|gt);)/u.test(object.text)) this.add(`${what} is not escaped: ${object.text}`);
		}
		if (object.emoji !== false) this.add(`${what} turns :words: into pictures`);
	}

	address(what: string, url: unknown): void {
		this.length(what, url, 1, ADDRESS);
		if (typeof url === 'string' && (!/^https?:\/\//u.test(url) || /[<>|\s]/u.test(url))) this.add(`${what}: ${url}`);
	}

	options(options: unknown): void {
		for (const option of list(options)) {
			this.shape('PlainTextOption', option);
			if (!isObject(option)) continue;
			this.plain('option', option.text, 75);
			this.length('option value', option.value, 1, 150);
		}
	}

	blocks(blocks: unknown): void {
		const ids = new Set<unknown>();
		for (const block of list(blocks).filter(isObject)) {
			if (block.block_id !== undefined) {
				this.length('block_id', block.block_id, 1, 255);
				if (ids.has(block.block_id)) this.add(`block_id ${block.block_id} twice`);
				ids.add(block.block_id);
			}
			this.block(block);
		}
	}

	block(block: Json): void {
		const { type, elements } = block;
		if (type === 'header') this.plain('header', block.text, 150);
		else if (type === 'context') {
			this.size('context', elements, 1, 10);
			for (const element of list(elements)) this.plain('context', element, TEXT);
		} else if (type === 'actions') {
			this.size('actions', elements, 1, 25);
			for (const element of list(elements)) this.element(element);
		} else if (type === 'image') {
			this.length('alt_text', block.alt_text, 1, 2_000);
			this.address('image_url', block.image_url);
		} else if (type === 'input') {
			this.plain('label', block.label, 2_000);
			if (block.hint !== undefined) this.plain('hint', block.hint, 2_000);
			this.element(block.element);
		} else if (type === 'rich_text') {
			this.size('rich text', elements, 1, 1_000);
			for (const element of list(elements)) this.rich(element);
		} else if (type !== 'divider') this.add(`a block that nobody checks: ${type}`);
	}

	element(element: unknown) {
		if (!isObject(element)) return this.add('no element');
		const id = String(element.action_id);
		this.length('action_id', element.action_id, 1, 255);
		if (this.#ids.has(id)) this.add(`action_id ${id} twice`);
		this.#ids.add(id);
		if (element.type === 'button') {
			this.plain('button', element.text, 75);
			this.length('button value', element.value, 1, 2_000);
			if (element.url !== undefined) this.address('button', element.url);
		} else if (element.type !== 'datepicker') {
			this.plain('placeholder', element.placeholder, 150);
		}
		if (element.type === 'static_select') this.size('options', element.options, 1, 100);
		this.options(element.options);
	}

	rich(element: unknown) {
		if (!isObject(element)) return this.add('no element');
		this.size(String(element.type), element.elements, 1, 1_000);
		for (const inner of list(element.elements).filter(isObject)) {
			if (inner.type === 'rich_text_section') this.rich(inner);
			else if (inner.type === 'text') this.length('text', inner.text, 1, TEXT);
			else if (inner.type === 'link') {
				this.length('link text', inner.text, 1, TEXT);
				this.address('link', inner.url);
			} else this.add(`article text became a ${inner.type}`);
		}
	}
}
