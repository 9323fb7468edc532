/** The money of a published edition as tables of a document, by year and by source, each with its total. */
import type { DocumentColumn, DocumentPart, DocumentTable } from '#server/documents/document.types.ts';
import { formatAmount, sumCents } from './budget.rules.ts';
import type { PublicFrame } from './public-document.types.ts';
import { sumPublicMoney } from './public.rules.ts';
import type { PublicMoneyLine } from './public.types.ts';

export function composePublicMoney(frame: PublicFrame): DocumentPart[] {
  const { content, t } = frame;
  if (content.money.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: t('public.strategy.money') },
    composeByYear(frame),
    composeBySource(frame),
  ];
}

const write = ({ content, language }: PublicFrame, cents: number): string =>
  formatAmount(cents, content.currency, language);

const listAmounts = (frame: PublicFrame, sum: Pick<PublicMoneyLine, 'cents' | 'securedCents'>): string[] => [
  write(frame, sum.cents),
  write(frame, sum.securedCents),
];

const sumAll = ({ content: { money } }: PublicFrame): Pick<PublicMoneyLine, 'cents' | 'securedCents'> => ({
  cents: sumCents(money.map(({ cents }) => ({ amountCents: cents }))),
  securedCents: sumCents(money.map(({ securedCents }) => ({ amountCents: securedCents }))),
});

const listAmountColumns = ({ t }: PublicFrame): DocumentColumn[] => [
  { label: t('public.strategy.money.planned'), isNumber: true },
  { label: t('public.strategy.money.secured'), isNumber: true },
];

function composeByYear(frame: PublicFrame): DocumentTable {
  const { content, t } = frame;
  return {
    kind: 'table',
    caption: t('public.strategy.money.by-year'),
    columns: [{ label: t('public.strategy.money.year'), isNumber: false }, ...listAmountColumns(frame)],
    rows: [
      ...sumPublicMoney(content.money, 'year').map((sum) => [sum.label, ...listAmounts(frame, sum)]),
      [t('word.total'), ...listAmounts(frame, sumAll(frame))],
    ],
  };
}

function composeBySource(frame: PublicFrame): DocumentTable {
  const { content, t } = frame;
  return {
    kind: 'table',
    caption: t('public.strategy.money.by-source'),
    columns: [
      { label: t('public.strategy.money.source'), isNumber: false },
      { label: t('public.strategy.money.kind'), isNumber: false },
      ...listAmountColumns(frame),
    ],
    rows: [
      ...sumPublicMoney(content.money, 'source').map((sum) => {
        const known = content.money.find(({ source }) => source === sum.label);
        const kind = known?.kind ? t(`public.strategy.money.kind.${known.kind}`) : '–';
        return [
          nameSource({ source: sum.label, programme: known?.programme ?? '' }, frame),
          kind,
          ...listAmounts(frame, sum),
        ];
      }),
      [t('word.total'), '', ...listAmounts(frame, sumAll(frame))],
    ],
  };
}

function nameSource(
  { source, programme }: Pick<PublicMoneyLine, 'source' | 'programme'>,
  { t }: PublicFrame,
): string {
  if (source === '') return t('public.strategy.money.nobody-knows');
  return programme === '' || programme === source ? source : `${source} (${programme})`;
}

/** Year, amount, where from, and how much of it is secured. */
export function writeMoneyLine(line: PublicMoneyLine, frame: PublicFrame): string {
  const { t } = frame;
  const secured =
    line.securedCents === line.cents
      ? t('public.strategy.money.all-secured')
      : line.securedCents === 0
        ? t('public.strategy.money.not-secured')
        : t('public.strategy.money.part-secured', { amount: write(frame, line.securedCents) });
  return `${line.year}: ${write(frame, line.cents)} – ${nameSource(line, frame)}, ${secured}`;
}
