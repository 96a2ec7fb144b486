import { fold } from '../../document/fold.ts';
import type { Lexicon } from '../../language/lexicon.ts';
import type { NameForm, Token } from '../token.ts';
import { bareNames } from './bare.ts';

/** How a name is printed, and how names are compared. */
interface Spelled {
	readonly parts: readonly string[];
	readonly folded: readonly string[];
	/** The last of them without an ending of the language too. */
	readonly bare: readonly string[];
	/** How many of the parts begin with a capital. */
	readonly names: number;
}

/** Found once for each word, however often it stands in however many articles. */
function nameOf(token: Token, lexicon: Lexicon): NameForm {
	if (token.name === null) {
		const { text } = token;
		token.name = { parts: [text], folded: [fold(text)], bare: bareNames(text, lexicon), upper: token.capital };
	}
	return token.name;
}

/** The words of a run of tokens: initials and what is shortened keep their full stops. */
export function spelled(tokens: readonly Token[], from: number, to: number, lexicon: Lexicon): Spelled {
	if (to - from === 1) {
		const { parts, folded, bare, upper } = nameOf(tokens[from] as Token, lexicon);
		return { parts, folded, bare, names: upper ? 1 : 0 };
	}
	const parts: string[] = [];
	const folded: string[] = [];
	let names = 0;
	let bare: readonly string[] = [];
	for (let i = from; i < to; i++) {
		const token = tokens[i] as Token;
		const last = parts.length - 1;
		const joins =
			last >= 0 &&
			(token.kind === 'word' ? !token.spaced && (parts[last] as string).endsWith('.') : token.text === '.');
		if (joins) {
			parts[last] += token.text;
			folded[last] = fold(parts[last] as string);
			bare = bareNames(parts[last] as string, lexicon);
			continue;
		}
		const name = nameOf(token, lexicon);
		parts.push(token.text);
		folded.push(name.folded[0]);
		bare = name.bare;
		if (name.upper) names++;
	}
	return { parts, folded, bare, names };
}
