import { redirect } from '@sveltejs/kit';
import { enterCode, readDoorOfPlace } from '#features/survey/server/open-link.usecases.ts';
import { describeContact } from '#features/place/place.rules.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { renderHref } from '../../address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params }) =>
  loadOrExplain(async () => {
    const { place, open, takesCodes } = await readDoorOfPlace(params.place);
    return {
      place,
      contact: describeContact(place),
      takesCodes,
      open: open.map(({ waveId, title, instrument, closesOn }) => ({
        waveId,
        title,
        closesOn,
        name: instrument.title,
      })),
    };
  });

export const actions: Actions = {
  default: async ({ request, params, locals, getClientAddress }) => {
    const form = await request.formData();
    return actOrExplain(form, async () => {
      const typed = String(form.get('code') ?? '');
      const address = await enterCode(params.place, typed, getClientAddress());
      redirect(303, renderHref(address, '', locals.language));
    });
  },
};
