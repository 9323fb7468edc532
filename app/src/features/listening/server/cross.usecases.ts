/** Questions crossed on request: protected and remembered; unprotected for named waves only, with purpose and log. */
import { openProtectedCube, type InternalCube, type ProtectedCube, type Texts } from '@vicus/cube';
import { forInternalUse } from '@vicus/disclosure';
import { restoreProtectedTables, toStoredTables } from '#features/release/server/release.usecases.ts';
import { findWaveResult } from '#features/survey/server/wave-result.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, work, write, type WorkTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { listCrossable } from '../bands.rules.ts';
import { composeCrossTable, nameCrossTable } from '../cross-table.ts';
import {
  crossNamedOnly,
  crossTooFew,
  crossTooLarge,
  crossTooMany,
  crossUnknownQuestion,
  findingsNotComputed,
  waveNotOfListening,
} from '../listening.problems.ts';
import { crossSchema, purposeSchema, type CrossInput } from '../listening.schema.ts';
import { fewestAnswers } from '../table-parts.ts';
import { groupCrossable, weighAnswers } from '../protection.rules.ts';
import {
  gatherWave,
  pickVariables,
  protectBeside,
  readListeningWave,
  type GatheredWave,
} from './findings.usecases.ts';
import * as queries from './listening.queries.ts';

/** Every cross-table counts as known for the next: this many are kept apart with certainty and in bearable time. */
export const MAXIMUM_CROSS_TABLES = 60;
/** Cells of one table, totals included. */
export const MAXIMUM_CROSS_CELLS = 1500;

export interface CrossChoice {
  readonly id: string;
  readonly label: Texts;
}

export interface ShownCross {
  readonly tableId: string;
  readonly variables: readonly string[];
  readonly askedOn: string;
  readonly table: ProtectedCube;
}

/** The questions that may be crossed: all but those answered in words. */
export async function listCrossChoices(member: Member, waveId: string): Promise<CrossChoice[]> {
  authorise(member, 'results.read');
  const { instrument } = await readListeningWave(member, waveId);
  return instrument === null ? [] : listCrossable(instrument).map(({ id, label }) => ({ id, label }));
}

/** Cross-tables that were shown before, oldest first. */
export async function listCrossTables(member: Member, waveId: string): Promise<ShownCross[]> {
  authorise(member, 'results.read');
  const rows = await readOffice(member, (reader) =>
    queries.selectCrossTables(reader, member.placeId, waveId),
  );
  return rows.map(({ tableId, variables, askedOn, tables, contentHash }) => {
    const [table] = restoreProtectedTables(tables, contentHash);
    if (table === undefined) throw new Error('a cross-table is stored with its table');
    return { tableId, variables, askedOn, table };
  });
}

/**
 * Crosses two or three questions, protects the table beside all that were shown before, and remembers it; the same
 * question again gives the same table. Problems: `cross-unknown-question`, `cross-too-large` (422), `cross-too-many`,
 * `cross-too-few`, `cross-cannot-be-shown`, `findings-not-computed` (409).
 */
export async function showCrossTable(member: Member, waveId: string, input: unknown): Promise<CrossInput> {
  authorise(member, 'findings.cross');
  const chosen = parseInput(crossSchema, input);
  await readListeningWave(member, waveId);
  const variables = listChosen(chosen);
  const tableId = nameCrossTable(variables);
  const isNew = await work('cross-table', member.placeId, async (transaction) => {
    await queries.lockCrossTables(transaction, waveId);
    const gathered = await gatherForCross(transaction, member.placeId, waveId, variables);
    if (gathered.cross.some((row) => row.tableId === tableId)) return false;
    if (gathered.cross.length >= MAXIMUM_CROSS_TABLES) throw crossTooMany(MAXIMUM_CROSS_TABLES);
    const table = await protectBeside(gathered, variables, await readStored(transaction, gathered));
    const position = 1 + Math.max(0, ...gathered.cross.map((row) => row.position));
    await queries.upsertCrossTable(transaction, {
      placeId: member.placeId,
      waveId,
      tableId,
      position,
      variables,
      ...toStoredTables([table]),
    });
    return true;
  });
  if (isNew)
    await write(member, (transaction) =>
      recordAudit(transaction, member, {
        action: 'findings.cross',
        objectKind: 'wave',
        objectId: waveId,
        detail: { questions: variables.join(' × ') },
      }),
    );
  return chosen;
}

export function listChosen({ rows, columns, layers }: CrossInput): string[] {
  return [rows, columns, ...(layers === '' ? [] : [layers])];
}

async function readStored(transaction: WorkTransaction, { wave }: GatheredWave): Promise<ProtectedCube[]> {
  const stored = await findWaveResult(transaction, wave);
  if (stored === undefined) throw findingsNotComputed();
  return restoreProtectedTables(stored.tables, stored.contentHash);
}

async function gatherForCross(
  transaction: WorkTransaction,
  placeId: string,
  waveId: string,
  variables: readonly string[],
): Promise<GatheredWave> {
  const gathered = await gatherWave(transaction, placeId, waveId);
  if (gathered === undefined) throw waveNotOfListening();
  const { subject, answers } = gathered;
  const known = new Set(listCrossable(subject.instrument).map(({ id }) => id));
  if (!variables.every((id) => known.has(id)) || new Set(variables).size < variables.length)
    throw crossUnknownQuestion();
  if (answers.length < fewestAnswers(subject)) throw crossTooFew();
  const crossed = pickVariables(groupCrossable(subject, answers), variables);
  const cells = crossed.reduce((product, variable) => product * (1 + (variable?.groups.length ?? 0)), 1);
  if (cells > MAXIMUM_CROSS_CELLS) throw crossTooLarge(MAXIMUM_CROSS_CELLS);
  return gathered;
}

/**
 * The table as it is, for a named wave only: people agreed to be seen by the office. The purpose is logged and stands on
 * every view. Problems: `cross-named-only` (409), `input-invalid` (422), those of `showCrossTable`.
 */
export async function readUnprotectedCross(
  member: Member,
  waveId: string,
  input: unknown,
): Promise<InternalCube> {
  authorise(member, 'named-answers.read');
  const chosen = parseInput(crossSchema, input);
  const { purpose } = parseInput(purposeSchema, input);
  const { mode } = await readListeningWave(member, waveId);
  if (mode !== 'named') throw crossNamedOnly();
  const variables = listChosen(chosen);
  await write(member, (transaction) =>
    recordAudit(transaction, member, {
      action: 'named-answers.read',
      objectKind: 'wave',
      objectId: waveId,
      detail: { questions: variables.join(' × '), purpose },
    }),
  );
  return work('cross-table', member.placeId, async (transaction) => {
    const gathered = await gatherForCross(transaction, member.placeId, waveId, variables);
    const { subject, answers, margins } = gathered;
    const grouped = groupCrossable(subject, answers);
    const weighting = weighAnswers(subject, grouped, answers, margins);
    const { cube } = composeCrossTable(pickVariables(grouped, variables), answers, { subject, weighting });
    return forInternalUse(cube, purpose, { by: member.userId, on: today() });
  });
}

/** The cross-table of this choice, if it was shown before. */
export function findShown(tables: readonly ShownCross[], chosen: CrossInput): ShownCross | undefined {
  const tableId = nameCrossTable(listChosen(chosen));
  return tables.find((one) => openProtectedCube(one.table).id === tableId);
}
