import { listForeignItems } from '#features/exchange/server/foreign.usecases.ts';
import { writeLikeness } from '#features/practice/likeness.rules.ts';
import { findPractices } from '#features/practice/server/find.usecases.ts';
import { listCopies } from '#features/practice/server/share.usecases.ts';
import {
  listFilterChoices,
  toCard,
  toSourceCard,
  writeContext,
} from '#features/practice/practice-view.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    const finding = await findPractices(member, Object.fromEntries(event.url.searchParams));
    const { search, total, pages, own } = finding;
    return {
      search,
      total,
      pages,
      ours: own === null ? '' : writeContext(own, language).join(', '),
      choices: listFilterChoices(finding.choices, language),
      cards: finding.found.map(({ practice, similarity }) => ({
        ...toCard(practice, language),
        likeness: similarity === null ? [] : writeLikeness(similarity, language),
      })),
      sources: finding.sources.map(({ practice, similarity }) => ({
        ...toSourceCard(practice, language),
        likeness: similarity === null ? [] : writeLikeness(similarity, language).slice(0, 1),
      })),
      copies: await listCopies(member),
      foreign: await listForeignItems('practice', search.words),
    };
  });
