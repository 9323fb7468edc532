/** The money of a strategy as tables of a document. All sums are those of `budget.rules`. */
import type { DocumentPart, DocumentRow, DocumentTable } from '#server/documents/document.types.ts';
import { createTranslator, formatDate } from '#ui/messages.ts';
import type { BudgetLine } from './action.types.ts';
import {
  composeBudgetGrid,
  formatAmount,
  sumByKind,
  sumBySource,
  sumByYear,
  sumLines,
  type Sum,
} from './budget.rules.ts';
import { nameCode } from './file-cells.rules.ts';
import type { ExportFrame } from './export.types.ts';

/** More columns of amounts than this do not fit a page beside the names of actions. */
const MAXIMUM_YEARS = 4;

export function composeBudget(frame: ExportFrame): DocumentPart[] {
  const { content, language } = frame;
  const t = createTranslator(language);
  const heading = { kind: 'heading', level: 1, text: t('office.strategy-export.budget') } as const;
  if (content.budget.length === 0)
    return [heading, { kind: 'paragraph', text: t('office.strategy-export.budget.none') }];
  return [
    heading,
    { kind: 'paragraph', text: t('office.strategy-export.budget.total', toTotals(frame)) },
    composeByYear(frame),
    composeBySource(frame),
    ...composeByAction(frame),
    composeByKind(frame),
  ];
}

const write = ({ content, language }: ExportFrame, cents: number): string =>
  formatAmount(cents, content.strategy.currency, language);

function toTotals(frame: ExportFrame) {
  const { cents, securedCents, openCents } = sumLines(frame.content.budget, 'all');
  return { total: write(frame, cents), secured: write(frame, securedCents), open: write(frame, openCents) };
}

/** Name, sum, secured, open. */
function composeSums<Key>(
  frame: ExportFrame,
  {
    caption,
    label,
    sums,
    name,
  }: {
    readonly caption: string;
    readonly label: string;
    readonly sums: readonly Sum<Key>[];
    readonly name: (key: Key) => string;
  },
): DocumentTable {
  const t = createTranslator(frame.language);
  const toRow = (first: string, { cents, securedCents, openCents }: Sum<unknown>): DocumentRow => [
    first,
    write(frame, cents),
    write(frame, securedCents),
    write(frame, openCents),
  ];
  return {
    kind: 'table',
    caption,
    columns: [
      { label, isNumber: false },
      { label: t('office.strategy-export.sum'), isNumber: true },
      { label: t('office.strategy-export.secured'), isNumber: true },
      { label: t('office.strategy-export.open'), isNumber: true },
    ],
    rows: [
      ...sums.map((sum) => toRow(name(sum.key), sum)),
      toRow(t('office.strategy-export.total'), sumLines(frame.content.budget, 'all')),
    ],
  };
}

function composeByYear(frame: ExportFrame): DocumentTable {
  const t = createTranslator(frame.language);
  return composeSums(frame, {
    caption: t('office.strategy-export.by-year'),
    label: t('office.strategy-file.column.year'),
    sums: sumByYear(frame.content.budget),
    name: String,
  });
}

/** With the day after which a source pays no more: the reader sees what ends. */
function composeBySource(frame: ExportFrame): DocumentTable {
  const { content, language } = frame;
  const t = createTranslator(language);
  const sources = new Map(content.moneySources.map((one) => [one.moneySourceId, one]));
  const name = (id: string | null): string => {
    const source = id === null ? undefined : sources.get(id);
    if (source === undefined) return t('office.strategy-export.no-source');
    const { name: own, programme, kind, endsOn } = source;
    const about = [
      nameCode('kind', kind, language),
      programme,
      endsOn === null ? '' : t('office.strategy-export.ends-on', { day: formatDate(endsOn, language) }),
    ];
    return `${own} (${about.filter((one) => one !== '').join(', ')})`;
  };
  return composeSums(frame, {
    caption: t('office.strategy-export.by-source'),
    label: t('office.strategy-file.column.money'),
    sums: sumBySource(content.budget),
    name,
  });
}

function composeByKind(frame: ExportFrame): DocumentTable {
  const t = createTranslator(frame.language);
  return composeSums(frame, {
    caption: t('office.strategy-export.by-kind'),
    label: t('office.strategy-file.column.cost-kind'),
    sums: sumByKind(frame.content.budget),
    name: (kind) => nameCode('cost-kind', kind, frame.language),
  });
}

/** Every action against every year, in tables that fit the page; the last column of the last is the sum. */
function composeByAction(frame: ExportFrame): DocumentTable[] {
  const { content, language } = frame;
  const t = createTranslator(language);
  const grid = composeBudgetGrid(content.actions, content.budget, content.strategy);
  const pieces = Math.max(1, Math.ceil(grid.years.length / MAXIMUM_YEARS));
  return Array.from({ length: pieces }, (_, piece): DocumentTable => {
    const from = piece * MAXIMUM_YEARS;
    const isLast = piece === pieces - 1;
    const years = grid.years.slice(from, from + MAXIMUM_YEARS);
    const cut = (cents: readonly number[], total: number): string[] =>
      [...cents.slice(from, from + MAXIMUM_YEARS), ...(isLast ? [total] : [])].map((one) =>
        write(frame, one),
      );
    const caption = t('office.strategy-export.by-action');
    return {
      kind: 'table',
      caption: pieces === 1 ? caption : `${caption} (${piece + 1}/${pieces})`,
      columns: [
        { label: t('office.strategy-file.column.action'), isNumber: false },
        ...years.map((year) => ({ label: String(year), isNumber: true })),
        ...(isLast ? [{ label: t('office.strategy-export.sum'), isNumber: true }] : []),
      ],
      rows: [
        ...grid.rows.map(({ action, cents, total }) => [action.title, ...cut(cents, total.cents)]),
        [
          t('office.strategy-export.total'),
          ...cut(
            grid.totals.map(({ cents }) => cents),
            grid.total.cents,
          ),
        ],
      ],
    };
  });
}

/** What costs of one action come to, as a sentence of its facts; '' nothing is planned. */
export function writeActionCosts(frame: ExportFrame, actionId: string): string {
  const lines = frame.content.budget.filter((line) => line.actionId === actionId);
  if (lines.length === 0) return '';
  const { cents, openCents } = sumLines(lines, actionId);
  const t = createTranslator(frame.language);
  return openCents === 0
    ? t('office.strategy-export.costs.secured', { sum: write(frame, cents) })
    : t('office.strategy-export.costs.open', { sum: write(frame, cents), open: write(frame, openCents) });
}

/** What nobody has promised yet, line by line, and what rests on money that ends. */
export function composeNotSecured(frame: ExportFrame): DocumentPart[] {
  const { content, language } = frame;
  const t = createTranslator(language);
  const open = content.budget.filter(({ isSecured }) => !isSecured);
  const unfunded = content.actions.filter(
    ({ actionId, state }) =>
      state !== 'dropped' && content.budget.every((line) => line.actionId !== actionId),
  );
  const ending = content.moneySources.filter(({ endsOn }) => endsOn !== null);
  const sentences = [
    ...unfunded.map(({ title }) => t('office.strategy-export.without-budget', { title })),
    ...ending.map(({ name, endsOn }) =>
      t('office.strategy-export.source-ends', { name, day: formatDate(endsOn ?? '', language) }),
    ),
  ];
  return [
    { kind: 'heading', level: 1, text: t('office.strategy-export.not-secured') },
    ...(open.length === 0
      ? [{ kind: 'paragraph' as const, text: t('office.strategy-export.all-secured') }]
      : [composeOpen(frame, open)]),
    ...(sentences.length === 0 ? [] : [{ kind: 'bullets' as const, items: sentences }]),
  ];
}

function composeOpen(frame: ExportFrame, open: readonly BudgetLine[]): DocumentTable {
  const { content, language } = frame;
  const t = createTranslator(language);
  const titles = new Map(content.actions.map(({ actionId, title }) => [actionId, title]));
  const sources = new Map(content.moneySources.map(({ moneySourceId, name }) => [moneySourceId, name]));
  const rows = open.map(({ actionId, year, moneySourceId, amountCents }) => [
    titles.get(actionId) ?? '',
    String(year),
    sources.get(moneySourceId ?? '') ?? t('office.strategy-export.no-source'),
    write(frame, amountCents),
  ]);
  return {
    kind: 'table',
    caption: t('office.strategy-export.open-lines'),
    columns: [
      { label: t('office.strategy-file.column.action'), isNumber: false },
      { label: t('office.strategy-file.column.year'), isNumber: false },
      { label: t('office.strategy-file.column.money'), isNumber: false },
      { label: t('office.strategy-file.column.amount'), isNumber: true },
    ],
    rows: [...rows, [t('office.strategy-export.total'), '', '', write(frame, sumLines(open, 'open').cents)]],
  };
}
