import { formatAmount } from '#features/strategy/budget.rules.ts';
import { drawCliff } from '#features/strategy/check-cliff.rules.ts';
import { groupFindings } from '#features/strategy/check.rules.ts';
import type { Finding } from '#features/strategy/check.types.ts';
import { readChecks } from '#features/strategy/server/check.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { formatDate, type Language } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { nameArea } from '../../../measures/areas.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { PageServerLoad } from './$types';

/** Amounts and days of a finding as they are read. */
function writeValues(
  values: Finding['values'],
  currency: string,
  language: Language,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (name.endsWith('Cents')) return [name, formatAmount(Number(value), currency, language)];
      if (name === 'year') return [name, String(value)];
      return [name, name.endsWith('On') ? formatDate(String(value), language) : value];
    }),
  );
}

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    const { content, findings, cliff, departments } = await readChecks(
      member,
      readRowId(event.params.strategy),
    );
    const { currency } = content.strategy;
    const draw = (widthPx: number, id: string) => drawCliff(cliff, { currency, language, widthPx, id });
    return {
      strategy: content.strategy,
      count: findings.length,
      groups: groupFindings(findings).map((group) => ({
        id: group.id,
        step: group.step,
        source: group.findings[0]?.source ?? 'platform',
        findings: group.findings.map(({ where, href, values }) => ({
          title: where.kind === 'area' ? nameArea(where.id, language) : where.title,
          href,
          values: writeValues(values, currency, language),
        })),
      })),
      cliff,
      hasMoney: content.budget.length > 0,
      pictures:
        content.budget.length > 0 ? { wide: draw(640, 'cliff'), narrow: draw(300, 'cliff-narrow') } : null,
      departments: departments.length,
      mayChange: mayRole(member.role, 'strategy.change'),
    };
  });
