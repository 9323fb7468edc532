/** What may come into the register of actors. */
import { ACTOR_KINDS, AREAS_OF_LIFE } from '@vicus/reference';
import { z } from 'zod';
import {
  optionalDay,
  optionalEmail,
  optionalText,
  requiredDay,
  requiredText,
  rowId,
  tickedBox,
} from '#server/input.ts';
import { ACTOR_SECTION_CODES } from './actor.rules.ts';
import { ACTOR_STATES } from './actor.types.ts';

export const MAXIMUM_NAME_LENGTH = 300;
export const MAXIMUM_CONTACT_LENGTH = 200;
export const MAXIMUM_SUBJECT_LENGTH = 500;

const areas = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : value),
  z.array(z.enum(AREAS_OF_LIFE.map(({ code }) => code))).max(AREAS_OF_LIFE.length),
);

export const contactSchema = z.object({
  contactRole: optionalText(MAXIMUM_CONTACT_LENGTH),
  contactEmail: optionalEmail,
  areas,
});

/** Two names that look the same are the same: one form of accents, single spaces. */
const name = z.preprocess(
  (value) => (typeof value === 'string' ? value.normalize('NFC').replaceAll(/\s+/g, ' ') : value),
  requiredText(MAXIMUM_NAME_LENGTH),
);

export const actorSchema = contactSchema.extend({
  kind: z.enum(ACTOR_KINDS.map(({ code }) => code)),
  name,
  agreedToBeNamed: tickedBox,
});

export const actorKey = z.object({ actorId: rowId });
export const agreementKey = z.object({ actorId: rowId, agreementId: rowId });
export const endSchema = z.object({ endedOn: requiredDay });
export const agreementSchema = z.object({
  subject: requiredText(MAXIMUM_SUBJECT_LENGTH),
  until: optionalDay,
});

/** An address somebody typed or kept: what it asks for and does not exist is left out, never an error. */
export const actorFilterSchema = z.object({
  search: z.string().trim().max(MAXIMUM_NAME_LENGTH).catch(''),
  group: z.enum(ACTOR_SECTION_CODES).or(z.literal('')).catch(''),
  area: z
    .enum(AREAS_OF_LIFE.map(({ code }) => code))
    .or(z.literal(''))
    .catch(''),
  state: z.enum(ACTOR_STATES).catch('current'),
});
