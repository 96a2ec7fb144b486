import { beforeAll, expect, test } from 'vitest';
import { createParser } from '../../src/parse/parse.ts';
import type { Parser } from '../../src/parse/parser.ts';

let parse: Parser;
beforeAll(async () => {
	parse = await createParser();
});

/** Sentences that name two people, one of whom speaks: language, sentence, speakers. */
const SENTENCES: readonly (readonly [language: string, sentence: string, speakers: string])[] = [
	['en', '“It is over,” said Tom Hale, whose sister Ruth Hale ran the shop.', 'Tom Hale'],
	['en', '“It is over,” a lawyer for Tom Hale, Ruth Bray, said.', 'Ruth Bray'],
	['en', 'Tom Hale’s wife, Ruth, said: “It is over now.”', 'Ruth'],
	['en', 'The mother of Tom Hale, Ruth Bray, said: “He was a good boy.”', 'Ruth Bray'],
	['en', '“We lost,” admitted coach Dan Orr after striker Tom Hale missed twice.', 'Dan Orr'],
	['en', 'Tom Hale was told by Ruth Bray: “You are finished here.”', 'Ruth Bray'],
	['en', '“You are finished here,” Ruth Bray told Tom Hale.', 'Ruth Bray'],
	['en', 'Ruth Bray, asked about Tom Hale, said: “No comment at all.”', 'Ruth Bray'],
	['en', 'Asked about Tom Hale, Ruth Bray said: “I never met him.”', 'Ruth Bray'],
	['en', '“I never met him,” Ruth Bray said of Tom Hale.', 'Ruth Bray'],
	['en', 'Tom Hale quoted Ruth Bray as saying: “I never met him in my life.”', 'Ruth Bray'],
	['en', 'In a letter to Tom Hale, Ruth Bray wrote: “I never met him.”', 'Ruth Bray'],
	['en', '“I never met him,” Ruth Bray wrote in a letter to Tom Hale.', 'Ruth Bray'],
	['en', 'Speaking alongside Tom Hale, Ruth Bray said: “We will win this.”', 'Ruth Bray'],
	['en', 'Tom Hale, 41, and Ruth Bray, 39, said: “We will win this.”', 'Tom Hale; Ruth Bray'],
	['en', '“We will win this,” said Ruth Bray, who succeeded Tom Hale in May.', 'Ruth Bray'],
	['en', 'According to Ruth Bray, Tom Hale shouted: “Get out of my house!”', 'Tom Hale'],
	['en', '“Get out,” Tom Hale shouted, according to Ruth Bray.', 'Tom Hale'],
	['en', 'Ruth Bray remembers Tom Hale saying, “Get out of my house.”', 'Tom Hale'],
	['en', '“He told me to leave,” Ruth Bray said. “So I left.” Tom Hale denies it.', 'Ruth Bray|Ruth Bray'],
	['de', '„Es ist vorbei“, sagte Tom Hals, dessen Schwester Ruth Hals den Laden führte.', 'Tom Hals'],
	['de', '„Es ist vorbei“, sagte die Anwältin von Tom Berger, Ruth Brand.', 'Ruth Brand'],
	['de', 'Tom Bergers Frau Ruth sagte: „Es ist jetzt vorbei.“', 'Ruth'],
	['de', 'Die Mutter von Tom Berger, Ruth Brand, sagte: „Er war ein guter Junge.“', 'Ruth Brand'],
	['de', '„Du bist hier fertig“, sagte Ruth Brand zu Tom Berger.', 'Ruth Brand'],
	['de', 'Zu Tom Berger sagte Ruth Brand: „Du bist hier fertig.“', 'Ruth Brand'],
	['de', 'Auf Tom Berger angesprochen, sagte Ruth Brand: „Kein Kommentar dazu.“', 'Ruth Brand'],
	['de', 'In einem Brief an Tom Berger schrieb Ruth Brand: „Ich kenne ihn nicht.“', 'Ruth Brand'],
	['de', 'Wie Ruth Brand berichtet, rief Tom Berger: „Raus aus meinem Haus!“', 'Tom Berger'],
	['de', '„Raus“, rief Tom Berger, wie Ruth Brand berichtet.', 'Tom Berger'],
	['de', '„Wir gewinnen das“, sagte Ruth Brand, die im Mai auf Tom Berger folgte.', 'Ruth Brand'],
	['de', 'Ruth Brand (SPD) warf Tom Berger (CDU) vor: „Sie haben gelogen.“', 'Ruth Brand'],
	['de', 'Der Sprecher von Ruth Brand, Tom Berger, sagte: „Kein Kommentar dazu.“', 'Tom Berger'],
	['fi', '”Se on ohi”, sanoi Tomi Halla, jonka sisar Ruut Halla piti kauppaa.', 'Tomi Halla'],
	['fi', 'Tomi Hallan vaimo Ruut sanoo: ”Se on nyt ohi.”', 'Ruut'],
	['fi', 'Tomi Hallan asianajaja Ruut Prami sanoo: ”Se on nyt ohi.”', 'Ruut Prami'],
	['fi', '”Sinä olet valmis”, Ruut Prami sanoi Tomi Hallalle.', 'Ruut Prami'],
	['fi', 'Kirjeessään Tomi Hallalle Ruut Prami kirjoitti: ”En tunne häntä.”', 'Ruut Prami'],
	['fi', 'Ruut Pramin mukaan Tomi Halla huusi: ”Ulos minun talostani!”', 'Tomi Halla'],
	['fi', '”Me voitamme tämän”, sanoi Ruut Prami, joka seurasi Tomi Hallaa toukokuussa.', 'Ruut Prami'],
	['sv', '”Det är över”, sade Tom Hallberg, vars syster Rut Hallberg drev butiken.', 'Tom Hallberg'],
	['sv', 'Tom Hallbergs advokat Rut Brandt säger: ”Det är över nu.”', 'Rut Brandt'],
	['sv', '– Det är över, säger Tom Hallbergs fru Rut.', 'Rut'],
	['sv', '– Du är färdig här, sade Rut Brandt till Tom Hallberg.', 'Rut Brandt'],
	['sv', 'På frågan om Tom Hallberg svarar Rut Brandt: ”Jag känner honom inte.”', 'Rut Brandt'],
	['sv', 'I ett brev till Tom Hallberg skriver Rut Brandt: ”Jag känner honom inte.”', 'Rut Brandt'],
	['sv', 'Enligt Rut Brandt skrek Tom Hallberg: ”Ut ur mitt hus!”', 'Tom Hallberg'],
	['sv', 'Presstalespersonen för Rut Brandt, Tom Hallberg, säger: ”Ingen kommentar.”', 'Tom Hallberg'],
	['sv', '– Vi vinner det här, säger Rut Brandt som efterträdde Tom Hallberg i maj.', 'Rut Brandt'],
	['nb', '– Det er over, sier Tom Hallbergs advokat, Rut Brandt.', 'Rut Brandt'],
	['nb', '– Du er ferdig her, sa Rut Brandt til Tom Hallberg.', 'Rut Brandt'],
	['nb', 'Ifølge Rut Brandt ropte Tom Hallberg: «Ut av huset mitt!»', 'Tom Hallberg'],
	['nb', 'Moren til Tom Hallberg, Rut Brandt, sier: «Han var en snill gutt.»', 'Rut Brandt'],
	['nb', 'I et brev til Tom Hallberg skriver Rut Brandt: «Jeg kjenner ham ikke.»', 'Rut Brandt'],
	['da', '»Det er forbi,« siger Tom Hallbergs advokat, Rut Brandt.', 'Rut Brandt'],
	['da', '»Du er færdig her,« sagde Rut Brandt til Tom Hallberg.', 'Rut Brandt'],
	['da', 'Ifølge Rut Brandt råbte Tom Hallberg: »Ud af mit hus!«', 'Tom Hallberg'],
	['da', 'Moren til Tom Hallberg, Rut Brandt, siger: »Han var en god dreng.«', 'Rut Brandt'],
	['da', 'I et brev til Tom Hallberg skriver Rut Brandt: »Jeg kender ham ikke.«', 'Rut Brandt'],
	['nn', 'Mor til Tom Hallberg, Rut Brandt, seier: «Han var ein snill gut.»', 'Rut Brandt'],
];

test.each(SENTENCES)('%s: %s', (language, text, speakers) => {
	const said = parse({ text, metadata: {} }, { language }).quotes.filter(({ kind }) => kind === 'direct');
	const names = said.map(({ speaker }) =>
		speaker === null ? '-' : 'name' in speaker ? speaker.name : speaker.description,
	);
	expect(names.join('|')).toBe(speakers);
});
