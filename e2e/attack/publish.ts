/** Publishes the town's tables through the use cases, in this process, on the database of the running product. */
import { sealProtectedCube, withCells } from '@vicus/cube';
import { DEFAULT_POLICY, protect, type Solver, type TableToProtect } from '@vicus/disclosure';
import { findSharedCounts, linkTables } from '../../app/src/features/publication/draft-links.rules.ts';
import {
  publishRelease,
  readLedger,
  readLedgerSize,
  readNextVersion,
} from '../../app/src/features/release/server/release.usecases.ts';
import type { Member } from '../../app/src/server/auth/member.ts';
import { readOffice } from '../../app/src/server/db/doors.ts';

const CODE_VERSION = 'attack';

interface Words {
  readonly subject: string;
  readonly title: string;
  readonly embargoUntil?: string;
}

/** Links what the tables share, protects them against the ledger, publishes. @returns the release's id */
export async function publishProtected(
  member: Member,
  tables: readonly TableToProtect[],
  words: Words,
  solver: Solver,
): Promise<string> {
  const ledgerSize = await readOffice(member, (reader) => readLedgerSize(reader, member.placeId));
  const published = await readOffice(member, (reader) => readLedger(reader, member.placeId));
  const linked = linkTables(tables, findSharedCounts(tables));
  const made = protect({
    tables: linked,
    policy: DEFAULT_POLICY,
    published,
    solver,
    codeVersion: CODE_VERSION,
  });
  return publishAs(member, made.tables, words, ledgerSize);
}

async function publishAs(
  member: Member,
  tables: Parameters<typeof publishRelease>[1]['tables'],
  { subject, title, embargoUntil }: Words,
  ledgerSize: number,
): Promise<string> {
  return publishRelease(member, {
    subject,
    version: await readNextVersion(member, subject),
    title: { en: title },
    summary: {},
    tables,
    withheld: [],
    policy: DEFAULT_POLICY,
    ledgerSize,
    embargoUntil: embargoUntil ?? null,
    assets: [],
  });
}

/** Withholds one cell and nothing else, and seals it past the gate: what an attack must be able to find. */
export async function publishUnprotected(
  member: Member,
  { cube }: TableToProtect,
  { measure, at }: { readonly measure: string; readonly at: Readonly<Record<string, string>> },
  words: Words,
): Promise<string> {
  const withheld = withCells(cube, [{ at, measures: { [measure]: { kind: 'none', reason: 'withheld' } } }]);
  const { policyId, version } = DEFAULT_POLICY;
  const sealed = sealProtectedCube(withheld, { policyId, policyVersion: version, codeVersion: CODE_VERSION });
  const ledgerSize = await readOffice(member, (reader) => readLedgerSize(reader, member.placeId));
  return publishAs(member, [sealed], words, ledgerSize);
}
