/** The table of the bench as Markdown: each bar with what was reached, met or not. */
import { AUDIT_SECONDS, type Bar, findBar, LINEAR_SECONDS, MOST_MEGABYTES } from './bars.ts';
import type { Case, CaseResult } from './case.types.ts';

export interface Machine {
  readonly cores: number;
  readonly memoryGigabytes: number;
  readonly node: string;
  readonly platform: string;
  readonly otherLoad: number;
}

const TITLES = {
  exact: 'exact: nobody can compute a protected cell (never for publication)',
  person: 'person: nor can the only person of a withheld cell, and none has one possible value',
  full: 'full: each protected cell can also be two persons more',
} as const;

/** Most seconds to a first safe pattern, or for rounding. */
const LARGE_BARS: Readonly<Record<string, { readonly full: number; readonly round?: number }>> = {
  'made-3500': { full: 3 },
  'made-10000': { full: 15 },
  'made-40000': { full: 120, round: 5 },
};
const met = (is: boolean | undefined): string => (is === undefined ? '' : is ? 'met' : '**not met**');

function toText(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const align = heads.map((_, i) => (i === 0 ? '---' : '---:'));
  return [heads, align, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function countFailures({ failures }: CaseResult): number {
  return Object.values(failures).reduce((sum, count) => sum + count, 0);
}

/** Cells without an answer are never counted as safe. */
function renderFailures(result: CaseResult): string {
  const failures = String(countFailures(result));
  return result.undecided > 0 ? `${failures}, ${result.undecided} not decided` : failures;
}

function isBarMet(bar: Bar, result: CaseResult): boolean | undefined {
  if (!result.isSafe) return false;
  if (bar.cells === undefined) return undefined;
  if (result.secondary > bar.cells) return false;
  return bar.isProved !== true || result.bound === result.secondary;
}

function toBarText({ cells, isProved }: Bar): string {
  if (cells === undefined) return '';
  return isProved === true ? `${cells} proved` : `≤ ${cells}`;
}

function renderCase({ name, task, result, refused }: Case): readonly string[] {
  if (task === 'round' || task === 'family') return [];
  const bar = findBar(name, task);
  const peer = bar.peer === undefined ? '' : `${bar.peer[0]} (${toText(bar.peer[1])} s)`;
  if (result === undefined)
    return [name, '', '', '', '', '', toBarText(bar), refused ?? '', peer, '', '', '', '', '', ''];
  const isPerson = task !== 'exact';
  return [
    name,
    String(result.cells),
    String(result.primary),
    String(result.secondary),
    result.bound === undefined ? '' : String(result.bound),
    renderFailures(result),
    toBarText(bar),
    met(isBarMet(bar, result)),
    peer,
    toText(result.firstSeconds),
    toText(result.seconds),
    toText(result.linearSeconds),
    isPerson ? toText(result.auditSeconds) : '',
    isPerson && result.isProved !== undefined
      ? `${result.isProved ? 'complete' : 'not complete'} (${toText(result.checkSeconds)} s)`
      : '',
    toText(result.megabytes),
  ];
}

const HEADS = [
  'problem',
  'cells',
  'primary',
  'secondary',
  'proved fewest',
  'failures',
  'bar',
  '',
  'GaussSuppression',
  'first safe, s',
  'seconds',
  'audit A0 + A3, s',
  'whole audit, s',
  'certificate (check)',
  'MB',
];

function renderLarge(cases: readonly Case[]): string {
  const rows = cases.flatMap(({ name, task, result, refused }): (readonly string[])[] => {
    const bars = LARGE_BARS[name];
    if (bars === undefined || (task !== 'full' && task !== 'round')) return [];
    if (result === undefined) return [[name, task, refused ?? '', '', '', '', '', '', '', '']];
    const most = bars[task];
    const isMet =
      result.isSafe && result.firstSeconds <= (most ?? Infinity) && result.megabytes <= MOST_MEGABYTES;
    return [
      [
        name,
        task,
        String(result.cells),
        String(result.primary),
        task === 'full' ? String(result.secondary) : '',
        renderFailures(result),
        toText(result.firstSeconds),
        most === undefined ? '' : `≤ ${most}`,
        most === undefined ? '' : met(isMet),
        toText(result.megabytes),
        toText(result.auditSeconds),
      ],
    ];
  });
  const heads = [
    'tables',
    'method',
    'cells',
    'primary',
    'secondary',
    'failures',
    'first safe, s',
    'bar',
    '',
    'MB',
    'audit, s',
  ];
  return table(heads, rows);
}

const toShort = (name: string) => (name.startsWith('made') ? name : (name.split('-')[0] ?? ''));

function renderAudit(cases: readonly Case[]): string {
  const rows = cases.flatMap(({ name, task, result }): (readonly string[])[] => {
    if (result === undefined || task !== 'full') return [];
    const one = (what: string, seconds: number, most: number | undefined, isRight = true) =>
      most === undefined
        ? []
        : [
            [
              name,
              String(result.primary),
              what,
              toText(seconds),
              Number.isFinite(most) ? `≤ ${most}` : 'proved',
              met(isRight && seconds <= most),
            ],
          ];
    const { linearSeconds, auditSeconds, undecided, wholeSeconds, isWholeProved } = result;
    const whole = wholeSeconds === undefined ? undefined : Infinity;
    return [
      ...one('A0 and A3', linearSeconds, LINEAR_SECONDS[toShort(name)]),
      ...one('A2, every primary cell', auditSeconds, AUDIT_SECONDS[toShort(name)], undecided === 0),
      ...one('in whole numbers, up to 1,000 cells', wholeSeconds ?? 0, whole, isWholeProved),
    ];
  });
  return table(['problem', 'primary', 'audit', 'seconds', 'bar', ''], rows);
}

/** What families learn from a result at full, and what protection against them costs. */
function renderFamilies(cases: readonly Case[]): string {
  const rows = cases.flatMap(({ name, task, result }): (readonly string[])[] => {
    if (task !== 'family' || result === undefined) return [];
    const full = cases.find((one) => one.name === name && one.task === 'full')?.result;
    return [
      [
        name,
        String(result.cells),
        String(result.primary),
        full?.family === undefined ? '' : String(full.family),
        String(full?.secondary ?? ''),
        String(result.secondary),
        renderFailures(result),
        toText(result.seconds),
        toText(result.auditSeconds),
      ],
    ];
  });
  const heads = ['problem', 'cells', 'primary', 'families learn at full', 'secondary at full'];
  return table([...heads, 'secondary with families', 'failures', 'seconds', 'audit, s'], rows);
}

/** The most memory a process had, against the bar for all of them. */
function renderMemory(cases: readonly Case[]): string {
  const measured = cases.flatMap(({ name, task, result }) =>
    result === undefined ? [] : [{ name, task, megabytes: result.megabytes }],
  );
  const largest = measured.toSorted((a, b) => b.megabytes - a.megabytes).slice(0, 5);
  const rows = largest.map(({ name, task, megabytes }) => [
    name,
    task,
    toText(megabytes),
    `≤ ${MOST_MEGABYTES}`,
    met(megabytes <= MOST_MEGABYTES),
  ]);
  return table(['the five largest', 'task', 'MB', 'bar', ''], rows);
}

/** @param missing cases that were never measured */
export function renderDisclosure(
  cases: readonly Case[],
  machine: Machine,
  missing: readonly string[],
): string {
  const sections = (['exact', 'person', 'full'] as const).map((task) => {
    const rows = cases.filter((one) => one.task === task && !(one.name in LARGE_BARS)).map(renderCase);
    return `## ${TITLES[task]}\n\n${table(HEADS, rows)}`;
  });
  return `# Bench: disclosure control

Written by \`npm run bench -- disclosure\` on ${machine.cores} cores, ${machine.memoryGigabytes} GB, ${machine.platform}, Node ${machine.node}. Seconds are
seconds of computing (CPU) of the thread that does the work: what somebody waits on a quiet machine with two cores, where Node
compiles hot code beside it. Other programs do not count (they asked for ${machine.otherLoad.toFixed(1)} cores when it began). Cells: keys that hold somebody, or zeros that are protected. Failures: of the audit at the guarantee named,
which shares no code with the search. "Proved fewest": no pattern with this guarantee needs fewer, as far as was proved.
GaussSuppression 1.2.3 (R 4.2.2, 2 cores): without singleton protection under exact, with it elsewhere, where its
patterns fail the audit. The whole audit is that of a result that came without proof; the certificate is what the search gives
and the audit completes, checked by addition only.

${sections.join('\n\n')}

## Larger tables

${renderLarge(cases)}

## Families

Nobody who knows all cells of one category, or one withheld cell of up to four people, computes another protected one.

${renderFamilies(cases)}

## Audit against its bars

${renderAudit(cases)}

## Memory

Of the whole process: search, audit, certificate and solver.

${renderMemory(cases)}
${missing.length === 0 ? '' : `\n## Not measured yet\n\n${missing.join(', ')}.\n`}`;
}
