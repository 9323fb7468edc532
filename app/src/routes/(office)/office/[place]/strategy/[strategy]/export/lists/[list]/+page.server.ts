import { ANSWER_PATHS, nameAnswer, nameItem } from '#features/strategy/export-lists.rules.ts';
import { toExportLanguage } from '#features/strategy/export.rules.ts';
import { readAnsweredList } from '#features/strategy/server/export.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../../member.ts';
import { readRowId } from '../../../../../themes/row-id.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const language = toExportLanguage(event.locals.language);
    const name = { strategyId: readRowId(event.params.strategy), version: null };
    const { strategy, list, items } = await readAnsweredList(member, name, event.params.list);
    return {
      strategy,
      list: {
        listId: list.listId,
        name: list.name[language] ?? list.name.en,
        article: list.article[language] ?? list.article.en,
        source: list.source,
      },
      items: items.map((item) => ({
        heading: nameItem(item, language),
        parts: item.parts,
        missing: item.missing.map((id) => ({ path: ANSWER_PATHS[id], name: nameAnswer(id, language) })),
      })),
      answered: items.filter(({ missing }) => missing.length === 0).length,
      mayChange: mayRole(member.role, 'strategy.change') && strategy.state !== 'ended',
    };
  });
