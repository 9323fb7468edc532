import { agreeOnSignal, closeStockTake, readTalk } from '#features/stock-take/server/result.usecases.ts';
import { showAnswer, showSignal } from '#features/stock-take/signal-text.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    const { different, ...talk } = await readTalk(member, readRowId(event.params.round));
    return {
      ...talk,
      isFirst: talk.round.firstAssessor === member.userId,
      isSecond: talk.round.secondAssessor === member.userId,
      different: different.map(({ signal, first, second, agreed }) => ({
        signal: showSignal(signal, language),
        first: first === null ? null : showAnswer(signal, first, language),
        second: second === null ? null : showAnswer(signal, second, language),
        agreed: agreed === null ? null : showAnswer(signal, agreed, language),
      })),
    };
  });

export const actions: Actions = {
  agree: changeThenShow('agree', async (member, fields, event: RequestEvent) => {
    const stockTakeId = readRowId(event.params.round);
    await agreeOnSignal(member, stockTakeId, fields);
    const signal = String(fields['signalId']);
    return `/office/${event.params.place}/stock-take/${stockTakeId}/agree#signal-${signal}`;
  }),
  close: changeThenShow('close', async (member, _fields, event: RequestEvent) => {
    const stockTakeId = readRowId(event.params.round);
    await closeStockTake(member, stockTakeId);
    return `/office/${event.params.place}/stock-take/${stockTakeId}/result`;
  }),
};
