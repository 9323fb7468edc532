/** Conversion keys of statistical offices: which share of an old code's inhabitants a new code took over. Pure. */
import { matchColumns, readCell, type FieldOfTable } from '#server/spreadsheet/match-columns.ts';
import { toFinding, type Table, type TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import type { Crosswalk, CrosswalkPair, CrosswalkRow } from './crosswalk.types.ts';
import { listSoundRows, listTableFindings, parseFigure } from './dataset.rules.ts';
import type { ListedChange } from './place-change.types.ts';

/** Smaller shares are slivers of drawn boundaries, not people who moved; they are left out and counted. */
const LEAST_SHARE = 0.001;

export interface ReadCrosswalk {
  readonly changes: readonly ListedChange[];
  readonly refused: readonly { readonly row: number; readonly reason: string }[];
  readonly findings: readonly TableFinding[];
}

/**
 * Pairs of one step between two neighbouring editions become changes; pairs of editions further apart are refused as
 * `editions-apart`, since they are not changes of one year. Unchanged codes are refused as `code-unchanged`.
 */
export function readCrosswalkTable(table: Table, crosswalk: Crosswalk): ReadCrosswalk {
  const { columns: named, steps } = crosswalk;
  const ids = [named.from, named.to, named.weight, ...named.editions];
  const fields: FieldOfTable[] = ids.map((id) => ({ id, isRequired: true, synonyms: [id] }));
  const columns = matchColumns(table.columns, fields);
  const findings = listTableFindings(table, fields, columns);
  const refused: { row: number; reason: string }[] = [];
  if (findings.some(({ severity, row }) => severity === 'error' && row === null))
    return { changes: [], refused, findings };
  const rows: CrosswalkRow[] = [];
  for (const row of listSoundRows(table)) {
    const read = (id: string) => readCell(row, columns[id]);
    const year = steps[named.editions.map(read).join(' ')];
    const weight = parseFigure(read(named.weight));
    const [from, to] = [named.from, named.to].map((id) => crosswalk.prefix + read(id));
    if (year === undefined) refused.push({ row: row.number, reason: 'editions-apart' });
    else if (typeof weight === 'number' && weight >= 0)
      rows.push({ row: row.number, from: from ?? '', to: to ?? '', year, weight });
    else {
      const values = { given: read(named.weight), code: read(named.from) };
      findings.push(toFinding('error', 'not-a-number', row.number, named.weight, values));
    }
  }
  const { changes, kept } = listChanges(toPairs(rows));
  return { changes, refused: [...refused, ...kept], findings };
}

/** Pairs that are changes, and why the others are none. */
function listChanges(pairs: readonly CrosswalkPair[]): {
  readonly changes: readonly ListedChange[];
  readonly kept: ReadCrosswalk['refused'];
} {
  const sources = new Map<string, number>();
  for (const { to, year, share } of pairs)
    if (share >= LEAST_SHARE) sources.set(`${to} ${year}`, (sources.get(`${to} ${year}`) ?? 0) + 1);
  const kept: { row: number; reason: string }[] = [];
  const changes = pairs.flatMap((pair): ListedChange[] => {
    const reason = findRefusal(pair);
    if (reason === null) return [toChange(pair, sources.get(`${pair.to} ${pair.year}`) ?? 0)];
    kept.push({ row: pair.row, reason });
    return [];
  });
  return { changes, kept };
}

/** Weights become shares of what is left of the old code. */
function toPairs(rows: readonly CrosswalkRow[]): CrosswalkPair[] {
  const sums = new Map<string, number>();
  for (const { from, year, weight } of rows)
    sums.set(`${from} ${year}`, (sums.get(`${from} ${year}`) ?? 0) + weight);
  return rows.map((one) => {
    const sum = sums.get(`${one.from} ${one.year}`) ?? 0;
    return { ...one, share: sum === 0 ? 0 : one.weight / sum };
  });
}

function findRefusal({ from, to, share }: CrosswalkPair): string | null {
  if (share < LEAST_SHARE) return 'share-too-small';
  return from === to && isWhole(share) ? 'code-unchanged' : null;
}

const isWhole = (share: number): boolean => share > 1 - LEAST_SHARE;

/** The whole of one code is a recoding where nothing else came in, a merger else; a part is a split with its share. */
function toChange({ row, from, to, year, share }: CrosswalkPair, sources: number): ListedChange {
  const said = { row, fromCode: from, toCode: to, year, fromName: from };
  if (isWhole(share)) return { ...said, kind: sources > 1 ? 'merger' : 'recoding', share: null };
  return { ...said, kind: 'split', share: Math.round(share * 1_000_000) / 1_000_000 };
}
