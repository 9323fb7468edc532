/** Needs of towns that agreed to have them counted: by size, each apart, by area of the map and of life. */
import { AREAS_OF_LIFE } from '@vicus/reference';
import { readText } from '@vicus/cube';
import { readNeeds } from '#features/ask/server/needs.usecases.ts';
import { COUNTED_SIZES, type NeedsGroup, type NeedsRound } from '#features/ask/needs.types.ts';
import type { Language } from '#ui/messages.ts';
import { formatCountry } from '#ui/country-name.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { level, rounds } = await readNeeds(member);
    const { searchParams } = event.url;
    const asked = searchParams.get('round');
    const shown = rounds.find(({ round }) => round === asked) ?? rounds[0];
    const size = COUNTED_SIZES.find((one) => one === searchParams.get('size')) ?? null;
    const geo = searchParams.get('area') ?? '';
    const { language } = event.locals;
    return {
      level,
      size,
      geo,
      sizes: COUNTED_SIZES,
      areas: listAreas(shown, language),
      rounds: rounds.map(({ round }) => round),
      shown:
        shown === undefined
          ? null
          : {
              ...shown,
              tables: null,
              groups: chooseGroups(shown, size, geo).map((one) => nameGroup(one, language)),
            },
    };
  });

function chooseGroups({ groups }: NeedsRound, size: string | null, geo: string): readonly NeedsGroup[] {
  return groups.filter((one) => (size === null || one.size === size) && (geo === '' || one.geo === geo));
}

/** A union or country by its name, regions by their codes. */
function nameArea(code: string, language: Language): string {
  return code.length === 2 ? formatCountry(code, language) : code;
}

function listAreas(shown: NeedsRound | undefined, language: Language): { value: string; label: string }[] {
  const codes = new Set(shown?.groups.map(({ geo }) => geo));
  return [...codes].map((value) => ({ value, label: nameArea(value, language) }));
}

/** Areas of life in which something may be told or is withheld; the sources stand beside one another. */
function nameGroup(group: NeedsGroup, language: Language) {
  const rows = AREAS_OF_LIFE.map(({ code, label }) => ({
    code,
    label: readText(label, language),
    figures: group.needs.filter(({ area }) => area === code),
  }));
  return {
    geo: group.geo,
    areaName: nameArea(group.geo, language),
    size: group.size,
    sharing: group.sharing,
    rows: rows.filter(({ figures }) => figures.some(({ places }) => places !== null)),
    withheld: rows
      .filter(({ figures }) => figures.every(({ places }) => places === null))
      .map(({ label }) => label),
  };
}
