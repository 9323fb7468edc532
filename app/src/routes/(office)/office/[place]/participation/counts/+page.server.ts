import { readParticipationCounts } from '#features/participation/server/counts.usecases.ts';
import { pickShownText } from '#features/participation/texts.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const rows = await readParticipationCounts(await requireMember(event));
    return {
      rows: rows.map((row) => ({
        ...row,
        shownQuestion: pickShownText(row.question, event.locals.language),
      })),
    };
  });
