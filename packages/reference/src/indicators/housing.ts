/** A home of one's own: room, cost, time, place. */
import { DIFFERENT_GROUPS, FEW_PEOPLE, LAW_DECIDES, MOVED_AWAY, WHO_ANSWERED } from './caveats.ts';
import { ASKED_BY_STAY, FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

const HOME = { ...FIRST, heading: 'housing' } as const;

export const HOUSING: readonly IndicatorDefinition[] = [
  {
    ...HOME,
    id: 'ho1',
    question: both(
      'How many newcomers live in homes with too few rooms?',
      'Wie viele Zugezogene leben in Wohnungen mit zu wenigen Zimmern?',
    ),
    name: named(
      'Overcrowded homes',
      'Überbelegte Wohnungen',
      'Viviendas con hacinamiento',
      'Abitazioni sovraffollate',
    ),
    definition: both(
      'Share of newcomers whose home has fewer rooms than Eurostat’s standard: one for the household, one for each couple, one for each single adult, one for two children of the same sex from 12 to 17 or for two under 12, else one each.',
      'Anteil der Zugezogenen, deren Wohnung weniger Zimmer hat als der Standard von Eurostat: eines für den Haushalt, je eines für jedes Paar, jede alleinstehende erwachsene Person, je zwei Kinder gleichen Geschlechts von 12 bis 17 und je zwei unter 12, sonst je eines.',
    ),
    numerator: both('Of these, below the standard', 'Davon unter dem Standard'),
    denominator: both('Newcomers who answered', 'Zugezogene, die geantwortet haben'),
    kind: 'share',
    unit: 'percent',
    polarity: 'lower-is-better',
    describes: 'newcomers',
    ...ASKED_BY_STAY,
    usualSource: ['own-survey'],
    jointWork: 'newcomers-survey',
    collecting: both(
      'Add two own questions to the survey of newcomers: number of rooms, and people in the home by age and sex.',
      'Zwei eigene Fragen in die Befragung der Zugezogenen aufnehmen: Zahl der Zimmer und Personen in der Wohnung nach Alter und Geschlecht.',
    ),
    hoursPerYear: 3,
    caveats: [WHO_ANSWERED, DIFFERENT_GROUPS],
    equivalents: [
      equal(
        'Eurostat',
        'ILC_LVHO15',
        'same',
        'From a large sample, by country, by citizenship.',
        'Aus einer großen Stichprobe, nach Ländern, nach Staatsangehörigkeit.',
      ),
      equal(
        'vicus',
        'ho4',
        'similar',
        'collective housing, where the standard does not fit.',
        'Gemeinschaftsunterkunft, für die der Standard nicht passt.',
      ),
    ],
    source: cite('zaragoza', 'overcrowding rate', 'Eurostat’s standard of rooms.'),
  },
  {
    ...HOME,
    id: 'ho2',
    question: both(
      'For how many newcomers does the home eat up too much of their income?',
      'Für wie viele Zugezogene ist die Wohnung zu teuer?',
    ),
    name: named(
      'Housing costs above 40 % of income',
      'Wohnkosten über 40 % des Einkommens',
      'Gasto en vivienda superior al 40 % de la renta',
      'Spese per la casa oltre il 40 % del reddito',
    ),
    definition: both(
      'Share of newcomers in households whose housing costs (rent, heating, water, power, less housing allowance) are more than 40 % of disposable income.',
      'Anteil der Zugezogenen in Haushalten, deren Wohnkosten (Miete, Heizung, Wasser, Strom, ohne Wohngeld) mehr als 40 % des verfügbaren Einkommens betragen.',
    ),
    numerator: both('Of these, above 40 %', 'Davon über 40 %'),
    denominator: both(
      'Newcomers who answered both questions',
      'Zugezogene, die beide Fragen beantwortet haben',
    ),
    kind: 'share',
    unit: 'percent',
    polarity: 'lower-is-better',
    describes: 'newcomers',
    usualSource: ['own-survey'],
    jointWork: 'newcomers-survey',
    collecting: both(
      'Add two own questions to the survey: monthly cost of the home, and income of the household in bands.',
      'Zwei eigene Fragen in die Befragung aufnehmen: Wohnkosten im Monat und Einkommen des Haushalts in Stufen.',
    ),
    hoursPerYear: 3,
    caveats: [
      both(
        'Many leave the question about income out. Say how many; below half, show nothing.',
        'Viele lassen die Frage nach dem Einkommen aus. Angeben, wie viele; unter der Hälfte nichts zeigen.',
      ),
      WHO_ANSWERED,
    ],
    equivalents: [
      equal(
        'Eurostat',
        'ILC_LVHO25',
        'same',
        'From a large sample, by country, by citizenship.',
        'Aus einer großen Stichprobe, nach Ländern, nach Staatsangehörigkeit.',
      ),
    ],
    source: cite('zaragoza', 'housing cost overburden rate', 'The limit of 40 % is Eurostat’s.'),
  },
  {
    ...HOME,
    id: 'ho3',
    countedEachYear: 'new',
    question: both(
      'How long does it take from the residence permit to a home of one’s own?',
      'Wie lange dauert es von der Aufenthaltserlaubnis bis zur eigenen Wohnung?',
    ),
    name: named(
      'Time to a home of one’s own',
      'Zeit bis zur eigenen Wohnung',
      'Tiempo hasta tener vivienda propia',
      'Tempo fino a un’abitazione propria',
    ),
    definition: both(
      'Median number of months from the residence permit (or from settling here, if later) to moving into a home rented or owned by the household, of the permits of a year. Those who still wait are part of it.',
      'Mittlere Zahl der Monate (Median) von der Aufenthaltserlaubnis (oder vom Zuzug, wenn später) bis zum Einzug in eine selbst gemietete oder eigene Wohnung, für die Erlaubnisse eines Jahres. Wer noch wartet, zählt mit.',
    ),
    numerator: null,
    denominator: both(
      'Newcomers with a permit of the year who live here',
      'Hier lebende Zugezogene mit Erlaubnis aus dem Jahr',
    ),
    kind: 'median',
    unit: 'months',
    polarity: 'lower-is-better',
    describes: 'newcomers',
    isCore: true,
    usualSource: ['housing-office', 'own-records'],
    collecting: both(
      'Whoever runs the accommodation keeps one line for each year of permits: how many moved into a home within 3, 6, 12, 24 and 36 months, and how many still wait, or left the town, after how long. Counts only.',
      'Wer die Unterkünfte verwaltet, führt eine Zeile je Jahrgang: wie viele nach 3, 6, 12, 24 und 36 Monaten eine Wohnung hatten und wie viele nach welcher Zeit noch warten oder den Ort verlassen haben. Nur Anzahlen.',
    ),
    hoursPerYear: 4,
    caveats: [
      both(
        'Fix the start and keep it: another benchmark once had to correct its figures because this definition was wrong.',
        'Den Beginn festlegen und beibehalten: Ein anderer Vergleich musste seine Zahlen schon berichtigen, weil diese Definition falsch war.',
      ),
      both(
        'It measures the housing market at least as much as anybody’s effort.',
        'Sie misst den Wohnungsmarkt mindestens so sehr wie irgendjemandes Bemühen.',
      ),
      FEW_PEOPLE,
    ],
    equivalents: [
      equal('vicus', 'ho4', 'similar', 'how many wait on one day.', 'wie viele an einem Tag warten.'),
    ],
    method: 'median-durations',
    source: cite(
      'dutch-benchmark',
      'reception and settlement',
      'Median months from counts is this platform’s form of it.',
    ),
  },
  {
    ...HOME,
    id: 'ho4',
    question: both(
      'How many newcomers still live in collective or temporary housing?',
      'Wie viele Zugezogene leben noch in Gemeinschafts- oder Notunterkünften?',
    ),
    name: named(
      'In collective or temporary housing',
      'In Gemeinschafts- oder Notunterkunft',
      'En alojamiento colectivo o temporal',
      'In alloggi collettivi o temporanei',
    ),
    definition: both(
      'Share of newcomers living here who on 31 December live in collective accommodation, a hostel, a container or another home meant to be temporary.',
      'Anteil der hier lebenden Zugezogenen, die am 31. Dezember in einer Gemeinschaftsunterkunft, Pension, einem Container oder einer anderen Übergangslösung wohnen.',
    ),
    numerator: both(
      'Of these, in collective or temporary housing',
      'Davon in Gemeinschafts- oder Notunterkunft',
    ),
    denominator: both('Newcomers living here, 31 December', 'Hier lebende Zugezogene, 31. Dezember'),
    kind: 'share',
    unit: 'percent',
    polarity: 'lower-is-better',
    describes: 'newcomers',
    breakdowns: ['sex', 'age'],
    usualSource: ['housing-office', 'own-records'],
    collecting: both(
      'One count in each accommodation on one day; the denominator from the register (“Residents born abroad”).',
      'Eine Zählung je Unterkunft an einem Tag; der Nenner aus dem Melderegister („Im Ausland geborene Einwohnerinnen und Einwohner“).',
    ),
    hoursPerYear: 1,
    caveats: [LAW_DECIDES, MOVED_AWAY],
    equivalents: [
      equal(
        'ERDF',
        'RCO 63',
        'similar',
        'Places in new or modernised reception, not people.',
        'Plätze in neuen oder erneuerten Unterkünften, nicht Menschen.',
      ),
      equal(
        'ERDF',
        'RCR 66',
        'similar',
        'Users of such reception in a year.',
        'Nutzende solcher Unterkünfte im Jahr.',
      ),
      equal(
        'AMIF',
        'O.1.3',
        'similar',
        'Newly created places of reception.',
        'Neu geschaffene Aufnahmeplätze.',
      ),
    ],
    source: cite('dutch-benchmark', 'reception', 'The share on one day is this platform’s form of it.'),
  },
  {
    ...HOME,
    id: 'ho5',
    question: both(
      'Do newcomers who apply for social housing get it as often as others?',
      'Bekommen Zugezogene, die sich um eine Sozialwohnung bewerben, sie so oft wie andere?',
    ),
    name: named(
      'Access to social housing',
      'Zugang zu Sozialwohnungen',
      'Acceso a vivienda social',
      'Accesso all’edilizia sociale',
    ),
    definition: both(
      'Newcomers’ households that were given a home in social housing in the year, as a share of newcomers’ households that applied or were waiting. The same share of other households stands beside it.',
      'Haushalte Zugezogener, die im Jahr eine Sozialwohnung erhielten, als Anteil der Haushalte Zugezogener, die sich beworben oder gewartet haben. Daneben steht derselbe Anteil bei anderen Haushalten.',
    ),
    numerator: both('Of these, given a home in the year', 'Davon im Jahr mit Zusage'),
    denominator: both(
      'Newcomers’ households that applied or were waiting',
      'Haushalte Zugezogener mit Antrag oder auf der Warteliste',
    ),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    describes: 'institutions',
    usualSource: ['housing-office'],
    collecting: both(
      'One letter to the housing company for four counts: applied and given, newcomers and others.',
      'Ein Schreiben an die Wohnungsgesellschaft mit der Bitte um vier Anzahlen: Anträge und Zusagen, Zugezogene und andere.',
    ),
    hoursPerYear: 2,
    caveats: [
      both(
        'Rules on the length of a permit can bar people from applying at all: they are in neither number.',
        'Regeln zur Dauer der Erlaubnis können vom Antrag ausschließen: Diese Menschen stehen in keiner der Zahlen.',
      ),
      both(
        'Families need larger homes, and there are few: compare households of the same size.',
        'Familien brauchen große Wohnungen, und davon gibt es wenige: gleich große Haushalte vergleichen.',
      ),
      FEW_PEOPLE,
    ],
    equivalents: [
      equal(
        'ERDF',
        'RCO 65',
        'similar',
        'Capacity of new or modernised social housing.',
        'Plätze in neuen oder erneuerten Sozialwohnungen.',
      ),
      equal('ERDF', 'RCR 67', 'similar', 'Users of it in a year.', 'Nutzende im Jahr.'),
    ],
    source: cite('this-platform', 'homes given for each 100 applicants', 'Both groups side by side.'),
  },
];
