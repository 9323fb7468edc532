/** From protected tables of half-years to what a page shows. */
import { openProtectedCube, readCell, type Cube, type ProtectedCube } from '@vicus/cube';
import {
  COUNTED_SIZES,
  NEED_SOURCES,
  type NeedFigure,
  type NeedsGroup,
  type NeedsRound,
} from './needs.types.ts';

export interface RoundTables {
  readonly round: string;
  readonly computedOn: string;
  readonly tables: readonly ProtectedCube[];
}

/** `rounds`: newest first. Change is told only where a figure is shown in both of two rounds that follow one another. */
export function composeRounds(rounds: readonly RoundTables[]): NeedsRound[] {
  return rounds.map((one, index) => ({
    ...one,
    groups: listGroups(open(one), open(rounds[index + 1])),
  }));
}

const open = (round: RoundTables | undefined): Map<string, Cube> =>
  new Map(
    (round?.tables ?? []).map((table) => {
      const cube = openProtectedCube(table);
      return [cube.id, cube];
    }),
  );

function listGroups(cubes: ReadonlyMap<string, Cube>, earlier: ReadonlyMap<string, Cube>): NeedsGroup[] {
  return COUNTED_SIZES.flatMap((size) => {
    const [counted, needs, before] = [
      cubes.get(`needs-sharing-${size}`),
      cubes.get(`needs-${size}`),
      earlier.get(`needs-${size}`),
    ];
    if (counted === undefined || needs === undefined) return [];
    return listCodes(counted, 'geo').flatMap((geo) => {
      const sharing = readNumber(counted, { geo });
      const figures = listCodes(needs, 'area').flatMap((area) =>
        NEED_SOURCES.map((source) => readFigure(needs, before, { geo, area, source })),
      );
      return sharing === null ? [] : [{ geo, size, sharing, needs: figures }];
    });
  });
}

const listCodes = (cube: Cube, id: string): readonly string[] =>
  cube.dimensions.find((dimension) => dimension.id === id)?.categories.map(({ code }) => code) ?? [];

function readFigure(
  cube: Cube,
  earlier: Cube | undefined,
  at: Omit<NeedFigure, 'places' | 'change'> & { readonly geo: string },
): NeedFigure {
  const places = readNumber(cube, at);
  const hadArea = earlier !== undefined && listCodes(earlier, 'geo').includes(at.geo);
  const before = hadArea ? readNumber(earlier, at) : null;
  const { area, source } = at;
  return { area, source, places, change: places === null || before === null ? null : places - before };
}

function readNumber(cube: Cube, at: Readonly<Record<string, string>>): number | null {
  const cell = readCell(cube, { ...at, round: listCodes(cube, 'round')[0] ?? '' }, 'places');
  return cell.kind === 'none' ? null : cell.value;
}
