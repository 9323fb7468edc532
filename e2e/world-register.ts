/** A register of 41 towns, as an operator imports it, and the pages that a place has with an entry in it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pinnedNode, root, runProgram, toPinnedEnvironment } from '../tools/processes.mjs';
import type { Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

const HEADINGS = [
  'code_2016',
  'lau_code',
  'lau_name_national',
  'lau_name_latin',
  'name_change_last_year',
  'population',
  'total_area_m2',
  'degurba',
  'degurba_change_last_year',
  'coastal_area',
  'coastal_change_last_year',
  'city_id',
  'city_id_change_last_year',
  'city_name',
  'greater_city_id',
  'greater_city_id_change_last_year',
  'greater_city_name',
  'fua_id',
  'fua_id_change_last_year',
  'fua_name',
  'country',
  'gisco_id',
];

/** One real town, and forty that are invented. */
const TOWNS = [
  { code: '09173112', name: 'Bad Tölz', population: 18_802 },
  ...Array.from({ length: 40 }, (_, at) => ({
    code: String(9_999_000 + at).padStart(8, '0'),
    name: `Musterort ${at + 1}`,
    population: 6_000 + 700 * at,
  })),
];

/** A census of them: dwellings that stand empty, and who owns theirs. */
function renderCensus(): string {
  const of = (name: string): string => `${name}_census22`;
  const headings = [
    'population',
    'share_foreign',
    'share_migration_bg',
    'avg_household_size',
    'vacancy_rate',
    'share_owner_occupied',
    'avg_rent_per_m2',
  ];
  const rows = TOWNS.map(({ code, name, population }, at) => {
    const owners = 30 + ((at * 11) % 37);
    const figures = [population, 4 + (at % 9), 12 + (at % 14), 2.1, 2 + owners / 20 + (at % 5), owners, 8.5];
    return [code, name, ...figures].map((one) => `"${one}"`).join(',');
  });
  return [['ags', 'municipality_name', ...headings.map(of)].join(','), ...rows].join('\n');
}

/** The list of an office for statistics. */
function renderRegister(): string {
  const rows = TOWNS.map(({ code, name, population }, at) => {
    const areaKm2 = 20 + ((at * 7) % 30);
    const known: Readonly<Record<string, string | number>> = {
      code_2016: 'DE216',
      lau_code: code,
      lau_name_national: name,
      lau_name_latin: name,
      name_change_last_year: 'FALSE',
      population,
      total_area_m2: areaKm2,
      degurba: 2,
      degurba_change_last_year: 'FALSE',
      coastal_area: 'no',
      country: 'DE',
      gisco_id: `DE_${code}`,
    };
    return HEADINGS.map((heading) => `"${known[heading] ?? ''}"`).join(',');
  });
  return [HEADINGS.map((heading) => `"${heading}"`).join(','), ...rows].join('\n');
}

/** By the command line, while the product runs. */
export async function importRegister(dataDirectory: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vicus-e2e-register-'));
  const file = join(folder, 'nuts_lau_2019.csv');
  writeFileSync(file, renderRegister());
  writeFileSync(join(folder, 'zensus2022_municipalities.csv'), renderCensus());
  for (const [source, path] of [
    ['lau', file],
    ['germany-zensus-2022', folder],
  ] as const) {
    const { code, output } = await runProgram(
      pinnedNode,
      [resolve(root, 'app', 'cli', 'vicus.ts'), 'import', source, path],
      { env: toPinnedEnvironment({ VICUS_DATA: dataDirectory }) },
    );
    if (code !== 0) throw new Error(`The register could not be imported:\n${output}`);
  }
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Chooses the entry of the place, sets a side of an axis, writes a competence twice and publishes the profile.
 * `without`: another place, which does none of this.
 */
export async function visitContext(
  visitor: Visitor,
  slug: string,
  without: string,
): Promise<Readonly<Record<string, readonly Visit[]>>> {
  const send = async (path: string, fields: Record<string, string>, form?: string): Promise<void> => {
    const sent = await visitor.submit(await visitor.open(`/office/${slug}${path}`), {
      ...(form === undefined ? {} : { form }),
      fields,
    });
    if (sent.status >= 400) throw new Error(`${path}: ${sent.status} ${sent.text.slice(0, 400)}`);
  };
  await send('/profile', { placeCode: 'DE_09173112' }, 'form[action="?/chooseRegister"]');
  const reason = { side: 'favourable', reason: 'Two companies came in 2025.' };
  await send('/context', { axis: 'structure', ...reason }, 'form[action="?/set"]');
  for (const decides of ['municipality', 'county'])
    await send('/competences', { area: 'housing', decides, note: 'Council decision' }, 'form[method="post"]');
  await send('/context/publish', {}, 'form[action="?/publish"]');
  const both = (path: string): Visit[] => [
    { path: `/office/${slug}${path}`, who: 'operator', languages: ['en', 'de'] },
    { path: `/office/${without}${path}`, who: 'neighbour' },
  ];
  return {
    '/(office)/office/[place]/context': both('/context'),
    '/(office)/office/[place]/context/publish': both('/context/publish'),
    '/(office)/office/[place]/peers': [
      ...both('/peers'),
      { path: `/office/${slug}/peers?scope=other-countries&by=population`, who: 'operator' },
    ],
    '/(office)/office/[place]/expected': [
      ...both('/expected'),
      {
        path: `/office/${slug}/expected?by=population&by=owner-occupied-percent`,
        who: 'operator',
        languages: ['en', 'de'],
      },
    ],
    '/(office)/office/[place]/competences': both('/competences'),
    '/(public)/p/[place]/profile': [
      { path: `/p/${slug}/profile`, who: 'nobody', languages: ['en', 'de', 'es', 'it'] },
      { path: `/p/${without}/profile`, who: 'nobody', status: 404 },
    ],
  };
}
