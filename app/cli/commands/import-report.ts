/** What an import says: findings with their rows, the same kind of finding not a thousand times, and the account of rows. */
import type { DatasetFinding, ImportReport } from '../../src/features/place/dataset.types.ts';
import { createTranslator, isMessageKey, type MessageValues } from '../../src/ui/messages.ts';

const MOST_OF_A_KIND = 20;
const t = createTranslator('en');

const formatCount = (count: number): string => count.toLocaleString('en');

function say(key: string, values: MessageValues, otherwise: string): string {
  return isMessageKey(key) ? t(key, values) : otherwise;
}

/** Errors first; at most 20 of each kind, then how many more. */
export function renderFindings(findings: readonly DatasetFinding[]): string[] {
  const kinds = new Map<string, DatasetFinding[]>();
  for (const one of findings.toSorted((a, b) => a.severity.localeCompare(b.severity))) {
    const kind = `${one.severity} ${one.code} ${one.file}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  return [...kinds.values()].flatMap((ofKind) => {
    const more = ofKind.length - MOST_OF_A_KIND;
    const lines = ofKind.slice(0, MOST_OF_A_KIND).map(renderFinding);
    return more > 0 ? [...lines, `… and ${formatCount(more)} more like this.`] : lines;
  });
}

function renderFinding({ severity, code, file, row, column, values }: DatasetFinding): string {
  const where = [
    file,
    ...(row === null ? [] : [`row ${row}`]),
    ...(column === null ? [] : [`column ${column}`]),
  ];
  const what = say(`problem.table.${code}`, values, `${code} ${JSON.stringify(values)}`);
  const mend = say(`problem.table.${code}.mend`, values, '');
  return `${severity}: ${where.join(', ')}: ${what}${mend === '' ? '' : ` ${mend}`}`;
}

export function renderReport(report: ImportReport, seconds: number): string[] {
  const { about, rowsRead, added, changed, unchanged, refused, withheldFigures } = report;
  const refusedRows = refused.reduce((sum, { rows }) => sum + rows, 0);
  const counts = [
    `${formatCount(added)} added`,
    `${formatCount(changed)} changed`,
    `${formatCount(unchanged)} unchanged`,
    `${formatCount(refusedRows)} refused`,
  ];
  return [
    `${about.title} (${about.publisher}, ${about.licence})`,
    `${formatCount(rowsRead)} rows read: ${counts.join(', ')}; ${seconds.toFixed(1)} s.`,
    ...refused.map(({ reason, rows }) => `  refused, ${reason}: ${formatCount(rows)}`),
    ...(withheldFigures > 0
      ? [`  figures withheld by the office, kept as withheld: ${formatCount(withheldFigures)}`]
      : []),
    report.isImported
      ? `Content ${report.contentHash.slice(0, 16)}.`
      : 'Nothing was written: mend what is said above and import the file again.',
  ];
}
