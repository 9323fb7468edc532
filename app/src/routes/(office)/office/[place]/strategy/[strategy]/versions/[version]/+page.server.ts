import { readVersion } from '#features/strategy/server/adoption.usecases.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { readRowId } from '../../../../themes/row-id.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { strategy, version } = event.params;
    if (!/^[1-9]\d{0,5}$/.test(version)) throw new Problem('not-found', 404);
    return {
      kept: await readVersion(member, readRowId(strategy), Number(version)),
      wasAdopted: event.url.searchParams.has('adopted'),
    };
  });
