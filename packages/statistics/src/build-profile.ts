import type { WantedDirection } from './alerts.ts';
import type { Verdict } from './measured-value.ts';

export interface ProfiledIndicator {
  readonly id: string;
  /** area of life or way of working */
  readonly heading: string;
  readonly polarity: WantedDirection;
  /** where the place lies against the reference chosen; null where it has no value, or none to compare with */
  readonly position: Verdict | null;
}

export interface ProfileLine {
  readonly kind: 'line';
  readonly heading: string;
  /** ids in each group, in the order given */
  readonly better: readonly string[];
  readonly worse: readonly string[];
  /** above or below, where neither is better */
  readonly differs: readonly string[];
  readonly cannotBeTold: readonly string[];
  readonly missing: readonly string[];
  /** of all indicators of the heading, 0–1 */
  readonly coverage: number;
}

export interface ProfileGap {
  readonly kind: 'too-few-values';
  readonly heading: string;
  readonly known: readonly string[];
  readonly missing: readonly string[];
  readonly coverage: number;
}

/** A heading is summed up only if so many of its indicators have a position; a default of this platform. */
export const MINIMUM_PROFILE_COVERAGE = 0.6;

/**
 * The profile of a place: under each heading, which indicators lie on the better side of the reference, on the worse, on
 * either side without one being better, and which cannot be told. There is no score, of a heading or of the place.
 *
 * @param indicators the chosen set of the place, all held against the same kind of reference
 * @returns one entry a heading in the order of their first indicators; `too-few-values` below 60 % coverage
 * @throws RangeError for an indicator that stands twice under a heading
 * Source: coverage rule and no total after the practice of composite indicators (OECD and JRC, Handbook on Constructing
 * Composite Indicators, 2008), read as a reason to build none. Method page: docs/methods/area-profile.md
 * @example
 * buildProfile([{ id: 'em1', heading: 'employment', polarity: 'higher-is-better', position: 'below' }]).map(({ worse }) => worse) // => [["em1"]]
 */
export function buildProfile(indicators: readonly ProfiledIndicator[]): (ProfileLine | ProfileGap)[] {
  const byHeading = Map.groupBy(indicators, ({ heading }) => heading);
  return [...byHeading].map(([heading, list]) => {
    if (new Set(list.map(({ id }) => id)).size !== list.length)
      throw new RangeError(`${heading}: an indicator stands twice`);
    const missing = listIds(list, ({ position }) => position === null);
    const known = listIds(list, ({ position }) => position !== null);
    const coverage = known.length / list.length;
    if (coverage < MINIMUM_PROFILE_COVERAGE)
      return { kind: 'too-few-values', heading, known, missing, coverage };
    return {
      kind: 'line',
      heading,
      better: listIds(list, (one) => isOnSide(one, 'above', 'below')),
      worse: listIds(list, (one) => isOnSide(one, 'below', 'above')),
      differs: listIds(list, ({ polarity, position }) => polarity === 'none' && isAside(position)),
      cannotBeTold: listIds(list, ({ position }) => position === 'cannot-be-told'),
      missing,
      coverage,
    };
  });
}

function listIds(list: readonly ProfiledIndicator[], belongs: (one: ProfiledIndicator) => boolean): string[] {
  return list.filter(belongs).map(({ id }) => id);
}

const isAside = (position: Verdict | null): boolean => position === 'above' || position === 'below';

function isOnSide({ polarity, position }: ProfiledIndicator, ifHigher: Verdict, ifLower: Verdict): boolean {
  if (polarity === 'none') return false;
  return position === (polarity === 'higher-is-better' ? ifHigher : ifLower);
}
