/** What may come in when a release is published or withdrawn, and the shape in which tables are stored. */
import { z } from 'zod';
import { requiredText, rowId } from '#server/input.ts';
import { RELEASE_LICENCES } from './release.types.ts';

export const SUMMARY_MAXIMUM_CHARACTERS = 4_000;
export const TITLE_MAXIMUM_CHARACTERS = 200;

const texts = (maximum: number) => z.record(z.string().regex(/^[a-z]{2}$/), z.string().max(maximum));

export const releaseSchema = z.object({
  subject: z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/),
  version: z.int().min(1).max(100_000),
  title: z
    .object({ en: requiredText(TITLE_MAXIMUM_CHARACTERS) })
    .catchall(z.string().max(TITLE_MAXIMUM_CHARACTERS)),
  summary: texts(SUMMARY_MAXIMUM_CHARACTERS),
  audience: z.enum(['public', 'shared', 'funder']).default('public'),
  ledgerSize: z.int().min(0),
  licence: z.enum(RELEASE_LICENCES).default('CC-BY-4.0'),
  methodNote: texts(SUMMARY_MAXIMUM_CHARACTERS).default({}),
  embargoUntil: z.iso.datetime({ offset: true }).nullable().default(null),
  correction: z
    .object({ en: requiredText(SUMMARY_MAXIMUM_CHARACTERS) })
    .catchall(z.string().max(SUMMARY_MAXIMUM_CHARACTERS))
    .nullable()
    .default(null),
});

export const withdrawalSchema = z.object({ releaseId: rowId, reason: requiredText(1_000) });

/** A row as stored: the table, and under which policy and code it was protected. */
export const storedTablesSchema = z.array(
  z.strictObject({
    cube: z.record(z.string(), z.unknown()),
    policy: z.strictObject({ policyId: z.string(), policyVersion: z.number(), codeVersion: z.string() }),
  }),
);
