/** Indicators as the gate lets them through, for members who do not see the counts, computed when somebody looks. */
import { openProtectedCube, type Cube, type ProtectedCube, type Texts } from '@vicus/cube';
import { DEFAULT_POLICY, DisclosureProblem, protect, type Solver } from '@vicus/disclosure';
import type { IndicatorDefinition } from '@vicus/reference';
import {
  readLedger,
  restoreProtectedTables,
  toStoredTables,
} from '#features/release/server/release.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { work, type WorkTransaction } from '#server/db/doors.ts';
import { log } from '#server/log.ts';
import { readSettings } from '#server/settings/settings.ts';
import { openHighsSolver } from '#server/solver/highs.ts';
import { findAmong } from '../definition.rules.ts';
import { composeIndicatorTable, splitBySource } from '../indicator-table.ts';
import type { Observation } from '../indicator.types.ts';
import { dropTypedBesideCounts } from '../segregation.rules.ts';
import { selectOwnDefinitions } from './chosen.queries.ts';
import { selectImportSources } from './imports.queries.ts';
import { selectObservations } from './observations.queries.ts';
import * as queries from './tables.queries.ts';

/** Tables of a place by indicator, one for each version of its definition. */
export type TablesByIndicator = ReadonlyMap<string, readonly Cube[]>;

/** What readers and the public may know; nothing here was ever computed from a withheld number. */
export async function readProtectedTables(member: Member): Promise<TablesByIndicator> {
  const { placeId } = member;
  const { stored, missing } = await work('indicator-tables', placeId, async (transaction) => {
    const known = await queries.selectTables(transaction, placeId);
    const fresh = new Set(known.flatMap((one) => (one.isStale ? [] : [one.indicatorId])));
    const measured = await queries.selectMeasuredIds(transaction, placeId);
    return { stored: known, missing: measured.filter((id) => !fresh.has(id)) };
  });
  const tables = new Map(
    stored.map((one) => [one.indicatorId, restoreProtectedTables(one.tables, one.contentHash)] as const),
  );
  for (const [id, made] of await protectIndicators(placeId, missing, tables)) tables.set(id, made);
  return dropTypedBesideCounts(
    new Map([...tables].map(([id, made]) => [id, made.map((table) => openProtectedCube(table))])),
  );
}

/** Protects what changed against everything published and what was shown before, and keeps it. */
async function protectIndicators(
  placeId: string,
  ids: readonly string[],
  shown: ReadonlyMap<string, readonly ProtectedCube[]>,
): Promise<Map<string, ProtectedCube[]>> {
  if (ids.length === 0) return new Map();
  const gathered = await work('indicator-tables', placeId, (transaction) =>
    gather(transaction, placeId, ids),
  );
  const solver = await openHighsSolver();
  const made = new Map<string, ProtectedCube[]>();
  for (const [id, cubes] of gathered.tables) {
    const known = [...gathered.ledger, ...(shown.get(id) ?? [])];
    made.set(id, protectOne(id, cubes, known, solver));
  }
  await work('indicator-tables', placeId, async (transaction) => {
    // A value that came meanwhile is in none of these tables: then the next look computes them again.
    if ((await queries.readValueMark(transaction, placeId, ids)) !== gathered.mark) return;
    const rows = [...made].map(([indicatorId, tables]) => ({ indicatorId, ...toStoredTables(tables) }));
    await queries.upsertTables(transaction, placeId, rows);
  });
  return made;
}

type ToProtect = NonNullable<ReturnType<typeof composeIndicatorTable>>;

async function gather(transaction: WorkTransaction, placeId: string, ids: readonly string[]) {
  const own = await selectOwnDefinitions(transaction, placeId);
  const observations = await selectObservations(transaction, placeId, ids);
  const sources = await selectImportSources(transaction, placeId);
  const tables = ids.map((id) => {
    const values = observations.filter((one) => one.indicatorId === id);
    return [id, composeVersions(own, id, values, sources).map(({ table }) => table)] as const;
  });
  return {
    tables,
    mark: await queries.readValueMark(transaction, placeId, ids),
    ledger: await readLedger(transaction, placeId),
  };
}

export interface VersionTable {
  readonly definition: IndicatorDefinition;
  readonly table: ToProtect;
}

/** A table for each version that has values, newest first; two where some are counts and some are answers. */
export function composeVersions(
  own: readonly IndicatorDefinition[],
  id: string,
  values: readonly Observation[],
  sources: ReadonlyMap<string, string>,
): VersionTable[] {
  const versions = [...new Set(values.map((one) => one.definitionVersion))].toSorted((a, b) => b - a);
  return versions.flatMap((version): VersionTable[] => {
    const definition = findAmong(own, id, version);
    if (definition === undefined) return [];
    return splitBySource(definition, values).flatMap((rows) => {
      const table = composeIndicatorTable(definition, rows, listSources(rows, sources));
      return table === null ? [] : [{ definition, table }];
    });
  });
}

function listSources(values: readonly Observation[], sources: ReadonlyMap<string, string>): Texts {
  const named = new Set(values.flatMap(({ importId }) => sources.get(importId) ?? []));
  return { en: [...named].toSorted().join('; ') };
}

/** Nothing at all where a table cannot be protected as it stands; why is in the log, without a number. */
function protectOne(
  id: string,
  tables: readonly ToProtect[],
  published: readonly ProtectedCube[],
  solver: Solver,
): ProtectedCube[] {
  if (tables.length === 0) return [];
  try {
    const codeVersion = readSettings().version;
    return [...protect({ tables, policy: DEFAULT_POLICY, published, codeVersion, solver }).tables];
  } catch (error) {
    if (!(error instanceof DisclosureProblem)) throw error;
    log('warn', 'indicator-not-protected', { indicator: id, problem: error.code });
    return [];
  }
}
