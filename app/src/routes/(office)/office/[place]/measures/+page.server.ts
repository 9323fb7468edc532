import {
  filterMeasures,
  listMeasureYears,
  parseMeasureFilter,
  readMeasureState,
} from '#features/policy/policy.rules.ts';
import { listMeasures } from '#features/policy/server/measures.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { listAreas, nameArea } from './areas.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    const all = await listMeasures(member);
    const filter = parseMeasureFilter(event.url.searchParams);
    const day = today();
    return {
      all: all.length,
      measures: filterMeasures(all, filter, day).map((one) => ({
        ...one,
        state: readMeasureState(one, day),
        areaLabel: nameArea(one.area, language),
      })),
      filter,
      areas: listAreas(language),
      years: listMeasureYears(all, day),
      mayChange: mayRole(member.role, 'policy.change'),
      wasRemoved: event.url.searchParams.has('removed'),
    };
  });
