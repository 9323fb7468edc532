/**
 * Where places and European institutions meet, as part 1 of source 003 describes it (2023), and where the EU asks everybody. What
 * source 003 does not say is not known: it names hardly any way in.
 */
import { background, found, NOT_FOUND, say } from './network-facts.ts';
import type { Forum } from './network.types.ts';

export const FORA: readonly Forum[] = [
  {
    id: 'agenda-forum',
    name: say(
      'Forum of the European agenda for integration (2011)',
      'Forum der Europäischen Agenda für Integration (2011)',
      'Foro de la Agenda Europea de Integración (2011)',
      'Forum dell’Agenda europea per l’integrazione (2011)',
    ),
    kind: 'forum',
    about: found(
      say(
        'Brings together actors of local and national governments and others who work on integration.',
        'Bringt Leute aus Kommunen, Staaten und andere zusammen, die an Integration arbeiten.',
        'Reúne a actores de gobiernos locales y nacionales y a otros que trabajan en la integración.',
        'Riunisce attori dei governi locali e nazionali e altri che lavorano sull’integrazione.',
      ),
      'WP3',
    ),
    smallPlaces: found(
      say(
        'Direct involvement of smaller places in such fora “seems negligible”.',
        'Die direkte Beteiligung kleinerer Orte an solchen Foren „scheint unbedeutend“.',
        'La participación directa de lugares pequeños en estos foros «parece insignificante».',
        'La partecipazione diretta dei luoghi piccoli a questi forum «sembra trascurabile».',
      ),
      'WP3',
    ),
    wayIn: NOT_FOUND,
    address: 'https://home-affairs.ec.europa.eu',
  },
  {
    id: 'integration-network',
    name: say(
      'European Integration Network (since 2016)',
      'Europäisches Integrationsnetzwerk (seit 2016)',
      'Red Europea de Integración (desde 2016)',
      'Rete europea per l’integrazione (dal 2016)',
    ),
    kind: 'forum',
    about: found(
      say(
        'Founded after the action plan of 2016, so that member states learn from one another.',
        'Gegründet nach dem Aktionsplan von 2016, damit Mitgliedstaaten voneinander lernen.',
        'Fundada tras el plan de acción de 2016 para que los Estados miembros aprendan unos de otros.',
        'Fondata dopo il piano d’azione del 2016 perché gli Stati membri imparino gli uni dagli altri.',
      ),
      'WP3',
    ),
    smallPlaces: found(
      say(
        'The local level “seems to be absent”; the effect on EU policy is called limited.',
        'Die örtliche Ebene „scheint zu fehlen“; die Wirkung auf die EU-Politik gilt als begrenzt.',
        'El nivel local «parece estar ausente»; su efecto en la política de la UE se considera limitado.',
        'Il livello locale «sembra assente»; l’effetto sulla politica UE è detto limitato.',
      ),
      'WP3',
    ),
    wayIn: background(
      say(
        'Through the member of the own state: ask the ministry in charge of integration who that is.',
        'Über das Mitglied des eigenen Staates: beim Ministerium für Integration fragen, wer das ist.',
        'A través del miembro del propio Estado: pregunte quién es en el ministerio competente.',
        'Attraverso il membro del proprio Stato: chiedere al ministero competente chi è.',
      ),
    ),
    address: 'https://migrant-integration.ec.europa.eu',
  },
  {
    id: 'inclusion-partnership',
    name: say(
      'Urban Agenda: Partnership on Inclusion of Migrants and Refugees',
      'Städteagenda: Partnerschaft für die Inklusion von Migranten und Flüchtlingen',
      'Agenda Urbana: Asociación para la inclusión de migrantes y refugiados',
      'Agenda urbana: partenariato per l’inclusione di migranti e rifugiati',
    ),
    kind: 'forum',
    about: found(
      say(
        'Co-led by Amsterdam and the Commission (DG HOME); cities, states and EU institutions work together, action plan 2021–2022.',
        'Gemeinsam geleitet von Amsterdam und der Kommission (GD HOME); Städte, Staaten und EU arbeiten zusammen, Aktionsplan 2021–2022.',
        'Codirigida por Ámsterdam y la Comisión (DG HOME); ciudades, Estados e instituciones trabajan juntos, plan de acción 2021–2022.',
        'Guidato da Amsterdam e dalla Commissione (DG HOME); città, Stati e istituzioni lavorano insieme, piano d’azione 2021–2022.',
      ),
      'WP3',
    ),
    smallPlaces: found(
      say(
        'Some fora were led by large cities or had limited influence.',
        'Manche Foren wurden von großen Städten geleitet oder hatten wenig Einfluss.',
        'Algunos foros los dirigían grandes ciudades o tenían poca influencia.',
        'Alcuni forum erano guidati da grandi città o avevano poca influenza.',
      ),
      'WP3',
    ),
    wayIn: NOT_FOUND,
    address: 'https://www.inclusionpartnership.com/',
  },
  {
    id: 'city-networks',
    name: say(
      'European networks of cities (Eurocities, CEMR)',
      'Europäische Städtenetzwerke (Eurocities, RGRE)',
      'Redes europeas de ciudades (Eurocities, CMRE)',
      'Reti europee di città (Eurocities, CCRE)',
    ),
    kind: 'lobby',
    about: found(
      say(
        'One way in which cities speak with the European institutions; integration had become harder to mobilise for.',
        'Ein Weg, auf dem Städte mit den europäischen Institutionen sprechen; für Integration lässt sich schwerer werben.',
        'Una vía por la que las ciudades hablan con las instituciones europeas; movilizar por la integración se ha vuelto más difícil.',
        'Una via con cui le città parlano con le istituzioni europee; mobilitare per l’integrazione è diventato più difficile.',
      ),
      'WP3',
    ),
    smallPlaces: found(
      say(
        'For smaller municipalities it is “very difficult … to get on their feet”; CEMR works through national associations.',
        'Kleinere Gemeinden tun sich sehr schwer; der RGRE arbeitet über nationale Verbände.',
        'A los municipios pequeños les resulta muy difícil; el CMRE trabaja a través de asociaciones nacionales.',
        'Per i comuni più piccoli è molto difficile; il CCRE lavora attraverso le associazioni nazionali.',
      ),
      'WP3',
    ),
    wayIn: found(
      say(
        'CEMR: through the national association of municipalities. Eurocities: see the entry above for the size it asks for.',
        'RGRE: über den nationalen Gemeindeverband. Eurocities: verlangte Größe siehe Eintrag oben.',
        'CMRE: a través de la asociación nacional de municipios. Eurocities: véase arriba el tamaño que exige.',
        'CCRE: attraverso l’associazione nazionale dei comuni. Eurocities: vedi sopra la dimensione richiesta.',
      ),
      'WP3',
      'P54',
    ),
    address: 'https://ccre-cemr.org',
  },
  {
    id: 'committee-of-the-regions',
    name: say(
      'European Committee of the Regions',
      'Europäischer Ausschuss der Regionen',
      'Comité Europeo de las Regiones',
      'Comitato europeo delle regioni',
    ),
    kind: 'forum',
    about: found(
      say(
        'Its study of 2020 is the one European document that source 003 found to tell small places from large ones; it asks for an EU-wide needs assessment.',
        'Seine Studie von 2020 ist das eine europäische Dokument, das laut Quelle 003 kleine Orte von großen unterscheidet; sie verlangt eine EU-weite Bedarfserhebung.',
        'Su estudio de 2020 es el único documento europeo que, según la fuente 003, distingue los lugares pequeños de los grandes; pide una evaluación de necesidades en toda la UE.',
        'Il suo studio del 2020 è l’unico documento europeo che, secondo la fonte 003, distingue i luoghi piccoli dai grandi; chiede una rilevazione dei bisogni in tutta l’UE.',
      ),
      'WP3',
    ),
    smallPlaces: found(
      say(
        'It says that the needs of medium, small and rural places are to be considered separately.',
        'Sie sagt: Mittlere, kleine und ländliche Orte sind getrennt zu betrachten.',
        'Dice que las necesidades de lugares medianos, pequeños y rurales deben considerarse por separado.',
        'Dice che i bisogni di luoghi medi, piccoli e rurali vanno considerati separatamente.',
      ),
      'WP3',
    ),
    wayIn: found(
      say(
        'Cities and Regions for Integration: sign up with its online questionnaire.',
        'Cities and Regions for Integration: Anmeldung mit dem Online-Fragebogen.',
        'Cities and Regions for Integration: inscripción con su cuestionario en línea.',
        'Cities and Regions for Integration: iscrizione con il questionario in linea.',
      ),
      'P73',
    ),
    address: 'https://cor.europa.eu',
  },
  {
    id: 'have-your-say',
    name: say(
      'Open consultations of the European Commission (Have your say)',
      'Offene Konsultationen der Europäischen Kommission (Ihre Meinung zählt)',
      'Consultas abiertas de la Comisión Europea (Díganos lo que piensa)',
      'Consultazioni aperte della Commissione europea (Di’ la tua)',
    ),
    kind: 'consultation',
    about: background(
      say(
        'Plans of the Commission on which anybody, local authorities too, may write. Source 003 names no open consultation.',
        'Vorhaben der Kommission, zu denen alle schreiben dürfen, auch Gemeinden. Quelle 003 nennt keine offene Konsultation.',
        'Planes de la Comisión sobre los que cualquiera puede escribir, también los municipios. La fuente 003 no cita ninguna consulta abierta.',
        'Progetti della Commissione su cui chiunque può scrivere, anche i comuni. La fonte 003 non cita consultazioni aperte.',
      ),
    ),
    smallPlaces: NOT_FOUND,
    wayIn: background(
      say(
        'Look for “integration” or “asylum” on the portal; subscribe to what is announced; write in any EU language.',
        'Im Portal nach „Integration“ oder „Asyl“ suchen; Ankündigungen abonnieren; in jeder EU-Sprache schreiben.',
        'Busque «integración» o «asilo» en el portal; suscríbase a los avisos; escriba en cualquier lengua de la UE.',
        'Cercare «integrazione» o «asilo» nel portale; abbonarsi agli avvisi; scrivere in qualsiasi lingua dell’UE.',
      ),
    ),
    address: 'https://have-your-say.ec.europa.eu',
  },
];
