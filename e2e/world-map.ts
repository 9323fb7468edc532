/** Counts by district and by school, brought in as an officer has them, and the districts they are drawn on. */
import { acceptFile, decide, uploadFile } from './world-data.ts';
import { toCsvFile } from './messy-file.ts';
import { expectPage } from './survey-steps.ts';
import type { Visitor } from './visitor.ts';

/** Old Town and North are drawn already, for the surveys; they are drawn again, beside their neighbours. */
const DISTRICTS = ['Old Town', 'North', 'Mill', 'Harbour', 'Green', 'Station'];

const BY_DISTRICT = [
  'Jahr;Stadtteil;Zähler;Nenner',
  ...[
    ['Old Town', 96, 812],
    ['North', 31, 640],
    ['Mill', 3, 205],
    ['Harbour', 148, 560],
    ['Station', 77, 498],
    ['Upper Farms', 12, 190],
  ].map((line) => `2024;${line.join(';')}`),
].join('\n');

const BY_SCHOOL = [
  'Jahr;Schule;Zugezogene;Andere',
  ...[
    ['Linden', 24, 190],
    ['Bach', 9, 140],
    ['Berg', 31, 122],
    ['Au', 12, 160],
  ].map((line) => `2024;${line.join(';')}`),
].join('\n');

async function bringIn(
  visitor: Visitor,
  slug: string,
  file: File,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const preview = await decide(visitor, await uploadFile(visitor, slug, file), fields);
  const title = file.name;
  const done = await acceptFile(visitor, preview, { title, source: 'Population register, 31 December' });
  if (!done.document.querySelector('a[href*="/imports/"]'))
    throw new Error(`The file was not brought in: ${done.text.slice(0, 900)}`);
}

function drawSquare(name: string, position: number) {
  const [x, y] = [(position % 3) * 0.01, Math.floor(position / 3) * 0.008];
  const corners = [
    [x, y],
    [x + 0.01, y],
    [x + 0.01, y + 0.008],
    [x + 0.002, y + 0.008],
    [x, y],
  ];
  return { type: 'Feature', properties: { name }, geometry: { type: 'Polygon', coordinates: [corners] } };
}

/** Six districts with a map, five of them with counts, one district on no map; four schools. */
export async function enterUnits(visitor: Visitor, slug: string): Promise<void> {
  const page = await visitor.open(`/office/${slug}/districts`);
  const map = JSON.stringify({ features: DISTRICTS.map(drawSquare) });
  const file = new File([map], 'districts.geojson', { type: 'application/geo+json' });
  expectPage(
    await visitor.submit(page, { form: 'form[action="?/map"]', fields: { file } }),
    'drawing districts',
  );
  await bringIn(visitor, slug, toCsvFile(BY_DISTRICT, 'districts.csv'), {
    indicator: 'cx1',
    people: 'everyone',
  });
  await bringIn(visitor, slug, toCsvFile(BY_SCHOOL, 'schools.csv'), { indicator: 'ed6-pupils' });
}
