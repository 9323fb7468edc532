/** An indicator on the map of the place's districts: office's own numbers for staff, otherwise as they passed the gate. */
import type { MapArea } from '@vicus/charts';
import type { Cube } from '@vicus/cube';
import type { IndicatorDefinition } from '@vicus/reference';
import { listDistricts } from '#features/place/server/districts.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import {
  chooseMapView,
  listAreas,
  listMapLines,
  listMapOptions,
  type MapLine,
  type MapOptions,
  type MapView,
} from '../map.rules.ts';
import { readIndicatorSheet } from './reading.usecases.ts';

export interface MapSheet {
  readonly definition: IndicatorDefinition;
  readonly isInternal: boolean;
  /** null: nothing is known by district */
  readonly shown: {
    readonly cube: Cube;
    readonly options: MapOptions;
    readonly view: MapView;
    /** empty: no district is drawn */
    readonly areas: readonly MapArea[];
    readonly lines: readonly MapLine[];
  } | null;
}

/** @throws Problem `not-found` */
export async function readMapSheet(
  member: Member,
  indicatorId: string,
  asked: { readonly people: string | null; readonly period: string | null },
): Promise<MapSheet> {
  const { versions, definition, isInternal } = await readIndicatorSheet(member, indicatorId);
  const cube = versions[0]?.cube;
  const options = cube && listMapOptions(cube);
  const view = options && chooseMapView(options, asked);
  if (!cube || !options || !view) return { definition, isInternal, shown: null };
  const areas = listAreas(cube, await listDistricts(member));
  const lines = listMapLines(versions[0]?.definition ?? definition, cube, areas, view);
  return { definition, isInternal, shown: { cube, options, view, areas, lines } };
}
