import { redirect } from '@sveltejs/kit';
import { readStrategyHead } from '#features/strategy/server/versions.usecases.ts';
import { uploadStrategyFile } from '#features/strategy/server/file.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { readFormFile } from '#server/spreadsheet/uploads.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'strategy.import');
    const { searchParams } = event.url;
    const added = Number(searchParams.get('added'));
    const changed = Number(searchParams.get('changed'));
    return {
      strategy: await readStrategyHead(member, readRowId(event.params.strategy)),
      done: searchParams.has('added') && Number.isSafeInteger(added + changed) ? { added, changed } : null,
    };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const upload = await readFormFile(form, 'file', 'strategy');
      const { place, strategy } = event.params;
      const uploadId = await uploadStrategyFile(await requireMember(event), readRowId(strategy), upload);
      redirect(303, `/office/${place}/strategy/${strategy}/import/${uploadId}`);
    });
  },
};
