/** What may come in about networks. Money arrives as text and is read by the rules of budgets. */
import { z } from 'zod';
import { findNetwork, NETWORK_PURPOSES, NETWORK_REACHES, POSTING_TEMPLATES } from '@vicus/reference';
import {
  optionalInteger,
  optionalNumber,
  optionalText,
  requiredDay,
  requiredText,
  rowId,
  tickedBox,
} from '#server/input.ts';
import { LANGUAGES } from '#ui/messages.ts';
import { RETURN_KINDS } from './network.types.ts';

const severalOf = <Item extends z.ZodType>(item: Item) =>
  z
    .unknown()
    .default([])
    .transform((value) => (Array.isArray(value) ? value : value === '' || value === undefined ? [] : [value]))
    .pipe(z.array(item).max(40));

/** Two letters, separated by commas or spaces: `de, en`. */
const languageCodes = z
  .string()
  .default('')
  .transform((text) => [
    ...new Set(
      text
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(z.string().regex(/^[a-z]{2,3}$/, 'network-languages')).max(20));

const link = optionalText(500).refine((text) => text === '' || /^https:\/\/\S+$/.test(text), {
  message: 'link-begins-with-https',
});

const year = optionalInteger(1900, 2100);

/** `reference:<id>` of a shipped network, or `own:` and `shared:` with the id of a row. */
export const networkKeySchema = z
  .string()
  .refine(
    (key) =>
      (key.startsWith('reference:') && findNetwork(key.slice('reference:'.length)) !== undefined) ||
      /^(own|shared):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key),
    { message: 'not-found-network' },
  );

export const wishesSchema = severalOf(z.enum(NETWORK_PURPOSES));

export const ownNetworkSchema = z.object({
  name: requiredText(160),
  purposes: severalOf(z.enum(NETWORK_PURPOSES)),
  purpose: requiredText(600),
  entry: optionalText(600),
  reach: z.enum(NETWORK_REACHES),
  languages: languageCodes,
  cost: optionalText(40),
  hoursAYear: optionalNumber(0, 10_000),
  minimumPopulation: optionalInteger(0, 10_000_000),
  link,
  source: optionalText(300),
  checkedOn: requiredDay,
});

export const membershipSchema = z
  .object({
    networkKey: networkKeySchema,
    sinceYear: year,
    untilYear: year,
    euros: optionalText(40),
    hoursAMonth: optionalNumber(0, 200),
    contactFunction: optionalText(120),
    note: optionalText(1_000),
    isLookedAt: tickedBox,
  })
  .refine(({ sinceYear, untilYear }) => sinceYear === null || untilYear === null || untilYear >= sinceYear, {
    message: 'network-ends-before',
    path: ['untilYear'],
  });

export const returnSchema = z.object({
  networkKey: networkKeySchema,
  cameOn: requiredDay,
  kind: z.enum(RETURN_KINDS),
  words: requiredText(500),
  amount: optionalText(40),
});

export const noteSchema = z.object({
  networkKey: networkKeySchema,
  language: z.enum(LANGUAGES.public as readonly [string, ...string[]]),
  words: requiredText(1_000),
  isLookedAt: tickedBox,
});

export const postingSchema = z.object({
  practiceKey: requiredText(80),
  templateId: z
    .string()
    .refine((id) => POSTING_TEMPLATES.some((one) => one.id === id), { message: 'not-found-template' }),
  postedOn: requiredDay,
  link,
  note: optionalText(500),
});

export const keyOnlySchema = z.object({ networkKey: networkKeySchema });
export const networkIdSchema = z.object({ networkId: rowId });
export const returnIdSchema = z.object({ returnId: rowId });
export const postingIdSchema = z.object({ postingId: rowId });
