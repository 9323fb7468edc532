import { showPrintedBySize } from '#features/stock-take/printed.rules.ts';
import { describeChanged, listBySection, listRestrictive } from '#features/stock-take/result-text.rules.ts';
import { readStockTakeResult } from '#features/stock-take/server/result.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    const found = await readStockTakeResult(member, readRowId(event.params.round));
    const { round, signals, answers, profile, agreement, change } = found;
    return {
      round,
      profile,
      agreement,
      restrictive: listRestrictive(profile.category, signals, language),
      printed: showPrintedBySize(language),
      change:
        change === null
          ? null
          : {
              earlierTitle: change.earlier.title,
              change: change.change,
              changed: describeChanged(change.change, signals, language),
            },
      sections: listBySection(signals, answers, language),
    };
  });
