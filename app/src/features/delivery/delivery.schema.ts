/** What may come in about data sets and deliveries. */
import { z } from 'zod';
import {
  optionalInteger,
  optionalNumber,
  optionalText,
  requiredText,
  rowId,
  tickedBox,
} from '#server/input.ts';
import { parsePeriod } from '#features/indicator/observation.rules.ts';
import { PEOPLE } from '#features/indicator/indicator.types.ts';
import { readFrequency } from './period.rules.ts';
import { DATA_SET_KINDS, FREQUENCIES, type DataSetInput } from './delivery.types.ts';

export const MAXIMUM_DAYS_UNTIL_DUE = 366;
const DAYS_UNTIL_DUE = 30;
const MAXIMUM_FOLD = 100;

const period = requiredText(20)
  .transform((text) => parsePeriod(text) ?? text)
  .refine((text) => parsePeriod(text) !== null, 'period-unreadable');

/** `user:<id>` for a member, `actor:<id>` for an organisation. */
const answering = requiredText(120).refine(
  (text) => /^user:.{1,100}$/.test(text) || /^actor:[0-9a-f-]{36}$/.test(text),
  'answering-unknown',
);

export const dataSetSchema = z
  .object({
    kind: z.enum(DATA_SET_KINDS),
    title: requiredText(200),
    note: optionalText(2_000),
    department: optionalText(200),
    ownerActorId: z
      .union([z.literal('').transform(() => null), rowId])
      .nullable()
      .default(null),
    answering,
    frequency: z.enum(FREQUENCIES),
    firstPeriod: period,
    daysUntilDue: optionalInteger(0, MAXIMUM_DAYS_UNTIL_DUE),
    breakdownAddsUp: tickedBox,
    groupsAddUp: tickedBox,
    changeFold: optionalNumber(1.1, MAXIMUM_FOLD),
  })
  .refine(({ department, ownerActorId }) => (department === '') !== (ownerActorId === null), {
    message: 'owner-one',
    path: ['department'],
  })
  .refine(({ frequency, firstPeriod }) => frequency === 'once' || isOfFrequency(firstPeriod, frequency), {
    message: 'period-of-other-frequency',
    path: ['firstPeriod'],
  });

function isOfFrequency(written: string, frequency: string): boolean {
  return parsePeriod(written) === null || readFrequency(written) === frequency;
}

export function toDataSetInput(typed: z.output<typeof dataSetSchema>): DataSetInput {
  const { answering: who, breakdownAddsUp, groupsAddUp, changeFold, daysUntilDue, ...rest } = typed;
  const id = who.slice(who.indexOf(':') + 1);
  const isUser = who.startsWith('user:');
  return {
    ...rest,
    answeringUserId: isUser ? id : null,
    answeringActorId: isUser ? null : id,
    daysUntilDue: daysUntilDue ?? DAYS_UNTIL_DUE,
    rules: { breakdownAddsUp, groupsAddUp, changeFold },
  };
}

/** Ticked boxes arrive as nothing, one text or a list. */
const people = z
  .unknown()
  .default([])
  .transform((given) => (Array.isArray(given) ? given : given === '' ? [] : [given]))
  .pipe(z.array(z.enum(PEOPLE)).min(1).max(PEOPLE.length));

export const rowsSchema = z.object({
  indicatorId: requiredText(100),
  people,
  dimension: z.enum(['', 'sex', 'age', 'origin', 'years-of-residence', 'service']).default(''),
  /** one a line */
  services: optionalText(10_000),
  counted: z.enum(['', 'persons', 'visits']).default(''),
  isRequired: tickedBox,
});

export const rowKey = z.object({ fieldId: requiredText(300) });
export const idSchema = rowId;

export const commentSchema = z.object({ fieldId: optionalText(300), body: optionalText(1_000) });
export const returnSchema = z.object({ because: requiredText(1_000) });
export const approveSchema = z.object({ why: optionalText(500) });
export const correctSchema = z.object({ why: requiredText(500) });
