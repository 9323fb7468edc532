import { listBands } from '#features/indicator/durations.rules.ts';
import { indicatorUnknown } from '#features/indicator/indicator.problems.ts';
import { saveDurations } from '#features/indicator/server/enter.usecases.ts';
import { readIndicatorSheet } from '#features/indicator/server/reading.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'data.change');
    const { definition, reading, chosen } = await readIndicatorSheet(member, event.params.indicator);
    const bands = listBands(definition);
    if (bands.length === 0) throw indicatorUnknown();
    return {
      definition,
      reading,
      bands,
      newcomersAre: chosen?.newcomersAre ?? '',
      saved: event.url.searchParams.get('saved'),
    };
  });

export const actions: Actions = {
  default: changeThenShow('durations', async (member, fields, { url, params }: RequestEvent) => {
    const { added, changed } = await saveDurations(member, params.indicator, fields);
    return `${url.pathname}?saved=${added > 0 ? 'added' : changed > 0 ? 'changed' : 'unchanged'}`;
  }),
};
