import { readEvaluationDocument } from '#features/evaluation/server/document.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../../member.ts';
import { readAddress, toBase } from '../address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { createdAt: _, ...document } = await readEvaluationDocument(member, readAddress(event.params));
    return { document, back: toBase(event.params) };
  });
