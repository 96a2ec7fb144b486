import { beforeAll, describe, expect, test } from 'vitest';
import { createParser } from '../../src/parse/parse.ts';
import type { Parser } from '../../src/parse/parser.ts';
import { speakerName } from '../eval/score.ts';

let parse: Parser;

beforeAll(async () => {
	parse = await createParser();
});

interface Case {
	readonly why: string;
	readonly language: string;
	readonly paragraphs: readonly string[];
}

/** Headline and lead, then questions and answers in turn. */
const TALKS: readonly (Case & { readonly speaker: string })[] = [
	{
		why: 'German, formal',
		language: 'de',
		speaker: 'Gudrun Rehberg',
		paragraphs: [
			'Gudrun Rehberg: „Der Hafen bleibt, wo er ist“',
			'Seit zehn Jahren leitet Gudrun Rehberg den Hafen von Sandhafen. Ein Gespräch über Sturm und Schulden.',
			'Frau Rehberg, wie geht es dem Hafen?',
			'Besser als im Winter. Wir haben zwei Kräne repariert, und der dritte kommt im Mai.',
			'Was ist daran das Schwerste?',
			'Das Geld. Die Versicherung zahlt die Hälfte, den Rest müssen wir leihen.',
			'Schlafen Sie noch ruhig?',
			'Ich schlafe gut, seit ich das Telefon in die Küche lege.',
			'Und wer folgt auf Sie?',
			'Das entscheidet der Rat. Ich hätte da zwei Namen.',
		],
	},
	{
		why: 'English',
		language: 'en',
		speaker: 'Prudence Halloway',
		paragraphs: [
			'Prudence Halloway on forty years of lighthouse keeping',
			'Prudence Halloway has kept the Skerrow light since 1984. Next month she hands over the keys.',
			'What was the first night like?',
			'Cold. I had forgotten my gloves, and nobody had told me about the foghorn.',
			'Did you ever think of leaving?',
			'Every February. Then the terns come back and I forget about it.',
			'How many ships did you lose?',
			'None that I know of. There was a trawler in 1991, but we got them all off.',
			'Who will polish the lens now?',
			'A man from the mainland, once a month. I have shown him how.',
		],
	},
	{
		why: 'Swedish',
		language: 'sv',
		speaker: 'Malva Stenhammar',
		paragraphs: [
			'Malva Stenhammar lämnar scenen efter femtio år',
			'Skådespelaren Malva Stenhammar gör sin sista föreställning på lördag.',
			'Hur känns det?',
			'Konstigt. Jag har aldrig haft en ledig lördag i oktober.',
			'Vad minns du bäst?',
			'Att ridån fastnade. Vi spelade hela andra akten framför den.',
			'Vem ska du ringa först?',
			'Min syster. Hon har väntat på det samtalet sedan 1974.',
		],
	},
	{
		why: 'Norwegian',
		language: 'nb',
		speaker: 'Turid Kolstø',
		paragraphs: [
			'Turid Kolstø har telt sauer i tretti år',
			'Hver høst går Turid Kolstø over fjellet med kikkert og blyant.',
			'Hvor mange ble det i år?',
			'Jeg kom til 412. Så begynte det å snø.',
			'Sovner du av det?',
			'Aldri. Jeg blir lys våken.',
			'Hva gjør dere når det mangler en?',
			'Da går vi opp igjen, uansett vær.',
		],
	},
	{
		why: 'Nynorsk, of somebody who seldom says "I"',
		language: 'nn',
		speaker: 'Sunniva Kvalheim',
		paragraphs: [
			'Fem spørsmål til: Filmskapar Sunniva Kvalheim',
			'Ho debuterte med ein film om mora. No er Sunniva Kvalheim (36) tilbake med «Vasstand».',
			'Kva handlar filmen din om?',
			'Ei kvinne som ikkje vil flytte frå eit hus som søkk. Og om broren hennar, som vil.',
			'Er kvinna deg?',
			'Nei. Eg er huset.',
			'Mor di sa at ho «aldri meir skal vere med på film». Kva seier du til det?',
			'Ho seier det kvar gong. Så ringjer ho og spør om ei rolle.',
			'Har du angra på noko?',
			'På den scena med hesten. Han var ikkje samd i regien.',
			'Kven vil du helst arbeide med?',
			'Eg vil arbeide med Trine Dyr. Ho har eit andlet som eit fjell.',
		],
	},
	{
		why: 'Danish',
		language: 'da',
		speaker: 'Bodil Ravnkilde',
		paragraphs: [
			'Bodil Ravnkilde samler på regn',
			'I haven hos Bodil Ravnkilde står der 60 glas, og hun tømmer dem hver morgen.',
			'Hvornår begyndte du?',
			'Da jeg gik på pension. Jeg havde aldrig set på vejret før.',
			'Hvad siger naboerne?',
			'De ler. Men de ringer til mig, når de skal holde fest.',
			'Hvor meget faldt der i går?',
			'Tolv millimeter. Jeg måtte ud to gange.',
		],
	},
	{
		why: 'Finnish',
		language: 'fi',
		speaker: 'Eila Honkasuo',
		paragraphs: [
			'Eila Honkasuo luki kaikki kirjaston kirjat',
			'Kirjastonhoitaja Eila Honkasuo jää eläkkeelle kesäkuussa.',
			'Mistä aloitit?',
			'Minä aloitin hyllyn alusta. En osannut muuta.',
			'Jäikö jokin kirja kesken?',
			'Yksi. En kerro sinulle mikä.',
			'Mitä teet nyt?',
			'Minulla on puutarha. Luulen, että se riittää.',
		],
	},
];

const NO_TALKS: readonly Case[] = [
	{
		why: 'a reporter asks himself',
		language: 'de',
		paragraphs: [
			'Wenn der Bus nicht kommt',
			'Gudrun Rehberg wartet seit 20 Minuten an der Haltestelle in Sandhafen.',
			'Warum tut sie sich das an?',
			'Rehberg hat kein Auto, und zu Fuß wären es zwei Stunden. Der Bus soll viermal am Tag fahren, an diesem Montag fährt er einmal.',
			'Ist das noch ein Fahrplan?',
			'Der Landkreis verweist auf den Vertrag. Darin stehen vier Fahrten, gezählt hat sie niemand.',
			'Und was wird aus dem Dorf?',
			'Rehberg zuckt mit den Schultern. Uns alle wird sie noch überleben, sagt ihr Nachbar.',
		],
	},
	{
		why: 'questions of the readers, answers of nobody',
		language: 'de',
		paragraphs: [
			'Neue Tonnen in Sandhafen: Das müssen Sie wissen',
			'Ab Mai holt die Stadt den Müll anders ab, wie Amtsleiterin Gudrun Rehberg mitteilte.',
			'Wann wird meine Tonne geleert?',
			'Restmüll alle zwei Wochen, Papier am ersten Montag im Monat.',
			'Was passiert, wenn ich sie vergesse?',
			'Dann bleibt sie bis zum nächsten Mal stehen. Ein zweites Mal kommt der Wagen nicht.',
			'Muss ich die alte Tonne abgeben?',
			'Ja, bis Ende Juni am Bauhof. Dort liegen auch Aufkleber bereit.',
			'Bekommen Sie Geld zurück?',
			'Nein. Die Gebühr gilt für das ganze Jahr.',
		],
	},
	{
		why: 'an organisation answers in a list of questions, with "we"',
		language: 'en',
		paragraphs: [
			'Your questions about the new ferry',
			'Harbour master Prudence Halloway has announced a new timetable. Here is what it means.',
			'How do I book?',
			'Online or at the kiosk. We take cards, not cash.',
			'Can I bring my dog?',
			'Yes, on a lead. We have water bowls on deck.',
			'What if I miss my boat?',
			'Take the next one. We do not charge for it.',
			'Do you run in fog?',
			'No. We wait.',
		],
	},
	{
		why: 'a columnist',
		language: 'en',
		paragraphs: [
			'Am I too old for the trampoline park?',
			'My neighbour Prudence Halloway turned seventy and went. So I had to.',
			'Why did I say yes?',
			'I have knees. I know what they can do, and this is not it.',
			'Who was I trying to impress?',
			'The children, I suppose. I fell off before they looked.',
			'Would I go again?',
			'Ask me when the bruises fade. I am writing this standing up.',
		],
	},
	{
		why: 'advice',
		language: 'sv',
		paragraphs: [
			'Så klarar du vintern i kolonistugan',
			'Trädgårdsmästare Malva Stenhammar vet vad som krävs.',
			'Hur isolerar du golvet?',
			'Börja med att lyfta mattorna. Torv är billigt och håller i tio år.',
			'Vad gör du med vattnet?',
			'Stäng av det före första frosten. Töm ledningarna och lämna kranarna öppna.',
			'Behöver du ved?',
			'Ja, mer än du tror. Räkna med en kubik i månaden.',
		],
	},
	{
		why: 'a story that quotes people between its questions',
		language: 'da',
		paragraphs: [
			'Hvem ejer stranden?',
			'Bodil Ravnkilde har gået tur på stranden hver dag. Nu står der et hegn.',
			'Må man det?',
			'»Jeg har selv betalt for det«, siger ejeren, som ikke vil have sit navn i avisen.',
			'Hvad siger kommunen?',
			'»Vi ser på sagen«, siger Bodil Ravnkilde, som også sidder i byrådet.',
			'Og hvad siger du?',
			'»Jeg siger, at havet ikke har en dør«, siger en fisker.',
		],
	},
];

const textOf = ({ paragraphs }: Case): string => paragraphs.join('\n\n');

describe('an interview whose answers nothing marks', () => {
	test.each(TALKS)('$why', (talk) => {
		const { quotes, blocks, text } = parse({ text: textOf(talk), metadata: {} }, { language: talk.language });
		const answers = talk.paragraphs.slice(2).filter((_, index) => index % 2 === 1);
		const said = quotes.filter(
			({ kind, echo, evidence }) => kind === 'direct' && echo === null && evidence.rule !== 'headline',
		);
		expect(said.map((quote) => quote.text)).toEqual(answers);
		expect(new Set(said.map(speakerName))).toEqual(new Set([talk.speaker]));
		const asked = talk.paragraphs.slice(2).filter((_, index) => index % 2 === 0);
		const questions = blocks
			.filter(({ kind }) => kind === 'question')
			.map(({ span }) => text.slice(span.start, span.end));
		expect(questions).toEqual(asked);
		expect(said.map(({ question }) => question && text.slice(question.start, question.end))).toEqual(asked);
	});

	test('a remark between two answers is nobody’s answer', () => {
		const [talk] = TALKS;
		const remark = 'Das klingt, als hätten Sie schon aufgegeben.';
		const paragraphs = [...(talk?.paragraphs ?? [])];
		paragraphs.splice(6, 0, remark, 'Ach was. Wir fangen gerade erst an.');
		const { quotes } = parse({ text: paragraphs.join('\n\n'), metadata: {} }, { language: 'de' });
		expect(quotes.map(({ text }) => text)).not.toContain(remark);
		expect(quotes.map(({ text }) => text)).toContain('Ach was. Wir fangen gerade erst an.');
	});

	test('who asked is no part of the last answer', () => {
		const [talk] = TALKS;
		const paragraphs = [...(talk?.paragraphs ?? []), 'Das Gespräch führte Emil Tingelhoff.'];
		const { quotes } = parse({ text: paragraphs.join('\n\n'), metadata: {} }, { language: 'de' });
		expect(quotes.some(({ text }) => text.includes('Das Gespräch führte'))).toBe(false);
	});
});

describe('no interview', () => {
	test.each(NO_TALKS)('$why ($language)', (story) => {
		const { quotes } = parse({ text: textOf(story), metadata: {} }, { language: story.language });
		expect(quotes.filter(({ evidence }) => evidence.rule === 'answer')).toEqual([]);
		const bare = quotes.filter(({ kind, span }) => {
			const before = textOf(story).charAt(span.start - 1);
			return kind === 'direct' && !/[»„“"]/u.test(before);
		});
		expect(bare).toEqual([]);
	});
});
