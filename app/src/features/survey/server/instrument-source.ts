/** Where the questions of a general wave come from. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseInstrumentJson, type Instrument } from '@vicus/questionnaire';
import type { Member } from '#server/auth/member.ts';
import { Problem } from '#server/problem.ts';

/** Problem `not-found` (404) for an instrument that nobody ships. */
export async function readInstrumentOf(_member: Member, ref: string): Promise<Instrument> {
  const id = /^shipped:([a-z0-9-]+)$/.exec(ref)?.[1];
  if (id === undefined) throw new Problem('not-found', 404);
  const app = dirname(createRequire(import.meta.url).resolve('@vicus/app/package.json'));
  const text = await readFile(join(app, 'instruments', `${id}.json`), 'utf8').catch(() => undefined);
  if (text === undefined) throw new Problem('not-found', 404);
  const parsed = parseInstrumentJson(text);
  if (!parsed.ok) throw new Error(`the shipped instrument ${id} is not sound`);
  return parsed.instrument;
}
