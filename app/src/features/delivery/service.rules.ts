/** Service usage read together: who is reached, and whether newcomers are reached like everybody else. */
import { parseBreakdown } from '#features/indicator/observation.rules.ts';
import type { Observation, People } from '#features/indicator/indicator.types.ts';

/** Users and, where they are known, all whom the service is for. */
export interface Reach {
  readonly users: number | null;
  readonly eligible: number | null;
  /** users of eligible, 0–100 */
  readonly coveragePercent: number | null;
}

export interface ServiceUse {
  readonly service: string;
  readonly period: string;
  readonly newcomers: Reach;
  readonly others: Reach;
  /** coverage of newcomers divided by that of others; 1: reached alike; null: cannot be told */
  readonly parity: number | null;
  /** newcomers among users, 0–100 */
  readonly newcomersPercent: number | null;
}

/** Services in alphabetical order, each at its newest period. `observations`: of one indicator told apart by service. */
export function listServiceUse(observations: readonly Observation[]): ServiceUse[] {
  const newest = new Map<string, string>();
  for (const { breakdown, period } of observations) {
    const { service } = parseBreakdown(breakdown);
    if (service !== undefined && period > (newest.get(service) ?? '')) newest.set(service, period);
  }
  return [...newest]
    .map(([service, period]) => toServiceUse(service, period, observations))
    .toSorted((a, b) => (a.service < b.service ? -1 : 1));
}

function toServiceUse(service: string, period: string, observations: readonly Observation[]): ServiceUse {
  const find = (people: People) =>
    toReach(
      observations.find(
        (one) =>
          one.people === people &&
          one.period === period &&
          parseBreakdown(one.breakdown)['service'] === service,
      ),
    );
  const newcomers = find('newcomers');
  const others = find('others');
  return {
    service,
    period,
    newcomers,
    others,
    parity: computeParity(newcomers, others),
    newcomersPercent: computePercent(newcomers.users, sumOrNull(newcomers.users, others.users)),
  };
}

function toReach(observation: Observation | undefined): Reach {
  const users = observation?.numerator ?? null;
  const eligible = observation?.denominator ?? null;
  return { users, eligible, coveragePercent: computePercent(users, eligible) };
}

const sumOrNull = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b);

function computePercent(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : (part / whole) * 100;
}

/** Nobody of the others reached: there is nothing to hold newcomers against. */
export function computeParity(newcomers: Reach, others: Reach): number | null {
  if (newcomers.coveragePercent === null || others.coveragePercent === null) return null;
  return others.coveragePercent === 0 ? null : newcomers.coveragePercent / others.coveragePercent;
}
