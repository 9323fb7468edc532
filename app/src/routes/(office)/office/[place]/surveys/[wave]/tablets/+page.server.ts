import { toString as renderQrCode } from 'qrcode';
import { addTablet, readTablets, revokeTablet } from '#features/survey/server/tablet.usecases.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { leadToGovernance } from '../kind-of-wave.ts';
import { readWaveId } from '../wave-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    await leadToGovernance(event, member, '');
    const waveId = readWaveId(event);
    return { waveId, ...(await readTablets(member, waveId)) };
  });

export const actions: Actions = {
  /** The address stands in this answer only. */
  add: async (event) =>
    actOrExplain(await event.request.formData(), async () => {
      const tablet = await addTablet(await requireMember(event), readWaveId(event));
      return { tablet: { ...tablet, code: await renderQrCode(tablet.url, { type: 'svg', margin: 2 }) } };
    }),
  revoke: changeThenShow('revoke', async (member, fields, event: RequestEvent) => {
    await revokeTablet(member, readWaveId(event), fields);
    return `/office/${event.params.place}/surveys/${readWaveId(event)}/tablets`;
  }),
};
