import { AREAS_OF_LIFE } from '@vicus/reference';
import { readGlance } from '#features/indicator/server/reading.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const lines = await readGlance(member);
    return {
      groups: AREAS_OF_LIFE.map(({ code, label }) => ({
        code,
        label,
        readings: lines.flatMap(({ reading }) => (reading.definition.heading === code ? [reading] : [])),
      })).filter(({ readings }) => readings.length > 0),
      isInternal: mayRole(member.role, 'data.read'),
      mayChange: mayRole(member.role, 'indicator.change'),
    };
  });
