import { SOURCE_TABLE_LIMITS } from './source-table.types.ts';
import type { SourceAbout, SourceFinding, SourceTable } from './source-table.types.ts';

const MOST_OF_A_KIND = 100;

/** Gathers findings; the same kind not more than a hundred times, then one that says how many more there are. */
export interface FindingList {
  readonly add: (
    severity: SourceFinding['severity'],
    code: string,
    line?: number | null,
    keyword?: string | null,
    values?: SourceFinding['values'],
  ) => void;
  readonly list: () => readonly SourceFinding[];
  readonly hasErrors: () => boolean;
}

export function openFindings(): FindingList {
  const kept: SourceFinding[] = [];
  const counts = new Map<string, { severity: SourceFinding['severity']; count: number }>();
  let errors = 0;
  return {
    add: (severity, code, line = null, keyword = null, values = {}) => {
      if (severity === 'error') errors += 1;
      const kind = counts.get(`${severity} ${code}`) ?? { severity, count: 0 };
      kind.count += 1;
      counts.set(`${severity} ${code}`, kind);
      if (kind.count <= MOST_OF_A_KIND) kept.push({ severity, code, line, keyword, values });
    },
    list: () => [
      ...kept,
      ...[...counts].flatMap(([kind, { severity, count }]): SourceFinding[] => {
        if (count <= MOST_OF_A_KIND) return [];
        const values = { of: kind.slice(kind.indexOf(' ') + 1), more: count - MOST_OF_A_KIND };
        return [{ severity, code: 'more-of-a-kind', line: null, keyword: null, values }];
      }),
    ],
    hasErrors: () => errors > 0,
  };
}

export const NOTHING_ABOUT: SourceAbout = {
  title: '',
  source: '',
  updated: '',
  table: '',
  unit: '',
  decimals: null,
  notes: [],
};

/** A table without rows: what is wrong stands in its findings. */
export function toEmptyTable(
  format: SourceTable['format'],
  findings: FindingList,
  known: Partial<SourceTable> = {},
): SourceTable {
  return {
    format,
    dialect: '',
    about: NOTHING_ABOUT,
    columns: [],
    ...known,
    rows: [],
    findings: findings.list(),
  };
}

/** Too long to be read at all: said before memory is reserved. */
export function isTooLong(text: string, findings: FindingList): boolean {
  const { characters } = SOURCE_TABLE_LIMITS;
  if (text.length > characters)
    findings.add('error', 'too-large', null, null, { characters: text.length, most: characters });
  else if (text.includes('\uFFFD')) findings.add('warning', 'characters-lost', toLine(text, '\uFFFD'));
  return text.length > characters;
}

function toLine(text: string, wanted: string): number {
  return text.slice(0, text.indexOf(wanted)).split('\n').length;
}
