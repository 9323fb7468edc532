import { estimateHoursPerYear } from '@vicus/reference';
import { listCompleteness } from '#features/indicator/missing.rules.ts';
import { readGlance } from '#features/indicator/server/reading.usecases.ts';
import { countOffers } from '#features/indicator/known-figures.rules.ts';
import { readKnownFigures } from '#features/policy/server/known-figures.usecases.ts';
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
      offers: mayRole(member.role, 'data.read') ? countOffers(await readKnownFigures(member)) : 0,
      mayEnter: mayRole(member.role, 'data.change'),
    };
  });
