/** What may come in about goals and actions. */
import { AREAS_OF_LIFE } from '@vicus/reference';
import { z } from 'zod';
import {
  optionalDay,
  optionalInteger,
  optionalNumber,
  optionalText,
  requiredText,
  rowId,
} from '#server/input.ts';
import {
  ACTION_KINDS,
  ACTION_STATES,
  FOR_WHOM,
  NAMES_NEWCOMERS,
  STAGES,
  type ActionKind,
} from './action.types.ts';
import { DIRECTIONS } from './strategy.types.ts';

export const LONGEST_TEXT = 4_000;
/** Rows one form may hold: partners, outputs, milestones. */
export const MOST_ROWS = 40;

const areaCodes = AREAS_OF_LIFE.map(({ code }) => code);
const anyArea = z.enum(['', ...areaCodes]).default('');

/** Ticked boxes named after what they stand for (`areas.housing=on`), or a list. */
const ticked = (code: z.ZodType<string, string>) =>
  z
    .union([z.array(z.string()), z.record(z.string(), z.unknown())])
    .default([])
    .transform((given) => (Array.isArray(given) ? given : Object.keys(given)))
    .pipe(z.array(code).max(500));

export const goalSchema = z.object({
  title: requiredText(300),
  why: optionalText(LONGEST_TEXT),
  areas: ticked(z.enum(areaCodes)),
});

const MOST = 1e12;

export const goalMeasureSchema = z.object({
  /** '' a number described in words */
  indicatorId: optionalText(100),
  name: optionalText(300),
  unit: optionalText(60),
  people: z.enum(['newcomers', 'others', 'everyone']).default('everyone'),
  direction: z.enum(DIRECTIONS).default('up'),
  baselineValue: optionalNumber(-MOST, MOST),
  baselinePeriod: optionalText(100),
  baselineSource: optionalText(300),
  /** token of a figure of a release; '' the baseline is typed in */
  baselineFact: optionalText(4_000),
  targetValue: optionalNumber(-MOST, MOST),
  targetOn: optionalDay,
});

const isBlank = (row: Readonly<Record<string, unknown>>): boolean =>
  Object.values(row).every((one) => one === '' || one === null || one === undefined || Array.isArray(one));

const names = z
  .array(optionalText(200))
  .max(MOST_ROWS)
  .default([])
  .transform((given) => given.filter((one) => one !== ''));

const outputs = z
  .array(
    z
      .object({
        outputId: z.union([z.literal(''), rowId]).default(''),
        name: optionalText(200),
        countedBy: z.enum(['report', 'activities']).default('report'),
        planned: z
          .array(
            z.object({
              year: z.coerce.number().int().min(1990).max(2200),
              amount: optionalInteger(0, 1_000_000_000),
            }),
          )
          .max(MOST_ROWS)
          .default([]),
      })
      .refine(({ name, planned }) => name !== '' || planned.every(({ amount }) => amount === null), {
        message: 'output-without-name',
        path: ['name'],
      }),
  )
  .max(MOST_ROWS)
  .default([])
  .transform((rows) =>
    rows
      .filter(({ name }) => name !== '')
      .map(({ planned, ...row }) => ({
        ...row,
        planned: planned.flatMap(({ year, amount }) => (amount === null ? [] : [{ year, amount }])),
      })),
  );

const milestones = z
  .array(
    z
      .object({
        milestoneId: z.union([z.literal(''), rowId]).default(''),
        title: optionalText(200),
        dueOn: optionalDay,
        reachedOn: optionalDay,
      })
      .refine((row) => row.dueOn !== null || isBlank(row), {
        message: 'milestone-without-day',
        path: ['dueOn'],
      })
      .refine(({ title, dueOn }) => title !== '' || dueOn === null, {
        message: 'milestone-without-title',
        path: ['title'],
      }),
  )
  .max(MOST_ROWS)
  .default([])
  .transform((rows) =>
    rows.flatMap(({ dueOn, ...row }) => (row.title === '' || dueOn === null ? [] : [{ ...row, dueOn }])),
  );

const campaign = z
  .object({
    audience: optionalText(500),
    messenger: optionalText(500),
    message: optionalText(1_000),
    channel: optionalText(500),
    measure: optionalText(500),
  })
  .prefault({});

const trial = z
  .object({
    assumption: optionalText(1_000),
    measure: optionalText(500),
    stopOn: optionalDay,
    result: optionalText(2_000),
  })
  .prefault({});

const plainFields = {
  title: requiredText(300),
  what: optionalText(LONGEST_TEXT),
  inputs: optionalText(LONGEST_TEXT),
  activities: optionalText(LONGEST_TEXT),
  outcomes: optionalText(LONGEST_TEXT),
  forWhom: z.enum(FOR_WHOM).default('everybody'),
  area: anyArea,
  where: optionalText(300),
  startsOn: optionalDay,
  endsOn: optionalDay,
  stage: z.enum(STAGES).default('project'),
  nextStage: optionalText(1_000),
  volunteerHours: optionalInteger(0, 100_000),
  outputs,
  milestones,
};

/** The kinds ask for more; what another kind asks for is left out. */
const byKind = { kind: z.enum(ACTION_KINDS).default('plain'), campaign, trial };
const keepOfKind = <Given extends { kind: ActionKind; campaign: unknown; trial: unknown }>(given: Given) => ({
  ...given,
  campaign: given.kind === 'campaign' ? (given.campaign as z.output<typeof campaign>) : null,
  trial: given.kind === 'trial' ? (given.trial as z.output<typeof trial>) : null,
});

const endsLater = {
  message: 'action-ends-before',
  path: ['endsOn'],
};
const isInOrder = ({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }): boolean =>
  startsOn === null || endsOn === null || startsOn <= endsOn;

/** What a partner may say of an action its organisation owns or co-owns. Statements of people are not shown to partners. */
export const ownActionSchema = z
  .object({ ...plainFields, ...byKind })
  .refine(isInOrder, endsLater)
  .transform(keepOfKind);

/** What the office says: also whose action it is, and for which goal. */
export const actionSchema = z
  .object({
    ...plainFields,
    ...byKind,
    goalId: rowId,
    perspectiveIds: ticked(rowId),
    /** names; one that is in the register of actors is linked to it */
    owner: optionalText(200),
    coOwners: names,
    partners: names,
  })
  .refine(isInOrder, endsLater)
  .transform(keepOfKind);

export const actionStateSchema = z
  .object({ state: z.enum(ACTION_STATES), stateReason: optionalText(1_000) })
  .refine(({ state, stateReason }) => state !== 'dropped' || stateReason !== '', {
    message: 'action-dropped-without-reason',
    path: ['stateReason'],
  });

const link = optionalText(500).refine((text) => text === '' || /^https:\/\/\S+$/.test(text), {
  message: 'link-begins-with-https',
});

export const departmentSchema = z.object({
  name: requiredText(200),
  areas: ticked(z.enum(areaCodes)),
  planNamesNewcomers: z.enum(NAMES_NEWCOMERS).default('not-known'),
  planDocument: optionalText(300),
  planLink: link,
  planOn: optionalDay,
  budgetNamesNewcomers: z.enum(NAMES_NEWCOMERS).default('not-known'),
  budgetLine: optionalText(300),
  budgetOn: optionalDay,
  note: optionalText(1_000),
});
