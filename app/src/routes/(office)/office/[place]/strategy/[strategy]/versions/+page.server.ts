import { listVersions } from '#features/strategy/server/versions.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => listVersions(await requireMember(event), readRowId(event.params.strategy)));
