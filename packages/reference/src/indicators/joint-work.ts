import type { IndicatorDefinition, OfficeText } from './indicator.types.ts';
import { both } from './texts.ts';

/** Work that is done once a year however many indicators come out of it. */
export interface JointWork {
  readonly code: string;
  readonly label: OfficeText;
  /** hours of the office a year, from docs/methods/indicator-catalogue.md; an estimate, not a measurement */
  readonly hoursPerYear: number;
}

export const JOINT_WORK: readonly JointWork[] = [
  {
    code: 'register-request',
    label: both('One request to the population register', 'Eine Abfrage beim Melderegister'),
    hoursPerYear: 2,
  },
  {
    code: 'employment-request',
    label: both('One request to the employment agency', 'Eine Anfrage bei der Arbeitsagentur'),
    hoursPerYear: 2,
  },
  {
    code: 'school-request',
    label: both('One request to schools and childcare', 'Eine Anfrage bei Schulen und Kitas'),
    hoursPerYear: 3,
  },
  {
    code: 'course-request',
    label: both('One request to the course providers', 'Eine Anfrage bei den Kursträgern'),
    hoursPerYear: 3,
  },
  {
    code: 'newcomers-survey',
    label: both(
      'The survey of newcomers, every second year',
      'Die Befragung der Zugezogenen, jedes zweite Jahr',
    ),
    hoursPerYear: 25,
  },
  {
    code: 'residents-survey',
    label: both(
      'The survey of residents, every second year',
      'Die Befragung der Bevölkerung, jedes zweite Jahr',
    ),
    hoursPerYear: 20,
  },
  {
    code: 'governance-survey',
    label: both(
      'The survey on working together, every second year',
      'Die Befragung zur Zusammenarbeit, jedes zweite Jahr',
    ),
    hoursPerYear: 6,
  },
  {
    code: 'self-assessment',
    label: both('One meeting for the self-assessment', 'Ein Treffen für die Selbsteinschätzung'),
    hoursPerYear: 4,
  },
];

/**
 * What a set of indicators costs the office in a year, work that they share counted once.
 *
 * @param definitions the chosen set
 * @returns hours a year; an estimate by the rules of docs/methods/indicator-catalogue.md
 * @throws RangeError for joint work that is not in the list
 * @example
 * estimateHoursPerYear([{ hoursPerYear: 1, jointWork: 'register-request' }, { hoursPerYear: 0.5, jointWork: 'register-request' }]) // => 3.5
 * estimateHoursPerYear([{ hoursPerYear: 1.5 }]) // => 1.5
 */
export function estimateHoursPerYear(
  definitions: readonly Pick<IndicatorDefinition, 'hoursPerYear' | 'jointWork'>[],
): number {
  const own = definitions.reduce((sum, { hoursPerYear }) => sum + hoursPerYear, 0);
  const joint = new Set(definitions.flatMap(({ jointWork }) => jointWork ?? []));
  return [...joint].reduce((sum, code) => {
    const work = JOINT_WORK.find((entry) => entry.code === code);
    if (work === undefined) throw new RangeError(`There is no joint work ${code}.`);
    return sum + work.hoursPerYear;
  }, own);
}
