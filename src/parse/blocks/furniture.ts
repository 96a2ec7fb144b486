import type { Lexicon } from '../../language/lexicon.ts';
import { HOLDS, type Line } from './lines.ts';
import type { Openings } from './openings.ts';
import { anyOf, eitherCase } from './phrases.ts';
import { stampsOf } from './stamps.ts';

/** Web furniture that is the same in every language. */
const RULE = /^(?:[|·•*_=~#>\-–—\s]{1,80}|\.{3,})$/u;
const IMAGE = /^!\[[^\]]*\]\([^)]*\)/u;
const LINK_LINE = /^(?:https?:\/\/|www\.)\S+$/u;
const BREADCRUMB = /^[^\s/>›»|](?:[^/>›»|.!?]*)(?:\s[/>›»|]\s[^/>›»|.!?]+){2,}$/u;
const CLOCK = /^\+?\s*\p{L}[\p{L}\s]{2,24}$/u;
const PLAYER = /^(?:[▶►⏵]\s*.{0,80}|\d{1,2}:\d{2}(?:\s*[/|]\s*\d{1,2}:\d{2})?)$/u;
/** "Watch the goal (0:41)" */
const LASTING = /\(\d{1,2}:\d{2}\)$/u;
const BRACKETED = /^\[[^\]]{1,30}\]$/u;
/** Whom to write to; a sentence in which an address stands is none. */
const ADDRESS = /(?:^|[\s:,(])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u;
const CONTACT_WORDS = 20;
/** Who holds the rights: "© kp-media, kp:250302-12/1". */
const RIGHTS = /^(?:©|\(c\))\s?\S/iu;
/** Who sent or wrote the story, in one word between marks: "(Coastwire)", "/jmb/", "xpa/LOC". */
const SENDER =
	/^(?:\(\p{Lu}[\p{L}.-]{2,20}(?:\/\p{L}[\p{L}.-]{1,20})*\)|\/\s?[\p{L}.-]{2,20}\s?\/|\p{L}{2,7}(?:\/\p{L}{2,7}){1,3})$/u;
/** Signs before a label: "📲 Tip us off". */
const SIGNS = /^[^\p{L}\p{N}“”"„»«‘’]+/u;
/** Callings of so many letters end longer ones: "frilansjournalist". */
const LONG_TITLE = 7;
const LABEL_WORDS = 14;
/** A correction may tell at length what was wrong. */
const CORRECTION_WORDS = 60;
const CALL_WORDS = 9;
const APPEAL_WORDS = 25;
const TELEPHONE = /\d(?:[\s().-]?\d){5,}/u;

/** Why a line is none of the article's words, or null. */
export function furnitureOf(lexicon: Lexicon, openings: Openings): (line: Line) => string | null {
	const { labels, junk } = lexicon.language;
	const whole = new Set(junk.filter((phrase) => !phrase.endsWith('…')).map((phrase) => phrase.replace(/[:.]$/u, '')));
	const begins = junk.filter((phrase) => phrase.endsWith('…')).map((phrase) => phrase.slice(0, -1));
	const beginning = new RegExp(`^(?:${anyOf(begins)})(?![\\p{L}])`, 'u');
	const correcting = new RegExp(`^(?:${anyOf(labels.correction)})(?![\\p{L}]).*[:\\d]`, 'u');
	const agency = new RegExp(
		`^[(\\[/©–\\s]*(?:${anyOf(labels.agency.flatMap((word) => [word, word.toUpperCase(), ...eitherCase([word])]))})[)\\]/.\\s]*$`,
		'u',
	);
	const titles = new Set(labels.reporter);
	const longTitles = labels.reporter.filter((title) => title.length >= LONG_TITLE);
	const isTitle = (lower: string): boolean => titles.has(lower) || longTitles.some((title) => lower.endsWith(title));
	const stamp = stampsOf(lexicon, openings);
	const mayLabel = openings.of([...whole, ...begins]);
	const mayCorrect = openings.of(labels.correction);
	const mayCall = openings.of(labels.call.verbs);
	const verbs = new Set(labels.call.verbs);
	const goals = new Set(labels.call.goals);

	const isLabel = (line: Line): boolean => {
		if (!mayLabel(line)) return false;
		const words = bare(line);
		return whole.has(words) || beginning.test(words);
	};
	/** "See the pictures here", "Follow the game in our app" */
	const isCall = (line: Line): boolean => {
		if (line.words > CALL_WORDS || line.dash || line.marked || !mayCall(line)) return false;
		const words = line.lower.match(/\p{L}+/gu) ?? [];
		return verbs.has(words[0] ?? '') && words.slice(1).some((word) => goals.has(word));
	};

	return (line) => {
		const { first, text } = line;
		const word = isLetter(first) || isDigit(first);
		if (!word && !line.marked && RULE.test(text)) return 'separator';
		if ((first === 0x21 && IMAGE.test(text)) || (first === 0x5b && BRACKETED.test(text))) return 'image';
		if ((first === 0x68 || first === 0x77) && LINK_LINE.test(text)) return 'link';
		if (line.words <= CONTACT_WORDS && !line.dash && !line.marked) {
			if ((line.holds & HOLDS.at) !== 0 && ADDRESS.test(text)) return 'contact';
			if (!word && RIGHTS.test(text)) return 'rights';
		}
		if (line.words <= CORRECTION_WORDS && mayCorrect(line) && correcting.test(line.lower)) return 'correction';
		if (line.words > LABEL_WORDS) return stamp(line) ? 'date' : null;
		if (line.words <= 2 && isTitle(line.lower)) return 'label';
		if (line.words <= 4 && !line.ends && SENDER.test(text)) return 'agency';
		if (line.words <= 2 && agency.test(text)) return 'agency';
		if (stamp(line)) return 'date';
		if (isLabel(line)) return 'label';
		if (text.startsWith('+') && CLOCK.test(text)) return 'label';
		if (!isLetter(first) && !line.marked && PLAYER.test(text)) return 'player';
		if (line.digits && LASTING.test(text)) return 'player';
		if (isCall(line)) return 'call';
		if (!line.ends && (line.holds & HOLDS.crumb) !== 0 && BREADCRUMB.test(text)) return 'breadcrumb';
		return null;
	};
}

/** Tells the lines at the end of an article that ask its readers to call or to write. */
export function appealsOf({ language }: Lexicon): (line: Line) => boolean {
	const { labels, pronouns } = language;
	const contact = new Set(labels.contact);
	const appeal = new Set(labels.appeal);
	const between = new Set([...pronouns.second, ...pronouns.first, ...pronouns.formal]);
	return (line) => {
		if (line.words > APPEAL_WORDS || line.dash || line.marked || SPEECH.test(line.text)) return false;
		const words: readonly string[] = line.lower.match(/\p{L}+/gu) ?? [];
		if (line.digits && TELEPHONE.test(line.text) && words.some((word) => contact.has(word))) return true;
		return words.some((word) => appeal.has(word)) && words.some((word) => between.has(word));
	};
}

/** Marks around words of somebody. */
const SPEECH = /["”“„»«]/u;

const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code < 0x2000);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Without what furniture has before and behind its words. */
function bare({ first, lower, dash, ends }: Line): string {
	const signed = !isLetter(first) && !isDigit(first) && !(dash && ends);
	const words = signed ? lower.replace(SIGNS, '') : lower;
	return (':.»›>!'.includes(words.slice(-1)) ? words.replace(/[:.»›>!]+$/u, '') : words).trim();
}
