import { readMeasureState } from '#features/policy/policy.rules.ts';
import {
  changeMeasure,
  previewMeasure,
  publishMeasure,
  readMeasure,
  removeMeasure,
  withdrawMeasure,
} from '#features/policy/server/measures.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import { readRowId } from '../../themes/row-id.ts';
import { listAreas, nameArea } from '../areas.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    const measureId = readRowId(event.params.measure);
    const { measure, changes } = await readMeasure(member, measureId);
    const mayPublish = mayRole(member.role, 'policy.publish');
    return {
      measure,
      state: readMeasureState(measure, today()),
      areaLabel: nameArea(measure.area, language),
      areas: listAreas(language),
      changes: changes.map(({ changedAt, before }) => ({
        changedOn: changedAt.toISOString().slice(0, 10),
        before: {
          ...before,
          ...(before.area === undefined ? {} : { area: nameArea(before.area ?? '', language) }),
        },
      })),
      preview: mayPublish ? await previewMeasure(member, measureId) : null,
      mayChange: mayRole(member.role, 'policy.change'),
      saved: event.url.searchParams.has('saved'),
    };
  });

type Change = (member: Member, measureId: string, fields: Record<string, string | string[]>) => Promise<void>;

/** `after`: the page to show; left out: the measure again. */
const change = (part: string, run: Change, after?: string) =>
  changeThenShow(part, async (member, fields, event: RequestEvent) => {
    const measureId = readRowId(event.params.measure);
    await run(member, measureId, fields);
    return `/office/${event.params.place}/measures${after ?? `/${measureId}?saved`}`;
  });

export const actions: Actions = {
  words: change('words', changeMeasure),
  publish: change('publish', publishMeasure),
  withdraw: change('withdraw', withdrawMeasure),
  remove: change('remove', removeMeasure, '?removed'),
};
