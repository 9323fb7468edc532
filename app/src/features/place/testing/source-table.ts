/** The table of docs/sources.md: what each import came to. */
import type { ImportReport } from '../dataset.types.ts';
import type { Source } from '../sources.rules.ts';

/** Where a table begins in the page. */
export const TABLES = { imports: '<!-- table of imports -->', sources: '<!-- table of sources -->' } as const;
const END = '<!-- end of the table -->';

export interface CountedFigures {
  readonly figures: number;
  readonly withheld: number;
}

export function renderSourceTable(
  reports: readonly (readonly [dataset: string, report: ImportReport])[],
  counted: ReadonlyMap<string, CountedFigures>,
): string {
  const heads = [
    'dataset',
    'rows read',
    'accepted',
    'refused',
    'why',
    'figures',
    'withheld at source',
    'warnings',
  ];
  const rows = reports.map(([dataset, report]) => {
    const { rowsRead, added, changed, unchanged, refused, findings } = report;
    const reasons = refused.map((one) => `${one.reason} ${format(one.rows)}`).join(', ');
    const { figures, withheld } = counted.get(dataset) ?? { figures: 0, withheld: 0 };
    const warnings = listWarnings(findings.map(({ code }) => code));
    const counts = [rowsRead, added + changed + unchanged, refused.reduce((sum, one) => sum + one.rows, 0)];
    return [`\`${dataset}\``, ...counts.map(format), reasons, format(figures), format(withheld), warnings];
  });
  const align = heads.map((_head, at) => ([1, 2, 3, 5, 6].includes(at) ? '---:' : '---'));
  return renderTable(TABLES.imports, [heads, align, ...rows]);
}

const format = (count: number): string => count.toLocaleString('en');

function listWarnings(codes: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => `${code} ${format(count)}`).join(', ');
}

/** The catalogue: whose data, under which licence, in which words, from where, and how they come in. */
export function renderCatalogue(sources: readonly Source[]): string {
  const heads = ['command', 'title', 'publisher', 'licence', 'attribution', 'address', 'files', 'columns'];
  const rows = sources.map(({ about, command, files, columns }) => [
    `\`${command}\``,
    about.title,
    about.publisher,
    about.licence,
    about.attribution,
    `<${about.address}>`,
    files.map((name) => `\`${name}\``).join(', '),
    columns.map(([column, becomes]) => `\`${column}\` → ${becomes}`).join('; '),
  ]);
  return renderTable(TABLES.sources, [heads, heads.map(() => '---'), ...rows]);
}

function renderTable(begin: string, rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |`);
  return `${begin}\n\n<!-- prettier-ignore -->\n${lines.join('\n')}\n\n${END}`;
}

/** A table as a page has it; '' where it has none. */
export function readSourceTable(page: string, begin: string): string {
  const from = page.indexOf(begin);
  const to = page.indexOf(END, from);
  return from === -1 || to === -1 ? '' : page.slice(from, to + END.length);
}
