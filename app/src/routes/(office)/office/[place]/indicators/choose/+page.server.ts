import { AREAS_OF_LIFE, estimateHoursPerYear } from '@vicus/reference';
import { redirect } from '@sveltejs/kit';
import {
  chooseIndicators,
  listChosenIndicators,
  listDefinitions,
} from '#features/indicator/server/chosen.usecases.ts';
import { FUND_SCHEMES, listSet } from '#features/indicator/definition.rules.ts';
import { authorise } from '#server/auth/member.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { Actions, PageServerLoad } from './$types';

/** Ticks stand in the address while the cost is looked at; a form of 200 ticks is sent with POST and comes back so. */
const toList = (text: string | null): string[] => (text ?? '').split(' ').filter((id) => id !== '');

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'indicator.change');
    const { searchParams } = event.url;
    const set = searchParams.get('set') ?? '';
    const looked = searchParams.get('ticked');
    const definitions = await listDefinitions(member);
    const chosen = (await listChosenIndicators(member)).map(({ definition }) => definition.id);
    const wanted = listSet(definitions, set).map(({ id }) => id);
    const ticked = new Set(looked === null ? [...chosen, ...wanted] : toList(looked));
    const picked = definitions.filter(({ id }) => ticked.has(id));
    return {
      groups: AREAS_OF_LIFE.map(({ code, label }) => ({
        code,
        label,
        definitions: definitions
          .filter(({ heading }) => heading === code)
          .map(({ id, name, question, isCore, describes, hoursPerYear, collecting, usualSource }) => ({
            id,
            name,
            question,
            isCore,
            describes,
            hoursPerYear,
            collecting,
            usualSource,
            isTicked: ticked.has(id),
          })),
      })).filter((group) => group.definitions.length > 0),
      cost: { count: picked.length, hours: estimateHoursPerYear(picked) },
      coreCount: listSet(definitions, 'core').length,
      funds: FUND_SCHEMES.filter((fund) => listSet(definitions, `fund:${fund}`).length > 0),
      dropped: looked === null ? 0 : chosen.filter((id) => !ticked.has(id)).length,
      isCosted: looked !== null,
    };
  });

const readTicked = (form: FormData): string[] => form.getAll('indicators').map(String);

export const actions: Actions = {
  cost: async ({ request, url }) => {
    const ticked = readTicked(await request.formData());
    redirect(303, `${url.pathname}?ticked=${encodeURIComponent(ticked.join(' '))}#cost`);
  },
  save: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await chooseIndicators(await requireMember(event), readFields(form));
      redirect(303, event.url.pathname.replace(/\/choose$/, ''));
    });
  },
};
