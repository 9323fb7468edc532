import { assessTable, isTableAddress, TABLE_OF_ADDRESS } from '#features/evidence/evidence.rules.ts';
import { drawEvidenceFigure } from '#features/publication/server/evidence-figures.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  loadOrExplain(() => {
    if (!isTableAddress(params.grouping)) return Promise.reject(new Problem('not-found', 404));
    const table = TABLE_OF_ADDRESS[params.grouping];
    return Promise.resolve({
      findings: assessTable(table),
      figure: drawEvidenceFigure(table, locals.language),
    });
  });
