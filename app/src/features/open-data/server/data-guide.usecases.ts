/** What the page for people about open data shows: the addresses of a table that is really published. */
import { readText } from '@vicus/cube';
import { listTableLinks, TABLE_FORMATS, toPlaceHref } from '#features/publication/links.rules.ts';
import { readSettings } from '#server/settings/settings.ts';
import type { Language } from '#ui/languages.ts';
import { toTableAddress } from '../addresses.rules.ts';
import { listProgramLines } from '../data-guide.rules.ts';
import { API_LIMITS } from '../limits.rules.ts';
import { toParameterName } from '../selection.rules.ts';
import { readApiSample } from './openapi.usecases.ts';

export async function readDataGuide(language: Language) {
  const { origin, apiRequestsPerMinute } = readSettings();
  const sample = await readApiSample();
  return {
    origin,
    limits: { ...API_LIMITS, requestsPerMinute: apiRequestsPerMinute },
    example: sample && showExample(sample, origin, language),
  };
}

function showExample(
  { entry, dimensionId, code }: NonNullable<Awaited<ReturnType<typeof readApiSample>>>,
  origin: string,
  language: Language,
) {
  const { place, release, id, title } = entry;
  const links = listTableLinks(place.slug, release.releaseId, id, language, TABLE_FORMATS);
  const address = `${origin}${toTableAddress(place.slug, release.releaseId, id)}/data`;
  const filter = new URLSearchParams({ [toParameterName(dimensionId)]: code, lang: language });
  return {
    place: { name: place.name, isExample: place.isExample, href: toPlaceHref(place.slug, language) },
    title: readText(title, language),
    files: TABLE_FORMATS.map((format, i) => ({
      format,
      label: links[i]?.label ?? '',
      href: links[i]?.href ?? '',
    })),
    part: `${address}.csv?${filter.toString()}`,
    programs: listProgramLines(address),
  };
}
