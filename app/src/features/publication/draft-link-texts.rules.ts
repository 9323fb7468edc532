/** What the office is told about the links between tables: which, why, and with what that was published before. */
import { openProtectedCube, type Texts } from '@vicus/cube';
import type { LedgerEdition } from '#features/release/release.types.ts';
import type { SharedCounts } from './draft-links.rules.ts';
import type { GatheredTable, TableLink } from './draft.types.ts';

interface Found {
  readonly open: readonly GatheredTable[];
  readonly shared: readonly SharedCounts[];
  /** oldest first */
  readonly editions: readonly LedgerEdition[];
  /** by `Cube.id` */
  readonly titles: ReadonlyMap<string, Texts>;
}

/** Links between two tables first, then those inside one. */
export function describeLinks({ open, shared, editions, titles }: Found): TableLink[] {
  const nameTable = (id: string): Texts => titles.get(id) ?? { en: id };
  const chosen = new Set(open.flatMap(({ cubes }) => cubes.map(({ id }) => id)));
  return [
    ...describeShared(shared, { chosen, editions, nameTable }),
    ...describeSamePeople(open),
    ...open.flatMap((table) => describeOwn(table, editions)),
  ];
}

function describeShared(
  shared: readonly SharedCounts[],
  {
    chosen,
    editions,
    nameTable,
  }: {
    readonly chosen: ReadonlySet<string>;
    readonly editions: readonly LedgerEdition[];
    readonly nameTable: (id: string) => Texts;
  },
): TableLink[] {
  const pairs = Map.groupBy(shared, ({ one, other }) => [one.cube, other.cube].toSorted().join(' '));
  return [...pairs.values()].flatMap((links): TableLink[] => {
    const [first] = links;
    if (first === undefined) return [];
    const ids = [first.one.cube, first.other.cube];
    const outside = ids.find((id) => !chosen.has(id));
    const base = {
      titles: ids.toSorted((a, b) => Number(chosen.has(b)) - Number(chosen.has(a))).map(nameTable),
      cells: links.reduce((sum, { figures }) => sum + figures.length, 0),
    };
    if (outside !== undefined)
      return [{ ...base, kind: 'earlier-other-table', release: findRelease(editions, outside) }];
    const kind = links.every(({ isBase }) => isBase) ? 'same-base' : 'same-counts';
    return [{ ...base, kind, release: null }];
  });
}

/** The last edition that holds this table. */
function findRelease(editions: readonly LedgerEdition[], cubeId: string): TableLink['release'] {
  const found = editions.findLast(({ tables }) =>
    tables.some((table) => openProtectedCube(table).id === cubeId),
  );
  return found === undefined ? null : { title: found.summary.title, publishedOn: found.summary.publishedOn };
}

/** People who use services and people who come to activities may be the same, and nobody can tell. */
function describeSamePeople(open: readonly GatheredTable[]): TableLink[] {
  const used = open.filter(({ source }) => source === 'services');
  const came = open.filter(({ source }) => source === 'activities');
  return used.flatMap((one) =>
    came.map((other): TableLink => ({
      kind: 'same-people',
      titles: [one.title, other.title],
      cells: 0,
      release: null,
    })),
  );
}

function describeOwn({ title, cubes, open }: GatheredTable, editions: readonly LedgerEdition[]): TableLink[] {
  const [cube] = cubes;
  if (cube === undefined || open === null) return [];
  const release = findRelease(editions, cube.id);
  const hasDistricts = cube.dimensions.some(
    ({ id, categories }) => id === 'unit' && categories.some(({ parent }) => parent !== undefined),
  );
  const isRate = Object.values(open.basis).some(({ kind }) => kind === 'share');
  const about = (kind: TableLink['kind'], of: TableLink['release'] = null): TableLink => ({
    kind,
    titles: [title],
    cells: 0,
    release: of,
  });
  return [
    ...(release === null ? [] : [about('earlier-edition', release)]),
    ...(hasDistricts ? [about('districts')] : []),
    ...(isRate ? [about('rate')] : []),
  ];
}
