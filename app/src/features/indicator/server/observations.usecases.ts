/** The one way in which values of indicators come into a place, and the way back. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write, type OfficeTransaction, type WorkTransaction } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { importOvertaken, importUndone, reasonMissing, valueTwice } from '../indicator.problems.ts';
import type {
  CommitReport,
  DataImport,
  NewObservation,
  Observation,
  ObservationBatch,
  ObservationKey,
} from '../indicator.types.ts';
import { isSameContent, listDoubles, toObservationKey } from '../observation.rules.ts';
import { insertImport, selectImports } from './imports.queries.ts';
import * as queries from './observations.queries.ts';
import { markTablesStale } from './tables.queries.ts';

type Transaction = OfficeTransaction | WorkTransaction;
type By = Pick<Member, 'userId' | 'placeId'>;

/**
 * All rows or none, inside the caller's transaction. Values that are there already in the same words stay untouched:
 * the same batch twice writes nothing the second time. @throws Problem `value-twice`, `why-missing`
 */
export async function commitObservations(
  transaction: Transaction,
  by: By,
  batch: ObservationBatch,
): Promise<CommitReport> {
  const doubles = listDoubles(batch.rows);
  if (doubles.length > 0) throw valueTwice(doubles.length);
  const known = await queries.selectForChange(transaction, by.placeId, batch.rows);
  const changes = listChanges(known, batch.rows);
  const changed = changes.filter(({ before }) => before !== null).length;
  const report = { added: changes.length - changed, changed, unchanged: batch.rows.length - changes.length };
  if (changes.length === 0) return { ...report, importId: null };
  const { title, source, kind, why = '' } = batch;
  if (changed > 0 && why.trim() === '') throw reasonMissing(changed);
  const importId = await insertImport(transaction, by.placeId, {
    ...report,
    kind,
    title,
    source,
    fileName: batch.fileName ?? '',
    contentHash: batch.contentHash ?? '',
    undoes: null,
    madeBy: by.userId,
  });
  await applyChanges(transaction, by.placeId, importId, changes, why);
  return { ...report, importId };
}

/** What differs from what is known. */
function listChanges(
  known: readonly Observation[],
  rows: readonly NewObservation[],
): readonly queries.ChangeRow[] {
  const byKey = new Map(known.map((one) => [toObservationKey(one), one]));
  return rows.flatMap((row): queries.ChangeRow[] => {
    const before = byKey.get(toObservationKey(row));
    if (before !== undefined && isSameContent(before, row)) return [];
    return [
      { ...pickKey(row), before: before === undefined ? null : pickKept(before), after: pickContent(row) },
    ];
  });
}

const pickContent = ({
  numerator,
  denominator,
  value,
  status,
  reason,
  counted,
  respondents = null,
  low = null,
  high = null,
}: NewObservation) => ({
  numerator,
  denominator,
  value,
  status,
  reason,
  counted,
  respondents,
  low,
  high,
});

/** With the import it came with: taken back to, it is that import's value again. */
const pickKept = (known: Observation): queries.KeptContent => ({
  ...pickContent(known),
  importId: known.importId,
});

async function applyChanges(
  transaction: Transaction,
  placeId: string,
  importId: string,
  changes: readonly queries.ChangeRow[],
  why: string,
): Promise<void> {
  const written = changes.flatMap(({ after, ...key }): Observation[] =>
    after === null ? [] : [{ ...pickKey(key), ...after, importId: after.importId ?? importId }],
  );
  await queries.upsertObservations(transaction, placeId, written);
  const gone = changes.filter(({ after }) => after === null);
  await queries.deleteObservations(transaction, placeId, gone);
  await queries.insertChanges(transaction, placeId, importId, changes, why);
  await markTablesStale(transaction, placeId, [...new Set(changes.map(({ indicatorId }) => indicatorId))]);
}

const pickKey = ({ indicatorId, definitionVersion, people, breakdown, period }: ObservationKey) => ({
  indicatorId,
  definitionVersion,
  people,
  breakdown,
  period,
});

/**
 * Takes an import back as a whole: every value is again what it was before. @returns how many values went, and how many
 * have their earlier number back. @throws Problem `import-overtaken` where a later import changed some of them
 */
export async function undoImport(
  member: Member,
  importId: string,
): Promise<{ readonly removed: number; readonly restored: number }> {
  authorise(member, 'data.change');
  const imports = await listImports(member);
  const undone = imports.find((one) => one.importId === importId);
  if (undone === undefined || undone.kind === 'undo') throw new Problem('not-found', 404);
  if (undone.isUndone) throw importUndone();
  return write(member, async (transaction) => {
    const changes = await listBrought(transaction, member.placeId, undone);
    await refuseOvertaken(transaction, member.placeId, importId, changes, imports);
    const back = changes.map(({ before, after, ...key }) => ({ ...key, before: after, after: before }));
    const { title, source } = undone;
    const undoId = await insertImport(transaction, member.placeId, {
      added: 0,
      changed: changes.length,
      unchanged: 0,
      kind: 'undo',
      title,
      source,
      fileName: '',
      contentHash: '',
      undoes: importId,
      madeBy: member.userId,
    });
    await applyChanges(transaction, member.placeId, undoId, back, '');
    await recordAudit(transaction, member, {
      action: 'data.change',
      objectKind: 'data',
      objectId: importId,
      detail: { undone: title, values: changes.length },
    });
    const removed = back.filter(({ after }) => after === null).length;
    return { removed, restored: changes.length - removed };
  });
}

/** Every value an import brought, with what was there before. */
async function listBrought(
  transaction: Transaction,
  placeId: string,
  { importId, kind }: DataImport,
): Promise<readonly queries.ChangeRow[]> {
  const changes = await queries.selectChanges(transaction, placeId, importId);
  if (kind !== 'statistics') return changes;
  return [...changes, ...(await queries.selectAdditions(transaction, placeId, importId))];
}

async function refuseOvertaken(
  transaction: Transaction,
  placeId: string,
  importId: string,
  changes: readonly queries.ChangeRow[],
  imports: readonly DataImport[],
): Promise<void> {
  const now = await queries.selectForChange(transaction, placeId, changes);
  const overtaken = now.filter((one) => one.importId !== importId);
  if (overtaken.length === 0 && now.length === changes.length) return;
  const later = imports.find((one) => overtaken.some((value) => value.importId === one.importId));
  throw importOvertaken(later?.title ?? '', Math.max(overtaken.length, changes.length - now.length));
}

export function listImports(member: Member): Promise<DataImport[]> {
  authorise(member, 'data.read');
  return readOffice(member, (reader) => selectImports(reader, member.placeId));
}

/** Every stored value of an indicator, all versions, people, breakdowns and periods: the office's own, before the gate. */
export function listObservations(member: Member, indicatorId: string): Promise<Observation[]> {
  authorise(member, 'data.read');
  return readOffice(member, (reader) => queries.selectObservations(reader, member.placeId, [indicatorId]));
}
