import { beforeAll, describe, expect, test } from 'vitest';
import { createParser } from '../../src/parse/parse.ts';
import type { Parser } from '../../src/parse/parser.ts';

let parse: Parser;
beforeAll(async () => {
	parse = await createParser();
});

/** A text, and everybody in it with the roles that it tells, in order. */
interface Case {
	readonly what: string;
	readonly language: string;
	readonly text: string;
	readonly people: Readonly<Record<string, readonly string[]>>;
}

const CASES: readonly Case[] = [
	{
		what: 'a name that ends as a genitive does keeps its end before a verb',
		language: 'de',
		text: 'Die Schriftstellerin Nina Holthaus erhält den Preis.',
		people: { 'Nina Holthaus': ['Schriftstellerin'] },
	},
	{
		what: 'the same, before a verb and what it is done to',
		language: 'sv',
		text: 'Maria Lindfors invigde mässan. Erik Norrds uttalande väckte ilska.',
		people: { 'Maria Lindfors': [], 'Erik Norrd': [] },
	},
	{
		what: 'where somebody is from, a calling that no list holds, and a name',
		language: 'de',
		text: 'Der Kronberger Doppeltorschütze Amadou Sarrazin lobte den Gegner.',
		people: { 'Amadou Sarrazin': ['Kronberger Doppeltorschütze'] },
	},
	{
		what: 'a title and its genitive before the name, and no verb behind it',
		language: 'de',
		text: 'Anders sieht das die Fraktionschefin der Freien, Mareike Dornbusch. Die Leiterin des Museums, Anna Kolbe, schwieg.',
		people: { 'Mareike Dornbusch': ['Fraktionschefin der Freien'], 'Anna Kolbe': ['Leiterin des Museums'] },
	},
	{
		what: 'what somebody runs, up to the next clause',
		language: 'en',
		text: 'Tom Haleworth, who runs the bakery on the corner while studying law, agreed. He smiled.',
		people: { 'Tom Haleworth': ['runs the bakery on the corner'] },
	},
	{
		what: 'a surname that is spelled as a verb is a surname',
		language: 'de',
		text: 'Torhüter Lennart Kwabena Fuhr saß noch lange am Pfosten.',
		people: { 'Lennart Kwabena Fuhr': ['Torhüter'] },
	},
	{
		what: 'a rank between a first name and a particle is part of the name',
		language: 'de',
		text: 'Ihr Kollege Konstantin Prinz zu Ahrensberg mahnt zur Vorsicht.',
		people: { 'Konstantin Prinz zu Ahrensberg': ['Kollege'] },
	},
	{
		what: 'a calling that no list holds stands before how somebody is addressed',
		language: 'en',
		text: 'Horologist Dr. Anselm Achterberg, who examined the tower in May, disagrees.',
		people: { 'Anselm Achterberg': ['Horologist'] },
	},
	{
		what: 'an unlisted first name behind a calling stays part of the name',
		language: 'nn',
		text: '– Vi har ikkje sove, seier skogbonde Grjotleiv Magne Strandvåg.',
		people: { 'Grjotleiv Magne Strandvåg': ['skogbonde'] },
	},
	{
		what: 'a headline names people where headlines have no capitals of their own',
		language: 'nn',
		text: 'Vekas gjest: Torgrim Áslaksson Tveit\n\nFelespelaren vann pris.\n\nHan er heime i Sandvik no. Áslaksson Tveit hentar kaffi.',
		people: { 'Torgrim Áslaksson Tveit': [] },
	},
	{
		what: 'a relative clause that tells what somebody is names a person',
		language: 'nn',
		text: 'For Saffira Warsaw, som er heimesjukepleiar i Sandvik, er det ikkje nok.',
		people: { 'Saffira Warsaw': ['heimesjukepleiar i Sandvik'] },
	},
	{
		what: 'two capitals that return, with nothing that only people have, are none',
		language: 'da',
		text: 'Studiet Marine Robotics åbner i Lillefjord. Der er 40 pladser på Marine Robotics i år.\n\n- Vi glæder os, siger Bodil Ravn.',
		people: { 'Bodil Ravn': [] },
	},
	{
		what: 'a name behind a noun that belongs to somebody is a person',
		language: 'sv',
		text: 'Gun Råberg kom sent. Hennes svetskamrat, Qvira Tolmund, hade redan gått hem. Tolmund bor nära hamnen.',
		people: { 'Gun Råberg': [], 'Qvira Tolmund': ['svetskamrat'] },
	},
	{
		what: 'a title in its definite form is borne by whoever was named last and has none',
		language: 'nb',
		text: 'I 14 år har Bjørnulf Hestvik klippet gresset.\n\nBonden ler så det runger.\n\nOddny Kvammen er enig.\n\n– Jeg venter på svar, sier styrelederen i velforeningen.',
		people: { 'Bjørnulf Hestvik': ['Bonden'], 'Oddny Kvammen': ['styrelederen i velforeningen'] },
	},
	{
		what: 'a title that shortens that of somebody else is theirs',
		language: 'sv',
		text: 'Med på mötet fanns infrastrukturminister Anna-Karin von Essen. Lova Grahn hade väntat sig mer.\n\n– Jag tar med mig det, säger ministern.',
		people: { 'Anna-Karin von Essen': ['infrastrukturminister'], 'Lova Grahn': [] },
	},
	{
		what: 'for whom somebody speaks, and nouns and adjectives that no list holds',
		language: 'da',
		text: '- Vi venter, siger Karl Emil Ravn fra Forlaget Lampen.\n\n- Nej, siger kvalitetskoordinator Bodil Skov-Juhl.\n\n- Ja, siger politisk ordfører Peter Vinkel (S).',
		people: {
			'Karl Emil Ravn': ['Forlaget Lampen'],
			'Bodil Skov-Juhl': ['kvalitetskoordinator'],
			'Peter Vinkel': ['politisk ordfører', 'S'],
		},
	},
	{
		what: 'where somebody stands in a picture is no role, and a place in front of a verb no person',
		language: 'nb',
		text: 'Sverre Lund (t.v.) og Simen Nyland (22) vant. Politiet i Dax opplyser at veien er stengt.',
		people: { 'Sverre Lund': [], 'Simen Nyland': ['22'] },
	},
	{
		what: 'what a hyphen joins to a noun is no name',
		language: 'da',
		text: 'Byen ventede på Regions League-finalen. Regions League-finalen blev aflyst, siger Bodil Ravn.',
		people: { 'Bodil Ravn': [] },
	},
	{
		what: 'names in the genitive before a postposition or a noun',
		language: 'fi',
		text: 'Tuottajan Timo Haukkavuoren mukaan kaikki sujui. Pääministeri Sanna Marinin (sd) kanssa neuvoteltiin. Eeva-Liisa Pohjosen verstas ja Kaisa Lehtoharjun talo paloivat.',
		people: {
			'Timo Haukkavuori': ['Tuottajan'],
			'Sanna Marin': ['Pääministeri', 'sd'],
			'Eeva-Liisa Pohjonen': [],
			'Kaisa Lehtoharju': [],
		},
	},
	{
		what: 'an age belongs to its noun, and a word that only begins a sentence is nobody',
		language: 'fi',
		text: 'Koululaiset nauroivat. 15-vuotias Tuomas Yusuf ei ollut huolissaan.',
		people: { 'Tuomas Yusuf': ['15-vuotias'] },
	},
	{
		what: 'titles of several words with capitals, and titles in front of a comma',
		language: 'en',
		text: 'Harbour Fire Chief Len Abbey said no. Anna cried as New Saltby Mayor Ruth Holloway left. Its general secretary, Moira Dorrance, had met the chief executive of Saltby Trains, Robert Askew. The coroner for West Saltby, Dr Ida Meade, was late.',
		people: {
			'Len Abbey': ['Harbour Fire Chief'],
			'Ruth Holloway': ['New Saltby Mayor'],
			'Moira Dorrance': ['general secretary'],
			'Robert Askew': ['chief executive of Saltby Trains'],
			'Ida Meade': ['coroner for West Saltby'],
			Anna: [],
		},
	},
	{
		what: 'nouns that no list holds, told by articles, possessives and commas; a time is no role',
		language: 'en',
		text: 'Her zorber, Candela Stone, picked her up. Amy Holt, 43, a Republican, waved back. The next day, Ruth Fenn, 34, said yes. “No,” said Ida Marsh, a year later.',
		people: {
			'Candela Stone': ['zorber'],
			'Amy Holt': ['43', 'a Republican'],
			'Ruth Fenn': ['34'],
			'Ida Marsh': [],
		},
	},
	{
		what: 'a noun in its definite form before the name between commas',
		language: 'sv',
		text: 'Svetskamraten, Henning Aspvik, drev hyttan. Aspviks tippoldebarn, Gerda Storvik, kom i går.',
		people: { 'Henning Aspvik': ['Svetskamraten'], 'Gerda Storvik': ['Aspviks tippoldebarn'] },
	},
	{
		what: 'a title beside speech, bodies behind a preposition, and what somebody leads',
		language: 'de',
		text: 'Gesine Hallstein kam spät. „Ich war im Stau“, sagte die Geigerin. Valentina Kramm von der Bergwacht widersprach. Mechthild Breil, die das Kulturamt leitet, schwieg. Ulf Erk aus Bergheim nickte.',
		people: {
			'Gesine Hallstein': ['Geigerin'],
			'Valentina Kramm': ['Bergwacht'],
			'Mechthild Breil': ['das Kulturamt leitet'],
			'Ulf Erk': [],
		},
	},
	{
		what: 'bodies and offices; whom somebody leads by points is none',
		language: 'en',
		text: 'Saskia Beekman of Holmby Securities said no. Ruby Applegate, who runs the sawmill, said yes. Maud Stone, who leads Beekman by two points, laughed. Ida Marsh of Saltby waved.',
		people: {
			'Saskia Beekman': ['Holmby Securities'],
			'Ruby Applegate': ['runs the sawmill'],
			'Maud Stone': [],
			'Ida Marsh': [],
		},
	},
	{
		what: 'a house that bakes is nobody, even where it speaks',
		language: 'nb',
		text: 'Saltvik Bakeri stenger, sier Bodil Ravn.\n\n– Vi åpner igjen, skriver Saltvik Bakeri i en melding.',
		people: { 'Bodil Ravn': [] },
	},
	{
		what: 'the second of two first names tells as much as the first',
		language: 'nn',
		text: 'Då er liberoen Thuya Linh Solberg tilbake, håpar Bodil Ravn.',
		people: { 'Thuya Linh Solberg': [], 'Bodil Ravn': [] },
	},
	{
		what: 'a doctor of hers is not herself, a body that owns a title is nobody, and no role ends in "and"',
		language: 'sv',
		text: 'Elisabet Mörnfors hör inte längre. Läkaren hade sagt åt henne att byta yrke.\n\n– Vi beklagar det, säger Örvattnabolagets trafikchef Bo Wik.\n\nBredvid stod Ibrahim Sarr, som är sjuksköterska och skulle till jobbet.',
		people: {
			'Elisabet Mörnfors': [],
			'Bo Wik': ['Örvattnabolagets trafikchef'],
			'Ibrahim Sarr': ['sjuksköterska'],
		},
	},
	{
		what: 'an age in front of a name is no part of it, and no role ends in an article',
		language: 'sv',
		text: 'Nioåriga Alva stod kvar när bussen åkte.\n\n– Det var roligt, säger Alva.\n\nRagnar Elfors är ordförande i föreningen och den som ringde.',
		people: { Alva: ['Nioåriga'], 'Ragnar Elfors': ['ordförande i föreningen'] },
	},
	{
		what: 'a name that ends as a noun for kin does',
		language: 'sv',
		text: '– Det var planerat, säger åklagare Jenny Stigsdotter Falkvik.\n\nStigsdotter Falkvik räknar med sex dagar. Dottern Lina Vall är med.',
		people: { 'Jenny Stigsdotter Falkvik': ['åklagare'], 'Lina Vall': ['Dottern'] },
	},
	{
		what: 'a verb and its object behind a comma are no role',
		language: 'da',
		text: 'Det lød som et tog, fortæller Louise Damkær. Vores guide, Hassan Benali, bar en gammel kone ned ad bjerget.',
		people: { 'Louise Damkær': [], 'Hassan Benali': ['guide'] },
	},
];

describe('people of an article', () => {
	test.each(CASES)('$what', ({ language, text, people }) => {
		const article = parse({ text, metadata: {} }, { language });
		const found = article.people.map(({ name, roles }) => [
			name,
			roles.map(({ start, end }) => text.slice(start, end)),
		]);
		expect(Object.fromEntries(found)).toEqual(people);
	});
});
