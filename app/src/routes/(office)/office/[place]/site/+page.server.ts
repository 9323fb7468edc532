import { MAXIMUM_ARMS_BYTES, MAXIMUM_ARMS_PX } from '#features/site/arms.rules.ts';
import { composeColours } from '#features/site/colour.rules.ts';
import { HIDEABLE_PAGES } from '#features/site/pages.rules.ts';
import {
  publishSite,
  readSiteSheet,
  removeArms,
  saveArms,
  saveSite,
  withdrawSite,
} from '#features/site/server/site.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { redirect } from '@sveltejs/kit';
import { requireMember } from '../../member.ts';
import { changeThenShow } from '../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const sheet = await readSiteSheet(member);
    const { accent } = sheet.site;
    return {
      sheet,
      colours: accent === '' ? null : composeColours(accent),
      pages: HIDEABLE_PAGES.map(({ id, label }) => ({ id, label })),
      limits: { kilobytes: MAXIMUM_ARMS_BYTES / 1024, pixels: MAXIMUM_ARMS_PX },
      mayChange: mayRole(member.role, 'site.change'),
      mayPublish: mayRole(member.role, 'site.publish'),
      saved: event.url.searchParams.has('saved'),
    };
  });

const change = (part: string, run: (member: Member, fields: unknown) => Promise<void>) =>
  changeThenShow(part, async (member, fields, event: RequestEvent) => {
    await run(member, fields);
    return `/office/${event.params.place}/site?saved#${part === 'words' ? 'preview' : part}`;
  });

async function keepArms(event: RequestEvent) {
  const form = await event.request.formData();
  form.set('part', 'arms');
  return actOrExplain(form, async () => {
    const file = form.get('file');
    const content = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
    await saveArms(await requireMember(event), readFields(form), content);
    redirect(303, `/office/${event.params.place}/site?saved#preview`);
  });
}

export const actions: Actions = {
  words: change('words', saveSite),
  arms: keepArms,
  removeArms: change('arms', (member) => removeArms(member)),
  publish: change('publish', publishSite),
  withdraw: change('publish', (member) => withdrawSite(member)),
};
