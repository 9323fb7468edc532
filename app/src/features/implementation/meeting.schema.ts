/** What may come in about meetings and their decisions. */
import { z } from 'zod';
import { optionalDay, optionalText, requiredDay, requiredText, rowId, tickedBox } from '#server/input.ts';
import { DECISION_STATES } from './meeting.types.ts';

const chosenRow = z
  .unknown()
  .default('')
  .transform((value) => (value === '' || value === undefined ? null : value))
  .pipe(rowId.nullable());

const minutesLink = optionalText(500).refine((text) => text === '' || /^https:\/\/\S+$/.test(text), {
  message: 'link-begins-with-https',
});

export const meetingSchema = z.object({
  strategyId: chosenRow,
  bodyName: requiredText(200),
  heldOn: requiredDay,
  tookPart: optionalText(3_000),
  about: optionalText(3_000),
  minutesLink,
  isLookedAt: tickedBox,
});

export const decisionSchema = z.object({
  what: requiredText(500),
  owner: optionalText(200),
  dueOn: optionalDay,
  actionId: chosenRow,
});

export const decisionStateSchema = z.object({
  state: z.enum(DECISION_STATES),
  note: optionalText(500),
});
