import { answer } from './answer.ts';
import { continuation } from './continuation.ts';
import { document } from './document.ts';
import { forward } from './forward.ts';
import { intro } from './intro.ts';
import { name } from './name.ts';
import { organisation } from './organisation.ts';
import { pronoun } from './pronoun.ts';
import type { AttributionRule } from './rule.ts';
import { title } from './title.ts';
import { unnamed } from './unnamed.ts';

/** In the order in which they are asked; `npm run eval -- --without RULE` measures what each is worth. */
export const RULES: ReadonlyMap<string, AttributionRule> = new Map<string, AttributionRule>([
	['name', name],
	['title', title],
	['organisation', organisation],
	['unnamed', unnamed],
	['document', document],
	['pronoun', pronoun],
	['intro', intro],
	['forward', forward],
	['answer', answer],
	['continuation', continuation],
]);
