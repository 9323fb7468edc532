/** What may come in about measures and places of encounter. */
import { AREAS_OF_LIFE } from '@vicus/reference';
import { z } from 'zod';
import { optionalDay, optionalInteger, optionalText, requiredDay, requiredText } from '#server/input.ts';
import { ENCOUNTER_KINDS, FOR_WHOM, HOW_OFTEN, MEASURE_KINDS, OPEN_TO } from './policy.types.ts';

const documentLink = optionalText(500).refine((text) => text === '' || /^https:\/\/\S+$/.test(text), {
  message: 'link-begins-with-https',
});

const isInOrder = (earlier: string | null, later: string | null): boolean =>
  earlier === null || later === null || earlier <= later;

export const measureSchema = z
  .object({
    title: requiredText(200),
    what: optionalText(2_000),
    area: z.enum(['', ...AREAS_OF_LIFE.map(({ code }) => code)]).default(''),
    forWhom: z.enum(FOR_WHOM),
    kind: z.enum(MEASURE_KINDS),
    decidedBy: optionalText(200),
    adoptedOn: optionalDay,
    implementedFrom: optionalDay,
    endedOn: optionalDay,
    endReason: optionalText(500),
    link: documentLink,
    money: optionalText(200),
    staff: optionalText(200),
  })
  .refine((one) => isInOrder(one.adoptedOn, one.implementedFrom), {
    message: 'measure-implemented-before-adopted',
    path: ['implementedFrom'],
  })
  .refine((one) => isInOrder(one.adoptedOn, one.endedOn) && isInOrder(one.implementedFrom, one.endedOn), {
    message: 'measure-ends-before',
    path: ['endedOn'],
  })
  .refine((one) => one.endReason === '' || one.endedOn !== null, {
    message: 'measure-end-without-day',
    path: ['endedOn'],
  });

/** The short form beside the time line. */
export const decisionSchema = z.object({
  decidedOn: requiredDay,
  what: requiredText(200),
  link: documentLink,
});

/** The hash of what was previewed: what is published is what was seen. */
export const publishSchema = z.object({ previewHash: z.string().min(1).max(100) });

export const encounterSchema = z
  .object({
    name: requiredText(200),
    kind: z.enum(ENCOUNTER_KINDS),
    moderatedBy: optionalText(200),
    howOften: z.enum(HOW_OFTEN),
    openTo: z.enum(OPEN_TO),
    sinceOn: optionalDay,
    untilOn: optionalDay,
    note: optionalText(500),
  })
  .refine((one) => isInOrder(one.sinceOn, one.untilOn), {
    message: 'encounter-ends-before',
    path: ['untilOn'],
  });

export const encounterCountSchema = z.object({
  year: z.coerce.number().int().min(1990).max(2100),
  residents: optionalInteger(1, 100_000_000).pipe(z.number()),
  source: requiredText(200),
  why: optionalText(500),
});
