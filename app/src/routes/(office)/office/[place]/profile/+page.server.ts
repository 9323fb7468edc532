import { redirect } from '@sveltejs/kit';
import { SIZE_CLASSES, SIZE_CLASS_CAUTION } from '@vicus/reference';
import { readFields } from '#server/input.ts';
import { mayRole } from '#server/auth/permissions.ts';
import type { Member } from '#server/auth/member.ts';
import { hasOwnThresholds, listProfileGaps, readSizeClass } from '#features/place/place.rules.ts';
import {
  addReceptionEvent,
  removeConstellation,
  removeReceptionEvent,
  saveConstellation,
} from '#features/place/server/place-history.usecases.ts';
import {
  changePlaceProfile,
  changeSizeThresholds,
  publishPlaceProfile,
  readPlaceDossier,
  removePlace,
} from '#features/place/server/place.usecases.ts';
import {
  chooseRegisterEntry,
  clearRegisterEntry,
  readRegisterChoice,
  takeRegisterPopulation,
} from '#features/place/server/register.usecases.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const dossier = await readPlaceDossier(member);
    const { language } = event.locals;
    return {
      ...dossier,
      register: await readRegisterChoice(member, event.url.searchParams.get('register')),
      gaps: listProfileGaps(dossier.profile),
      sizeClass: readSizeClass(dossier.profile)?.label[language] ?? null,
      sizeClassLabels: SIZE_CLASSES.map((one) => one.label[language] ?? one.label.en),
      sizeCaution: SIZE_CLASS_CAUTION[language] ?? SIZE_CLASS_CAUTION.en,
      hasOwnThresholds: hasOwnThresholds(dossier.profile),
      mayChange: mayRole(member.role, 'place.change'),
      mayRemove: mayRole(member.role, 'place.remove'),
      saved: event.url.searchParams.has('saved'),
    };
  });

/** `part` is the form of the page that a problem belongs to. */
function changeThenShow(part: string, run: (member: Member, input: unknown) => Promise<void>) {
  return async (event: RequestEvent) => {
    const form = await event.request.formData();
    form.set('part', part);
    return actOrExplain(form, async () => {
      await run(await requireMember(event), readFields(form));
      const anchor = part === 'register' ? '#register' : '';
      redirect(303, part === 'remove' ? '/office' : `/office/${event.params.place}/profile?saved${anchor}`);
    });
  };
}

export const actions: Actions = {
  profile: changeThenShow('profile', changePlaceProfile),
  chooseRegister: changeThenShow('register', chooseRegisterEntry),
  clearRegister: changeThenShow('register', clearRegisterEntry),
  takePopulation: changeThenShow('register', takeRegisterPopulation),
  sizes: changeThenShow('sizes', changeSizeThresholds),
  publish: changeThenShow('publish', publishPlaceProfile),
  addReception: changeThenShow('reception', addReceptionEvent),
  removeReception: changeThenShow('reception', removeReceptionEvent),
  saveConstellation: changeThenShow('constellation', saveConstellation),
  removeConstellation: changeThenShow('constellation', removeConstellation),
  remove: changeThenShow('remove', removePlace),
};
