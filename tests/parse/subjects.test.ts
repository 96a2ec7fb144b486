import { beforeAll, describe, expect, test } from 'vitest';
import { createParser } from '../../src/parse/parse.ts';
import type { Parser } from '../../src/parse/parser.ts';

let parse: Parser;

beforeAll(async () => {
	parse = await createParser();
});

/** The speaker of each direct quotation, as a name or a description. */
const speakers = (language: string, text: string): (string | undefined)[] =>
	parse({ text, metadata: {} }, { language })
		.quotes.filter(({ kind }) => kind === 'direct')
		.map(({ speaker }) => (speaker === null ? undefined : 'name' in speaker ? speaker.name : speaker.description));

describe('who is told of', () => {
	test('is one, where the sentence between counts many', () => {
		expect(
			speakers(
				'nb',
				'Samira Haddad, tillitsvalgt i Fellesforbundet, reagerer.\n\n– De har visst om dette i et halvt år, sier Haddad.\n\nMinst 40 bygningsarbeidere vil miste jobben, ifølge Haddad.\n\n– Det er helt vilt, sier hun.',
			).at(-1),
		).toBe('Samira Haddad');
	});

	test('is not the one to whom the subject belongs', () => {
		expect(
			speakers(
				'fi',
				'– Tyttäreni piti aloittaa uimakoulu syksyllä, kertoo Joonas Ek.\n\nHänen vaimonsa Liina Ek on samaa mieltä.\n\n– Nyt pitää ajaa 40 kilometriä.',
			),
		).toEqual(['Joonas Ek', 'Liina Ek']);
	});

	test('has a name that a letter of a number before it does not belong to', () => {
		expect(
			speakers('da', 'Faglig sekretær i 3F Samira Haddad er rystet.\n\n»De har vidst det i et halvt år,« siger hun.'),
		).toEqual(['Samira Haddad']);
	});

	test('is called by the number that the noun begins with', () => {
		expect(
			speakers(
				'sv',
				'Åklagaren Helena Brandt är nöjd.\n\n– Rätten gick på min linje, säger hon.\n\n34-åringen har hela tiden nekat.\n\n– Jag var inte ens där, sa han i rätten.',
			),
		).toEqual(['Helena Brandt', '34-åringen']);
	});

	test('goes on in the paragraph that told of it, whoever speaks in the next', () => {
		expect(
			speakers(
				'da',
				'Fåreavler Inge Mols mistede tre dyr mandag.\n\n– Vi har manglet rovdyr, siger biolog Peder Strand. Strand medgiver, at det er hårdt for avlerne. – Men der findes hegn.\n\n– Erstatning! siger Inge Mols.',
			),
		).toEqual(['Peder Strand', 'Peder Strand', 'Inge Mols']);
	});

	test.each([
		[
			'nb',
			'– Kona vil kaste jakka, sier bussjåfør Emir Begić.\n\nOrdføreren, Kjell Nes (Sp), vil gi Begić kulturprisen.\n\n– Hvis ikke dette er kultur, vet ikke jeg.',
		],
		[
			'nn',
			'– Kona vil kaste jakka, seier bussjåfør Emir Begić.\n\nOrdføraren, Kjell Nes (Sp), vil gje Begić kulturprisen.\n\n– Viss ikkje dette er kultur, veit ikkje eg.',
		],
		[
			'sv',
			'– Min fru vill slänga jackan, säger bussföraren Emir Begić.\n\nKommunalrådet, Kjell Nes (C), vill ge Begić kulturpriset.\n\n– Om inte det här är kultur vet inte jag.',
		],
	])('is named between commas behind an office: %s', (language, text) => {
		expect(speakers(language, text)).toEqual(['Emir Begić', 'Kjell Nes']);
	});

	test('has no name where only an apposition describes who it is', () => {
		expect(
			speakers(
				'sv',
				'Åklagaren Eva Rule beskrev dådet.\n\n– Det är ett mirakel att ingen dog, sa hon.\n\nFörsta vittnet, en kvinna på 72 år, torkade tårarna.\n\n– Jag vaknade av att hunden gnällde, sa hon.',
			),
		).toEqual(['Eva Rule', 'Första vittnet']);
	});

	test('is whom the sentence calls by name', () => {
		expect(
			speakers(
				'de',
				'Martina Lindner führt den Hof. „Wir sind doch kein Zoo“, sagt Lindner.\n\nDie Lehrerin, die heute mit ihrer Klasse da ist, heißt Aylin Demir. Sie kommt zum vierten Mal. „Hier lernen sie in drei Tagen mehr als bei mir“, sagt sie.',
			),
		).toEqual(['Martina Lindner', 'Aylin Demir']);
	});

	test('speaks before somebody else comes in', () => {
		expect(
			speakers(
				'nb',
				'Landslagstrener Eirik Moen er stolt.\n\n– Helt vanvittig, sier Moen.\n\nKonkurrenten Ida Lunde, som tok sølv, lot seg imponere.\n\n– Jeg trodde jeg skulle ta henne i siste bakke.\n\n– Sterkeste jeg har sett, skriver tidligere verdensmester Berit Foss på Instagram.',
			),
		).toEqual(['Eirik Moen', 'Ida Lunde', 'Berit Foss']);
	});

	test('is nobody where a verb only says that something was there', () => {
		expect(
			speakers(
				'nb',
				'– Da vi kom fram, sto det flammer ut av vinduene i andre etasje, forteller operasjonsleder Tor-Erik Hagen.',
			),
		).toEqual(['Tor-Erik Hagen']);
	});

	test('may be called by a party, with an article, where names take none', () => {
		expect(
			speakers(
				'en',
				'Margaret Orr, who has led the council since 2019, insisted that she would stay.\n\n"Giving up is not an option," the Conservative said.',
			),
		).toEqual(['Margaret Orr']);
	});
});

test('the last line of an article that gives somebody’s words is no appeal to write in', () => {
	expect(
		speakers(
			'sv',
			'Badhuset stoppas\n\nKommunen stoppar bygget, säger kommunalrådet Eva Öhrn.\n\nFotnot: Lokaltidningen har sökt entreprenören Byggab, som i ett mejl till vår redaktion skriver: ”Vi kommenterar inte pågående tvister.”',
		),
	).toEqual(['Byggab']);
});

test('whom only an answer names is no sure answerer', () => {
	const { quotes } = parse(
		{
			text: 'Tre frågor\n\nEn ny chef för Kulturhuset i Sjövik.\n\nHur känns det?\n– Nervöst! Det ska medges. Men mest roligt.\n\nVad ser besökarna?\n– En sju meter hög skulptur av Marja Niemi. Den får man gärna ta på.\n\nOch om tio år?\n– Då hoppas jag att ingen minns att huset var stängt.',
			metadata: {},
		},
		{ language: 'sv' },
	);
	expect(quotes.length).toBeGreaterThan(0);
	for (const { confidence } of quotes) expect(confidence).toBeLessThan(0.7);
});

describe('whose words they are', () => {
	test('no body is meant by a pronoun that only people have', () => {
		expect(
			speakers(
				'fi',
				'– Kirje tuli maanantaina, sanoo karjatilallinen Aune Ruokola.\n\nKirjeessä osuuskunta perustelee päätöstä etäisyyksillä.\n\n– Matka on ollut aina sama, hän tuhahtaa.',
			),
		).toEqual(['Aune Ruokola', 'Aune Ruokola']);
	});

	test('any word between a name and the end of the sentence is a verb of speaking', () => {
		expect(
			speakers(
				'fi',
				'Ottelu päättyi 2–0.\n\n”Kaksi vuoroparia oli surkeaa peliä”, valmentaja Antti Salovirta tylytti.',
			),
		).toEqual(['Antti Salovirta']);
		expect(speakers('en', 'Rovers won.\n\n“We never stopped running for it,” Kitty Alderhay fizzed.')).toEqual([
			'Kitty Alderhay',
		]);
	});

	test('they go on behind "and" where whoever speaks says "I"', () => {
		const text = '– Me hadde gløymt det, sa trenar Steinar Lofthus, og eg måtte spørje dommaren om det var slutt.';
		expect(speakers('nn', text)).toEqual(['Steinar Lofthus', 'Steinar Lofthus']);
	});

	test('the answer that a label opens goes on in the next paragraph', () => {
		const text =
			'Bodil Overgaard leder vandværket.\n\nSpørgsmål: Er det under kontrol?\n\nSvar: Det kommer an på, hvad man mener.\n\nMen et tal på en skærm giver ikke vand i hanen.\n\nSpørgsmål: Hvad så nu?\n\nSvar: Nu venter vi.';
		expect(speakers('da', text)).toEqual(['Bodil Overgaard', 'Bodil Overgaard', 'Bodil Overgaard']);
	});

	test('a paper that a clause tells of before a colon speaks', () => {
		const text =
			'– Vi har spår söderut, säger Ragnar Lindewall, utredare.\n\nI utredningen finns ett sms som åklagaren fäster vikt vid: ”Gubben är hemma, kom med blommorna.” Det skickades klockan åtta.';
		expect(speakers('sv', text)).toEqual(['Ragnar Lindewall', 'sms']);
	});

	test('a calling that is spelled as a verb is none before the name it is apposed to', () => {
		const text =
			'»Vi stod godt,« siger målvogter Tilde Vang.\n\nSønderbys anfører, Signe Aagesen, mente, at kastet aldrig skulle have været dømt.\n\n»Hun løber ind i mig, ikke omvendt. Men sådan er det på udebane.«';
		expect(speakers('da', text)).toEqual(['Tilde Vang', 'Signe Aagesen']);
	});

	test('a noun behind the verb speaks, not whom a preposition governs before it', () => {
		const text =
			'„Das Urteil ist falsch“, sagte Anwalt Rolf Ludolf.\n\nIn einem Brief an die Angehörigen bittet der Träger um Verzeihung: „Wir hätten früher hinsehen müssen.“';
		expect(speakers('de', text)).toEqual(['Rolf Ludolf', 'der Träger']);
	});

	test('a body that comes in with an article behind the words did not say them', () => {
		const text =
			'„Sie werden mehr“, sagt die Biologin Frauke Dibbern.\n\nSie habe das Wetter herausgerechnet, sagt sie.\n\n„Ich bin auf einem Hof groß geworden.“\n\nDas Umweltministerium teilt auf Anfrage mit, ein Monitoring sei in Planung.';
		expect(speakers('de', text)).toEqual(['Frauke Dibbern', 'Frauke Dibbern']);
	});

	test('words over an article in which one person alone speaks are that person’s', () => {
		const story = 'Die Ruderin Silke Brandhorst hört auf.\n\n„Mein Trainer hat geweint“, sagt Brandhorst.';
		expect(speakers('de', `„Ich habe nie gern verloren“\n\n${story}`)).toEqual([
			'Silke Brandhorst',
			'Silke Brandhorst',
		]);
		const another = '„Wir hatten sie gern im Boot“, sagt Trainer Uwe Petzold.';
		expect(speakers('de', `„Ich habe nie gern verloren“\n\n${story}\n\n${another}`)[0]).toBeUndefined();
	});

	test('what goes on behind a label of a speaker is said by the same', () => {
		const text =
			'Maryam Delacroix runs the archive. Tim Frost asked her about it.\n\nTF: What do people write about?\n\nMD: Weather. You wait forty pages for the war.\n\nAnd then there is a page about a dog.\n\nShe laughs.\n\nTF: Who comes?\n\nMD: Everybody. I like that.';
		expect(speakers('en', text)).toEqual(['Maryam Delacroix', 'Maryam Delacroix', 'Maryam Delacroix']);
	});

	test('who speaks for a body whose name has a mark is not the body, nor anybody named before', () => {
		const text =
			'“Nobody will go without chips,” chief executive Martina Lund said.\n\nA spokesperson for the National Growers’ Association said its members “had been saying this since June”.\n\n“It rained for 31 days,” the spokesperson said.';
		expect(speakers('en', text).at(-1)).toBe('the spokesperson');
	});

	test('who told somebody something is not whom the sentence is about', () => {
		const text =
			'Marcus Haleford scored twice.\n\nThe striker tore a ligament last year and was told by one surgeon that he might not play again.\n\n“That was a long drive home,” he recalled.';
		expect(speakers('en', text)).toEqual(['Marcus Haleford']);
	});

	test('what a number asks a dash answers', () => {
		const text =
			'Kaksi kysymystä, kasvitieteilijä Saara Lintukorpi\n\n1. Miksi lehdet muuttavat väriä?\n\n– Puu ottaa ravinteet talteen.\n\n2. Onko ruska siirtynyt?\n\n– On. Huippu on nyt viikon myöhemmin.';
		expect(speakers('fi', text)).toEqual(['Saara Lintukorpi', 'Saara Lintukorpi']);
	});

	test('a calling, another one, and a name between commas are one person', () => {
		const text =
			'“They went to look at corals,” Prof Henrik Dahlby said.\n\nDr Fiona Strang hopes to go back. Her co-author, the engineer Amit Raolin, has given the largest female a name.\n\n“We are not supposed to,” he said.';
		expect(speakers('en', text)).toEqual(['Henrik Dahlby', 'Amit Raolin']);
	});

	test('where a verb that no list holds is said to be done stands behind it', () => {
		const text = '”Kello käy”, kelloseppä Ilmari Väntti sanoo.\n\n”Neljä”, Väntti huikkaisee takahuoneesta.';
		expect(speakers('fi', text)).toEqual(['Ilmari Väntti', 'Ilmari Väntti']);
	});

	test('who speaks for somebody is named behind, and speaks', () => {
		const text =
			'“He sold us out,” said state Rep. Carla Meinhardt.\n\nA spokeswoman for Meinhardt, Tess Orlandino, fired back in a text message: “The representative owns two horses, and she drives the truck.”';
		expect(speakers('en', text)).toEqual(['Carla Meinhardt', 'Tess Orlandino']);
	});

	test.each([
		[
			'en',
			'The woman who feeds the swans\n\nEvery morning, before the trams, a woman in waders walks down to the weir.\n\n“They know my boots,” she says.\n\nDorothy Pellamounter has fed the swans of Tallbridge since 1991.',
			'Dorothy Pellamounter',
		],
		[
			'de',
			'Die Frau mit den Schwänen\n\nJeden Morgen, noch vor der ersten Straßenbahn, geht am Wehr ein Licht an.\n\n„Sie kennen meine Stiefel“, sagt sie.\n\nDorothea Pellmann füttert seit 1991 die Schwäne von Tallbrück.',
			'Dorothea Pellmann',
		],
	])('who is named only behind the words of a pronoun that opens the story, %s', (language, text, name) => {
		expect(speakers(language, text)).toEqual([name]);
	});

	test('is not who is named behind, where the pronoun is of another gender', () => {
		const text =
			'Every morning, before the trams, somebody walks down to the weir.\n\n“They know my boots,” she says.\n\nPeter Pellamounter has fed the swans of Tallbridge since 1991. He lives by the lock.';
		expect(speakers('en', text)).not.toContain('Peter Pellamounter');
	});

	test('a husband without a name is the one of that surname', () => {
		const text =
			'Kaja Ragnlien og Tor Arne Ragnlien bor i veien.\n\n– Vi kan ikke bo i en plan, sier Kaja Ragnlien.\n\nMannen er enig.\n\n– Taket lekker.';
		expect(speakers('nb', text)).toEqual(['Kaja Ragnlien', 'Tor Arne Ragnlien']);
	});
});
