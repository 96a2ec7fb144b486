/** A story of some length; each of its paragraphs is one of the article. */
export const FERRY: readonly string[] = [
	'Färjan till Norrskär blir kvar i vinter',
	'Efter ett halvår av protester backar regionen. Färjan mellan Sundvik och Norrskär går som vanligt, åtminstone till i april.',
	'Beslutet togs på måndagen av en enig trafiknämnd. Därmed kan de 214 öborna räkna med fyra turer om dagen även när isen lägger sig i sundet, som den brukar göra i mitten av januari.',
	'– Vi har lyssnat, säger nämndens ordförande Karin Wallmark. Det gick inte att fortsätta på den vägen, när hela ön sade ifrån.',
	'Förslaget att ersätta färjan med en svävare kom i maj, sedan rederiet begärt sex miljoner kronor mer om året. Svävaren hade rymt tolv personer och inga bilar. På ön samlades samma vecka närmare trehundra namn, fler än det bor människor där.',
	'Bo Ekdahl har drivit lanthandeln vid hamnen i nitton år. Han fick veta det av en kund.',
	'– Jag trodde inte på det förrän jag hade läst protokollet själv. Nu vågar jag beställa hem jul igen.',
	'Rederiet vill inte säga om summan står fast. Förhandlingen fortsätter i februari, och då ska också frågan om en ny kaj på öns norra sida upp på bordet.',
	'– Den ena kajen är från 1931 och den andra är sämre, säger Karin Wallmark.',
];

/** What sites put around a story. */
export const AROUND = {
	before: ['Sundviks Allehanda', 'Logga in', 'Nyheter Sport Kultur Familj Åsikt'],
	between: ['Läs mer: Så röstade partierna om färjan'],
	after: ['Dela artikeln', 'Prenumerera på vårt nyhetsbrev så får du det senaste varje morgon klockan sex.'],
};

/** Stories that somebody writes again and again after one pattern. */
export const patterns: Readonly<Record<string, readonly string[][]>> = {
	weather: [
		['måndag', 'regn', 'från väster', '12', 'syd'],
		['tisdag', 'sol', 'i kusttrakterna', '15', 'nord'],
	].map(([day, sky, where, degrees, wind]) => [
		`Vädret på ${day}`,
		`På ${day} blir det mest ${sky} i länet, särskilt ${where}. Dagen börjar mulen i de inre delarna, men efter lunch lättar det och mot kvällen syns stjärnor på sina håll. Temperaturen når ${degrees} grader vid havet och något mindre i skogen.`,
		`Vinden är svag till måttlig från ${wind}. Den som tänker sig ut med båt kan vänta sig lugnt vatten innanför skären och dyning längre ut. Pollen finns det gott om, mest björk, och den som har besvär gör klokt i att hålla fönstren stängda. Solen går upp strax före fem och går ner vid halv tio. Natten blir klar och det kan komma frost i sänkorna, så täck det som är känsligt i landet.`,
		'Prognosen för de närmaste dygnen är osäker, eftersom ett nytt område med fuktig luft drar in från havet. Klart är att det blir svalare mot slutet av veckan.',
	]),
	court: [
		['32-årig', 'Sundvik', 'misshandel', 'en krog', 'fyra månaders', '18 400'],
		['46-årig', 'Norrhamn', 'stöld', 'en butik', 'två månaders', '7 250'],
	].map(([age, town, crime, where, term, sum]) => [
		`${age} man döms för ${crime}`,
		`En ${age} man från ${town} döms av tingsrätten till ${term} fängelse för ${crime}. Det skedde på ${where} i ${town} tidigare i år.`,
		`Enligt domen greps mannen på platsen av en patrull som var i närheten. Han har nekat under hela förhandlingen och säger att han blivit förväxlad med någon annan, men rätten fäster tilltro till de vittnen som hörts och till de bilder som en övervakningskamera tagit. Rätten påpekar också att mannen tidigare dömts för liknande brott och att det finns risk för återfall.`,
		`Mannen ska dessutom betala ${sum} kronor i skadestånd. Hans försvarare säger att de kommer att läsa domen noga innan de tar ställning till om den ska överklagas. Domen har ännu inte vunnit laga kraft.`,
	]),
	match: [
		['Sundvik', 'Norrhamn', '3–1', 'Lisa Berg', '412'],
		['Norrhamn', 'Björkö', '2–0', 'Ella Strand', '388'],
	].map(([home, away, score, scorer, crowd]) => [
		`${home} vann mot ${away}`,
		`${home} slog ${away} med ${score} på hemmaplan. Hemmalaget tog ledningen tidigt och släppte den aldrig ifrån sig, trots att gästerna hade mest boll efter paus. ${scorer} blev matchens stora spelare med sina genombrott på kanten, och hon fick kliva av till stående ovationer när en kvart återstod.`,
		`– Vi gjorde det vi skulle och lite till, säger ${scorer}. Det är roligt att få göra det inför så många.`,
		`Publiken räknades till ${crowd} personer, vilket är godkänt för årstiden. Nästa omgång spelas om en vecka och då väntar en bortamatch med långa bussresor för laget.`,
	]),
	notice: [
		['torsdag', '19', 'Ann Lind'],
		['onsdag', '18', 'Ida Holm'],
	].map(([day, hour, who]) => [
		'Kören övar',
		`Kyrkokören övar i församlingshemmet på ${day} klockan ${hour}. Alla som tycker om att sjunga är välkomna, med eller utan vana. Det bjuds på kaffe och smörgås i pausen, och den som vill ha noter hem kan säga till i god tid. Anmälan görs till ${who} på församlingens kansli.`,
	]),
	menu: [
		['köttbullar', 'fisk', 'soppa', 'pasta', 'pannkakor'],
		['korv', 'lax', 'gryta', 'ris', 'våfflor'],
	].map((dishes) => [
		'Veckans lunch i skolan',
		...['Måndag', 'Tisdag', 'Onsdag', 'Torsdag', 'Fredag'].map(
			(day, index) => `${day}: ${dishes[index]} med sallad, hårt bröd och ett glas mjölk eller vatten.`,
		),
		'Till alla rätter finns ett grönt alternativ. Köket tar gärna emot önskemål och reserverar sig för ändringar.',
	]),
};
