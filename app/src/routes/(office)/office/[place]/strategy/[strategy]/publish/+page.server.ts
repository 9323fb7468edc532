import { redirect } from '@sveltejs/kit';
import {
  previewProgress,
  publishComposedProgress,
  type ProgressPreview,
} from '#features/implementation/server/public-progress.usecases.ts';
import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { listProgressDays, withdrawProgress } from '#features/strategy/server/public-progress.usecases.ts';
import {
  changeCommentPeriod,
  listPublications,
  previewPublication,
  publishStrategy,
  withdrawStrategy,
} from '#features/strategy/server/public.usecases.ts';
import { listVersions } from '#features/strategy/server/versions.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { readFields } from '#server/input.ts';
import { isProblem } from '#server/problem.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const strategyId = readRowId(event.params.strategy);
    const content = await readStrategy(member, strategyId);
    const publications = await listPublications(member, strategyId);
    const { versions } = await listVersions(member, strategyId);
    const mayPublish = mayRole(member.role, 'strategy.publish');
    const isPublic = publications.some(({ state }) => state === 'adopted');
    return {
      strategy: content.strategy,
      actions: content.actions.map(({ actionId, title }) => ({ actionId, title })),
      publications,
      versions: versions.map(({ version, adoptedOn }) => ({ version, adoptedOn })),
      mayPublish,
      progressDays: await listProgressDays(member, strategyId),
      progress: mayPublish && isPublic ? await tryProgress(member, strategyId) : null,
      done: event.url.searchParams.get('done'),
    };
  });

/** Before the first adoption is run there is no progress to show. */
async function tryProgress(member: Member, strategyId: string): Promise<ProgressPreview | null> {
  try {
    return await previewProgress(member, strategyId);
  } catch (problem) {
    if (isProblem(problem)) return null;
    throw problem;
  }
}

type Change = (
  member: Member,
  strategyId: string,
  fields: Record<string, string | string[]>,
) => Promise<unknown>;

const change = (part: string, run: Change) =>
  changeThenShow(part, async (member, fields, event: RequestEvent) => {
    const strategyId = readRowId(event.params.strategy);
    await run(member, strategyId, fields);
    return `/office/${event.params.place}/strategy/${strategyId}/publish?done=${part}`;
  });

export const actions: Actions = {
  preview: async (event) => {
    const form = await event.request.formData();
    form.set('part', 'choice');
    return actOrExplain(form, async () => {
      const fields = readFields(form);
      const member = await requireMember(event);
      const preview = await previewPublication(member, readRowId(event.params.strategy), fields);
      return { preview, fields };
    });
  },
  publish: async (event) => {
    const form = await event.request.formData();
    form.set('part', 'choice');
    const fields = readFields(form);
    const member = await requireMember(event);
    const strategyId = readRowId(event.params.strategy);
    const result = await actOrExplain(form, async () => {
      await publishStrategy(member, strategyId, fields);
      redirect(303, `/office/${event.params.place}/strategy/${strategyId}/publish?done=publish`);
    });
    // What was chosen stands with a fresh preview, so that nothing typed is lost.
    const preview = await previewPublication(member, strategyId, fields).catch((problem: unknown) => {
      if (isProblem(problem)) return null;
      throw problem;
    });
    Object.assign(result.data, { fields, preview });
    return result as typeof result & { data: { fields: typeof fields; preview: typeof preview } };
  },
  period: change('period', changeCommentPeriod),
  withdraw: change('withdraw', withdrawStrategy),
  progress: change('progress', publishComposedProgress),
  progressWithdraw: change('progress-withdraw', withdrawProgress),
};
