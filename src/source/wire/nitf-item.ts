import type { WireItem } from './item.ts';
import { nitfMarkup } from './nitf-markup.ts';
import { at, childrenOf, within, wordsIn, type XmlElement } from './xml.ts';

/** An `<nitf>` element, alone or inside of NewsML. */
export function nitfItem(nitf: XmlElement): WireItem {
	const head = at(nitf, 'head');
	const docdata = at(head, 'docdata');
	const pubdata = at(head, 'pubdata')?.attributes ?? {};
	const top = at(nitf, 'body', 'body.head');
	const norm = (name: string): string | undefined => at(docdata, name)?.attributes.norm;
	const status = docdata?.attributes['management-status'];
	const isEmbargoed = /embargo/iu.test(status ?? '');
	const released = norm('date.release');
	const summary = at(top, 'abstract');
	return {
		id: at(docdata, 'doc-id')?.attributes['id-string'] ?? nitf.attributes.uno,
		status: isEmbargoed ? 'usable' : (status ?? (nitf.attributes['change.date'] === undefined ? undefined : 'usable')),
		...((isEmbargoed || released !== undefined) && { embargoed: released ?? '' }),
		published: norm('date.issue') ?? pubdata['date.publication'] ?? at(top, 'dateline', 'story.date')?.attributes.norm,
		language: nitf.attributes.lang ?? at(nitf, 'body')?.attributes.lang,
		publisher: pubdata.name ?? at(docdata, 'doc.copyright')?.attributes.holder ?? wordsIn(at(top, 'distributor')),
		section: pubdata['position.section'] ?? subjectOf(head),
		headline: wordsIn(at(top, 'hedline', 'hl1')) ?? wordsIn(at(head, 'title')),
		description: wordsIn(at(top, 'hedline', 'hl2')) ?? wordsIn(summary),
		bylines: childrenOf(top, 'byline').flatMap(bylinesOf),
		markup: nitfMarkup(nitf),
		beside: [],
	};
}

/** People where they are marked, else the line without titles and places. */
function bylinesOf(byline: XmlElement): string[] {
	const people = within(byline, 'person').flatMap((person) => wordsIn(person) ?? []);
	if (people.length > 0) return people;
	const bare = {
		...byline,
		children: byline.children.filter(
			(child) => typeof child === 'string' || !/^(?:byttl|location|virtloc)$/u.test(child.name),
		),
	};
	return [wordsIn(bare) ?? wordsIn(byline) ?? ''].filter((words) => words !== '');
}

function subjectOf(head: XmlElement | undefined): string | undefined {
	const [subject] = within(head, 'tobject.subject');
	const { 'tobject.subject.type': type, 'tobject.subject.matter': matter } = subject?.attributes ?? {};
	return type ?? matter;
}
