import { beforeAll, describe, expect, test } from 'vitest';
import { createParser } from '../../src/parse/parse.ts';
import type { Parser } from '../../src/parse/parser.ts';

let parse: Parser;
beforeAll(async () => {
	parse = await createParser();
});

/** Lines with the kind that each must get before them. */
interface Case {
	readonly what: string;
	readonly language: string;
	readonly lines: readonly (readonly [kind: string, line: string])[];
}

const BODY = [
	['paragraph', 'Kommunen köpte huset för tolv år sedan och har inte gjort någonting åt det sedan dess.'],
	['paragraph', '– Taket läcker, säger Gun Råberg.'],
] as const;

const CASES: readonly Case[] = [
	{
		what: 'in a text without empty lines the first paragraph is the lead when a byline or a date follows it',
		language: 'sv',
		lines: [
			['headline', 'Huset på kajen rivs i vår'],
			['lead', 'Ingen vill köpa det gamla tullhuset. Nu ger kommunen upp.'],
			['byline', 'Elsa Brandmyr'],
			['junk', 'elsa.brandmyr@rabladet.example'],
			['junk', 'Idag 09.48'],
			['junk', '3 min'],
			...BODY,
		],
	},
	{
		what: 'reporters with their titles, and who signs for an agency',
		language: 'nb',
		lines: [
			['headline', 'Ferja går ikke før mandag'],
			['lead', 'Motoren er ødelagt. Over hundre biler står igjen på kaia i Ytre Sandvær.'],
			['byline', 'Jorunn Vestrheim'],
			['junk', 'Journalist'],
			['junk', '3. nov. kl. 06:31'],
			['junk', 'for 2 timer siden'],
			['paragraph', 'Rederiet har bestilt deler fra Nederland, men de kommer ikke før helga er over.'],
			['paragraph', '– Vi beklager, sier Arvid Strømnes.'],
			['byline', 'Jorunn Vestrheim/NTB'],
			['junk', '(©NTB)'],
		],
	},
	{
		what: 'a label and a name, with an address or a date behind them',
		language: 'da',
		lines: [
			['headline', 'Færgen sejler ikke før mandag'],
			['lead', 'Motoren er ødelagt. Over hundrede biler holder på kajen i Ydre Sandvær.'],
			['byline', 'Af Rikke Dam-Juhl, rikke@sundavisen.example'],
			['paragraph', 'Rederiet har bestilt dele i Holland, men de kommer ikke før weekenden er omme.'],
			['paragraph', '- Vi beklager, siger Arvid Strøm.'],
		],
	},
	{
		what: 'names over what each of several people says are no bylines',
		language: 'da',
		lines: [
			['headline', 'Hvad skal der ske med torvet?'],
			['subhead', 'Signe Lundtorp'],
			['paragraph', 'Jeg vil have træer. Mange træer, og en bænk til at sidde på.'],
			['subhead', 'Egon Bækkel'],
			['paragraph', 'Det skal bare være, som det var, da jeg var dreng.'],
			['subhead', 'Mia Høst'],
			['paragraph', 'Parkering. Der er aldrig plads, når man skal til lægen.'],
		],
	},
	{
		what: 'a credit in capitals without a label makes a caption',
		language: 'fi',
		lines: [
			['headline', 'Silta suljetaan viikoksi'],
			['caption', 'Silta on vuodelta 1954. OSSI KAIVANTO'],
			['paragraph', 'Kunta korjaa sillan kannen elokuussa, ja autoilijat ohjataan kirkonkylän kautta.'],
			['paragraph', '– Työ kestää viikon, sanoo Aino Haapsaari.'],
		],
	},
	{
		what: 'behind the last paragraph and furniture stand tags and headlines of others',
		language: 'nb',
		lines: [
			['headline', 'Ferja går ikke før mandag'],
			['paragraph', 'Motoren er ødelagt, og over hundre biler står igjen på kaia i Ytre Sandvær.'],
			['paragraph', '– Vi beklager, sier Arvid Strømnes.'],
			['junk', 'Publisert 03.11.2024, kl. 06.31'],
			['junk', 'Sandvær'],
			['related', 'Lars og Hilde kjøpte fyret de aldri hadde sett'],
		],
	},
	{
		what: 'lines up to a line that names their source are a fact box, and the story goes on behind it',
		language: 'sv',
		lines: [
			['headline', 'Huset på kajen rivs i vår'],
			...BODY,
			['factbox', 'Det här gäller för rivning'],
			['factbox', 'Lov krävs inom detaljplan.'],
			['factbox', 'Grannarna ska höras.'],
			['factbox', 'Källa: Byggverket'],
			['paragraph', 'Rivningen börjar i mars och väntas ta två månader, om vädret tillåter.'],
		],
	},
	{
		what: 'a name over lines about a life, and a heading over lines without an end',
		language: 'da',
		lines: [
			['headline', 'Færgemanden går i land'],
			['paragraph', 'I 41 år har Egon Bækkel sejlet over sundet. Nu er det slut med at stå tidligt op.'],
			['factbox', 'SÅDAN SEJLER FÆRGEN'],
			['factbox', 'Fra Nordby hver hele time'],
			['factbox', 'Fra Sønderø hver halve time'],
			['factbox', 'Ingen sejlads i storm'],
			['paragraph', '»Jeg kender hver en bølge«, siger han og ser ud over sundet, der ligger helt stille.'],
			['factbox', 'Egon Bækkel'],
			['factbox', 'Født 1957 i Sønderø.'],
			['factbox', 'Sejlede som ung til Grønland.'],
		],
	},
	{
		what: 'a date is no headline, and a word in capitals above it a section',
		language: 'sv',
		lines: [
			['junk', 'Pressmeddelande 3 juni 2025'],
			['junk', 'NYHETER'],
			['headline', 'Ändrad taxa ger 300 kronor mer'],
			...BODY,
			['junk', 'För mer information, kontakta:'],
			['junk', 'Gun Råberg, hamnchef, gun.raberg@hamnen.example'],
		],
	},
	{
		what: 'a question with a heading word before an answer asks',
		language: 'fi',
		lines: [
			['headline', 'Lossikuski Aino Haapsaari jää eläkkeelle'],
			['paragraph', 'Aino Haapsaari istuu ohjaamossa viimeistä päivää ja katselee tyyntä järveä.'],
			['question', 'Kuka opetti sinut?'],
			['paragraph', '– Isä. Hän ei puhunut paljon.'],
			['question', 'Mikä oli vaikeinta?'],
			['paragraph', '– Jäät.'],
		],
	},
	{
		what: 'between paragraphs with empty lines, lines under a heading that have none are a fact box, but words alone are tags',
		language: 'nb',
		lines: [
			['headline', 'Raset ved Hovslia'],
			['', ''],
			['lead', 'Et jordras har stengt veien ved Hovslia siden tidlig i morges, og ingen vet hvor lenge.'],
			['', ''],
			['paragraph', 'Geologer skal undersøke skråningen så snart det blir lyst, melder Vegvakta mandag kveld.'],
			['', ''],
			['factbox', 'Større ras på strekningen'],
			['factbox', 'Oktober 2003: Stengt i ni dager'],
			['factbox', 'Mai 2011: Stengt i to dager'],
			['factbox', 'September 2020: Ett felt stengt'],
			['', ''],
			['byline', 'Jorunn Vestrheim / Nordlenken'],
			['junk', '(Kystnytt)'],
		],
	},
	{
		what: 'a verb of speaking that begins a sentence is no cue',
		language: 'sv',
		lines: [
			['headline', 'Gun Råberg lämnar hamnen'],
			['paragraph', 'Gun Råberg har varit chef för hamnen sedan hon var trettio år.'],
			['question', 'Du började här. Minns du den första dagen?'],
			['paragraph', '– Den glömmer jag aldrig.'],
		],
	},
	{
		what: 'who wrote, when, and what a page puts between the paragraphs',
		language: 'en',
		lines: [
			['headline', 'Farmer who hid a road under hay bales told to dig it up'],
			['byline', 'Maeve Ballantyne'],
			['junk', 'Wed 14 May 2025 06.00 BST'],
			['junk', 'By Newsdesk · 14 May · 4 min read'],
			[
				'paragraph',
				'A farmer who covered 400 metres of road with hay has been ordered to remove it by the end of June.',
			],
			['junk', 'skip past newsletter promotion'],
			['junk', 'after newsletter promotion'],
			['paragraph', '“It drains very well,” said Clive Thornback, who built it in 2019.'],
			['subhead', 'Clive Thornback'],
			['paragraph', 'March 4, 2019, was the day that the first bale came. Contact with the driver has been lost.'],
			['junk', 'Reach the newsroom at 555-0188 with a tip.'],
		],
	},
	{
		what: 'an interviewer in a line of the interview’s own',
		language: 'de',
		lines: [
			['headline', '„Ich habe noch nie ein Tor gesehen“'],
			['lead', 'Zeugwart Ottmar Brinkhaus verpasst seit dreißig Jahren jedes Spiel. Ein Gespräch über Socken.'],
			['byline', 'Das Interview führte Wiebke Tannhoff'],
			['junk', '03.04.2025, 14.12 Uhr'],
			['caption', 'Brinkhaus zählt seit 1995 jede Socke. (Archivbild)'],
			['question', 'Brinkhaus, wo sind Sie, wenn das Tor fällt?'],
			['paragraph', '„Im Keller, bei den Maschinen. Ich höre es am Trampeln.“'],
			['junk', 'Empfohlener redaktioneller Inhalt'],
			['junk', 'nad/ALT'],
		],
	},
	{
		what: 'the section before a time, and what was wrong in the article',
		language: 'fi',
		lines: [
			['headline', 'Jääkarhun patsas katosi torilta'],
			['junk', 'Uutiset 3.2. 8:15 Päivitetty 3.2. 9:40'],
			['paragraph', '– Se painaa tonnin, sanoo konstaapeli Outi Kemppi.'],
			['junk', 'Katso, näin patsas pystytettiin (1:12)'],
			['paragraph', 'Patsas pystytettiin torille vuonna 1987, ja sitä on siitä lähtien pesty joka kevät.'],
			['junk', 'Oikaisu 4.2. klo 10.05: Jutussa sanottiin aiemmin, että patsas painaa kaksi tonnia. Paino on tonni.'],
		],
	},
	{
		what: 'what a page asks its readers to do',
		language: 'da',
		lines: [
			['headline', 'Cykelsti ender i en hæk'],
			['byline', 'Af Bo Hjelm'],
			['byline', 'Foto: Ida Brunn'],
			['paragraph', '– Den er flot, så længe den varer, siger Ulla Krogsgaard.'],
			['related', 'Se billederne her'],
			['junk', 'Følg vejret i vores app'],
			['paragraph', 'Følg stien i 400 meter, og du står foran en hæk, som kommunen har lovet at fjerne.'],
			['junk', '/egnsnyt/'],
		],
	},
	{
		what: 'questions behind the interviewer’s initials',
		language: 'sv',
		lines: [
			['headline', 'Simcoachen som inte kan simma'],
			['lead', 'I sju år har Dag Ulfsbo tränat ryggsimmare. Själv sjunker han.'],
			['byline', 'Intervju: Love Sandahl'],
			['question', 'LS: När försökte du senast?'],
			['paragraph', 'DU: I förrgår. Det gick åt skogen.'],
			['question', 'LS: Emma Torsgård säger att du är envis.'],
			['paragraph', 'DU: Det är man när man är blöt.'],
			['question', 'LS: Har hon rätt?'],
			['related', 'Mer att läsa'],
			['related', '”Det här är sista natten” – så stängde badet'],
		],
	},
];

describe('blocks of plain text', () => {
	test.each(CASES)('$what', ({ language, lines }) => {
		const text = lines.map(([, line]) => line).join('\n');
		const { blocks } = parse({ text, metadata: {} }, { language });
		let at = 0;
		const got = lines.map(([, line]) => {
			const found = blocks.find(({ span }) => span.start <= at && at < span.end);
			at += line.length + 1;
			return [found?.kind ?? 'none', line];
		});
		const shown = (rows: typeof lines): unknown =>
			rows.filter(([, line]) => line !== '').map(([kind, line]) => [kind, line]);
		expect(got.filter(([, line]) => line !== '')).toEqual(shown(lines));
	});
});
