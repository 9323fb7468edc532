/** Use of services as tables that may be published: those told apart by service, with the services' names. */
import type { Cube, Texts } from '@vicus/cube';
import { toBreakdownText } from '#features/indicator/observation.rules.ts';
import { readIndicatorTablesToRelease } from '#features/indicator/server/tables-to-release.usecases.ts';
import type { TableToRelease } from '#features/release/release.types.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice } from '#server/db/doors.ts';
import { selectDataSets } from './data-set.queries.ts';

const SERVICE = 'service';
const GROUP: Texts = { en: 'Use of services', de: 'Nutzung von Angeboten' };

/** Tells whether a table counts by service. */
export function isAboutServices(cube: Cube): boolean {
  return cube.dimensions.some(({ id }) => id === SERVICE);
}

/** The tables of indicators that departments deliver by service, in the words of their data sets. */
export async function readServiceTablesToRelease(member: Member): Promise<TableToRelease[]> {
  authorise(member, 'delivery.approve');
  const tables = (await readIndicatorTablesToRelease(member)).filter(({ table }) =>
    isAboutServices(table.cube),
  );
  if (tables.length === 0) return [];
  const dataSets = await readOffice(member, (reader) => selectDataSets(reader, member.placeId));
  const names = new Map(
    dataSets
      .flatMap(({ fields }) => fields)
      .map(({ breakdown, breakdownName }) => [breakdown, breakdownName] as const),
  );
  const nameService = (code: string): Texts | undefined => names.get(toBreakdownText({ [SERVICE]: code }));
  return tables.map(({ table }) => ({
    table: { ...table, cube: nameCategories(table.cube, nameService) },
    group: GROUP,
  }));
}

function nameCategories(cube: Cube, readName: (code: string) => Texts | undefined): Cube {
  const dimensions = cube.dimensions.map((dimension) =>
    dimension.id !== SERVICE
      ? dimension
      : {
          ...dimension,
          categories: dimension.categories.map((category) => ({
            ...category,
            label: readName(category.code) ?? category.label,
          })),
        },
  );
  return { ...cube, dimensions };
}
