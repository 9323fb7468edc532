/** What may come in from the pages of the wizard, and what comes back from the memory of mappings. */
import { z } from 'zod';
import { optionalText, requiredText, tickedBox } from '#server/input.ts';
import { parsePeriod } from './observation.rules.ts';
import { readMeaning, UNUSED } from './wizard-columns.rules.ts';
import { TEXT_KINDS, type DataMapping, type TextKind } from './wizard.types.ts';

/** Longer texts of a file cannot be decided about: they are no names of groups. */
export const MAXIMUM_TEXT = 200;
const MAXIMUM_ENTRIES = 1_000;

const code = z.string().max(100);
const codes = z.record(z.string().max(MAXIMUM_TEXT), code);

/** Anything that no longer fits falls back to "not decided", never to an error. */
export const mappingSchema = z.object({
  indicator: code.catch(''),
  people: z.enum(['newcomers', 'others', 'everyone', '']).catch(''),
  period: z
    .string()
    .transform((text) => parsePeriod(text) ?? '')
    .catch(''),
  status: z.enum(['final', 'provisional', 'estimated']).catch('final'),
  decimal: z.enum(['comma', 'point', '']).catch(''),
  shares: z.enum(['percent', 'fraction', '']).catch(''),
  thousands: z.enum(['multiply', 'as-written', '']).catch(''),
  columns: codes.catch({}),
  texts: z.partialRecord(z.enum(TEXT_KINDS), codes).catch({}),
});

export const COLUMN_FIELD = 'column:';
export const TEXT_FIELD = 'text:';

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The fields of the mapping form. What was decided about texts that this file lacks is kept. */
export function parseMapping(fields: Fields, before: DataMapping): DataMapping {
  const entries = Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' && name.isWellFormed() && value.isWellFormed() && !/\0/.test(name + value)
      ? [[name, value] as const]
      : [],
  );
  const columns = entries.flatMap(([name, value]) => {
    const isMeaning = name.startsWith(COLUMN_FIELD) && (value === UNUSED || readMeaning(value) !== null);
    return isMeaning ? [[name.slice(COLUMN_FIELD.length), value] as const] : [];
  });
  const texts = Object.fromEntries(
    TEXT_KINDS.map((kind) => [kind, { ...before.texts[kind], ...readTexts(entries, kind) }] as const),
  );
  const { period: _, ...general } = Object.fromEntries(entries);
  return mappingSchema.parse({
    ...before,
    ...general,
    ...(typeof fields['period'] === 'string' ? { period: fields['period'] } : {}),
    columns: { ...before.columns, ...Object.fromEntries(columns.slice(0, MAXIMUM_ENTRIES)) },
    texts,
  }) as DataMapping;
}

function readTexts(entries: readonly (readonly [string, string])[], kind: TextKind): Record<string, string> {
  const start = `${TEXT_FIELD}${kind}:`;
  return Object.fromEntries(
    entries
      .filter(([name]) => name.startsWith(start) && name.length - start.length <= MAXIMUM_TEXT)
      .slice(0, MAXIMUM_ENTRIES)
      .map(([name, value]) => [name.slice(start.length), value]),
  );
}

/** Accepting a file. */
export const acceptSchema = z.object({
  title: requiredText(200),
  source: requiredText(300),
  why: optionalText(500),
});

export const undoSchema = z.object({
  sure: tickedBox.refine((isTicked) => isTicked, 'undo-not-confirmed'),
});
