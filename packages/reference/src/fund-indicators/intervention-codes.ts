/** Codes by which funds want activities tagged. */
import type { FactSource, Texts } from '../provenance.ts';

/** `field` and `type`: the two tables of AMIF; `common`: fields of intervention of the Common Provisions Regulation. */
export type InterventionTable = 'field' | 'type' | 'common';

export interface InterventionCode {
  readonly table: InterventionTable;
  /** AMIF: table and number, e.g. `II.004`; Common Provisions: the number */
  readonly code: string;
  /** English as the regulation shortens to; German is this platform's draft */
  readonly name: Texts;
  readonly source: FactSource;
}

const SOURCES: Readonly<Record<InterventionTable, FactSource>> = {
  field: {
    document: 'amif-regulation',
    where: 'Annex VI, table 1, objective II',
    note: 'Names shortened by this platform.',
  },
  type: {
    document: 'amif-regulation',
    where: 'Annex VI, table 2',
    note: 'The word TYPE stands for the table and is this platform’s.',
  },
  common: {
    document: 'common-provisions',
    where: 'Annex I, table 1',
    note: 'Those that touch newcomers only.',
  },
};

const ROWS: readonly (readonly [InterventionTable, code: string, en: string, de: string])[] = [
  ['field', 'II.001', 'Development of integration strategies', 'Entwicklung von Integrationsstrategien'],
  ['field', 'II.002', 'Victims of trafficking in human beings', 'Opfer von Menschenhandel'],
  [
    'field',
    'II.003',
    'Integration measures - information and orientation, one-stop shops',
    'Integrationsmaßnahmen – Information und Orientierung, zentrale Anlaufstellen',
  ],
  ['field', 'II.004', 'Integration measures - language training', 'Integrationsmaßnahmen – Sprachkurse'],
  [
    'field',
    'II.005',
    'Integration measures - civics and other training',
    'Integrationsmaßnahmen – Staatsbürgerkunde und andere Kurse',
  ],
  [
    'field',
    'II.006',
    'Integration measures - introduction, participation, exchanges host society',
    'Integrationsmaßnahmen – Kennenlernen, Teilhabe, Austausch mit der Aufnahmegesellschaft',
  ],
  ['field', 'II.007', 'Integration measures - basic needs', 'Integrationsmaßnahmen – Grundbedürfnisse'],
  ['field', 'II.008', 'Pre-departure measures', 'Maßnahmen vor der Ausreise'],
  ['field', 'II.009', 'Mobility schemes', 'Mobilitätsprogramme'],
  ['field', 'II.010', 'Acquisition of legal residence', 'Erwerb eines rechtmäßigen Aufenthalts'],
  [
    'field',
    'II.011',
    'Vulnerable persons, including unaccompanied minors',
    'Schutzbedürftige, auch unbegleitete Minderjährige',
  ],
  ['field', 'II.012', 'Operating support', 'Betriebskostenunterstützung'],
  ['type', 'TYPE.001', 'Development of national strategies', 'Entwicklung nationaler Strategien'],
  ['type', 'TYPE.002', 'Capacity building', 'Aufbau von Kapazitäten'],
  [
    'type',
    'TYPE.003',
    'Education and training for third-country nationals',
    'Bildung und Schulung für Drittstaatsangehörige',
  ],
  [
    'type',
    'TYPE.004',
    'Development of statistical tools, methods and indicators',
    'Entwicklung statistischer Instrumente, Methoden und Indikatoren',
  ],
  [
    'type',
    'TYPE.005',
    'Exchange of information and best practices',
    'Austausch von Wissen und bewährten Verfahren',
  ],
  [
    'type',
    'TYPE.006',
    'Joint actions/operations between Member States',
    'Gemeinsame Maßnahmen von Mitgliedstaaten',
  ],
  ['type', 'TYPE.007', 'Campaigns and information', 'Kampagnen und Information'],
  ['type', 'TYPE.008', 'Exchange and secondment of experts', 'Austausch und Entsendung von Fachleuten'],
  [
    'type',
    'TYPE.009',
    'Studies, pilot projects, risk assessments',
    'Studien, Pilotprojekte, Risikobewertungen',
  ],
  [
    'type',
    'TYPE.010',
    'Preparatory, monitoring, administrative and technical activities',
    'Vorbereitung, Monitoring, Verwaltung und technische Arbeiten',
  ],
  [
    'type',
    'TYPE.011',
    'Provision of assistance and support services to third-country nationals',
    'Hilfe und Unterstützung für Drittstaatsangehörige',
  ],
  ['type', 'TYPE.012', 'Infrastructure', 'Infrastruktur'],
  ['type', 'TYPE.013', 'Equipment', 'Ausrüstung'],
  [
    'common',
    '125',
    'Housing infrastructure for migrants, refugees and persons under or applying for international protection',
    'Wohninfrastruktur für Migranten, Flüchtlinge und Menschen mit beantragtem oder zuerkanntem Schutz',
  ],
  [
    'common',
    '127',
    'Other social infrastructure contributing to social inclusion in the community',
    'Sonstige soziale Infrastruktur, die zur sozialen Inklusion in der Gemeinschaft beiträgt',
  ],
  [
    'common',
    '133',
    'Temporary reception infrastructure for migrants, refugees and persons under or applying for international protection',
    'Vorübergehende Aufnahmeinfrastruktur für Migranten, Flüchtlinge und Menschen mit beantragtem oder zuerkanntem Schutz',
  ],
  [
    'common',
    '151',
    'Support for adult education (excluding infrastructure)',
    'Unterstützung der Erwachsenenbildung (ohne Infrastruktur)',
  ],
  [
    'common',
    '152',
    'Measures to promote equal opportunities and active participation in society',
    'Maßnahmen für Chancengleichheit und aktive Teilhabe an der Gesellschaft',
  ],
  [
    'common',
    '153',
    'Pathways to integration and re-entry into employment for disadvantaged people',
    'Wege zur Integration und zum Wiedereinstieg in Arbeit für benachteiligte Menschen',
  ],
  [
    'common',
    '156',
    'Specific actions to increase participation of third-country nationals in employment',
    'Besondere Maßnahmen für mehr Beschäftigung von Drittstaatsangehörigen',
  ],
  [
    'common',
    '157',
    'Measures for the social integration of third-country nationals',
    'Maßnahmen zur sozialen Integration von Drittstaatsangehörigen',
  ],
  [
    'common',
    '158',
    'Measures to enhancing the equal and timely access to quality, sustainable and affordable services',
    'Maßnahmen für gleichen und rechtzeitigen Zugang zu guten, dauerhaften und bezahlbaren Diensten',
  ],
  [
    'common',
    '163',
    'Promoting social integration of people at risk of poverty or social exclusion, including the most deprived and children',
    'Förderung der sozialen Integration von Menschen, die von Armut oder Ausgrenzung bedroht sind, auch der am stärksten Benachteiligten und von Kindern',
  ],
  [
    'common',
    '169',
    'Territorial development initiatives, including preparation of territorial strategies',
    'Initiativen zur territorialen Entwicklung, auch Vorbereitung territorialer Strategien',
  ],
  [
    'common',
    '171',
    'Enhancing cooperation with partners both within and outside the Member State',
    'Mehr Zusammenarbeit mit Partnern innerhalb und außerhalb des Mitgliedstaats',
  ],
  [
    'common',
    '173',
    'Enhancing institutional capacity of public authorities and stakeholders to implement territorial cooperation projects',
    'Mehr institutionelle Kapazität von Behörden und Beteiligten für Projekte territorialer Zusammenarbeit',
  ],
  [
    'common',
    '174',
    'Interreg: border crossing management and mobility and migration management',
    'Interreg: Grenzübergänge, Mobilität und Migrationssteuerung',
  ],
  [
    'common',
    '182',
    'Reinforcement of the capacity of Member State authorities, beneficiaries and relevant partners',
    'Mehr Kapazität von Behörden der Mitgliedstaaten, Begünstigten und Partnern',
  ],
];

/** Fields of intervention that touch newcomers, and the types of AMIF. */
export const INTERVENTION_CODES: readonly InterventionCode[] = ROWS.map(([table, code, en, de]) => ({
  table,
  code,
  name: { en, de },
  source: SOURCES[table],
}));
