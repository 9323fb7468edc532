/** Protected tables as rows of the database, and back. The only place outside `disclosure` that seals a cube. */
import { createHash } from 'node:crypto';
import {
  CubeProblem,
  openProtectedCube,
  parseCubeJson,
  sealProtectedCube,
  toCubeJson,
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
