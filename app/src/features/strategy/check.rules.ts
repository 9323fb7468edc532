/**
 * Completeness checks that teach: docs/methods/strategy-checks.md. Each is a written rule that reads nothing but the
 * strategy and the register of departments. A finding asks for a thought; none of them forbids adoption.
 */
import { listActionFindings } from './check-actions.rules.ts';
import { listGoalFindings } from './check-goals.rules.ts';
import { listMoneyFindings } from './check-money.rules.ts';
import type { CheckContext, CheckId, CheckStep, Finding } from './check.types.ts';
import { toFinding } from './check-finding.rules.ts';
import type { StrategyContent } from './strategy.types.ts';

/** In the order of the draft. The order of rows does not change what is found. */
export function listFindings(
  content: StrategyContent,
  { departments }: CheckContext = { departments: [] },
): Finding[] {
  return [
    ...listHeardFindings(content),
    ...listGoalFindings(content),
    ...listActionFindings(content),
    ...listMoneyFindings(content),
    ...listBodyFindings(content),
    ...listRiskFindings(content),
    ...listDepartmentFindings(departments),
  ];
}

function listHeardFindings({ perspectives, actions }: StrategyContent): Finding[] {
  const answered = new Set(
    actions.filter(({ state }) => state !== 'dropped').flatMap((one) => one.perspectiveIds),
  );
  const open = perspectives.filter((one) => one.notFollowed === '' && !answered.has(one.perspectiveId));
  return [
    ...(perspectives.some(({ voice }) => voice === 'newcomers') ? [] : [toFinding('no-newcomers-heard')]),
    ...open.map((one) =>
      toFinding('statement-without-answer', {
        kind: 'statement',
        id: one.perspectiveId,
        title: one.statement,
        href: `perspectives/${one.perspectiveId}`,
      }),
    ),
  ];
}

function listBodyFindings({ bodies }: StrategyContent): Finding[] {
  if (bodies.length === 0) return [toFinding('no-body')];
  return [
    ...(bodies.some(({ part }) => part === 'decides') ? [] : [toFinding('nobody-decides')]),
    ...(bodies.some(({ hasNewcomers }) => hasNewcomers) ? [] : [toFinding('no-newcomers-in-bodies')]),
  ];
}

function listRiskFindings({ risks }: StrategyContent): Finding[] {
  return [
    ...(risks.some(({ isPublicOpinion }) => isPublicOpinion) ? [] : [toFinding('no-risk-of-opinion')]),
    ...risks
      .filter(({ watchedBy }) => watchedBy === '')
      .map(({ riskId, text }) =>
        toFinding('risk-unwatched', { kind: 'risk', id: riskId, title: text, href: `risks/${riskId}` }),
      ),
  ];
}

function listDepartmentFindings(departments: CheckContext['departments']): Finding[] {
  if (departments.length === 0) return [toFinding('no-department')];
  return departments.flatMap(({ departmentId, name, planNamesNewcomers, budgetNamesNewcomers }) => {
    const place = { kind: 'department', id: departmentId, title: name, href: 'checks/departments' } as const;
    const answers = [planNamesNewcomers, budgetNamesNewcomers];
    const values = { plan: planNamesNewcomers, budget: budgetNamesNewcomers };
    if (answers.includes('no')) return [toFinding('department-without-newcomers', place, values)];
    return answers.includes('not-known') ? [toFinding('department-not-known', place, values)] : [];
  });
}

export interface FindingGroup {
  readonly id: CheckId;
  readonly step: CheckStep;
  readonly findings: readonly Finding[];
}

/** What is said once for each check, with all the places it is about. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  return [...Map.groupBy(findings, ({ id }) => id)].flatMap(([id, own]) => {
    const [first] = own;
    return first === undefined ? [] : [{ id, step: first.step, findings: own }];
  });
}
