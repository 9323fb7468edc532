import { estimateHoursPerYear } from '@vicus/reference';
import { listCompleteness } from '#features/indicator/missing.rules.ts';
import { readGlance } from '#features/indicator/server/reading.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const lines = await readGlance(member);
    const found = listCompleteness(
      lines.map(({ reading }) => reading),
      today(),
    );
    return {
      lines: found,
      hours: estimateHoursPerYear(
        found.flatMap(({ definition, shortfalls }) => (shortfalls.includes('never') ? [definition] : [])),
      ),
      mayEnter: mayRole(member.role, 'data.change'),
    };
  });
