/**
 * Lists that an officer edits as lines: answers, points of a scale, rows, columns, districts. Lines that are there keep
 * their code; an emptied one goes; new ones are written below, one a line.
 */
import type { Texts } from '@vicus/questionnaire';
import { parseInput, optionalText } from '#server/input.ts';
import { z } from 'zod';
import { makeCode } from './codes.rules.ts';
import { entriesMissing, entriesRepeated } from './instrument.problems.ts';
import { writeWording } from './wording.rules.ts';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface Entry {
  readonly code: string;
  readonly label: Texts;
  readonly value?: number | undefined;
  readonly last?: true | undefined;
}

export interface EntriesForm {
  /** name of the list in the form, e.g. `choice` */
  readonly name: string;
  readonly minimum: number;
  readonly source: string;
  readonly isValued?: boolean;
}

const MAXIMUM_ENTRIES = 200;
const MAXIMUM_LABEL = 500;

export function readField(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : (value?.at(-1) ?? '');
}

const line = (name: string) => z.object({ [name]: optionalText(MAXIMUM_LABEL) });

function readLabel(fields: Fields, name: string): string {
  return parseInput(line(name), { [name]: readField(fields, name) })[name] ?? '';
}

function readValue(fields: Fields, name: string, before: number): number {
  if (fields[name] === undefined) return before;
  const schema = z.object({
    [name]: z
      .string()
      .trim()
      .regex(/^[+-]?\d+([.,]\d+)?$/u)
      .transform((text) => Number(text.replace(',', '.')) + 0)
      .pipe(z.number().min(-1_000_000).max(1_000_000)),
  });
  return parseInput(schema, { [name]: readField(fields, name) })[name] ?? before;
}

/** Where a line is to stand: one that is moved up comes before, one that is moved down behind what stood there. */
function readPosition(fields: Fields, name: string, before: number): number {
  const wished = Number(readField(fields, name));
  if (!Number.isFinite(wished) || wished < 1 || wished === before) return before;
  return wished < before ? wished - 0.5 : wished + 0.5;
}

function readKept(fields: Fields, form: EntriesForm, current: readonly Entry[]): readonly Entry[] {
  const placed = current.flatMap((entry, index) => {
    const at = `${form.name}.${entry.code}`;
    if (fields[`${at}.label`] === undefined) return [{ entry, position: index + 1 }];
    const label = readLabel(fields, `${at}.label`);
    if (label === '') return [];
    const { last: _, ...rest } = entry;
    const changed: Entry = {
      ...rest,
      label: writeWording(entry.label, form.source, form.source, label),
      ...(form.isValued ? { value: readValue(fields, `${at}.value`, entry.value ?? 0) } : {}),
      ...(readField(fields, `${at}.last`) === '' ? {} : { last: true as const }),
    };
    return [{ entry: changed, position: readPosition(fields, `${at}.position`, index + 1) }];
  });
  return placed.toSorted((a, b) => a.position - b.position).map(({ entry }) => entry);
}

function makeNew(
  fields: Fields,
  form: EntriesForm,
  kept: readonly Entry[],
  current: readonly Entry[],
): Entry[] {
  const taken = new Set([...kept, ...current].map(({ code }) => code));
  const lines = readField(fields, `${form.name}.new`)
    .split(/\r\n?|\n/u)
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const start = Math.max(0, ...kept.map(({ value }) => value ?? 0));
  return lines.map((text, index) => {
    const name = `${form.name}.new`;
    const label = parseInput(line(name), { [name]: text })[name] ?? '';
    return {
      code: makeCode(label, taken, form.name),
      label: writeWording(undefined, form.source, form.source, label),
      ...(form.isValued ? { value: start + index + 1 } : {}),
    };
  });
}

/** @throws Problem with the field: too few, too many, the same words twice, a value that is no number */
export function parseEntries(fields: Fields, form: EntriesForm, current: readonly Entry[]): readonly Entry[] {
  const kept = readKept(fields, form, current);
  const entries = [...kept, ...makeNew(fields, form, kept, current)];
  const field = `${form.name}.new`;
  if (entries.length < form.minimum) throw entriesMissing(field, form.minimum);
  parseInput(z.object({ [field]: z.array(z.unknown()).max(MAXIMUM_ENTRIES) }), { [field]: entries });
  const seen = new Set<string>();
  for (const { label } of entries) {
    const words = label[form.source] ?? label.en;
    if (seen.has(words)) throw entriesRepeated(field, words);
    seen.add(words);
  }
  return entries;
}
