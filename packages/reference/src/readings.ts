import type { FactSource, Texts } from './provenance.ts';

/**
 * A finding of the source in this platform's words, shown as the reading behind a suggestion. It describes the
 * places studied and never grades the reader's own.
 */
export interface Reading {
  readonly code: string;
  /** en, de, es, it */
  readonly text: Texts;
  readonly source: FactSource;
}

/** Stands with every reading. */
export const READINGS_CAUTION: Texts = {
  en: 'From answers of 67 elected members and officials in seven EU countries. The places were chosen, not drawn by lot: what was found there need not hold here.',
  de: 'Aus Antworten von 67 gewählten Mitgliedern und Beschäftigten in sieben EU-Ländern. Die Orte wurden ausgewählt, nicht ausgelost: Was dort gefunden wurde, muss hier nicht gelten.',
  es: 'Según las respuestas de 67 cargos electos y funcionarios de siete países de la UE. Los lugares se eligieron, no se sortearon: lo que se observó allí no tiene por qué darse aquí.',
  it: 'Dalle risposte di 67 eletti e funzionari in sette Paesi dell’UE. I luoghi sono stati scelti, non sorteggiati: ciò che è stato osservato lì non vale per forza qui.',
};

function cite(where: string, note: string): FactSource {
  return { document: 'whole-comm-wp3', where, note };
}

/** Readings on levels and groups that are reached little or not at all. */
const REACH: readonly Reading[] = [
  {
    code: 'levels-never-spoken-to',
    text: {
      en: 'Contact with higher levels of government was mostly occasional in the places studied. Isolation from region and state is common and no sign of a fault of one town.',
      de: 'Kontakte zu höheren Ebenen waren in den untersuchten Orten meist nur gelegentlich. Wenig Verbindung zu Region und Staat ist verbreitet und kein Zeichen dafür, dass eine Kommune etwas falsch macht.',
      es: 'En los lugares estudiados, el contacto con los niveles superiores de gobierno era casi siempre ocasional. La poca relación con la región y el Estado es frecuente y no indica un fallo del municipio.',
      it: 'Nei luoghi studiati i contatti con i livelli di governo superiori erano per lo più occasionali. Pochi legami con Regione e Stato sono comuni e non indicano una mancanza del singolo comune.',
    },
    source: cite('3.1 and Figure 3.1 panel b', "The second sentence is this platform's reading."),
  },
  {
    code: 'eu-contact-absent',
    text: {
      en: 'Contact with the EU level was almost entirely absent in most of the places studied, whatever their size.',
      de: 'Kontakte zur EU-Ebene fehlten in den meisten untersuchten Orten fast ganz, gleich welcher Größe.',
      es: 'En la mayoría de los lugares estudiados, grandes o pequeños, casi no había contacto con el nivel de la UE.',
      it: 'Nella maggior parte dei luoghi studiati, di qualsiasi dimensione, i contatti con il livello UE erano quasi assenti.',
    },
    source: cite(
      '3.1, Figure 3.1 panel b and Conclusion',
      'The figure prints no numbers that can be read from the text.',
    ),
  },
  {
    code: 'anti-migrant-groups-absent',
    text: {
      en: 'Groups opposed to migration were absent, or had no contact with the local government, in most of the places studied. No contact with them is the usual case.',
      de: 'Migrationsfeindliche Gruppen gab es in den meisten untersuchten Orten nicht, oder sie hatten keinen Kontakt zur Kommune. Kein Kontakt zu ihnen ist der Normalfall.',
      es: 'En la mayoría de los lugares estudiados no había grupos contrarios a la inmigración o no tenían contacto con el gobierno local. Lo habitual es no tener contacto con ellos.',
      it: 'Nella maggior parte dei luoghi studiati i gruppi contrari ai migranti non c’erano o non avevano contatti con l’ente locale. Non avere contatti con loro è la norma.',
    },
    source: cite('3.1, key findings of Figure 3.1 panel a', "The last sentence is this platform's reading."),
  },
  {
    code: 'civil-society-few-times-a-year',
    text: {
      en: 'Contact with civil society and business lay on average between occasional and two or three times a year.',
      de: 'Kontakte zu Zivilgesellschaft und Wirtschaft lagen im Durchschnitt zwischen gelegentlich und zwei- oder dreimal im Jahr.',
      es: 'El contacto con la sociedad civil y las empresas se situaba de media entre ocasional y dos o tres veces al año.',
      it: 'I contatti con società civile e imprese erano in media tra occasionali e due o tre volte all’anno.',
    },
    source: cite('3.1, Figure 3.1 panel a', 'Average between 1 and 2 on the scale 0-5, for 2020-2021.'),
  },
  {
    code: 'inside-first',
    text: {
      en: 'Most contact about integration happened inside the local government; elected members in small and medium-sized towns took part about once a week.',
      de: 'Die meisten Kontakte zur Integration fanden innerhalb der Kommune statt; Gewählte in kleinen und mittleren Städten waren etwa einmal in der Woche beteiligt.',
      es: 'La mayor parte del contacto sobre integración se daba dentro del gobierno local; los cargos electos de ciudades pequeñas y medianas participaban más o menos una vez por semana.',
      it: 'La maggior parte dei contatti sull’integrazione avveniva dentro l’ente locale; gli eletti di città piccole e medie vi partecipavano circa una volta alla settimana.',
    },
    source: cite(
      '3.1, Figure 3.1 panels c and d',
      'The closing paragraph of 3.1 puts contact with civil society first instead; the figure and its key finding say inside the local government.',
    ),
  },
];

/** Readings on conflict and on change. */
const CONFLICT_AND_CHANGE: readonly Reading[] = [
  {
    code: 'conflict-with-opposition',
    text: {
      en: 'Contact was collaborative on average with nearly everyone. Conflict was reported with groups opposed to migration and with councillors of opposition parties: integration is a divided political question in many small places.',
      de: 'Die Kontakte waren mit fast allen im Durchschnitt kooperativ. Konflikte gab es mit migrationsfeindlichen Gruppen und mit Ratsmitgliedern der Opposition: Integration ist an vielen kleinen Orten politisch umstritten.',
      es: 'El contacto era, de media, colaborativo con casi todos. Hubo conflictos con grupos contrarios a la inmigración y con concejales de la oposición: la integración divide políticamente a muchas localidades pequeñas.',
      it: 'I contatti erano in media collaborativi con quasi tutti. Sono stati segnalati conflitti con gruppi contrari ai migranti e con consiglieri di opposizione: l’integrazione è un tema politico che divide in molti piccoli luoghi.',
    },
    source: cite(
      '3.1, Figure 3.3',
      'Averages over the respondents; a conflict with one body can have local reasons.',
    ),
  },
  {
    code: 'conflict-with-higher-levels',
    text: {
      en: 'Contact inside the local government was the most collaborative, contact with higher levels the least, above all with national governments and institutions.',
      de: 'Am kooperativsten waren die Kontakte innerhalb der Kommune, am wenigsten die zu höheren Ebenen, vor allem zu nationalen Regierungen und Einrichtungen.',
      es: 'Los contactos más colaborativos eran los internos del gobierno local; los menos, los mantenidos con niveles superiores, sobre todo con gobiernos e instituciones nacionales.',
      it: 'I contatti più collaborativi erano quelli interni all’ente locale, i meno collaborativi quelli con i livelli superiori, soprattutto con governi e istituzioni nazionali.',
    },
    source: cite('3.1, Figure 3.3', 'On average still on the collaborative side of the scale.'),
  },
  {
    code: 'decline-between-windows',
    text: {
      en: 'Contact about integration fell by about one point on the scale 0-5 between the years before 2020 and 2020-2021. Those interviewed named the pandemic, other pressing matters and fewer arrivals as possible reasons.',
      de: 'Die Kontakte zur Integration gingen von den Jahren vor 2020 bis 2020-2021 um etwa einen Punkt auf der Skala 0-5 zurück. Als mögliche Gründe nannten die Befragten die Pandemie, andere dringende Themen und weniger Ankünfte.',
      es: 'El contacto sobre integración bajó alrededor de un punto en la escala 0-5 entre los años anteriores a 2020 y 2020-2021. Las personas entrevistadas citaron como posibles motivos la pandemia, otros asuntos urgentes y la menor llegada de personas.',
      it: 'I contatti sull’integrazione sono scesi di circa un punto sulla scala 0-5 tra gli anni prima del 2020 e il 2020-2021. Gli intervistati hanno indicato come possibili motivi la pandemia, altre urgenze e meno arrivi.',
    },
    source: cite(
      '3.1, Figure 3.2',
      'The first window is printed as 2016-2019 and as 2017-2019. The reasons come from interviews and were not tested.',
    ),
  },
  {
    code: 'decline-inside',
    text: {
      en: 'The fall was largest inside the local government, and larger in rural areas than in towns.',
      de: 'Am stärksten war der Rückgang innerhalb der Kommune, und in ländlichen Räumen stärker als in Städten.',
      es: 'La bajada fue mayor dentro del gobierno local, y mayor en las zonas rurales que en las ciudades.',
      it: 'Il calo è stato maggiore all’interno dell’ente locale, e più forte nelle aree rurali che nelle città.',
    },
    source: cite('3.1, Figure 3.2; 3.4, Figure 3.7', 'Comparison of the windows before 2020 and 2020-2021.'),
  },
  {
    code: 'national-contact-rose',
    text: {
      en: 'Against the general fall, contact with national governments rose slightly, in all countries of the survey but the Netherlands.',
      de: 'Entgegen dem allgemeinen Rückgang nahmen die Kontakte zu nationalen Regierungen leicht zu, in allen befragten Ländern außer den Niederlanden.',
      es: 'Frente a la bajada general, el contacto con los gobiernos nacionales aumentó ligeramente en todos los países encuestados salvo en los Países Bajos.',
      it: 'In controtendenza, i contatti con i governi nazionali sono aumentati leggermente in tutti i Paesi dell’indagine tranne i Paesi Bassi.',
    },
    source: cite('3.1, Figure 3.2', 'The source relates it to the consequences of the pandemic.'),
  },
];

/** Readings on kinds of places and on who carries the contacts. */
const PLACES_AND_ROLES: readonly Reading[] = [
  {
    code: 'rural-least',
    text: {
      en: 'Rural areas had the least contact with every group, above all with higher levels of government, and the least collaborative contact.',
      de: 'Ländliche Räume hatten zu allen Gruppen die wenigsten Kontakte, vor allem zu höheren Ebenen, und die am wenigsten kooperativen.',
      es: 'Las zonas rurales tenían menos contacto con todos los grupos, sobre todo con los niveles superiores, y el contacto menos colaborativo.',
      it: 'Le aree rurali avevano meno contatti con tutti i gruppi, soprattutto con i livelli superiori, e i contatti meno collaborativi.',
    },
    source: cite('3.1 and Conclusion', 'Size and other conditions were not separated from one another.'),
  },
  {
    code: 'medium-most',
    text: {
      en: 'Medium-sized towns had more frequent contact with civil society, region, state and other local governments than small towns and rural areas.',
      de: 'Mittelgroße Städte hatten häufiger Kontakt zu Zivilgesellschaft, Region, Staat und anderen Kommunen als Kleinstädte und ländliche Räume.',
      es: 'Las ciudades medianas tenían contacto más frecuente con la sociedad civil, la región, el Estado y otros gobiernos locales que las pequeñas y las zonas rurales.',
      it: 'Le città medie avevano contatti più frequenti con società civile, Regione, Stato e altri enti locali rispetto alle piccole città e alle aree rurali.',
    },
    source: cite('3.1, Figure 3.1', 'Not so for private companies and for the EU level.'),
  },
  {
    code: 'elected-carry-vertical',
    text: {
      en: 'Contact with higher levels of government was carried by elected members rather than officials, whatever the size and political orientation of the place.',
      de: 'Kontakte zu höheren Ebenen wurden eher von Gewählten als von Beschäftigten getragen, unabhängig von Größe und politischer Ausrichtung.',
      es: 'El contacto con los niveles superiores lo mantenían los cargos electos más que los funcionarios, con independencia del tamaño y la orientación política.',
      it: 'I contatti con i livelli superiori erano tenuti dagli eletti più che dai funzionari, qualunque fossero dimensione e orientamento politico.',
    },
    source: cite('3.2', 'Averages over few respondents in each role.'),
  },
  {
    code: 'officials-carry-civil-society',
    text: {
      en: 'Who keeps contact with civil society differed: mainly officials in conservative small towns and rural areas, elected members as much or more in progressive places.',
      de: 'Wer den Kontakt zur Zivilgesellschaft hält, war verschieden: in konservativen Kleinstädten und ländlichen Räumen vor allem Beschäftigte, an progressiven Orten ebenso oder stärker Gewählte.',
      es: 'Quién mantiene el contacto con la sociedad civil variaba: sobre todo funcionarios en ciudades pequeñas y zonas rurales conservadoras; tanto o más los cargos electos en lugares progresistas.',
      it: 'Chi tiene i contatti con la società civile variava: soprattutto i funzionari nelle piccole città e aree rurali conservatrici, altrettanto o più gli eletti nei luoghi progressisti.',
    },
    source: cite('3.2', 'Conservative policymakers in medium-sized towns were too few to be shown.'),
  },
];

/** All readings. Codes are stable: rules that suggest something name the reading behind it by its code. */
export const READINGS: readonly Reading[] = [...REACH, ...CONFLICT_AND_CHANGE, ...PLACES_AND_ROLES];
