import {
  removeFigure,
  remarkOnFigure,
  confirmNewerFigure,
} from '#features/strategy/server/figures.usecases.ts';
import { readPart, toPartId, writePart } from '#features/strategy/server/parts.usecases.ts';
import { countWords } from '#features/strategy/step.rules.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { changeThenShow } from '../../../../change-then-show.ts';
import { readRowId } from '../../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const strategyId = readRowId(event.params.strategy);
    const partId = toPartId(event.params.part);
    const sheet = await readPart(member, strategyId, partId, event.locals.language);
    const { state } = sheet.strategy;
    return {
      ...sheet,
      partId,
      words: countWords(sheet.part.text),
      mayChange: mayRole(member.role, 'strategy.change') && state !== 'ended',
      saved: event.url.searchParams.has('saved'),
    };
  });

type Fields = Record<string, string | string[]>;

const onFigure = (
  name: string,
  run: (
    member: Member,
    figure: { readonly strategyId: string; readonly placedFactId: string },
    fields: Fields,
  ) => Promise<void>,
) =>
  changeThenShow(name, async (member, fields, event: RequestEvent) => {
    const { place, strategy, part } = event.params;
    const placedFactId = readRowId(String(fields['figure'] ?? ''));
    await run(member, { strategyId: readRowId(strategy), placedFactId }, fields);
    return `/office/${place}/strategy/${strategy}/parts/${part}?saved#figures`;
  });

export const actions: Actions = {
  text: changeThenShow('text', async (member, fields, { params }: RequestEvent) => {
    const { place, strategy, part } = params;
    await writePart(member, readRowId(strategy), toPartId(part), fields);
    return `/office/${place}/strategy/${strategy}/parts/${part}?saved`;
  }),
  remark: onFigure('remark', remarkOnFigure),
  newer: onFigure('newer', confirmNewerFigure),
  'remove-figure': onFigure('remove-figure', removeFigure),
};
