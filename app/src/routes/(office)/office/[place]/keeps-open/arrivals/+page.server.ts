import { readKeepsOpen, saveCohorts } from '#features/policy/server/keeps-open.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN_YEARS = 10;

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'data.change');
    const { cohorts } = await readKeepsOpen(member, 0);
    const lastYear = Number(today().slice(0, 4)) - 1;
    const shown = Array.from({ length: SHOWN_YEARS }, (_, i) => lastYear - i);
    const years = [...new Set([...shown, ...cohorts.map(({ year }) => year)])].toSorted((a, b) => b - a);
    return {
      rows: years.map((year) => {
        const found = cohorts.find((one) => one.year === year);
        return {
          year: String(year),
          arrived: String(found?.arrived ?? ''),
          after2: String(found?.stillHereAfter2 ?? ''),
          after5: String(found?.stillHereAfter5 ?? ''),
        };
      }),
    };
  });

export const actions: Actions = {
  default: changeThenShow('arrivals', async (member, fields, event) => {
    await saveCohorts(member, fields);
    return `/office/${event.params.place}/keeps-open?saved`;
  }),
};
