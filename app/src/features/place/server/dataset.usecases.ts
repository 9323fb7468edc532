/**
 * The one way in for open data: files → rows with findings → held against the register → written, all of it or
 * nothing. A dataset says only what it reads and what it writes (`DatasetPlan`).
 */
import { createHash } from 'node:crypto';
import { work, type WorkTransaction } from '#server/db/doors.ts';
import { hasErrors, reportImport, reportRefusal } from '../dataset.rules.ts';
import type { CheckedDataset, ImportReport, ReadDataset, RowOutcomes } from '../dataset.types.ts';
import { analyzeRegister, lockImports, upsertDataset } from './dataset.queries.ts';

export interface DatasetPlan<Content> {
  /** files → content and findings; asks no database */
  readonly read: () => Promise<ReadDataset<Content>>;
  /** what only the register can tell, such as codes it does not know; writes nothing */
  readonly check: (transaction: WorkTransaction, content: Content) => Promise<CheckedDataset<Content>>;
  /** writes; rows that say what is known already count as unchanged. The dataset's own row is there already. */
  readonly write: (transaction: WorkTransaction, content: Content) => Promise<RowOutcomes>;
  /** figures of the checked content that the office withholds; left out where a dataset has none */
  readonly countWithheld?: (content: Content) => number;
}

/** Imports a dataset, or says why not: errors among the findings mean that nothing was written. */
export async function importDataset<Content>(plan: DatasetPlan<Content>): Promise<ImportReport> {
  const read = await plan.read();
  if (hasErrors(read.findings)) return reportRefusal(read, read.findings);
  return work(`import ${read.about.dataset}`, null, async (transaction) => {
    await lockImports(transaction);
    const checked = await plan.check(transaction, read.content);
    const findings = [...read.findings, ...checked.findings];
    if (hasErrors(findings)) return reportRefusal(read, findings);
    const refused = [...read.refused, ...checked.refused];
    const contentHash = computeContentHash(read.lines);
    await upsertDataset(transaction, read.about, { rowCount: read.rowsRead - refused.length, contentHash });
    const outcomes = await plan.write(transaction, checked.content);
    if (outcomes.added + outcomes.changed > 0) await analyzeRegister(transaction);
    const withheldFigures = plan.countWithheld?.(checked.content) ?? 0;
    return reportImport(read, { findings, refused, outcomes, contentHash, withheldFigures });
  });
}

/** The order of rows in a file says nothing; sorted, the same content has the same hash. */
function computeContentHash(lines: readonly string[]): string {
  const hash = createHash('sha256');
  for (const line of lines.toSorted()) hash.update(line).update('\n');
  return hash.digest('hex');
}
