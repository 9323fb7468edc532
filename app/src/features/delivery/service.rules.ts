/** Service usage read together: who is reached, and whether newcomers are reached like everybody else. */
import { computeCoverageRatio, type Verdict } from '@vicus/statistics';
import { parseBreakdown } from '#features/indicator/observation.rules.ts';
import type { Observation, People } from '#features/indicator/indicator.types.ts';

/** Users and, where they are known, all whom the service is for. */
export interface Reach {
  readonly users: number | null;
  readonly eligible: number | null;
  /** users of eligible, 0–100 */
  readonly coveragePercent: number | null;
}

/** Coverage of newcomers divided by that of others; 1: reached alike. */
export interface Parity {
  readonly ratio: number;
  /** null: visits have no play of chance that could be reckoned, or there is no upper end */
  readonly low: number | null;
  readonly high: number | null;
  readonly verdict: Verdict | null;
}

export interface ServiceUse {
  readonly service: string;
  readonly period: string;
  readonly newcomers: Reach;
  readonly others: Reach;
  /** null: cannot be told */
  readonly parity: Parity | null;
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
  const own = observations.filter(
    (one) => one.period === period && parseBreakdown(one.breakdown)['service'] === service,
  );
  const find = (people: People) => toReach(own.find((one) => one.people === people));
  const counts = own.some(({ counted }) => counted === 'visits') ? 'visits' : 'persons';
  const newcomers = find('newcomers');
  const others = find('others');
  return {
    service,
    period,
    newcomers,
    others,
    parity: computeParity(newcomers, others, counts),
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

/** How often newcomers are reached for each time the others are, with the play of chance where people were counted. */
export function computeParity(newcomers: Reach, others: Reach, counts: 'persons' | 'visits'): Parity | null {
  const [group, other] = [toUse(newcomers, counts), toUse(others, counts)];
  if (group === null || other === null) return null;
  const found = computeCoverageRatio(group, other, { counts });
  if (found.kind !== 'ratio' || found.ratio === null) return null;
  const { ratio, interval, verdict } = found;
  return { ratio, low: interval?.low ?? null, high: interval?.high ?? null, verdict };
}

/** More users than people it is meant for cannot be set in proportion. */
function toUse({ users, eligible }: Reach, counts: 'persons' | 'visits') {
  if (users === null || eligible === null || eligible === 0) return null;
  return counts === 'persons' && users > eligible ? null : { used: users, eligible };
}
