import { readChecks } from '#features/strategy/server/check.usecases.ts';
import { listVersions } from '#features/strategy/server/versions.usecases.ts';
import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { findNextStep, listSteps } from '#features/strategy/step.rules.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { readRowId } from '../../themes/row-id.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const strategyId = readRowId(event.params.strategy);
    const content = await readStrategy(member, strategyId);
    const { versions } = await listVersions(member, strategyId);
    const { findings } = await readChecks(member, strategyId);
    const steps = listSteps(content).map((step) => ({
      ...step,
      findings: findings.filter((finding) => finding.step === step.stepId).length,
    }));
    return {
      strategy: content.strategy,
      steps,
      next: findNextStep(steps),
      newest: versions[0] ?? null,
      mayChange: mayRole(member.role, 'strategy.change') && content.strategy.state !== 'ended',
      mayAdopt: mayRole(member.role, 'strategy.adopt') && content.strategy.state !== 'ended',
    };
  });
