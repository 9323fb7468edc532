import { listBands } from '#features/indicator/durations.rules.ts';
import { saveValue } from '#features/indicator/server/enter.usecases.ts';
import { readIndicatorSheet } from '#features/indicator/server/reading.usecases.ts';
import { asksForBase, asksForParts } from '#features/indicator/value.rules.ts';
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
    return {
      definition,
      reading,
      newcomersAre: chosen?.newcomersAre ?? '',
      hasParts: asksForParts(definition),
      hasBase: asksForBase(definition),
      hasBands: listBands(definition).length > 0,
      saved: event.url.searchParams.get('saved'),
    };
  });

export const actions: Actions = {
  default: changeThenShow('enter', async (member, fields, { url, params }: RequestEvent) => {
    const { added, changed } = await saveValue(member, params.indicator, fields);
    return `${url.pathname}?saved=${added > 0 ? 'added' : changed > 0 ? 'changed' : 'unchanged'}`;
  }),
};
