/** Towns as JSON while somebody types; `/set-up?q=` shows the same without a script. */
import { json } from '@sveltejs/kit';
import { findTowns } from '#features/place/server/installation.usecases.ts';
import { formatCountry } from '#ui/country-name.ts';
import { formatNumber } from '#ui/messages.ts';
import type { RequestHandler } from './$types';

const LONGEST_QUESTION = 200;

export const GET: RequestHandler = async ({ url, locals }) => {
  if (locals.user === null) return json({ code: 'not-signed-in' }, { status: 401 });
  const country = url.searchParams.get('country') ?? '';
  const towns = await findTowns(
    (url.searchParams.get('q') ?? '').slice(0, LONGEST_QUESTION),
    /^[A-Z]{2}$/.test(country) ? country : null,
  );
  return json(
    towns.map((town) => ({
      id: town.gazetteerId,
      name: town.name,
      country: formatCountry(town.country, locals.language),
      inhabitants: town.population === 0 ? '' : formatNumber(town.population, locals.language),
    })),
  );
};
