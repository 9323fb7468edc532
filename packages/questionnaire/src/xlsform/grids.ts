/** Rows that belong together: tables of questions with the same answers, and what is repeated for each of a list. */
import { takeLabel, takeTexts } from './form-texts.ts';
import { takeCondition, takeId, takeRequired } from './questions.ts';
import { claimId } from './report.ts';
import type { GroupNode, FormNode, RowNode } from './blocks.ts';
import type { ChoiceList, Form, Frame } from './form.types.ts';
import type { FormRow } from './sheet.ts';
import type { Column, MatrixQuestion, RosterQuestion, Row, Texts } from '../questionnaire.types.ts';

/** Rows that become one matrix. `header`: a row that only shows the answers above the others. */
export interface Grid {
  readonly list: string;
  readonly header: RowNode | undefined;
  readonly rows: readonly RowNode[];
}

function isSelectOne(node: FormNode | undefined): node is RowNode {
  return node?.kind === 'row' && node.type.kind === 'one-choice' && !node.type.hasOther;
}

function readList(node: RowNode): string {
  return node.type.kind === 'one-choice' ? node.type.list : '';
}

/**
 * The matrix that begins with this node, if one does: a row `label` followed by rows `list-nolabel`, or rows of a group
 * `table-list`, all with one list and one condition.
 */
export function findGrid(nodes: readonly FormNode[], at: number, isTable: boolean): Grid | undefined {
  const first = nodes[at];
  if (!isSelectOne(first)) return undefined;
  const hasHeader = first.row.look('appearance') === 'label';
  if (!hasHeader && !isTable) return undefined;
  const list = readList(first);
  const rows: RowNode[] = [];
  for (const node of nodes.slice(hasHeader ? at + 1 : at)) {
    const isPart = isSelectOne(node) && readList(node) === list;
    if (!isPart || (hasHeader && node.row.look('appearance') !== 'list-nolabel')) break;
    rows.push(node);
  }
  const conditions = new Set(rows.map(({ row }) => row.look('relevant')));
  const minimum = hasHeader ? 1 : 2;
  if (rows.length < minimum || conditions.size !== 1) return undefined;
  return { list, header: hasHeader ? first : undefined, rows };
}

/** Where a table stands, for its words. */
export interface GridPlace {
  readonly frame: Frame;
  /** label of the group around it, where the table has none of its own */
  readonly title: Texts;
  readonly groupName: string;
}

function takeRows(grid: Grid, form: Form, list: ChoiceList, question: string): readonly Row[] {
  const taken = new Set<string>();
  return grid.rows.map(({ row }) => {
    const name = row.take('name');
    const { id, isSame } = claimId(name, `row-${row.number}`, taken);
    if (!isSame) form.report(row.sheet, row.number, 'name-changed', { name, id }, row.headingOf('name'));
    const label = takeLabel(row, form, name);
    if (row.look('appearance') === 'list-nolabel') row.take('appearance');
    form.references.set(name, { question, row: id, codes: list.codes });
    return { id, label };
  });
}

/** A matrix insists on all of its rows or on none. */
function takeRequiredOfAll(grid: Grid, form: Form, isConditionLost: boolean): boolean {
  const wanted = grid.rows.map(({ row }) => /^(?:yes|true|true\(\)|1)$/iu.test(row.look('required')));
  const isMixed = wanted.includes(true) && wanted.includes(false);
  if (isMixed) return false;
  return grid.rows.map(({ row }) => takeRequired(row, form, isConditionLost)).every(Boolean);
}

function takeHead(grid: Grid, form: Form, place: GridPlace) {
  const { header } = grid;
  const own = header === undefined ? undefined : takeTexts(header.row, 'label', form);
  const help = header === undefined ? undefined : takeTexts(header.row, 'hint', form);
  if (header === undefined) {
    const { id } = claimId(place.groupName, 'table', form.questionIds);
    return { id, label: place.title };
  }
  header.row.take('appearance');
  return { id: takeId(header.row, form), label: own ?? place.title, ...(help === undefined ? {} : { help }) };
}

/** `undefined`: the list is not there; the rows are then taken one by one. */
export function toMatrix(grid: Grid, form: Form, place: GridPlace): MatrixQuestion | undefined {
  const list = form.lists.get(grid.list);
  const first = grid.rows[0]?.row;
  if (list === undefined || list.choices.length === 0 || first === undefined) return undefined;
  form.usedLists.add(grid.list);
  const head = takeHead(grid, form, place);
  // Read once for all: it is the same for each row.
  const { askedWhen, isLost } = takeCondition(first, form);
  for (const { row } of grid.rows) row.take('relevant');
  if (grid.header?.row.look('relevant') === first.look('relevant')) grid.header.row.take('relevant');
  const isRequired = takeRequiredOfAll(grid, form, isLost || place.frame.isConditionLost);
  if (grid.header !== undefined) grid.header.row.take('required');
  const rows = takeRows(grid, form, list, head.id);
  const { sheet, number } = grid.header?.row ?? first;
  form.report(sheet, number, 'rows-became-matrix', { id: head.id, rows: rows.length });
  return {
    ...head,
    kind: 'matrix',
    rows,
    columns: [{ id: 'answer', label: head.label }],
    points: list.choices.map(({ code, label }, value) => ({ code, label, value })),
    ...(list.specials.length === 0 ? {} : { specials: list.specials }),
    ...(isRequired ? { required: true } : {}),
    ...(askedWhen === undefined ? {} : { askedWhen }),
  };
}

const ROSTER_ROWS = 10;
const MAXIMUM_ROSTER_ROWS = 200;
const NAME_LENGTH = 200;

interface Repeated {
  readonly name: RowNode;
  readonly rated: readonly RowNode[];
  readonly list: ChoiceList | undefined;
}

/** A name and ratings on one list: what a roster can ask of each. */
function readRepeated({ children }: GroupNode, form: Form): Repeated | undefined {
  const [name, ...rated] = children;
  if (name?.kind !== 'row' || name.type.kind !== 'text' || !rated.every(isSelectOne)) return undefined;
  const rows: readonly RowNode[] = [name, ...rated];
  if (rows.some(({ row }) => row.look('relevant') !== '')) return undefined;
  const lists = new Set(rated.map(readList));
  const [listName] = lists;
  const list = listName === undefined ? undefined : form.lists.get(listName);
  if (lists.size > 1 || (lists.size === 1 && (list?.choices.length ?? 0) === 0)) return undefined;
  if (listName !== undefined) form.usedLists.add(listName);
  return { name, rated, list };
}

function takeColumns(rated: readonly RowNode[], form: Form): readonly Column[] {
  const taken = new Set<string>();
  return rated.map(({ row }) => {
    const name = row.take('name');
    const { id, isSame } = claimId(name, `row-${row.number}`, taken);
    if (!isSame) form.report(row.sheet, row.number, 'name-changed', { name, id }, row.headingOf('name'));
    return { id, label: takeLabel(row, form, name) };
  });
}

function takeMaximumRows(row: FormRow): number {
  const count = Number(row.look('repeat_count'));
  if (!Number.isInteger(count) || count < 1 || count > MAXIMUM_ROSTER_ROWS) return ROSTER_ROWS;
  row.take('repeat_count');
  return count;
}

/** `undefined`: more is asked of each than a roster can hold. */
export function toRoster(group: GroupNode, form: Form): RosterQuestion | undefined {
  const repeated = readRepeated(group, form);
  if (repeated === undefined) return undefined;
  const { row } = group;
  const { askedWhen } = takeCondition(row, form);
  const label = takeLabel(row, form, row.look('name'));
  const help = takeTexts(repeated.name.row, 'label', form);
  const id = takeId(row, form);
  const columns = takeColumns(repeated.rated, form);
  const name = repeated.name.row.take('name');
  form.references.set(name, { question: id });
  form.report(row.sheet, row.number, 'repeat-became-roster', { id, name, columns: columns.length });
  return {
    id,
    kind: 'roster',
    label,
    ...(help === undefined ? {} : { help }),
    ...(askedWhen === undefined ? {} : { askedWhen }),
    columns,
    points: (repeated.list?.choices ?? []).map((choice, value) => ({
      code: choice.code,
      label: choice.label,
      value,
    })),
    maximumRows: takeMaximumRows(row),
    maximumNameLength: NAME_LENGTH,
  };
}
