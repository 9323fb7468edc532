import type { FactSource } from './provenance.ts';

/** The tables name a region only; localities are anonymous, and no row of one table may be joined to a row of another. */
export const WP3_TABLES = ['by-size', 'by-type', 'by-political-orientation'] as const;
export type Wp3Table = (typeof WP3_TABLES)[number];

export const WP3_POLICY_CATEGORIES = ['inclusive', 'mixed', 'lacking'] as const;
export type Wp3PolicyCategory = (typeof WP3_POLICY_CATEGORIES)[number];

/** One locality as one table shows it. */
export interface Wp3Locality {
  readonly table: Wp3Table;
  /** row group of the table: a size class, a type, or a political orientation */
  readonly group: string;
  readonly category: Wp3PolicyCategory;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  /** region in normalised spelling; never a locality */
  readonly region: string;
}

/** Where each table is printed. */
export const WP3_TABLE_SOURCES: Readonly<Record<Wp3Table, FactSource>> = {
  'by-size': {
    document: 'whole-comm-wp3',
    where: '2.2.1 By size of locality',
    note: '49 localities: 12 inclusive, 24 mixed, 13 lacking, as the conclusion of the paper states.',
  },
  'by-type': {
    document: 'whole-comm-wp3',
    where: '2.2.2 By type of locality',
    note: '42 localities: without Canada, which did not apply the typology, and without one Polish locality. Two codes differ from the table by size.',
  },
  'by-political-orientation': {
    document: 'whole-comm-wp3',
    where: '2.2.3 By political orientation of local government',
    note: '45 localities: without Poland. One code differs from the table by size.',
  },
};

const CELLS: readonly (readonly [Wp3Table, string, Wp3PolicyCategory, string])[] = [
  ['by-size', 'medium', 'inclusive', 'CA Quebec; IT Sicily; BE Flanders; SE Jönköping; AT Tyrol; NL Utrecht'],
  [
    'by-size',
    'medium',
    'mixed',
    'CA Ontario; CA British Columbia; ES Catalonia; DE Mecklenburg-Vorpommern; DE Lower Saxony; ES Andalusia; SE Gävleborg',
  ],
  ['by-size', 'medium', 'lacking', 'IT Piedmont; BE Wallonia; TR Central Anatolia; TR Mediterranean Region'],
  ['by-size', 'small', 'inclusive', 'CA Quebec; IT Piedmont; AT Lower Austria; BE Flanders'],
  [
    'by-size',
    'small',
    'mixed',
    'CA British Columbia; CA Ontario; NL South Holland; NL Overijssel; SE Scania; SE Gävleborg; DE North Rhine-Westphalia; DE Saxony-Anhalt; ES Catalonia; ES Castile and León',
  ],
  ['by-size', 'small', 'lacking', 'IT Sicily; BE Wallonia; PL Greater Poland; PL Lower Silesia'],
  ['by-size', 'rural', 'inclusive', 'IT Piedmont; SE Dalarna'],
  [
    'by-size',
    'rural',
    'mixed',
    'IT Sicily; AT Tyrol; NL Drenthe; DE Lower Saxony; ES Valencia; ES Andalusia; SE Blekinge',
  ],
  [
    'by-size',
    'rural',
    'lacking',
    'AT Lower Austria; PL Lower Silesia; PL Greater Poland; DE Saxony; TR Eastern Marmara Region',
  ],
  [
    'by-type',
    'revitalising',
    'inclusive',
    'NL Utrecht; AT Tyrol; SE Dalarna; SE Jönköping; BE Flanders; IT Piedmont',
  ],
  [
    'by-type',
    'revitalising',
    'mixed',
    'ES Catalonia; ES Catalonia; ES Castile and León; DE North Rhine-Westphalia; SE Scania',
  ],
  [
    'by-type',
    'revitalising',
    'lacking',
    'IT Piedmont; BE Wallonia; PL Lower Silesia; TR Eastern Marmara Region',
  ],
  ['by-type', 'stagnating', 'inclusive', 'BE Flanders; IT Sicily'],
  [
    'by-type',
    'stagnating',
    'mixed',
    'DE Lower Saxony; DE Saxony-Anhalt; NL Drenthe; IT Sicily; ES Andalusia; ES Andalusia; SE Gävleborg',
  ],
  ['by-type', 'stagnating', 'lacking', 'AT Lower Austria; TR Mediterranean Region'],
  ['by-type', 'marginal', 'inclusive', 'AT Lower Austria; NL South Holland'],
  ['by-type', 'marginal', 'mixed', 'ES Valencia; DE Lower Saxony; IT Sicily; SE Gävleborg; SE Blekinge'],
  ['by-type', 'marginal', 'lacking', 'BE Wallonia; PL Greater Poland'],
  ['by-type', 'in-transition', 'inclusive', 'IT Piedmont'],
  ['by-type', 'in-transition', 'mixed', 'NL Overijssel; AT Tyrol; DE Mecklenburg-Vorpommern'],
  ['by-type', 'in-transition', 'lacking', 'DE Saxony; PL Lower Silesia; TR Central Anatolia'],
  [
    'by-political-orientation',
    'progressive',
    'inclusive',
    'IT Piedmont; IT Sicily; IT Piedmont; SE Jönköping; BE Flanders; NL Utrecht; AT Lower Austria; CA Quebec',
  ],
  [
    'by-political-orientation',
    'progressive',
    'mixed',
    'DE Lower Saxony; DE Mecklenburg-Vorpommern; SE Gävleborg; SE Gävleborg; SE Blekinge; ES Valencia; ES Andalusia; DE North Rhine-Westphalia; ES Castile and León; CA Ontario; CA British Columbia',
  ],
  ['by-political-orientation', 'progressive', 'lacking', 'BE Wallonia'],
  [
    'by-political-orientation',
    'conservative',
    'mixed',
    'IT Sicily; SE Scania; NL South Holland; CA British Columbia; CA Ontario; CA Quebec; NL Overijssel; AT Tyrol; ES Catalonia; ES Andalusia; ES Catalonia',
  ],
  [
    'by-political-orientation',
    'conservative',
    'lacking',
    'AT Lower Austria; BE Wallonia; TR Central Anatolia; IT Sicily; IT Piedmont',
  ],
  ['by-political-orientation', 'mixed', 'inclusive', 'BE Flanders; AT Tyrol; SE Dalarna'],
  ['by-political-orientation', 'mixed', 'mixed', 'DE Saxony-Anhalt; DE Lower Saxony; NL Drenthe'],
  [
    'by-political-orientation',
    'mixed',
    'lacking',
    'DE Saxony; TR Eastern Marmara Region; TR Mediterranean Region',
  ],
];

/**
 * The 49 localities of the source as its three tables print them (49 + 42 + 45 rows), regions in normalised spelling.
 * They were chosen, not drawn: the counts describe these places and estimate nothing.
 */
export const WP3_LOCALITIES: readonly Wp3Locality[] = CELLS.flatMap(([table, group, category, regions]) =>
  regions
    .split('; ')
    .map((entry) => ({ table, group, category, country: entry.slice(0, 2), region: entry.slice(3) })),
);
