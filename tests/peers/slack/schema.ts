import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

const require = createRequire(import.meta.url);

/** The types of `@slack/types` and of the manifest that payloads are checked against. */
export type Shape = 'KnownBlock' | 'ModalView' | 'HomeView' | 'PlainTextOption' | 'Manifest';

interface Definition {
	properties?: Record<string, unknown>;
}
type Schema = { definitions?: Record<string, Definition> };

const compiled = new Map<Shape, ValidateFunction>();

/** A check of one type, made from the declarations that Slack publishes; generated once for each release of them. */
export function checkOf(shape: Shape): ValidateFunction {
	const known = compiled.get(shape);
	if (known) return known;
	const made = new Ajv({ strict: false }).compile(schemaOf(shape));
	compiled.set(shape, made);
	return made;
}

function schemaOf(shape: Shape): Schema {
	const name = shape === 'Manifest' ? '@slack/web-api' : '@slack/types';
	const main = require.resolve(name);
	const root = main.slice(0, main.lastIndexOf(join(...name.split('/'))) + name.length);
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
	const file = join('node_modules', '.cache', 'slack-schema', `${shape}-${version}.json`);
	if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Schema;
	const path = shape === 'Manifest' ? join(root, 'dist/types/request/manifest.d.ts') : join(root, 'dist/index.d.ts');
	const schema = createGenerator({ path, type: shape, skipTypeCheck: true }).createSchema(shape) as Schema;
	amend(schema);
	mkdirSync(dirname(file), { recursive: true });
	// Written beside and moved: test files run at the same time.
	const draft = `${file}.${process.pid}`;
	writeFileSync(draft, JSON.stringify(schema));
	renameSync(draft, file);
	return schema;
}

/** `offset` is documented for numbered lists and missing from the types of release 3.2.0. */
function amend({ definitions }: Schema): void {
	const list = definitions?.RichTextList;
	if (list) list.properties = { ...list.properties, offset: { type: 'integer', minimum: 0 } };
}
