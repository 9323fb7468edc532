/** Which columns each sheet of a strategy has. The first two of every sheet are its id and its mark. */
import { AREAS_OF_LIFE } from '@vicus/reference';
import { ACTION_KINDS, ACTION_STATES, COST_KINDS, FOR_WHOM, MONEY_KINDS, STAGES } from './action.types.ts';
import type { FileColumn, FileSheet } from './file.types.ts';
import { BODY_PARTS, DIRECTIONS, HEARD_IN, VOICES } from './strategy.types.ts';

/** Headings of the id and the mark stand before those of every sheet. */
export const ID_COLUMN = 'id';
export const MARK_COLUMN = 'mark';

const AREAS = AREAS_OF_LIFE.map(({ code }) => code);
const PEOPLE = ['newcomers', 'others', 'everyone'] as const;
const COUNTED_BY = ['report', 'activities'] as const;

const text = (id: string): FileColumn => ({ id, kind: 'text' });
const required = (column: FileColumn): FileColumn => ({ ...column, isRequired: true });
const code = (id: string, codes: readonly string[]): FileColumn => ({ id, kind: 'code', codes });
const day = (id: string): FileColumn => ({ id, kind: 'day' });
const row = (id: string, to: FileSheet): FileColumn => ({ id, kind: 'row', to });
const link = (id: string): FileColumn => ({ id, kind: 'link' });

export const FILE_COLUMNS: Readonly<Record<FileSheet, readonly FileColumn[]>> = {
  goals: [required(text('title')), text('why'), { id: 'areas', kind: 'codes', codes: AREAS }],
  measures: [
    required(row('goal', 'goals')),
    required(text('name')),
    text('unit'),
    code('people', PEOPLE),
    code('direction', DIRECTIONS),
    { id: 'baseline-value', kind: 'number' },
    text('baseline-period'),
    text('baseline-source'),
    { id: 'target-value', kind: 'number' },
    day('target-on'),
    link('indicator'),
    link('baseline-fact'),
  ],
  perspectives: [
    code('voice', VOICES),
    required(text('statement')),
    code('heard-in', HEARD_IN),
    text('heard-in-name'),
    day('heard-on'),
    text('not-followed'),
    link('heard-in-row'),
  ],
  actions: [
    required(row('goal', 'goals')),
    required(text('title')),
    text('what'),
    text('inputs'),
    text('activities'),
    text('outcomes'),
    code('for-whom', FOR_WHOM),
    code('area', AREAS),
    { id: 'owner', kind: 'names' },
    { id: 'co-owners', kind: 'names' },
    { id: 'partners', kind: 'names' },
    text('where'),
    day('starts-on'),
    day('ends-on'),
    code('stage', STAGES),
    text('next-stage'),
    { id: 'volunteer-hours', kind: 'whole' },
    { id: 'perspectives', kind: 'rows', to: 'perspectives' },
    code('kind', ACTION_KINDS),
    ...['audience', 'messenger', 'message', 'channel', 'measure'].map((id) => text(`campaign-${id}`)),
    text('trial-assumption'),
    text('trial-measure'),
    day('trial-stop-on'),
    text('trial-result'),
    code('state', ACTION_STATES),
    text('state-reason'),
  ],
  // Followed by one column a year.
  outputs: [required(row('action', 'actions')), required(text('name')), code('counted-by', COUNTED_BY)],
  milestones: [
    required(row('action', 'actions')),
    required(text('title')),
    required(day('due-on')),
    day('reached-on'),
  ],
  money: [required(text('name')), required(code('kind', MONEY_KINDS)), text('programme'), day('ends-on')],
  budget: [
    required(row('action', 'actions')),
    required({ id: 'year', kind: 'whole' }),
    required(code('cost-kind', COST_KINDS)),
    required({ id: 'amount', kind: 'amount' }),
    row('money', 'money'),
    { id: 'secured', kind: 'yes-no' },
    text('cost-option'),
    text('note'),
  ],
  bodies: [
    required(text('name')),
    code('part', BODY_PARTS),
    text('about'),
    text('meets'),
    { id: 'has-newcomers', kind: 'yes-no' },
    link('actor'),
  ],
  risks: [
    required(text('text')),
    { id: 'public-opinion', kind: 'yes-no' },
    text('what-we-do'),
    text('watched-by'),
    day('watched-until'),
  ],
};

/** The column that a person knows a row by. */
export const TITLE_COLUMN: Readonly<Record<FileSheet, string>> = {
  goals: 'title',
  measures: 'name',
  perspectives: 'statement',
  actions: 'title',
  outputs: 'name',
  milestones: 'title',
  money: 'name',
  budget: 'note',
  bodies: 'name',
  risks: 'text',
};

const YEAR = /^y\d{4}$/;

/** Planned amounts of an output stand in one column a year. */
export const toYearColumn = (year: number): FileColumn => ({ id: `y${year}`, kind: 'whole' });
export const isYearColumn = (id: string): boolean => YEAR.test(id);

export function findColumn(sheet: FileSheet, id: string): FileColumn | undefined {
  if (sheet === 'outputs' && isYearColumn(id)) return { id, kind: 'whole' };
  return FILE_COLUMNS[sheet].find((column) => column.id === id);
}
