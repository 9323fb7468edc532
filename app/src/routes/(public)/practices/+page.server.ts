import { listForeignItems } from '#features/exchange/server/foreign.usecases.ts';
import { findPublicPractices } from '#features/practice/server/find.usecases.ts';
import { listFilterChoices, toCard, toSourceCard } from '#features/practice/practice-view.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) =>
  loadOrExplain(async () => {
    const { language } = locals;
    const finding = await findPublicPractices(Object.fromEntries(url.searchParams));
    return {
      search: finding.search,
      total: finding.total,
      pages: finding.pages,
      choices: listFilterChoices(finding.choices, language),
      cards: finding.found.map(({ practice }) => toCard(practice, language)),
      sources: finding.sources.map(({ practice }) => toSourceCard(practice, language)),
      foreign: await listForeignItems('practice', finding.search.words),
    };
  });
