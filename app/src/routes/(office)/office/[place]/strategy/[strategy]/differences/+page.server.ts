import { listVersions, readDifferences } from '#features/strategy/server/versions.usecases.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { PageServerLoad } from './$types';

function readVersionNumber(text: string | null): number {
  if (text === null || !/^[1-9]\d{0,5}$/.test(text)) throw new Problem('not-found', 404);
  return Number(text);
}

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { searchParams } = event.url;
    const strategyId = readRowId(event.params.strategy);
    const before = readVersionNumber(searchParams.get('before'));
    const after = searchParams.get('after') === 'now' ? null : readVersionNumber(searchParams.get('after'));
    const { strategy } = await listVersions(member, strategyId);
    return {
      strategy,
      before,
      after,
      differences: await readDifferences(member, strategyId, { before, after }),
    };
  });
