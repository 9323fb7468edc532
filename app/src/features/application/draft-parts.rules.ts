/** Parts of a draft that only an application has: figures, needs, work plan, money with simplified options, partners, risks. */
import type { DocumentPart, DocumentTable } from '#server/documents/document.types.ts';
import { toDocumentParts } from '#server/documents/text-parts.ts';
import { formatAmount, sumByKind } from '#features/strategy/budget.rules.ts';
import { offerCombinations } from '#features/strategy/budget-option.rules.ts';
import type { Combination } from '#features/strategy/budget-option.types.ts';
import { composeBudget } from '#features/strategy/export-budget.rules.ts';
import { composeGoals } from '#features/strategy/export-goals.rules.ts';
import { composeFigures } from '#features/strategy/export.rules.ts';
import type { FileLanguage } from '#features/strategy/file-cells.rules.ts';
import { PARTS, type StrategyContent } from '#features/strategy/strategy.types.ts';
import { createTranslator, formatDate, formatNumber } from '#ui/messages.ts';
import type { DraftBasis } from './draft.types.ts';
import type { DraftSource } from './outline.rules.ts';

type Composer = (basis: DraftBasis, language: FileLanguage) => readonly DocumentPart[];

/** Runs where a strategy was chosen; nothing otherwise. */
const ofStrategy =
  (
    compose: (content: StrategyContent, basis: DraftBasis, language: FileLanguage) => readonly DocumentPart[],
  ): Composer =>
  (basis, language) =>
    basis.content === null ? [] : compose(basis.content, basis, language);

export const COMPOSERS: Readonly<Partial<Record<DraftSource, Composer>>> = {
  context: composeContext,
  figures: ofStrategy((content, { figures }, language) =>
    PARTS.flatMap((partId) => composeFigures({ content, figures, language }, partId)),
  ),
  needs: composeNeeds,
  measures: ofStrategy(composeMeasures),
  'work-plan': ofStrategy((content, { figures }, language) =>
    content.actions.length === 0 ? [] : demote(composeGoals({ content, figures, language })),
  ),
  milestones: ofStrategy(composeMilestones),
  'cost-plan': ofStrategy((content, { figures }, language) =>
    content.budget.length === 0 ? [] : demote(composeBudget({ content, figures, language })).slice(1),
  ),
  'cost-options': ofStrategy(composeOptions),
  partners: composePartners,
  'risk-list': ofStrategy(composeRisks),
  poster: (_basis, language) => [
    { kind: 'paragraph', text: createTranslator(language)('office.application.poster.see') },
  ],
};

/** Headings of a strategy stand under one of the application. */
const demote = (parts: readonly DocumentPart[]): DocumentPart[] =>
  parts.map((part) => (part.kind === 'heading' ? { ...part, level: 2 } : part));

/** Public reference figures: each with its year and who counted. */
function composeContext({ context, place }: DraftBasis, language: FileLanguage): DocumentPart[] {
  if (context.length === 0) return [];
  const t = createTranslator(language);
  return [
    {
      kind: 'table',
      caption: t('office.application.context', { place: place.name }),
      columns: [
        { label: t('office.strategy-export.figure.about'), isNumber: false },
        { label: t('office.strategy-export.figure.number'), isNumber: true },
        { label: t('office.strategy-export.figure.period'), isNumber: false },
        { label: t('office.strategy-export.figure.source'), isNumber: false },
      ],
      rows: context.map(({ what, value, period, source }) => [
        t(`office.application.context.${what}`),
        formatNumber(value, language),
        period === '' ? '–' : period,
        source === '' ? t('office.application.not-known') : source,
      ]),
    },
  ];
}

function composeNeeds({ needs, keptInside }: DraftBasis, language: FileLanguage): DocumentPart[] {
  const t = createTranslator(language);
  const items = needs.map(({ obstacle, text, about }) => `${obstacle}: ${text} (${about})`);
  const inside: DocumentPart[] =
    keptInside === 0
      ? []
      : [{ kind: 'note', text: t('office.application.needs.inside', { count: keptInside }) }];
  if (items.length === 0) return inside;
  return [{ kind: 'paragraph', text: t('office.application.needs') }, { kind: 'bullets', items }, ...inside];
}

function composeMeasures(
  { goals }: StrategyContent,
  _basis: DraftBasis,
  language: FileLanguage,
): DocumentPart[] {
  const t = createTranslator(language);
  const measures = goals.flatMap((goal) => goal.measures.map((one) => ({ goal, one })));
  if (measures.length === 0) return [];
  const number = (value: number | null, unit: string): string =>
    value === null
      ? t('office.application.not-known')
      : `${formatNumber(value, language, Number.isInteger(value) ? 0 : 2)}${unit === '' ? '' : ` ${unit}`}`;
  return [
    {
      kind: 'table',
      caption: t('office.application.measures'),
      columns: [
        { label: t('office.application.measures.goal'), isNumber: false },
        { label: t('office.strategy-export.measured-by'), isNumber: false },
        { label: t('office.strategy-file.column.baseline-value'), isNumber: true },
        { label: t('office.strategy-file.column.target-value'), isNumber: true },
        { label: t('office.strategy-file.column.baseline-source'), isNumber: false },
      ],
      rows: measures.map(({ goal, one }) => [
        goal.title,
        one.name,
        [number(one.baselineValue, one.unit), one.baselinePeriod].filter((text) => text !== '').join(', '),
        [number(one.targetValue, one.unit), one.targetOn === null ? '' : formatDate(one.targetOn, language)]
          .filter((text) => text !== '')
          .join(', '),
        one.baselineSource === '' ? t('office.application.not-known') : one.baselineSource,
      ]),
    },
  ];
}

function composeMilestones(
  { actions }: StrategyContent,
  _basis: DraftBasis,
  language: FileLanguage,
): DocumentPart[] {
  const t = createTranslator(language);
  const all = actions.flatMap(({ title, milestones }) => milestones.map((one) => ({ title, one })));
  if (all.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: t('office.application.milestones'),
      columns: [
        { label: t('office.strategy-file.column.due-on'), isNumber: false },
        { label: t('office.strategy-export.milestone'), isNumber: false },
        { label: t('office.strategy-file.column.action'), isNumber: false },
      ],
      rows: all
        .toSorted((a, b) => a.one.dueOn.localeCompare(b.one.dueOn))
        .map(({ title, one }) => [formatDate(one.dueOn, language), one.title, title]),
    },
  ];
}

/** The combinations the rules allow for what the chosen actions cost, and which of them are only background knowledge. */
function composeOptions(content: StrategyContent, basis: DraftBasis, language: FileLanguage): DocumentPart[] {
  const t = createTranslator(language);
  if (content.budget.length === 0) return [];
  if (basis.isDirect) return [{ kind: 'note', text: t('office.application.options.direct') }];
  const sums = sumByKind(content.budget);
  const staffCents = sums.find(({ key }) => key === 'staff')?.cents ?? 0;
  const otherCents = sums
    .filter(({ key }) => key !== 'staff' && key !== 'indirect')
    .reduce((all, { cents }) => all + cents, 0);
  const { currency } = content.strategy;
  const offer = offerCombinations({ fund: basis.optionFund, staffCents, otherCents }, currency);
  if (offer.combinations.length === 0) return [{ kind: 'note', text: t('office.application.options.ask') }];
  return [
    toOptionTable(offer.combinations, currency, language),
    { kind: 'note', text: t('office.application.options.caution') },
  ];
}

function toOptionTable(
  combinations: readonly Combination[],
  currency: string,
  language: FileLanguage,
): DocumentTable {
  const t = createTranslator(language);
  const write = (cents: number): string => formatAmount(cents, currency, language);
  return {
    kind: 'table',
    caption: t('office.application.options'),
    columns: [
      { label: t('office.application.options.option'), isNumber: false },
      { label: t('office.application.options.total'), isNumber: true },
      { label: t('office.application.options.without-receipts'), isNumber: true },
      { label: t('office.application.options.known-from'), isNumber: false },
    ],
    rows: combinations.map(({ option, totalCents, computedCents }) => [
      t('office.application.options.rate', { rate: option.ratePercent, article: option.article }),
      write(totalCents),
      write(computedCents),
      t(`office.application.options.certainty.${option.certainty}`),
    ]),
  };
}

/** Who is named in the application first, then who takes part in its actions. */
function composePartners({ application, content }: DraftBasis, language: FileLanguage): DocumentPart[] {
  const t = createTranslator(language);
  const named = toDocumentParts(application.partners);
  const taking = (content?.actions ?? []).flatMap(({ title, owner, coOwners, partners }) =>
    [...(owner === null ? [] : [owner]), ...coOwners, ...partners].map(({ name }) => ({ name, title })),
  );
  const byName = Map.groupBy(taking, ({ name }) => name);
  const items = [...byName].map(
    ([name, own]) => `${name}: ${[...new Set(own.map(({ title }) => title))].join('; ')}`,
  );
  if (items.length === 0) return named;
  return [
    ...named,
    { kind: 'paragraph', text: t('office.application.partners.of-actions') },
    { kind: 'bullets', items },
  ];
}

function composeRisks(
  { risks }: StrategyContent,
  _basis: DraftBasis,
  language: FileLanguage,
): DocumentPart[] {
  if (risks.length === 0) return [];
  const t = createTranslator(language);
  return [
    {
      kind: 'table',
      caption: t('office.strategy-export.risks'),
      columns: [
        { label: t('office.strategy-file.column.text'), isNumber: false },
        { label: t('office.strategy-file.column.what-we-do'), isNumber: false },
        { label: t('office.strategy-file.column.watched-by'), isNumber: false },
      ],
      rows: risks.map(({ text, whatWeDo, watchedBy }) => [
        text,
        whatWeDo === '' ? t('office.application.not-known') : whatWeDo,
        watchedBy === '' ? t('office.application.not-known') : watchedBy,
      ]),
    },
  ];
}
