/** Protected tables as rows of the database, and back. The only place outside `disclosure` that seals a cube. */
import { createHash } from 'node:crypto';
import {
  CubeProblem,
  equalCubes,
  listCells,
  openProtectedCube,
  parseCubeJson,
  readCell,
  sealProtectedCube,
  sliceCube,
  toCubeJson,
  withCells,
  type CellEntry,
  type Cube,
  type PolicyStamp,
  type ProtectedCube,
} from '@vicus/cube';
import { log } from '#server/log.ts';
import { storedTablesSchema } from '../release.schema.ts';
import { releaseDamaged } from '../release.problems.ts';

export interface StoredTables {
  /** JSON text for a `jsonb` column */
  readonly tables: string;
  /** SHA-256 of the canonical text, hexadecimal */
  readonly contentHash: string;
}

/** Writes protected tables for storage. A cube that did not pass the gate is refused here too, casts included. */
export function toStoredTables(tables: readonly ProtectedCube[]): StoredTables {
  const text = writeCanonical(
    tables.map((table) => ({ cube: openProtectedCube(table), policy: table.policy })),
  );
  return { tables: text, contentHash: computeContentHash(text) };
}

/**
 * Reads stored tables back. `stored`: the value of the `jsonb` column.
 * @throws Problem `release-damaged` (503), logged, where the tables are not those that were hashed
 */
export function restoreProtectedTables(stored: unknown, contentHash: string): ProtectedCube[] {
  const tables = parseStored(stored);
  const found = tables === undefined ? undefined : computeContentHash(writeCanonical(tables));
  if (tables === undefined || found !== contentHash) {
    log('error', 'stored-tables-damaged', { expected: contentHash, found: found ?? 'unreadable' });
    throw releaseDamaged();
  }
  return tables.map(({ cube, policy }) => sealProtectedCube(cube, policy));
}

interface OpenTable {
  readonly cube: Cube;
  readonly policy: PolicyStamp;
}

/** One text for equal tables, whatever order the database keeps keys in. */
function writeCanonical(tables: readonly OpenTable[]): string {
  const rows = tables.map(({ cube, policy }) => {
    const { codeVersion, policyId, policyVersion } = policy;
    return `{"cube":${toCubeJson(cube)},"policy":${JSON.stringify({ codeVersion, policyId, policyVersion })}}`;
  });
  return `[${rows.join(',')}]`;
}

function computeContentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function parseStored(stored: unknown): OpenTable[] | undefined {
  const rows = storedTablesSchema.safeParse(stored);
  if (!rows.success) return undefined;
  try {
    return rows.data.map(({ cube, policy }) => ({ cube: parseCubeJson(cube), policy }));
  } catch (problem) {
    if (problem instanceof CubeProblem) return undefined;
    throw problem;
  }
}

/**
 * A stricter copy of a protected table: `withhold` may take numbers away and nothing else. That what it takes away cannot
 * be computed from the rest is the caller's duty; the table itself stays as protected as it was.
 */
export function withholdFurther(table: ProtectedCube, withhold: (cube: Cube) => Cube): ProtectedCube {
  const before = openProtectedCube(table);
  const after = withhold(before);
  const restored = withCells(after, [...listWithheldSince(before, after)]);
  if (!equalCubes(restored, before))
    throw new Error(`table ${before.id} was changed by more than withholding`);
  return sealProtectedCube(after, table.policy);
}

/** The cells that were withheld, with what they were before. */
function* listWithheldSince(before: Cube, after: Cube): Generator<CellEntry> {
  for (const { id } of before.measures) {
    for (const { at, cell } of listCells(before, id)) {
      const now = readCell(after, at, id);
      if (now.kind === 'none' && now.reason === 'withheld') yield { at, measures: { [id]: cell } };
    }
  }
}

/**
 * A part of a protected table: some codes of its dimensions, some of its measures. What is left out tells nothing, so the part is
 * protected as the whole was. Errors as of `sliceCube`. `measures`: null for all.
 */
export function cutProtectedTable(
  table: ProtectedCube,
  codes: Readonly<Record<string, readonly string[]>>,
  measures: readonly string[] | null = null,
): ProtectedCube {
  const cut = sliceCube(openProtectedCube(table), codes);
  const kept = cut.measures.filter(({ id }) => measures?.includes(id) !== false);
  const columns = Object.entries(cut.columns).filter(([id]) => kept.some((one) => one.id === id));
  return sealProtectedCube({ ...cut, measures: kept, columns: Object.fromEntries(columns) }, table.policy);
}
