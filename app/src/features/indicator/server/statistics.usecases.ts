/** Files of statistical offices with values of many places, for every place here that they name: all of a file or nothing. */
import { createHash } from 'node:crypto';
import type { DatasetFinding } from '#features/place/dataset.types.ts';
import { today } from '#server/clock.ts';
import { distribute, type CopyRows, type DistributeTransaction } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { toFinding, type TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import { numberKeys, readRowKind, readStatisticsHead } from '../statistics.rules.ts';
import type {
  ReadRowKind,
  StatisticsAbout,
  StatisticsFile,
  StatisticsHead,
  StatisticsReport,
} from '../statistics.types.ts';
import * as merge from './statistics-merge.queries.ts';
import { readCopyFault, splitHead, tellNumberFault } from './statistics-read.ts';
import * as queries from './statistics.queries.ts';

/** Values of so many rows are merged by one statement: more would hold their checks in memory until its end. */
const ROWS_AT_ONCE = 1_000_000;
/** characters, as the tables say it too */
const [MOST_TITLE, MOST_SOURCE] = [200, 300];

/** Nothing of the file may stay: what was found goes through the end of the transaction. */
class Refusal extends Error {
  readonly findings: readonly TableFinding[];
  readonly rowsRead: number;
  constructor(findings: readonly TableFinding[], rowsRead = 0) {
    super('the file is refused');
    this.findings = findings;
    this.rowsRead = rowsRead;
  }
}

/**
 * Values for the places here whose code in the register the file names. New ones are added, those of an earlier file of
 * this kind are replaced and kept beside, a place's own stay. `tell`: hears after some thousand places how far it is.
 * @throws Problem `statistics-about-missing` where nobody says whose figures they are
 */
export async function importStatistics(
  file: StatisticsFile,
  about: StatisticsAbout,
  tell: (share: number) => void = () => undefined,
): Promise<StatisticsReport> {
  checkAbout(about);
  const hash = createHash('sha256');
  const { head: line, rest } = await splitHead(file.content, (bytes) => void hash.update(bytes));
  const { head, findings } = readStatisticsHead(line);
  const named = (ones: readonly TableFinding[]): DatasetFinding[] =>
    ones.map((one) => ({ ...one, file: file.name }));
  if (findings.some(({ severity }) => severity === 'error'))
    return { ...NOTHING, about, findings: named(findings) };
  try {
    const outcome = await distribute('import statistics', async (transaction, copyRows) => {
      await readRows(transaction, copyRows, { head, rest });
      const rowsRead = await checkRows(transaction);
      const contentHash = hash.digest('hex');
      const { title, why = title } = about;
      const brought = {
        title,
        source: toSource(about),
        fileName: file.name,
        contentHash,
        rowCount: rowsRead,
      };
      return { ...(await mergeRows(transaction, brought, { why, tell })), rowsRead, contentHash };
    });
    return { about, isImported: true, findings: named(findings), ...outcome };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const all = named([...findings, ...error.findings]);
    return { ...NOTHING, about, rowsRead: error.rowsRead, findings: all };
  }
}

const NOTHING = {
  isImported: false,
  importId: null,
  rowsRead: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  kept: 0,
  elsewhere: 0,
  places: 0,
  contentHash: '',
} as const;

const toSource = ({ publisher, licence }: StatisticsAbout): string => `${publisher}, ${licence}`;

function checkAbout(about: StatisticsAbout): void {
  const isSaid = [about.title, about.publisher, about.licence].every((text) => text.trim() !== '');
  const isShort = about.title.length <= MOST_TITLE && toSource(about).length <= MOST_SOURCE;
  if (!isSaid || !isShort) throw new Problem('statistics-about-missing', 422);
}

interface Below {
  readonly head: StatisticsHead;
  readonly rest: AsyncIterable<Uint8Array>;
}

async function readRows(
  transaction: DistributeTransaction,
  copyRows: CopyRows,
  { head, rest }: Below,
): Promise<void> {
  try {
    await queries.copyStatisticsRows(transaction, copyRows, head, rest);
  } catch (error) {
    const fault = readCopyFault(error);
    throw fault === null ? error : new Refusal([fault]);
  }
}

/** Words are judged once for each kind of row, numbers row by row where they lie. @returns rows read */
async function checkRows(transaction: DistributeTransaction): Promise<number> {
  const rowsRead = await queries.countRows(transaction);
  const thisYear = today().slice(0, 4);
  const read = (await queries.selectRowKinds(transaction)).map((kind) => readRowKind(kind, thisYear));
  const unknown = read.filter((one): one is TableFinding => 'severity' in one);
  if (unknown.length > 0) throw new Refusal(unknown, rowsRead);
  const kinds = read.filter((one): one is ReadRowKind => !('severity' in one));
  await queries.insertKindsAndPlaces(transaction, numberKeys(kinds));
  const faults = await queries.selectNumberFaults(transaction);
  if (faults.length > 0) throw new Refusal(faults.map(tellNumberFault), rowsRead);
  await queries.readyRows(transaction);
  const doubles = await queries.selectDoubles(transaction);
  if (doubles.length > 0)
    throw new Refusal(
      doubles.map(({ row, first }) => toFinding('error', 'value-given-twice', row, 'value', { first })),
      rowsRead,
    );
  return rowsRead;
}

async function mergeRows(
  transaction: DistributeTransaction,
  file: merge.NewStatistics,
  { why, tell }: { readonly why: string; readonly tell: (share: number) => void },
) {
  const { rows, places } = await queries.selectReadyFacts(transaction);
  const importId = await merge.insertStatistics(transaction, file);
  const placesAtOnce = Math.max(1, Math.floor((ROWS_AT_ONCE * places) / Math.max(1, rows)));
  const sums = { added: 0, changed: 0, places: 0 };
  let fresh = 0;
  for (let from = 1; from <= places; from += placesAtOnce) {
    const range = { from, to: Math.min(places, from + placesAtOnce - 1) };
    const found = await merge.gatherFresh(transaction, range);
    if (found > 0) {
      await merge.insertPlaceImports(transaction, importId, file);
      await merge.mergeFresh(transaction, importId, why);
      const counts = await merge.closePlaceImports(transaction, importId, range);
      sums.added += counts.added;
      sums.changed += counts.changed;
      sums.places += counts.places;
      fresh += found;
    }
    tell(range.to / places);
  }
  await merge.closeStatistics(transaction, importId, sums.places);
  return {
    ...sums,
    importId: sums.places === 0 ? null : importId,
    unchanged: rows - fresh,
    kept: fresh - sums.added - sums.changed,
    elsewhere: file.rowCount - rows,
  };
}
