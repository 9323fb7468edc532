import { readAudit } from '#features/people/server/audit.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => ({
    audit: await readAudit(await requireMember(event), event.url.searchParams.get('page')),
  }));
