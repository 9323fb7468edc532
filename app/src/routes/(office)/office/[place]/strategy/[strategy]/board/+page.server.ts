import { readStrategyBoard } from '#features/implementation/server/board.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { requireMember } from '../../../../member.ts';
import { nameArea } from '../../../measures/areas.ts';
import { readRowId } from '../../../themes/row-id.ts';
import { readBoardFilter } from './board-filter.ts';
import { loadRunning } from './load-running.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadRunning(event.params, async () => {
    const member = await requireMember(event);
    const strategyId = readRowId(event.params.strategy);
    const filter = readBoardFilter(event.url);
    const running = await readStrategyBoard(member, strategyId, filter);
    const { language } = event.locals;
    return {
      ...running,
      strategyId,
      filter,
      areas: running.areas.map((code) => ({ value: code, label: nameArea(code, language) })),
      mayChange: mayRole(member.role, 'implementation.change'),
    };
  });
