/** Finding one's town, then setting it up. The address owns the step: `?q=`, `?town=` or `?by-hand`. */
import { redirect } from '@sveltejs/kit';
import { isOperator } from '#server/auth/operator.ts';
import { optionalInteger, parseInput, readFields } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import {
  createPlace,
  findTowns,
  readCountries,
  readTown,
} from '#features/place/server/installation.usecases.ts';
import type { GazetteerPlace } from '#features/place/place.types.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { formatCountry } from '#ui/country-name.ts';
import type { Language } from '#ui/messages.ts';
import { requireUser } from '../office/member.ts';
import type { Actions, PageServerLoad } from './$types';

const LARGEST_ID = 2_147_483_647;
const LONGEST_QUESTION = 200;

export const load: PageServerLoad = (event) => {
  const user = requireUser(event);
  const { searchParams } = event.url;
  return loadOrExplain(async () => {
    if (!(await isOperator(user.id))) throw new Problem('set-up-by-operator', 403);
    const q = (searchParams.get('q') ?? '').slice(0, LONGEST_QUESTION);
    const country = readCountryCode(searchParams.get('country'));
    const townId = parseInput(optionalInteger(1, LARGEST_ID), searchParams.get('town'));
    return {
      q,
      country,
      towns: q.trim() === '' ? null : await findTowns(q, country),
      town: townId === null ? null : await readTown(townId),
      isByHand: searchParams.has('by-hand'),
      countries: await listCountries(event.locals.language),
    };
  });
};

export const actions: Actions = {
  default: async (event) => {
    const user = requireUser(event);
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const { slug } = await createPlace(user.id, readFields(form));
      redirect(303, `/office/${slug}`);
    });
  },
};

function readCountryCode(asked: string | null): GazetteerPlace['country'] | null {
  return asked !== null && /^[A-Z]{2}$/.test(asked) ? asked : null;
}

async function listCountries(language: Language): Promise<{ value: string; label: string }[]> {
  const codes = await readCountries();
  return codes
    .map((code) => ({ value: code, label: formatCountry(code, language) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, language));
}
