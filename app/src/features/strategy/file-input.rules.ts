/** From a planned row of a file to what the forms of the strategy would send, and from what is wrong with that to a finding. */
import { isProblem, Problem } from '#server/problem.ts';
import { parseInput } from '#server/input.ts';
import { toFinding, type TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import { actionSchema, actionStateSchema, goalMeasureSchema, goalSchema } from './action.schema.ts';
import { moneySourceSchema } from './budget.schema.ts';
import { lineSchema } from './file.schema.ts';
import { findColumn, isYearColumn } from './file-columns.rules.ts';
import { isRowId } from './file-read.rules.ts';
import type { FileFinding, FileRecord, FileSheet, PlannedRow } from './file.types.ts';
import { bodySchema, perspectiveSchema, riskSchema } from './strategy.schema.ts';

type Values = FileRecord['values'];

/** Ids of rows: those here, and those made up for new ones. */
export type IdOf = (sheet: FileSheet, key: string) => string;

const lines = (text: string | undefined): string[] =>
  (text ?? '').split('\n').filter((one) => one.trim() !== '');

/** Left out where empty, so that a form's own default holds. */
const choice = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
const ticked = (text: string | undefined): string => (text === 'yes' ? 'on' : '');

export const toGoal = (values: Values) =>
  parseInput(goalSchema, { title: values['title'], why: values['why'], areas: lines(values['areas']) });

export const toMeasure = (values: Values) =>
  parseInput(goalMeasureSchema, {
    name: values['name'],
    unit: values['unit'],
    people: choice(values['people']),
    direction: choice(values['direction']),
    baselineValue: values['baseline-value'],
    baselinePeriod: values['baseline-period'],
    baselineSource: values['baseline-source'],
    targetValue: values['target-value'],
    targetOn: values['target-on'],
  });

/** Where it was heard is tied on its page; here a statement without a tie was heard on another occasion. */
export function toPerspective(values: Values) {
  const kind = choice(values['heard-in']) ?? 'other';
  return parseInput(perspectiveSchema, {
    voice: values['voice'],
    statement: values['statement'],
    heard: kind === 'other' ? 'other' : `${kind}:${values['heard-in-row'] ?? ''}`,
    heardInName: values['heard-in-name'],
    heardOn: values['heard-on'],
    notFollowed: values['not-followed'],
  });
}

/** One office or organisation answers for an action; the others are co-owners. */
function toOwner(text: string | undefined): string {
  const [owner = '', ...others] = lines(text);
  if (others.length > 0) throw new Problem('strategy-owner-several', 422, {}, 'owner');
  return owner;
}

const pick = (values: Values, prefix: string, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [toCamel(name), values[`${prefix}-${name}`] ?? '']));

/** The whole action with its outputs and milestones. */
export function toAction(
  values: Values,
  rows: { readonly outputs: readonly object[]; readonly milestones: readonly object[] },
  idOf: IdOf,
) {
  const plain = Object.fromEntries(
    [
      'title',
      'what',
      'inputs',
      'activities',
      'outcomes',
      'where',
      'starts-on',
      'ends-on',
      'next-stage',
      'volunteer-hours',
    ].map((id) => [toCamel(id), values[id]]),
  );
  const said = parseInput(actionSchema, {
    ...plain,
    goalId: idOf('goals', values['goal'] ?? ''),
    forWhom: choice(values['for-whom']),
    area: values['area'],
    stage: choice(values['stage']),
    kind: choice(values['kind']),
    owner: toOwner(values['owner']),
    coOwners: lines(values['co-owners']),
    partners: lines(values['partners']),
    perspectiveIds: lines(values['perspectives']).map((key) => idOf('perspectives', key)),
    campaign: pick(values, 'campaign', ['audience', 'messenger', 'message', 'channel', 'measure']),
    trial: pick(values, 'trial', ['assumption', 'measure', 'stop-on', 'result']),
    outputs: rows.outputs,
    milestones: rows.milestones,
  });
  const state = { state: choice(values['state']) ?? 'planned', stateReason: values['state-reason'] };
  return { ...said, ...parseInput(actionStateSchema, state) };
}

/** Fields of the form of an action. `outputId` '' a new one. */
export const toOutput = (values: Values, outputId: string) => ({
  outputId,
  name: values['name'],
  countedBy: choice(values['counted-by']),
  planned: Object.entries(values)
    .filter(([id, amount]) => isYearColumn(id) && amount !== '')
    .map(([id, amount]) => ({ year: Number(id.slice(1)), amount }))
    .toSorted((one, other) => one.year - other.year),
});

export const toMilestone = (values: Values, milestoneId: string) => ({
  milestoneId,
  title: values['title'],
  dueOn: values['due-on'],
  reachedOn: values['reached-on'],
});

export const toMoney = (values: Values) =>
  parseInput(moneySourceSchema, {
    name: values['name'],
    kind: values['kind'],
    programme: values['programme'],
    endsOn: values['ends-on'],
  });

export const toLine = (values: Values, idOf: IdOf) =>
  parseInput(lineSchema, {
    actionId: idOf('actions', values['action'] ?? ''),
    year: values['year'],
    costKind: values['cost-kind'],
    amountCents: values['amount'],
    moneySourceId: values['money'] ? idOf('money', values['money']) : '',
    isSecured: ticked(values['secured']),
    costOption: values['cost-option'],
    note: values['note'],
  });

export const toBody = (values: Values) =>
  parseInput(bodySchema, {
    name: values['name'],
    part: values['part'],
    about: values['about'],
    meets: values['meets'],
    hasNewcomers: ticked(values['has-newcomers']),
  });

export const toRisk = (values: Values) =>
  parseInput(riskSchema, {
    text: values['text'],
    isPublicOpinion: ticked(values['public-opinion']),
    whatWeDo: values['what-we-do'],
    watchedBy: values['watched-by'],
    watchedUntil: values['watched-until'],
  });

/** For looking only: ids of new rows are none yet. */
const NOBODY = '00000000-0000-4000-8000-000000000000';
const anyId: IdOf = (_sheet, key) => (isRowId(key) ? key : NOBODY);

const CHECKS: Readonly<Record<FileSheet, (values: Values) => unknown>> = {
  goals: toGoal,
  measures: toMeasure,
  perspectives: toPerspective,
  actions: (values) => toAction(values, { outputs: [], milestones: [] }, anyId),
  outputs: (values) => toAction(ANY_ACTION, { outputs: [toOutput(values, '')], milestones: [] }, anyId),
  milestones: (values) => toAction(ANY_ACTION, { outputs: [], milestones: [toMilestone(values, '')] }, anyId),
  money: toMoney,
  budget: (values) => toLine(values, anyId),
  bodies: toBody,
  risks: toRisk,
};
const ANY_ACTION: Values = { title: 'any', goal: NOBODY };

/** What the forms would refuse, as findings by sheet, row and column. */
export function checkRows(
  rows: readonly PlannedRow[],
  nameSheet: (sheet: FileSheet) => string,
): FileFinding[] {
  return rows
    .filter(({ outcome }) => outcome !== 'same')
    .flatMap(({ sheet, row, values }) => {
      const found = tryRow(() => CHECKS[sheet](values));
      return found === null ? [] : [{ ...toRefusal(found, sheet, row), sheet: nameSheet(sheet) }];
    });
}

function tryRow(parse: () => unknown): Problem | null {
  try {
    parse();
    return null;
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
}

/** The field's column is named by the page, in the words of its reader. */
function toRefusal({ code, field = '', values }: Problem, sheet: FileSheet, row: number): TableFinding {
  const id = toColumnId(field);
  const column = findColumn(sheet, id) === undefined ? 'none' : id;
  const isPlain = code === 'input-invalid';
  const reason = String(values['reason'] ?? 'other').replaceAll('-', '_');
  return toFinding('error', isPlain ? 'strategy-cell-refused' : code, row, null, {
    ...values,
    field: column,
    ...(isPlain && { reason, limit: Number(values['limit'] ?? 0) }),
  });
}

const COLUMN_OF_FIELD: Readonly<Record<string, string>> = {
  'goal-id': 'goal',
  'action-id': 'action',
  'money-source-id': 'money',
  'is-secured': 'secured',
  'is-public-opinion': 'public-opinion',
  'amount-cents': 'amount',
  heard: 'heard-in',
};

/** `outputs.0.name` → `name`, `campaign.message` → `campaign-message`, `startsOn` → `starts-on`. */
function toColumnId(field: string): string {
  const own = field.replace(/^(outputs|milestones)\.\d+\./, '').replaceAll('.', '-');
  const id = own.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return COLUMN_OF_FIELD[id] ?? id;
}

const toCamel = (id: string): string =>
  id.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

export type WriteRow = (values: Values, id: string) => object;

interface RowMerge {
  /** ids of the rows that stand, in their order */
  readonly standing: readonly string[];
  readonly planned: readonly PlannedRow[];
  readonly read: (id: string) => Values;
  readonly write: WriteRow;
}

/** All rows of one action as its form would send them: what stands, what the file changes, what it adds. */
export function mergeRows({ standing, planned, read, write }: RowMerge): object[] {
  const kept = standing.map((id) => write(planned.find((row) => row.id === id)?.values ?? read(id), id));
  const added = planned.filter(({ id }) => !standing.includes(id)).map(({ values }) => write(values, ''));
  return [...kept, ...added];
}
