import { exportList } from '#features/strategy/server/export.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../../../member.ts';
import { toFileAnswer } from '../../../../../../reports/file-answer.ts';
import { readLook } from '../../../../../../reports/report-look.ts';
import { readRowId } from '../../../../../../themes/row-id.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { strategy, list, place } = event.params;
    const look = await readLook(member, place, event.locals.language);
    const name = { strategyId: readRowId(strategy), version: null, listId: list };
    return toFileAnswer(await exportList(member, name, look), place);
  });
