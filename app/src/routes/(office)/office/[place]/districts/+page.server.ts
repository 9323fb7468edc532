import { redirect } from '@sveltejs/kit';
import { MAXIMUM_DISTRICTS } from '#features/place/districts.rules.ts';
import {
  addDistrict,
  addDistrictList,
  changeDistrict,
  drawDistrictMap,
  listDistricts,
  MAXIMUM_MAP_BYTES,
  removeDistrict,
} from '#features/place/server/districts.usecases.ts';
import { isMapTooHeavy } from '#features/survey/district-map.rules.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { readFields } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const districts = await listDistricts(member);
    return {
      districts,
      isMapTooHeavy: isMapTooHeavy(districts.flatMap(({ outline }) => outline ?? [])),
      mayChange: mayRole(member.role, 'district.change'),
      maximum: MAXIMUM_DISTRICTS,
      maximumMegabytes: MAXIMUM_MAP_BYTES / 1_000_000,
      saved: event.url.searchParams.has('saved'),
    };
  });

function act(run: (event: RequestEvent, form: FormData) => Promise<unknown>) {
  return async (event: RequestEvent) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await run(event, form);
      redirect(303, `/office/${event.params.place}/districts?saved`);
    });
  };
}

async function draw(event: RequestEvent, form: FormData): Promise<void> {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) throw new Problem('file-missing', 422, {}, 'file');
  await drawDistrictMap(await requireMember(event), new Uint8Array(await file.arrayBuffer()));
}

const readCode = (form: FormData): string => String(form.get('code') ?? '');

export const actions: Actions = {
  add: act(async (event, form) => addDistrict(await requireMember(event), readFields(form))),
  list: act(async (event, form) => addDistrictList(await requireMember(event), readFields(form))),
  map: act(draw),
  change: act(async (event, form) =>
    changeDistrict(await requireMember(event), readCode(form), readFields(form)),
  ),
  remove: act(async (event, form) => removeDistrict(await requireMember(event), readCode(form))),
};
