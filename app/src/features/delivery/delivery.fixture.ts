/** Rows as a department would be asked for, for tests of this room. */
import type { IndicatorDefinition } from '@vicus/reference';
import { listServices, toFields } from './field.rules.ts';
import type { Cell, DataSetField, DataSetRules } from './delivery.types.ts';

const texts = (text: string) => ({ en: text, de: text });

export function makeDefinition(
  id: string,
  kind: IndicatorDefinition['kind'],
  unit: IndicatorDefinition['unit'],
): IndicatorDefinition {
  return {
    id,
    version: 1,
    since: '',
    question: texts('How many?'),
    name: { ...texts(`Indicator ${id}`), es: id, it: id },
    definition: texts('As it says.'),
    numerator: kind === 'share' ? texts('those who') : null,
    denominator: kind === 'share' ? texts('all who') : null,
    kind,
    unit,
    polarity: 'none',
    heading: 'housing',
    describes: 'newcomers',
    breakdowns: ['sex', 'age', 'origin', 'service'],
    isCore: false,
    countedEachYear: 'same',
    usualSource: ['own-records'],
    collecting: texts('Count.'),
    hoursPerYear: 1,
    caveats: [],
    equivalents: [],
    method: null,
    source: { document: 'this-platform', where: 'Test', note: '' },
  };
}

const SEXES = [
  { code: 'f', name: texts('women') },
  { code: 'm', name: texts('men') },
];

/** A count of persons for all groups by sex, and a share of both groups. */
export const FIELDS: readonly DataSetField[] = [
  ...toFields({
    definition: makeDefinition('counter', 'count', 'persons'),
    people: ['newcomers', 'others', 'everyone'],
    dimension: 'sex',
    codes: SEXES,
    counted: 'persons',
    isRequired: true,
  }),
  ...toFields({
    definition: makeDefinition('jobs', 'share', 'percent'),
    people: ['newcomers', 'others'],
    dimension: null,
    codes: [],
    counted: 'persons',
    isRequired: false,
  }),
];

export const SERVICE_FIELDS: readonly DataSetField[] = toFields({
  definition: makeDefinition('use', 'share', 'percent'),
  people: ['newcomers', 'others'],
  dimension: 'service',
  codes: listServices('Library card\nChildcare'),
  counted: 'persons',
  isRequired: true,
});

export const RULES: DataSetRules = { breakdownAddsUp: true, groupsAddUp: true, changeFold: 3 };

export const cell = (amount: number | null, base: number | null = null): Cell => ({
  amount,
  base,
  reason: null,
});

/** Nothing to mend: 10 newcomers and 30 others at the counter, 4 of 10 and 12 of 30 with a job. */
export const GOOD_CELLS: Readonly<Record<string, Cell>> = {
  'counter/newcomers': cell(10),
  'counter/newcomers/sex=f': cell(6),
  'counter/newcomers/sex=m': cell(4),
  'counter/others': cell(30),
  'counter/others/sex=f': cell(0),
  'counter/others/sex=m': cell(30),
  'counter/everyone': cell(40),
  'counter/everyone/sex=f': cell(6),
  'counter/everyone/sex=m': cell(34),
  'jobs/newcomers': cell(4, 10),
  'jobs/others': cell(12, 30),
};
