import {
  addEncounter,
  ENCOUNTER_INDICATOR,
  keepEncounterCount,
  readEncounters,
} from '#features/policy/server/encounters.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { changeThenShow } from '../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

const EARLIER_YEARS = 9;

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const thisYear = Number(today().slice(0, 4));
    const years = Array.from({ length: EARLIER_YEARS + 1 }, (_, i) => thisYear - i);
    const asked = Number(event.url.searchParams.get('year'));
    const sheet = await readEncounters(member, years.includes(asked) ? asked : thisYear);
    return {
      ...sheet,
      years,
      indicator: ENCOUNTER_INDICATOR,
      mayChange: mayRole(member.role, 'policy.change'),
      saved: event.url.searchParams.has('saved'),
      wasKept: event.url.searchParams.has('kept'),
      wasRemoved: event.url.searchParams.has('removed'),
    };
  });

export const actions: Actions = {
  add: changeThenShow('add', async (member, fields, event) => {
    await addEncounter(member, fields);
    return `/office/${event.params.place}/encounters?saved`;
  }),
  keep: changeThenShow('keep', async (member, fields, event) => {
    await keepEncounterCount(member, fields);
    return `/office/${event.params.place}/encounters?year=${Number(fields['year'])}&kept`;
  }),
};
