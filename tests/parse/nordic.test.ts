import { beforeAll, describe, expect, test } from 'vitest';
import { createParser } from '../../src/parse/parse.ts';
import type { Parser } from '../../src/parse/parser.ts';

let parse: Parser;

beforeAll(async () => {
	parse = await createParser();
});

/** A text and who speaks its direct quotations, in order; null where nobody is named. */
interface Case {
	readonly what: string;
	readonly language: string;
	readonly text: string;
	readonly speakers: readonly (string | null)[];
}

const CASES: readonly Case[] = [
	{
		what: 'a first name that no list holds belongs to the name behind it',
		language: 'nn',
		text: 'Frosten kom om natta.\n\n– Vi fyrte til klokka seks, seier fruktbonde Leivulf Magne Hovda.\n\nHovda går ein runde til.\n\n– Spør meg på søndag, seier han.',
		speakers: ['Leivulf Magne Hovda', 'Leivulf Magne Hovda'],
	},
	{
		what: 'a body in the definite form before a name is no part of it',
		language: 'da',
		text: 'Vejen lukkes i marts, oplyser formand for Bylauget Anne Brink:\n\n- Der er ingen anden vej.',
		speakers: ['Anne Brink'],
	},
	{
		what: 'a name with two particles',
		language: 'nb',
		text: 'På kaia sitter pensjonert styrmann Torgrim von der Hagen-Moe med en kaffekopp.\n\n– Ferja har de lovet siden krigen.',
		speakers: ['Torgrim von der Hagen-Moe'],
	},
	{
		what: 'whom the headline of an interview portrays, a noun of it in small letters',
		language: 'nn',
		text: 'Månadens kulturprofil: Torgrun Óskarsson Vik\n\nFelespelaren vann pris og gjekk rett heim.\n\n**Kva no?**\n\nNo skal eg måle båthuset. Det har venta lenge.\n\nÓskarsson Vik hentar meir kaffi.\n\n**Kva lærte du?**\n\nAt ein ikkje skal trampe.',
		speakers: ['Torgrun Óskarsson Vik', 'Torgrun Óskarsson Vik'],
	},
	{
		what: 'a noun that may be a verb of speaking, with its bearer behind it',
		language: 'da',
		text: 'Målvogter Tilde Holt tog elleve skud.\n\nSkovbys anfører, Josefa Abel, mente, at dommeren tog fejl.\n\n»Hun løber ind i mig, ikke omvendt.«',
		speakers: ['Josefa Abel'],
	},
	{
		what: 'who comes in right before the words, behind a preposition',
		language: 'nn',
		text: 'Gruppeleiar Rasmus Tveit vil vente.\n\n– Vi har ikkje pengar, seier han.\n\nHan fekk støtte av Høgre.\n\nFerja går kvar halvtime. For Safura Warsana, som er sjukepleiar og kryssar sundet ofte, er ikkje det nok.\n\n– Ein kveld stod eg fast på feil side.',
		speakers: ['Rasmus Tveit', 'Safura Warsana'],
	},
	{
		what: 'words that go on in the first person behind a cue and "and"',
		language: 'nn',
		text: '- Vi hadde gløymt det, sa trenar Kjartan Lote, og eg måtte spørje dommaren.',
		speakers: ['Kjartan Lote', 'Kjartan Lote'],
	},
	{
		what: 'kin of the last speaker, told apart by an age',
		language: 'nn',
		text: 'Kjell Myrset tek imot i kjeledress.\n\n«Du må tole lukta», seier han.\n\nSonen på femten har ikkje lese boka. Han har andre planar.\n\n«Trommer må ha betonggolv», seier han.',
		speakers: ['Kjell Myrset', 'Sonen'],
	},
	{
		what: 'kin with a consonant that the ending doubles',
		language: 'da',
		text: 'Kjeld Myrup tager imod i kedeldragt.\n\n»Man skal kunne tåle lugten,« siger han.\n\nSønnen på femten har ikke læst bogen. Han har andre planer.\n\n»Trommer skal have betongulv,« siger han.',
		speakers: ['Kjeld Myrup', 'Sønnen'],
	},
	{
		what: 'a calling behind words of somebody whom the article knows by a first name alone',
		language: 'nn',
		text: 'Romanen til Liv Sandal har gått i fem opplag.\n\n«Eg har aldri vore så redd», seier Liv Sandal.\n\nPå fyrste rad sit Jorunn på 93, som har ei side om seg sjølv.\n\n«Eg har aldri hatt raud kåpe», seier ho.\n\nForfattaren vart fødd i Bergen.\n\n«Det fyrste ordet eg skreiv, var gulrot.»',
		speakers: ['Liv Sandal', 'Jorunn', 'Liv Sandal'],
	},
	{
		what: 'somebody without a name, told apart by a clause',
		language: 'nb',
		text: '– Vi måtte ta beltevogna, sier innsatsleder Arnfinn Sæle.\n\nSæle ber folk vente med rakettene.\n\n– Noen skjøt i vest, sier naboen som meldte fra.',
		speakers: ['Arnfinn Sæle', 'naboen'],
	},
	{
		what: 'a verb behind "and" goes on with the subject, and whom it names is part of the statement',
		language: 'nn',
		text: 'Faren, Torleiv Neset, sit på kjøkenet.\n\n– Ho veit kva eg meiner, seier han.\n\nLenger inne bur Oddmund Slettaug. Han miste 23 lam i fjor og meiner Neset gjev dei eit dårleg rykte.\n\n– Ho har ikkje dyr på fjellet.',
		speakers: ['Torleiv Neset', 'Oddmund Slettaug'],
	},
	{
		what: 'a title behind words that name somebody else',
		language: 'nn',
		text: 'Tiril Enge var nummer seks.\n\n– Eg såg berre ski, sa Enge.\n\nAnna Berge datt.\n\n– Det var isen, sa Berge.\n\nEnge trøysta henne.\n\n– Anna er best. Det veit ho, sa vinnaren.',
		speakers: ['Tiril Enge', 'Anna Berge', 'Tiril Enge'],
	},
	{
		what: 'kin of the last speaker, of another gender',
		language: 'da',
		text: '»Vi har bevilget en million,« siger formand Pernille Dal.\n\nUden for porten står Malik Yildirim med sin datter på armen.\n\n»Hun gav dem fri.«\n\nDatteren nikker. Hun går i børnehaveklassen.\n\n»Vi så vores ånde,« siger hun.',
		speakers: ['Pernille Dal', 'Malik Yildirim', 'Datteren'],
	},
	{
		what: 'who spoke and is told of goes on before another answers',
		language: 'nn',
		text: '– Det gjekk bra, seier Hallgeir Ulset (61).\n\nHan bur i Ytre Leira saman med kona Marta.\n\n– Vi høyrde det sprakk i lia.\n\n– Eg trudde du hadde gløymt rekninga, skyt Marta inn.',
		speakers: ['Hallgeir Ulset', 'Hallgeir Ulset', 'Marta'],
	},
	{
		what: 'kin behind its owner, with a name between commas',
		language: 'nb',
		text: '– Vi har bodd her i sju år, sier Ifrah Varsam.\n\nMannen hennes, Yusuf, kjører buss. Han kom hjem for en time siden.\n\n– De sa at vi kunne bli.',
		speakers: ['Ifrah Varsam', 'Yusuf'],
	},
	{
		what: 'kin with a name, of whom the words tell',
		language: 'sv',
		text: '”Det är svårt att skriva om döda”, säger Sixten Ljungfors.\n\nFadern, Evert, var bonde. Han gick upp klockan fyra.\n\n”En gång frågade jag honom om han var lycklig.”',
		speakers: ['Sixten Ljungfors', 'Sixten Ljungfors'],
	},
	{
		what: 'who comes in speaks before somebody who has spoken already',
		language: 'nn',
		text: '– Eg ropte «spring», fortel Anke Reuterdal.\n\nPå hotellet er stemninga god. Eigar Svein Bøe har sett fram vaflar.\n\n– Dei er fastlåste her.\n\n– Det er den beste vaffelen eg har ete, kvitterer Anke Reuterdal.',
		speakers: ['Anke Reuterdal', 'Svein Bøe', 'Anke Reuterdal'],
	},
	{
		what: 'a role, its bearer between commas, and a verb before another noun',
		language: 'nn',
		text: '– Då vert maten kald, seier Ragna Syltevik.\n\nOrdførar i Nesbø, Britt Kleivdal (V), meiner kommunen må seie ja.\n\n– Ei utgreiing er ikkje eit hotell.',
		speakers: ['Ragna Syltevik', 'Britt Kleivdal'],
	},
	{
		what: 'several people are not whom "she" means',
		language: 'nb',
		text: 'Da Camilla Nordby sa opp jobben, trodde kollegene at hun spøkte.\n\n– De ga meg en geit av plast, sier hun.',
		speakers: ['Camilla Nordby'],
	},
	{
		what: 'a first name that opens the last sentence before her words',
		language: 'da',
		text: '»Han er nysgerrig,« siger ejeren, Dorthe Lykfalk.\n\nBørnene fik en tidlig frokostpause. Mille fra 1.b så emuen først.\n\n»Den havde øjne som min farmor,« siger hun.',
		speakers: ['Dorthe Lykfalk', 'Mille'],
	},
	{
		what: 'a calling of somebody without a name, of which the noun before it was a kind',
		language: 'nb',
		text: 'En sauebonde i Tryvik har skutt en ulv.\n\n– Jeg hadde tre døde søyer foran meg, sier bonden.\n\n– Vi undersøker saken, sier Geir Nyvik.\n\nNyvik mener beitet lå feil.\n\n– Han vet ikke hva han snakker om, svarer bonden.',
		speakers: ['bonden', 'Geir Nyvik', 'bonden'],
	},
	{
		what: 'a paper that a clause behind a comma tells of',
		language: 'da',
		text: '- Vi har spor, siger Carl Rønning.\n\nPå væggen hænger et brev, som ingen har turdet tage ned: »Husk at vaske din kop.«',
		speakers: ['Carl Rønning', 'brev'],
	},
	{
		what: 'a question that tells what another one said',
		language: 'da',
		text: 'Tre skarpe til den nye formand\n\nProfessor Maria Skrivholm er ny formand for Rådet.\n\nHvad er det største problem?\n\n- At det går godt.\n\nDin forgænger, Carl Juulbæk, sagde, at politikerne aldrig lytter. Er du enig?\n\n- De lytter. De gør bare noget andet.',
		speakers: ['Maria Skrivholm', 'Maria Skrivholm'],
	},
	{
		what: 'a question about somebody of another gender, right behind words',
		language: 'sv',
		text: '– Jag trodde att vi var överens, säger Göte Bromander.\n\n– Man ska säga saker rakt ut, säger Victoria Lagerby.\n\nLagerby vill samla partiet.\n\n– Göte är välkommen att ringa.\n\nKommer han att göra det?\n\n– Fråga honom.',
		speakers: ['Göte Bromander', 'Victoria Lagerby', 'Victoria Lagerby', 'Victoria Lagerby'],
	},
	{
		what: 'what a work is called is no speech',
		language: 'nn',
		text: 'Arnljot Gåsvik tek imot på kontoret.\n\nI den nye boka, «Havets grammatikk», skriv han om språket.\n\n«Eg kjem til å sakne det», seier Gåsvik.',
		speakers: ['Arnljot Gåsvik'],
	},
	{
		what: 'one word in marks goes on behind words and their cue',
		language: 'sv',
		text: '”Jag kommer att sakna honom”, säger Per Djurholm. ”Lite.”',
		speakers: ['Per Djurholm', 'Per Djurholm'],
	},
	{
		what: 'kin of somebody else than the last speaker, of the same gender',
		language: 'nb',
		text: '– De har manus, forklarer Frank Lundvik.\n\nSønnen oppdaget svindelen.\n\n– Jeg skjønte det, sier han.\n\nDirektør Hilde Rammvik kaller det urimelig.\n\n– Hvem som helst kan bli lurt.\n\nSønnen har laget et kodeord.\n\n– Hvis jeg ikke sier det, skal hun legge på, sier han.',
		speakers: ['Frank Lundvik', 'Sønnen', 'Hilde Rammvik', 'Sønnen'],
	},
	{
		what: 'several kin in the narration before words of whom the article portrays',
		language: 'da',
		text: '»Hun lyver aldrig,« siger Ibrahim Laugholm.\n\nDer er koldt i kirken.\n\n»Et orgel er et dyr,« siger Laugholm.\n\nHan er 52 år.\n\n»Bælgene var fyldt med mus,« siger Laugholm.\n\nDet medgiver formanden, Karen Storholm.\n\n»Vi kunne have fået en højttaler,« siger hun.\n\nFaren kom fra Izmir. Moren var organist. Sønnen skulle være ingeniør.\n\n»Jeg holdt tre uger på studiet.«',
		speakers: ['Ibrahim Laugholm', 'Ibrahim Laugholm', 'Ibrahim Laugholm', 'Karen Storholm', 'Ibrahim Laugholm'],
	},
	{
		what: 'kin behind the verb, with a name, and a body before a name',
		language: 'nn',
		text: 'Huset var borte, fortel Eivind Skorpvik.\n\n– Det flaut forbi oss, seier kona, Ingelin Skorpvik.\n\n– Vi ryddar, seier sjef i VatnNorge Lars Tygesvik.',
		speakers: ['Ingelin Skorpvik', 'Lars Tygesvik'],
	},
	{
		what: 'who answers stands between the verb and the colon',
		language: 'sv',
		text: '– Jag hade inte ätit, säger Farhad Moradin.\n\n– Jag äter lunch, säger Per-Ola Stridh.\n\nPå frågan vad han själv lärt sig svarar Moradin:\n\n– Att potatissallad ska ätas kall.',
		speakers: ['Farhad Moradin', 'Per-Ola Stridh', 'Farhad Moradin'],
	},
	{
		what: 'a grandfather is not the girl who speaks of him',
		language: 'nb',
		text: '- Hun satt og ventet, sier Jørn Pihlmo.\n\n- Farfar vet ikke hva en følger er, sier Siri på 11.\n\n- Jo, det er hunden, sier farfaren.',
		speakers: ['Jørn Pihlmo', 'Siri', 'Jørn Pihlmo'],
	},
	{
		what: 'kin with a first name that no list holds',
		language: 'nn',
		text: '– Eg har ringt borna, seier Magnhild Røyrvik.\n\nDottera Anevy bur i Oslo. Ho vil ikkje heim.\n\n– Eg elskar han på avstand, seier ho på telefon.',
		speakers: ['Magnhild Røyrvik', 'Anevy'],
	},
	{
		what: 'what two are called together is no part of a name',
		language: 'nb',
		text: 'Ekteparet Inger-Johanne og Rolf Tangvik har reist jorda rundt.\n\n– Vi spiser knekkebrød hjemme, sier Rolf.\n\n– Én gang, sier Inger-Johanne.',
		speakers: ['Rolf Tangvik', 'Inger-Johanne Tangvik'],
	},
	{
		what: 'a noun behind a hyphen is nobody',
		language: 'da',
		text: 'Skoleleder Amir Sadegh har sendt alle hjem. På skolens Aulla-side skriver han: »Bliv hjemme, og læs en bog.«',
		speakers: ['Amir Sadegh'],
	},
];

describe('who speaks in an article of the North', () => {
	test.each(CASES)('$what', ({ language, text, speakers }) => {
		const found = parse({ text, metadata: {} }, { language })
			.quotes.filter(({ kind }) => kind === 'direct')
			.map(({ speaker }) => (speaker === null ? null : 'name' in speaker ? speaker.name : speaker.description));
		expect(found).toEqual(speakers);
	});
});
