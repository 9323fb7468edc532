import { AREAS_OF_LIFE } from './areas-of-life.ts';
import type { FactSource, Texts } from './provenance.ts';

/** Levels that may decide, pay or deliver; `others`: associations, companies, churches, European funds. */
export const COMPETENCE_LEVELS = ['municipality', 'county', 'region', 'state', 'others'] as const;
export type CompetenceLevel = (typeof COMPETENCE_LEVELS)[number];

/** One line of the competence sheet; en and de. */
export interface CompetenceArea {
  readonly code: string;
  readonly label: Texts;
}

/** Two lines that the source speaks of and no area of life covers, then the nine areas of life. */
export const COMPETENCE_AREAS: readonly CompetenceArea[] = [
  {
    code: 'integration-policy',
    label: { en: 'Integration policy as a whole', de: 'Integrationspolitik insgesamt' },
  },
  {
    code: 'reception',
    label: {
      en: 'Reception of asylum seekers and refugees',
      de: 'Aufnahme von Asylsuchenden und Geflüchteten',
    },
  },
  ...AREAS_OF_LIFE.filter(({ heading }) => heading === 'area-of-life').map(({ code, label }) => ({
    code,
    label,
  })),
];

/** Who decides, pays and delivers in one area of one country, as far as a source says so. */
export interface CompetencePreset {
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  /** code of `COMPETENCE_AREAS` */
  readonly area: string;
  readonly decides: readonly CompetenceLevel[];
  readonly pays: readonly CompetenceLevel[];
  readonly delivers: readonly CompetenceLevel[];
  /** what the source says, in this platform's words; en and de */
  readonly note: Texts;
  readonly source: FactSource;
}

const COUNTRY_NAMES: Readonly<Record<string, string>> = {
  NL: 'the Netherlands',
  TR: 'Turkey',
  SE: 'Sweden',
  IT: 'Italy',
  ES: 'Spain',
  DE: 'Germany',
  AT: 'Austria',
  CA: 'Canada',
  BE: 'Belgium',
  PL: 'Poland',
};

type Levels = Partial<Pick<CompetencePreset, 'decides' | 'pays' | 'delivers'>>;

function preset(country: string, area: string, levels: Levels, en: string, de: string): CompetencePreset {
  return {
    country,
    area,
    decides: levels.decides ?? [],
    pays: levels.pays ?? [],
    delivers: levels.delivers ?? [],
    note: { en, de },
    source: {
      document: 'whole-comm-wp3',
      where: `2.1 National and regional integration policies, paragraph on ${COUNTRY_NAMES[country] ?? country}`,
      note: 'State of 2021 and 2022, in own words. What the paragraph leaves open is left empty here.',
    },
  };
}

/**
 * What section 2.1 of the source says about its ten countries. It is prose about integration in general: most areas of
 * life are named for few countries, and an area that is not here is not known, not nobody's.
 */
export const COMPETENCE_PRESETS: readonly CompetencePreset[] = [
  preset(
    'NL',
    'integration-policy',
    { decides: ['state', 'municipality'] },
    'Since January 2022 the law gives municipalities a larger part and more leeway; provinces play almost none.',
    'Seit Januar 2022 gibt das Gesetz den Gemeinden mehr Gewicht und Spielraum; die Provinzen spielen kaum eine Rolle.',
  ),
  preset(
    'NL',
    'reception',
    { decides: ['state'], delivers: ['municipality'] },
    'The state distributes asylum seekers; housing and integrating them are legal duties of municipalities.',
    'Der Staat verteilt Asylsuchende; sie unterzubringen und zu integrieren ist Pflicht der Gemeinden.',
  ),
  preset(
    'TR',
    'integration-policy',
    { decides: ['state'], delivers: ['state'] },
    'The national authority decides and works through its provincial branches. Associations are active, often in short projects.',
    'Die nationale Behörde entscheidet und handelt durch ihre Zweigstellen in den Provinzen. Verbände sind aktiv, oft in kurzen Projekten.',
  ),
  preset(
    'SE',
    'reception',
    { decides: ['state', 'county', 'municipality'], pays: ['state'], delivers: ['municipality'] },
    'The three settle it together; since 2016 the state can oblige municipalities to take in more people.',
    'Die drei Ebenen legen es gemeinsam fest; seit 2016 kann der Staat Gemeinden zu mehr Aufnahme verpflichten.',
  ),
  preset(
    'SE',
    'employment',
    { decides: ['state'] },
    'Programmes that introduce newcomers to work have been a state task since 2010.',
    'Programme zur Einführung in Arbeit sind seit 2010 Aufgabe des Staates.',
  ),
  preset(
    'IT',
    'reception',
    { decides: ['state'], delivers: ['state', 'municipality'] },
    'The state and its prefectures lead; municipalities can apply for places of the national system (SAI), which is run locally.',
    'Staat und Präfekturen leiten; Gemeinden können sich um Plätze des nationalen Systems (SAI) bewerben, das vor Ort betrieben wird.',
  ),
  preset(
    'ES',
    'integration-policy',
    { decides: ['state', 'region'], pays: ['state'], delivers: ['others'] },
    'The state sets the frame and funds yearly calls for regional and local work; the power lies with the regions, each with its plans. Associations do most of the work on the ground.',
    'Der Staat setzt den Rahmen und fördert regionale und örtliche Arbeit über jährliche Aufrufe; zuständig sind die Regionen mit eigenen Plänen. Die Arbeit vor Ort leisten vor allem Verbände.',
  ),
  preset(
    'ES',
    'reception',
    { decides: ['state'] },
    'National law governs asylum and subsidiary protection.',
    'Asyl und subsidiären Schutz regelt nationales Recht.',
  ),
  preset(
    'DE',
    'integration-policy',
    { decides: ['state', 'region', 'municipality'], pays: ['region', 'municipality'] },
    'National law and plan; the Länder fund local coordinators. For municipalities it is a voluntary task: they decide how much they do and spend.',
    'Nationales Recht und Plan; die Länder fördern Koordination vor Ort. Für Kommunen ist es freiwillige Aufgabe: Sie entscheiden, wie viel sie tun und ausgeben.',
  ),
  preset(
    'DE',
    'reception',
    { decides: ['region'], pays: ['region'] },
    'Reception and distribution lie partly, and above all, with the Länder.',
    'Aufnahme und Verteilung liegen teilweise und vor allem bei den Ländern.',
  ),
  preset(
    'DE',
    'housing',
    { delivers: ['municipality'] },
    'Accommodation is not left to the choice of municipalities.',
    'Die Unterbringung steht den Kommunen nicht frei.',
  ),
  preset(
    'DE',
    'education',
    { delivers: ['municipality'] },
    'Education is not left to the choice of municipalities.',
    'Bildung steht den Kommunen nicht frei.',
  ),
  preset(
    'DE',
    'language-and-culture',
    { decides: ['state', 'region'], pays: ['region'] },
    'National law governs language and integration courses; duties and money lie partly with the Länder.',
    'Sprach- und Integrationskurse regelt nationales Recht; Aufgaben und Geld liegen teilweise bei den Ländern.',
  ),
  preset(
    'DE',
    'employment',
    { decides: ['state', 'region'], pays: ['region'] },
    'National law governs the way into work; duties and money lie partly with the Länder.',
    'Den Weg in Arbeit regelt nationales Recht; Aufgaben und Geld liegen teilweise bei den Ländern.',
  ),
  preset(
    'AT',
    'integration-policy',
    { decides: ['state', 'region'] },
    'Two federal laws of 2017; the Länder have charters of their own.',
    'Zwei Bundesgesetze von 2017; die Länder haben eigene Leitbilder.',
  ),
  preset(
    'AT',
    'reception',
    { decides: ['state', 'region'] },
    'Reception and support are shared by federation and Länder.',
    'Aufnahme und Betreuung teilen sich Bund und Länder.',
  ),
  preset(
    'AT',
    'employment',
    { decides: ['state'], delivers: ['state'] },
    'A national domain; the public employment service (AMS) works through its regional branches.',
    'Bundessache; das Arbeitsmarktservice (AMS) handelt durch seine Stellen in den Ländern.',
  ),
  preset(
    'AT',
    'language-and-culture',
    { decides: ['state'], delivers: ['state'] },
    'The Austrian Integration Fund (ÖIF) and its regional offices oversee German and values courses.',
    'Der Österreichische Integrationsfonds (ÖIF) und seine Stellen in den Ländern beaufsichtigen Deutsch- und Wertekurse.',
  ),
  preset(
    'CA',
    'reception',
    { decides: ['state', 'region'], pays: ['state', 'region'], delivers: ['others'] },
    'The federal government sets yearly targets and pays most; provinces can nominate. Community organisations sponsor people and accompany them. Quebec has its own ministry and laws.',
    'Der Bund setzt Jahresziele und zahlt das meiste; Provinzen können vorschlagen. Organisationen vor Ort bürgen für Menschen und begleiten sie. Québec hat ein eigenes Ministerium und eigene Gesetze.',
  ),
  preset(
    'BE',
    'integration-policy',
    { decides: ['region'] },
    'The regions decide, not the state, and they differ.',
    'Die Regionen entscheiden, nicht der Staat, und sie unterscheiden sich.',
  ),
  preset(
    'PL',
    'integration-policy',
    { pays: ['others'] },
    'There was no separate integration policy; most of what was done was paid for by European funds.',
    'Es gab keine eigene Integrationspolitik; das meiste wurde aus europäischen Mitteln bezahlt.',
  ),
];
