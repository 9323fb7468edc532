/** What may come in about activities. */
import { ACTIVITY_TYPES, INTERVENTION_CODES } from '@vicus/reference';
import { z } from 'zod';
import {
  optionalDay,
  optionalNumber,
  optionalText,
  requiredDay,
  requiredText,
  rowId,
  tickedBox,
} from '#server/input.ts';
import { parsePeriod } from '#features/indicator/observation.rules.ts';
import { REPORT_FUNDS } from './activity.types.ts';

const INTERVENTION_CHOICES = INTERVENTION_CODES.map(({ code }) => code);

/** Each fund has a box of its own (`fund-AMIF`), so that a form that is shown again has them ticked. */
function gatherFunds(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || 'funds' in given) return given;
  return { ...given, funds: REPORT_FUNDS.filter((fund) => `fund-${fund}` in given) };
}

const activityFields = z
  .object({
    title: requiredText(200),
    type: z.enum(ACTIVITY_TYPES),
    heldAt: optionalText(200),
    actorId: z.union([z.literal('').transform(() => null), rowId]).default(null),
    fromOn: requiredDay,
    untilOn: optionalDay,
    costCentre: optionalText(60),
    project: optionalText(120),
    funds: z.array(z.enum(REPORT_FUNDS)).max(REPORT_FUNDS.length),
    interventionCode: z.union([z.literal(''), z.enum(INTERVENTION_CHOICES)]).default(''),
    note: optionalText(500),
    isLookedAt: tickedBox,
  })
  .refine((one) => one.untilOn === null || one.untilOn >= one.fromOn, {
    message: 'activity-ends-before',
    path: ['untilOn'],
  });

export const activitySchema = z.preprocess(gatherFunds, activityFields);

/** Year and span as two choices of a form, or a period as one text. */
export const periodFields = z
  .object({
    year: z
      .string()
      .trim()
      .regex(/^\d{4}$/),
    span: z.string().trim().max(2).default(''),
  })
  .transform(({ year, span }, context) => {
    const period = parsePeriod(span === '' ? year : `${year}-${span}`);
    if (period !== null && Number(year) >= 1990 && Number(year) <= 2100) return period;
    context.addIssue({ code: 'invalid_value', values: [], path: ['year'], input: year });
    return z.NEVER;
  });

export const visitFields = z.object({
  heldOn: requiredDay,
  hours: optionalNumber(0, 24),
});

export const noteFields = z.object({ note: optionalText(500), isLookedAt: tickedBox });

export const totalFields = z.object({
  isEstimate: tickedBox,
  toldBy: requiredText(200),
});

/** An address somebody typed or kept: what it asks for and does not exist is left out, never an error. */
export const reportQuery = z.object({
  fund: z.enum(REPORT_FUNDS).catch('AMIF'),
  project: z.string().trim().max(120).catch(''),
  year: z
    .string()
    .regex(/^(19|20)\d\d$/)
    .or(z.literal(''))
    .catch(''),
  span: z
    .string()
    .regex(/^(S[12]|Q[1-4]|0[1-9]|1[0-2])$/)
    .or(z.literal(''))
    .catch(''),
});
