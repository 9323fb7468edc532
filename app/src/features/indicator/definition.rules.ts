/** Definitions of indicators: from the catalogue and a place's own, in the same shape. */
import {
  findIndicator,
  INDICATORS,
  type CountedEachYear,
  type DescribedPart,
  type IndicatorDefinition,
  type IndicatorUnit,
  type Polarity,
  type UsualSource,
  type ValueKind,
} from '@vicus/reference';

/** What a place may define itself; gaps are computed from shares and indexes have methods of their own. */
export const OWN_KINDS = [
  'share',
  'rate',
  'count',
  'yes-no',
  'mean',
  'median',
] as const satisfies readonly ValueKind[];
export const POLARITIES = [
  'none',
  'higher-is-better',
  'lower-is-better',
] as const satisfies readonly Polarity[];
export const DESCRIBED_PARTS = [
  'newcomers',
  'residents',
  'institutions',
  'relations',
] as const satisfies readonly DescribedPart[];
/** The first is assumed where nobody said: years are then never added up. */
export const COUNTED_EACH_YEAR = ['same', 'new', 'none'] as const satisfies readonly CountedEachYear[];
export const USUAL_SOURCES = [
  'own-records',
  'population-register',
  'employment-agency',
  'school-authority',
  'language-provider',
  'housing-office',
  'health-insurer',
  'social-office',
  'electoral-office',
  'police',
  'own-survey',
  'activity-register',
  'platform',
] as const satisfies readonly UsualSource[];

export const UNITS_OF_KIND = {
  share: ['percent'],
  rate: ['per-thousand', 'per-ten-thousand'],
  count: ['persons', 'visits', 'number', 'hours', 'euro'],
  'yes-no': ['none'],
  mean: ['scale-0-10', 'scale-1-5', 'days', 'hours', 'euro'],
  median: ['days', 'months'],
} as const satisfies Readonly<Record<(typeof OWN_KINDS)[number], readonly IndicatorUnit[]>>;

/** What a place types in to define an indicator. */
export interface OwnIndicatorInput {
  readonly name: string;
  readonly question: string;
  readonly definition: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly kind: (typeof OWN_KINDS)[number];
  readonly unit: string;
  readonly polarity: Polarity;
  readonly heading: string;
  readonly describes: DescribedPart;
  readonly countedEachYear: CountedEachYear;
  readonly usualSource: UsualSource;
  readonly collecting: string;
  readonly hoursPerYear: number;
  readonly since: string | null;
}

/** Digits after the point when a value of the unit is shown. */
export function chooseDecimals({ kind, unit }: Pick<IndicatorDefinition, 'kind' | 'unit'>): number {
  if (kind === 'count' || kind === 'yes-no') return 0;
  return kind === 'mean' || unit === 'index' ? 2 : 1;
}

/** The newest version of every indicator of the catalogue. */
export const listCatalogue = (): IndicatorDefinition[] => listNewest(INDICATORS);

export function listNewest(definitions: readonly IndicatorDefinition[]): IndicatorDefinition[] {
  const newest = new Map<string, IndicatorDefinition>();
  for (const one of definitions) {
    const known = newest.get(one.id);
    if (known === undefined || known.version < one.version) newest.set(one.id, one);
  }
  return [...newest.values()];
}

/** Funds whose indicators are the same as, or like, some of the catalogue. */
export const FUND_SCHEMES = ['AMIF', 'ESF+', 'ERDF', 'Interreg'] as const;

/** A ready-made set: `core`, `area:` and a heading, `fund:` and a fund; nothing for another name. */
export function listSet(definitions: readonly IndicatorDefinition[], set: string): IndicatorDefinition[] {
  const [kind = '', name = ''] = set.split(':');
  return definitions.filter(({ isCore, heading, equivalents }) => {
    if (kind === 'core') return isCore;
    if (kind === 'area') return heading === name;
    return kind === 'fund' && equivalents.some(({ scheme }) => scheme === name);
  });
}

/** Of the catalogue or of the place; without a version the newest. */
export function findAmong(
  own: readonly IndicatorDefinition[],
  id: string,
  version?: number,
): IndicatorDefinition | undefined {
  const mine = own.filter((one) => one.id === id);
  if (mine.length === 0) return findIndicator(id, version);
  return version === undefined ? listNewest(mine)[0] : mine.find((one) => one.version === version);
}

/** `own-` and the name in small letters; numbered where the place has one like it. */
export function nameOwnIndicator(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  const id = `own-${plain === '' ? 'indicator' : plain}`;
  if (!taken.includes(id)) return id;
  const free = Array.from({ length: taken.length + 1 }, (_, at) => `${id}-${at + 2}`);
  return free.find((one) => !taken.includes(one)) ?? id;
}

/** What is typed once stands in every language: a place writes in its own. */
export function toOwnDefinition(id: string, version: number, typed: OwnIndicatorInput): IndicatorDefinition {
  const inBoth = (text: string) => ({ en: text, de: text });
  const orNone = (text: string) => (text === '' ? null : inBoth(text));
  return {
    id,
    version,
    since: typed.since ?? '',
    question: inBoth(typed.question),
    name: { ...inBoth(typed.name), es: typed.name, it: typed.name },
    definition: inBoth(typed.definition),
    numerator: orNone(typed.numerator),
    denominator: orNone(typed.denominator),
    kind: typed.kind,
    unit: typed.unit as IndicatorUnit,
    polarity: typed.polarity,
    heading: typed.heading,
    describes: typed.describes,
    breakdowns: ['sex', 'age', 'origin', 'years-of-residence', 'service', 'unit'],
    isCore: false,
    countedEachYear: typed.countedEachYear,
    usualSource: [typed.usualSource],
    collecting: inBoth(typed.collecting),
    hoursPerYear: typed.hoursPerYear,
    caveats: [],
    equivalents: [],
    method: null,
    source: { document: 'this-platform', where: 'Defined by the place itself', note: '' },
  };
}

/** Another question is asked, so earlier values do not continue into it. */
export function isOtherMeasure(before: IndicatorDefinition, after: IndicatorDefinition): boolean {
  const parts = ({ definition, numerator, denominator, kind, unit }: IndicatorDefinition) =>
    JSON.stringify([definition.en, numerator?.en, denominator?.en, kind, unit]);
  return parts(before) !== parts(after);
}
