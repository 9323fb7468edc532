import type { IndicatorDefinition } from '@vicus/reference';
import { undoImport } from '#features/indicator/server/observations.usecases.ts';
import { findDefinition } from '#features/indicator/server/chosen.usecases.ts';
import { readImport } from '#features/indicator/server/wizard-job.usecases.ts';
import { nameBreakdown } from '#features/indicator/wizard-labels.ts';
import { undoSchema } from '#features/indicator/wizard.schema.ts';
import { parseInput } from '#server/input.ts';
import { isProblem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const PAGE_ROWS = 200;

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    const { made, changes, why } = await readImport(member, event.params.import);
    const pages = Math.max(1, Math.ceil(changes.length / PAGE_ROWS));
    const asked = Math.trunc(Number(event.url.searchParams.get('page') ?? '1'));
    const page = asked >= 1 && asked <= pages ? asked : 1;
    const shown = changes.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS);
    const known = new Map<string, IndicatorDefinition | null>();
    for (const id of new Set(shown.map(({ indicatorId }) => indicatorId)))
      known.set(id, await findOrNull(id));
    return {
      made,
      why,
      total: changes.length,
      page,
      pages,
      changes: shown.map(({ before, after, indicatorId, breakdown, ...rest }) => ({
        ...(after ?? NOTHING),
        ...rest,
        before,
        indicator: nameOf(known.get(indicatorId) ?? null, indicatorId),
        measured: known.get(indicatorId) ?? null,
        group: nameBreakdown(breakdown, language),
      })),
    };

    function nameOf(definition: IndicatorDefinition | null, id: string): string {
      return (definition?.name as Readonly<Record<string, string>> | undefined)?.[language] ?? id;
    }

    /** An indicator of the place's own may be gone; its values are told by its id. */
    async function findOrNull(id: string): Promise<IndicatorDefinition | null> {
      try {
        return await findDefinition(member, id);
      } catch (error) {
        if (isProblem(error)) return null;
        throw error;
      }
    }
  });

const NOTHING = {
  numerator: null,
  denominator: null,
  value: null,
  status: null,
  reason: null,
  counted: '',
} as const;

export const actions: Actions = {
  undo: changeThenShow('undo', async (member, fields, { params }: RequestEvent) => {
    parseInput(undoSchema, fields);
    await undoImport(member, params.import);
    return `/office/${params.place}/data`;
  }),
};
