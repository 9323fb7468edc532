import { readText } from '@vicus/cube';
import type { Cube, Dimension } from '@vicus/cube';

/** What a column of the long table holds. */
export type ColumnContent =
  | { readonly kind: 'code' | 'label'; readonly dimension: Dimension }
  | {
      readonly kind: 'measure' | 'measure_label' | 'unit' | 'value' | 'status' | 'reason' | 'watermark';
    };

export interface TableColumn {
  /** heading, unique in the table */
  readonly heading: string;
  readonly content: ColumnContent;
}

const FIXED = ['measure', 'measure_label', 'unit', 'value', 'status', 'reason'] as const;

/** The columns of the long table: two a dimension, then the measure and its cell, then the watermark if any. */
export function planColumns(cube: Cube, isInternal: boolean): TableColumn[] {
  const taken = new Set<string>([...FIXED, 'watermark']);
  const claim = (wanted: string): string => {
    let heading = wanted;
    while (taken.has(heading)) heading = `${heading}_`;
    taken.add(heading);
    return heading;
  };
  const columns: TableColumn[] = cube.dimensions.flatMap((dimension) => [
    { heading: claim(dimension.id), content: { kind: 'code', dimension } },
    { heading: claim(`${dimension.id}_label`), content: { kind: 'label', dimension } },
  ]);
  for (const kind of FIXED) columns.push({ heading: kind, content: { kind } });
  if (isInternal) columns.push({ heading: 'watermark', content: { kind: 'watermark' } });
  return columns;
}

/** Labels of a dimension by code. */
export function readLabels(dimension: Dimension, language: string): ReadonlyMap<string, string> {
  return new Map(dimension.categories.map(({ code, label }) => [code, readText(label, language)]));
}
