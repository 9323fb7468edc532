/** The invented consultation: a question to everybody, three proposals, a meeting, and what the council answered. */

type Words = Readonly<Record<'en' | 'de' | 'es' | 'it', string>>;

/** Texts by language as the forms of the office send them: `question.en`, `question.de` … */
export function toFields(name: string, words: Words): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([language, text]) => [`${name}.${language}`, text]));
}

export const EXAMPLE_CONSULTATION = {
  question: {
    en: 'What should the old goods shed at the station become?',
    de: 'Was soll aus dem alten Güterschuppen am Bahnhof werden?',
    es: '¿En qué debe convertirse el viejo almacén de la estación?',
    it: 'Che cosa deve diventare il vecchio magazzino della stazione?',
  },
  background: {
    en: 'Invented for the example. The shed belongs to the town and has been empty for six years. The roof is being repaired. There is money for one use that is open to everybody. Whoever lives here may propose and support, whatever their passport.',
    de: 'Für das Beispiel erfunden. Der Schuppen gehört der Stadt und steht seit sechs Jahren leer. Das Dach wird repariert. Es gibt Geld für eine Nutzung, die allen offensteht. Wer hier lebt, darf vorschlagen und unterstützen, gleich mit welchem Pass.',
    es: 'Inventado para el ejemplo. El almacén es del municipio y lleva seis años vacío. Se está reparando el tejado. Hay dinero para un uso abierto a todo el mundo. Quien vive aquí puede proponer y apoyar, tenga el pasaporte que tenga.',
    it: 'Inventato per l’esempio. Il magazzino è del comune ed è vuoto da sei anni. Il tetto è in riparazione. Ci sono soldi per un uso aperto a tutti. Chi vive qui può proporre e sostenere, qualunque passaporto abbia.',
  },
  answerable: 'Town council',
  /** days from the day the example is loaded */
  daysOpen: 365,
  daysToAnswer: 400,
} as const;

export interface ExampleProposal {
  readonly title: string;
  readonly body: string;
  readonly language: 'en' | 'de';
  /** in the other language */
  readonly translation: { readonly language: 'en' | 'de'; readonly title: string; readonly body: string };
  /** on paper, at the meeting */
  readonly onPaper: number;
  /** without a code */
  readonly expressions: number;
}

/** The first is the one the council has answered. */
export const EXAMPLE_PROPOSALS: readonly [ExampleProposal, ...ExampleProposal[]] = [
  {
    title: 'A repair café with a kitchen',
    body: 'Tools, sewing machines and a kitchen under one roof. Who repairs something together talks with one another.',
    language: 'en',
    translation: {
      language: 'de',
      title: 'Ein Reparaturcafé mit Küche',
      body: 'Werkzeug, Nähmaschinen und eine Küche unter einem Dach. Wer gemeinsam etwas repariert, kommt ins Gespräch.',
    },
    onPaper: 31,
    expressions: 9,
  },
  {
    title: 'Ein Probenraum für alle Vereine',
    body: 'Musik, Theater und Tanz brauchen einen Raum, den man stundenweise und ohne Vereinsmitgliedschaft bekommt.',
    language: 'de',
    translation: {
      language: 'en',
      title: 'A rehearsal room for all clubs',
      body: 'Music, theatre and dance need a room that one can have by the hour and without being member of a club.',
    },
    onPaper: 18,
    expressions: 5,
  },
  {
    title: 'Rooms for evening courses',
    body: 'Language and school courses after work, with somebody who looks after the children in the next room.',
    language: 'en',
    translation: {
      language: 'de',
      title: 'Räume für Abendkurse',
      body: 'Sprach- und Schulkurse nach der Arbeit, und nebenan schaut jemand nach den Kindern.',
    },
    onPaper: 24,
    expressions: 6,
  },
];

export const EXAMPLE_ANSWER: Words = {
  en: 'Invented for the example. Yes: the northern half becomes a repair café with a kitchen. It opens three evenings a week, run by the volunteers’ centre. The other half stays free until all proposals are answered.',
  de: 'Für das Beispiel erfunden. Ja: Die nördliche Hälfte wird ein Reparaturcafé mit Küche. Es öffnet an drei Abenden in der Woche, betrieben vom Freiwilligenzentrum. Die andere Hälfte bleibt frei, bis alle Vorschläge beantwortet sind.',
  es: 'Inventado para el ejemplo. Sí: la mitad norte será un café de reparación con cocina. Abrirá tres tardes por semana, a cargo del centro de voluntariado. La otra mitad queda libre hasta que se respondan todas las propuestas.',
  it: 'Inventato per l’esempio. Sì: la metà nord diventa un caffè delle riparazioni con cucina. Aprirà tre sere alla settimana, gestito dal centro di volontariato. L’altra metà resta libera finché tutte le proposte non hanno risposta.',
};

export const EXAMPLE_MEETING = {
  title: {
    en: 'An evening in the goods shed',
    de: 'Ein Abend im Güterschuppen',
    es: 'Una tarde en el almacén',
    it: 'Una sera nel magazzino',
  },
  themes: {
    en: 'Invented for the example. Everybody wants rooms that stay open in the evening. Parents ask for somebody who looks after children. Neighbours fear noise after ten. Several people offered to help with the repair.',
    de: 'Für das Beispiel erfunden. Alle wünschen sich Räume, die abends offen bleiben. Eltern fragen nach Kinderbetreuung. Die Nachbarschaft fürchtet Lärm nach zehn. Mehrere boten an, bei der Reparatur zu helfen.',
    es: 'Inventado para el ejemplo. Todo el mundo quiere salas abiertas por la tarde. Madres y padres piden a alguien que cuide de los niños. El vecindario teme el ruido después de las diez. Varias personas ofrecieron ayuda con la reparación.',
    it: 'Inventato per l’esempio. Tutti vogliono stanze aperte la sera. I genitori chiedono qualcuno che badi ai bambini. Il vicinato teme il rumore dopo le dieci. Più persone hanno offerto aiuto per la riparazione.',
  },
  venue: 'Goods shed at the station',
  beginsAt: '18:30',
  languages: 'English, German',
  interpretation: 'Arabic, Ukrainian',
  headcount: '50-99',
} as const;

/** For the time line of attitudes. */
export const EXAMPLE_DECISIONS = [
  {
    decidedOn: '2024-05-14',
    what: 'The council founds the round table with organisations of migrants (invented)',
    link: '',
  },
  { decidedOn: '2025-06-17', what: 'The council pays for a call bus in the evening (invented)', link: '' },
] as const;
