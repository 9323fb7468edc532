import { ATTACKERS, auditRounding, roundProblem } from '@vicus/disclosure';
import type { Attacker, AuditFailure, ProtectedCell, ResultFault } from '@vicus/disclosure';
import type { RunningOrder, TablesResult } from './tables.types.ts';

/** The smallest base that lies above every protected count, up to 5. */
function chooseBase(maxN: number): 3 | 5 {
  return maxN < 3 ? 3 : 5;
}

/** Rounds small counts and checks the result; every cell is shown, so nothing is secondary. */
export function roundAndAudit({ problem, seed, mayContinue }: RunningOrder): TablesResult {
  const base = chooseBase(problem.rules.maxN);
  const begunMs = performance.now();
  const { published, zeroKeys, rounded } = roundProblem(problem, { base, seed, mayContinue });
  const reason = 'small-counts-rounded';
  const cells = [...published, ...zeroKeys.map((key) => ({ key, published: 0 }))]
    .map((cell): ProtectedCell => ({ ...cell, status: 'rounded', reason }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const seconds = Math.round(performance.now() - begunMs) / 1000;
  const auditMs = performance.now();
  const audited = auditRounding(published, rounded, problem, base);
  const told = readFaults(audited.faults);
  const { isSafe, primary } = audited;
  return {
    cells,
    base,
    seconds,
    auditSeconds: Math.round(performance.now() - auditMs) / 1000,
    audited: { isSafe, cells: published.length, primary, secondary: 0, ...told, unaudited: [] },
  };
}

/** What the audit of rounding finds, in the words of the audit of withholding. */
function readFaults(all: ReturnType<typeof auditRounding>['faults']) {
  const found = all.flatMap(({ key, kind }): AuditFailure[] =>
    kind === 'exact' || kind === 'not-rounded' ? [{ attacker: 'newspaper', key, kind: 'exact' }] : [],
  );
  const faults = all.flatMap(({ key, kind }): ResultFault[] => {
    if (kind === 'not-the-sum') return [{ key, kind: 'changed' }];
    return kind === 'exact' || kind === 'not-rounded' ? [] : [{ key, kind }];
  });
  const failures = Object.fromEntries(ATTACKERS.map((attacker) => [attacker, 0])) as Record<Attacker, number>;
  return { found, faults, failures: { ...failures, newspaper: found.length } };
}
