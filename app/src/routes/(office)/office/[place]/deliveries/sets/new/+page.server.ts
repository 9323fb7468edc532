import { today } from '#server/clock.ts';
import { addDataSet, listDataSetChoices } from '#features/delivery/server/data-set.usecases.ts';
import { readLastPeriod } from '#features/delivery/period.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => ({
    ...(await listDataSetChoices(await requireMember(event))),
    values: {
      kind: 'figures',
      frequency: 'quarter',
      firstPeriod: readLastPeriod('quarter', today()),
      daysUntilDue: '30',
      breakdownAddsUp: 'yes',
      groupsAddUp: 'yes',
      changeFold: '3',
    } as Readonly<Record<string, string>>,
  }));

export const actions: Actions = {
  default: changeThenShow('add', async (member, fields, event) => {
    const dataSetId = await addDataSet(member, fields);
    return `/office/${event.params['place']}/deliveries/sets/${dataSetId}?saved`;
  }),
};
