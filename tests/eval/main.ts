import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { LANGUAGES } from '../../src/language/load.ts';
import { RULES } from '../../src/parse/attribute/rules.ts';
import { createParser } from '../../src/parse/parse.ts';
import { readGold } from './gold.ts';
import { type Score, score, scoreNordic, scoreOverlap } from './score.ts';

/** `npm run eval [-- FILES] [--errors] [--without RULE] [--json]`: quality on labelled articles. */
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		errors: { type: 'boolean', default: false },
		without: { type: 'string', multiple: true, default: [] },
		json: { type: 'boolean', default: false },
		only: { type: 'string' },
		unread: { type: 'boolean', default: false },
		pages: { type: 'string' },
	},
});

const GOLD = new URL('../gold/', import.meta.url);

async function defaults(): Promise<string[]> {
	const { readdir } = await import('node:fs/promises');
	const { fileURLToPath } = await import('node:url');
	// What the rules must not learn from is measured only when asked for.
	const names = (await readdir(GOLD))
		.filter((name) => name.endsWith('.jsonl') && name.startsWith('unread') === values.unread)
		.sort();
	return names.map((name) => fileURLToPath(new URL(name, GOLD)));
}

const ratio = (part: number, whole: number): number => (whole === 0 ? Number.NaN : part / whole);
const f1 = (found: number, labels: number, predictions: number): number => {
	const precision = ratio(found, predictions);
	const recall = ratio(found, labels);
	return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
};
const show = (value: number): string => (Number.isNaN(value) ? '   –' : value.toFixed(3).replace(/^0/u, ' '));

function report(name: string, total: Score): void {
	const { direct, indirect } = total;
	console.log(
		`${name.padEnd(26)} ${String(total.articles).padStart(4)} articles  segments ${String(direct.labels).padStart(5)}  P ${show(ratio(direct.found, direct.predictions))} R ${show(ratio(direct.found, direct.labels))} F1 ${show(f1(direct.found, direct.labels, direct.predictions))}  speaker ${show(ratio(direct.speaker, direct.judged))}  both ${show(f1(direct.speaker + direct.found - direct.judged, direct.labels, direct.predictions))}  indirect P ${show(ratio(indirect.found, indirect.predictions))} R ${show(ratio(indirect.found, indirect.labels))} F1 ${show(f1(indirect.found, indirect.labels, indirect.predictions))}`,
	);
}

function details(total: Score): void {
	for (const [rule, { count, right, wrong }] of [...total.rules].sort((a, b) => b[1].count - a[1].count)) {
		console.log(
			`  rule ${rule.padEnd(14)} ${String(count).padStart(5)}  right ${show(ratio(right, count))}  wrong ${wrong}`,
		);
	}
	const { boxes, people, roles, confident } = total;
	if (boxes.labels + boxes.predictions > 0)
		console.log(`  fact boxes ${boxes.right} of ${boxes.labels}, ${boxes.predictions} read`);
	if (people.labels > 0)
		console.log(
			`  people ${people.right} of ${people.labels}, ${people.predictions} read; roles ${roles.right} of ${roles.labels}`,
		);
	for (const [kind, { right, labels, predictions }] of total.blocks) {
		if (labels + predictions > 0) console.log(`  block ${kind.padEnd(10)} ${right} of ${labels}, ${predictions} read`);
	}
	console.log(
		`  confidence >= .9: ${confident.count}, wrong ${confident.wrong} (${show(ratio(confident.wrong, confident.count))})`,
	);
}

async function evaluate(): Promise<void> {
	if (values.pages !== undefined) {
		const { evaluatePages } = await import('./pages.ts');
		const { each, ...figures } = await evaluatePages(values.pages);
		console.log(JSON.stringify(values.json ? { ...figures, each } : figures, null, 2));
		if (values.errors) {
			for (const { id, f1: shingles, title, author, date, leaked, lost } of each) {
				if (title && author && date && leaked.length + lost.length === 0 && shingles >= 0.95) continue;
				console.log(JSON.stringify({ id, f1: shingles, title, author, date, leaked, lost }));
			}
		}
		return;
	}
	const rules = new Map([...RULES].filter(([name]) => !values.without.includes(name)));
	const parse = await createParser(LANGUAGES, rules);
	const files = positionals.length > 0 ? positionals : await defaults();
	const all: Record<string, Score> = {};
	for (const file of files) {
		const { articles, faults } = await readGold(file);
		for (const fault of faults) console.error(fault);
		const sets = new Map<string, Score>();
		for (const gold of articles) {
			if (values.only !== undefined && !gold.id.includes(values.only)) continue;
			const name = `${basename(file, '.jsonl')} ${gold.lang}`;
			const total = sets.get(name) ?? score();
			sets.set(name, total);
			total.articles++;
			const language = gold.lang === 'no' ? 'nb' : gold.lang;
			const article = parse({ text: gold.text, metadata: {} }, { id: gold.id, language });
			const overlap = gold.people === undefined && gold.blocks === undefined;
			(overlap ? scoreOverlap : scoreNordic)(total, gold, article);
		}
		for (const [name, total] of sets) {
			all[name] = total;
			if (values.json) continue;
			report(name, total);
			if (files.length === 1 || values.errors) details(total);
			if (values.errors) {
				for (const m of total.misses)
					console.log(
						`    ${m.article} @${m.at} ${m.what}: ${JSON.stringify(m.text)}\n        expected ${m.expected}\n        got      ${m.got}`,
					);
			}
		}
	}
	if (values.json) {
		console.log(JSON.stringify(all, (_key, value) => (value instanceof Map ? Object.fromEntries(value) : value)));
	}
}

await evaluate();
