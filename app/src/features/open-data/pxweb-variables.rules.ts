/** A table as PxWeb sees it: variables with values; the measures are one of them. */
import type { Category, Cube, Texts } from '@vicus/cube';
import { readPeriodDays } from '@vicus/formats';
import type { PxCodeList } from './pxweb-ids.rules.ts';

export interface PxVariable {
  /** as in JSON-stat */
  readonly id: string;
  /** id in the cube; null: the measures */
  readonly cubeId: string | null;
  readonly label: Texts;
  readonly kind: 'time' | 'place' | 'contents' | 'category';
  readonly values: readonly Category[];
  /**
   * the total, which stands where a request leaves the variable out; null: it cannot be left out. Nothing is ever added up here:
   * a sum over withheld numbers would be wrong or tell them
   */
  readonly totalCode: string | null;
}

/** `measureId`: what JSON-stat calls the measures of this table. */
export function listPxVariables(cube: Cube, measureId: string): PxVariable[] {
  return [
    ...cube.dimensions.map(({ id, label, role, categories }): PxVariable => ({
      id,
      cubeId: id,
      label,
      kind: role,
      values: categories,
      totalCode: role === 'time' ? null : findTotal(categories),
    })),
    {
      id: measureId,
      cubeId: null,
      label: { en: 'Measure', de: 'Kennzahl', es: 'Medida', it: 'Misura' },
      kind: 'contents',
      values: cube.measures.map(({ id, label }) => ({ code: id, label })),
      totalCode: cube.measures.length === 1 ? (cube.measures[0]?.id ?? null) : null,
    },
  ];
}

/** The one value that all others are part of. */
function findTotal(categories: readonly Category[]): string | null {
  const [total, ...others] = categories.filter(({ parent }) => parent === undefined);
  const isAlone = total !== undefined && others.length === 0;
  return isAlone ? total.code : null;
}

/** Values of a code list. */
export function listCodeListValues({ values }: PxVariable, list: PxCodeList): readonly Category[] {
  if (list === 'all') return values;
  const parents = new Set(values.flatMap(({ parent }) => parent ?? []));
  return values.filter(({ code }) => !parents.has(code));
}

/** Code lists that a variable has; only those with parts need the second. */
export function listCodeLists(variable: PxVariable): PxCodeList[] {
  if (variable.kind === 'time' || variable.kind === 'contents') return [];
  return variable.values.some(({ parent }) => parent !== undefined) ? ['all', 'parts'] : ['all'];
}

/** Codes in the order of time, first to last; of other variables in the order of the table. */
export function listInOrder({ kind, values }: PxVariable): string[] {
  const codes = values.map(({ code }) => code);
  if (kind !== 'time') return codes;
  return codes
    .map((code) => ({ code, first: readPeriodDays(code)?.first ?? code }))
    .toSorted((a, b) => (a.first < b.first ? -1 : Number(a.first > b.first)))
    .map(({ code }) => code);
}
