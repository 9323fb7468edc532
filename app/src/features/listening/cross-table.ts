/** Two or three questions crossed: who gave which answers together. */
import {
  listCells,
  openProtectedCube,
  type Cell,
  type CellEntry,
  type Cube,
  type ProtectedCube,
} from '@vicus/cube';
import type { MeasureBasis, TableToProtect } from '@vicus/disclosure';
import type { Answers } from '@vicus/questionnaire';
import { readGroup } from './groups.rules.ts';
import type { GroupedVariable } from './listening.types.ts';
import {
  buildTable,
  NONE,
  toShareCells,
  toWaveDimension,
  type EstimateFrame,
  type Values,
} from './table-parts.ts';
import { BOUND, COUNT, joinTexts, LABELS, NOTES, SHARE } from './table-texts.ts';

export const CROSS_TABLE = 'survey-cross-';
/** code of the rows and columns that count everybody */
export const ALL = 'all';

/** rows, columns and, for three questions, layers */
export type CrossedVariables = readonly [GroupedVariable, GroupedVariable, GroupedVariable?];

export function nameCrossTable(variableIds: readonly string[]): string {
  return `${CROSS_TABLE}${variableIds.join('--by--')}`;
}

export function listCrossed(crossed: CrossedVariables): GroupedVariable[] {
  return crossed.flatMap((variable) => variable ?? []);
}

/** A cell by what it counts, the same in every table of the wave: `age=18-29&gender=woman`; empty for everybody. */
export function nameCell(at: Readonly<Record<string, string>>): string {
  return Object.entries(at)
    .filter(([id, code]) => id !== 'wave' && code !== ALL)
    .map(([id, code]) => `${id}=${code}`)
    .toSorted()
    .join('&');
}

/**
 * The table with counts, and shares of each column in its row. `hidden`: cells (by `nameCell`) that tables shown before
 * withhold, and those that have to go with them.
 */
export function composeCrossTable(
  crossed: CrossedVariables,
  answers: readonly Answers[],
  frame: EstimateFrame,
  hidden: ReadonlySet<string> = new Set(),
): TableToProtect {
  const variables = listCrossed(crossed);
  const given = answers.map((one) => readGroups(variables, one));
  const [rows, columns] = crossed;
  const dimensions = [toWaveDimension(frame.subject), ...variables.map(toDimension)];
  const cells = listPositions(variables).map((at): CellEntry => ({
    at: { ...at, wave: frame.subject.waveId },
    measures: hidden.has(nameCell(at))
      ? { answers: NONE('withheld'), ...WITHOUT_SHARE }
      : { answers: countAt(given, at), ...computeShare(given, at, columns, frame) },
  }));
  const derived: MeasureBasis = { kind: 'derived', from: ['answers'] };
  const cube = buildTable(nameCrossTable(variables.map(({ id }) => id)), frame, {
    title: joinTexts([rows.label, columns.label, ...variables.slice(2).map(({ label }) => label)], ' × '),
    method: 'cross-tables',
    dimensions,
    measures: [
      COUNT('answers'),
      SHARE('share'),
      BOUND('lower', 'share 0-1', 2),
      BOUND('upper', 'share 0-1', 2),
    ],
    cells,
    notes: [NOTES.crossed, NOTES.groups, NOTES.rounded],
  });
  return {
    cube,
    basis: { answers: { kind: 'count-of-persons' }, share: derived, lower: derived, upper: derived },
    answerDimensions: [columns.id],
  };
}

const WITHOUT_SHARE: Values = {
  share: NONE('withheld'),
  lower: NONE('withheld'),
  upper: NONE('withheld'),
};

/** Group by variable; undefined where one of the questions was not answered. */
function readGroups(
  variables: readonly GroupedVariable[],
  answers: Answers,
): Readonly<Record<string, string>> | undefined {
  const found = variables.map((variable) => [variable.id, readGroup(variable, answers)] as const);
  return found.some(([, code]) => code === undefined)
    ? undefined
    : (Object.fromEntries(found) as Record<string, string>);
}

function toDimension({ id, label, groups }: GroupedVariable) {
  return {
    id,
    label,
    role: 'category' as const,
    categories: [
      { code: ALL, label: LABELS.everyone },
      ...groups.map((group) => ({ code: group.code, label: group.label, parent: ALL })),
    ],
  };
}

function listPositions(variables: readonly GroupedVariable[]): Readonly<Record<string, string>>[] {
  return variables.reduce<Readonly<Record<string, string>>[]>(
    (all, { id, groups }) =>
      all.flatMap((one) => [ALL, ...groups.map(({ code }) => code)].map((code) => ({ ...one, [id]: code }))),
    [{}],
  );
}

type Given = readonly (Readonly<Record<string, string>> | undefined)[];

function fits(one: Readonly<Record<string, string>>, at: Readonly<Record<string, string>>): boolean {
  return Object.entries(at).every(([id, code]) => code === ALL || one[id] === code);
}

function countAt(given: Given, at: Readonly<Record<string, string>>): number {
  return given.filter((one) => one !== undefined && fits(one, at)).length;
}

/** Of those in the row (and layer), the share in this column. */
function computeShare(
  given: Given,
  at: Readonly<Record<string, string>>,
  columns: GroupedVariable,
  frame: EstimateFrame,
): Values {
  const column = at[columns.id];
  const notApplicable = NONE('not-applicable');
  if (column === ALL) return { share: notApplicable, lower: notApplicable, upper: notApplicable };
  const row = { ...at, [columns.id]: ALL };
  const holds = given.map((one) =>
    one === undefined || !fits(one, row) ? undefined : one[columns.id] === column,
  );
  return toShareCells(holds, frame);
}

/** What one table shows and withholds, cell by cell. */
export interface ShownCells {
  readonly shown: ReadonlySet<string>;
  readonly withheld: ReadonlySet<string>;
}

export function readShownCells(tables: readonly ProtectedCube[]): ShownCells {
  const shown = new Set<string>();
  const withheld = new Set<string>();
  for (const cube of tables.map((table) => openProtectedCube(table))) {
    for (const { at, cell } of listCells(cube, 'answers')) addCell(nameCell(at), cell, shown, withheld);
  }
  return { shown, withheld };
}

function addCell(name: string, cell: Cell, shown: Set<string>, withheld: Set<string>): void {
  if (cell.kind === 'number') shown.add(name);
  else if (cell.reason === 'withheld') withheld.add(name);
}

/** Number of answers by cell, of a table before protection. */
export function readCounts(cube: Cube): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { at, cell } of listCells(cube, 'answers'))
    if (cell.kind === 'number') counts.set(nameCell(at), cell.value);
  return counts;
}
