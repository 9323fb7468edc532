/** The lists of funds answered by a strategy: each point with the text that says it, or where it is to be written. */
import type { DocumentContent, DocumentPart } from '#server/documents/document.types.ts';
import { toDocumentParts } from '#server/documents/text-parts.ts';
import { createTranslator, formatDate, type MessageKey } from '#ui/messages.ts';
import { formatAmount, sumBySource, sumCents } from './budget.rules.ts';
import type { AnswerId, ListItem, RequiredList } from './export-requirements.rules.ts';
import type { ExportRequest } from './export.types.ts';
import { composeStrategyDocument, toExportLanguage } from './export.rules.ts';
import { nameCode, type FileLanguage } from './file-cells.rules.ts';
import type { StrategyContent } from './strategy.types.ts';

export interface AnsweredItem extends ListItem {
  readonly parts: readonly DocumentPart[];
  /** where nothing is written yet */
  readonly missing: readonly AnswerId[];
}

/** Each point with the text that answers it. */
export function answerList(
  list: RequiredList,
  content: StrategyContent,
  language: FileLanguage,
): AnsweredItem[] {
  return list.items.map((item) => {
    const answers = item.answeredBy.map((id) => ({ id, parts: composeAnswer(id, content, language) }));
    return {
      ...item,
      parts: answers.flatMap(({ parts }) => parts),
      missing: answers.filter(({ parts }) => parts.length === 0).map(({ id }) => id),
    };
  });
}

/** Where a point is written, after the address of the strategy. */
export const ANSWER_PATHS: Readonly<Record<AnswerId, string>> = {
  'area-and-people': 'parts/area-and-people',
  diagnosis: 'parts/diagnosis',
  perspectives: 'parts/perspectives',
  rationale: 'parts/rationale',
  coordination: 'parts/coordination',
  'evaluation-plan': 'parts/evaluation-plan',
  statements: 'perspectives',
  goals: 'goals',
  actions: 'actions',
  budget: 'budget',
  bodies: 'bodies',
};

/** Words of the strategy for one kind of answer; empty: nothing is written yet. */
export function composeAnswer(
  id: AnswerId,
  content: StrategyContent,
  language: FileLanguage,
): readonly DocumentPart[] {
  const items = ITEMS[id]?.(content, language);
  if (items !== undefined) return items.length === 0 ? [] : [{ kind: 'bullets', items }];
  return toDocumentParts(content.parts.find(({ partId }) => partId === id)?.text ?? '');
}

type Lines = (content: StrategyContent, language: FileLanguage) => string[];

const ITEMS: Readonly<Partial<Record<AnswerId, Lines>>> = {
  statements: ({ perspectives }, language) =>
    perspectives.map(({ voice, statement }) => `${nameCode('voice', voice, language)}: ${statement}`),
  goals: listGoals,
  actions: ({ actions }) =>
    actions
      .filter(({ state }) => state !== 'dropped')
      .map(({ title, owner }) => (owner === null ? title : `${title} (${owner.name})`)),
  budget: listMoney,
  bodies: ({ bodies }, language) =>
    bodies.map(({ name, part, about }) =>
      [`${name}: ${nameCode('part', part, language)}`, about].filter((one) => one !== '').join('. '),
    ),
};

function listGoals({ goals }: StrategyContent, language: FileLanguage): string[] {
  const t = createTranslator(language);
  return goals.map(({ title, measures }) => {
    const targets = measures
      .filter(({ targetValue }) => targetValue !== null)
      .map(({ name, targetValue, unit, targetOn }) =>
        [
          `${name} ${targetValue}${unit === '' ? '' : ` ${unit}`}`,
          targetOn === null ? '' : t('office.strategy-export.until', { to: formatDate(targetOn, language) }),
        ]
          .filter((one) => one !== '')
          .join(' '),
      );
    return targets.length === 0
      ? t('office.strategy-export.list.goal-without-target', { title })
      : `${title}: ${targets.join('; ')}`;
  });
}

/** By source, with the fund's programme: what the financial plan of a fund asks for. */
function listMoney({ budget, moneySources, strategy }: StrategyContent, language: FileLanguage): string[] {
  const t = createTranslator(language);
  const write = (cents: number): string => formatAmount(cents, strategy.currency, language);
  const lines = sumBySource(budget).map(({ key, cents, securedCents }) => {
    const source = moneySources.find(({ moneySourceId }) => moneySourceId === key);
    const name =
      source === undefined
        ? t('office.strategy-export.no-source')
        : [source.name, source.programme].filter((one) => one !== '').join(', ');
    return t('office.strategy-export.list.money', { name, sum: write(cents), secured: write(securedCents) });
  });
  if (lines.length === 0) return [];
  return [...lines, `${t('office.strategy-export.total')}: ${write(sumCents(budget))}`];
}

export const nameAnswer = (id: AnswerId, language: FileLanguage): string =>
  createTranslator(language)(`office.strategy-export.answer.${id}` as MessageKey);

/** The list as a document of its own: what an application copies from. */
export function composeListDocument(request: ExportRequest, list: RequiredList): DocumentContent {
  const language = toExportLanguage(request.content.strategy.language);
  const t = createTranslator(language);
  const whole = composeStrategyDocument(request);
  const article = list.article[language] ?? list.article.en;
  return {
    ...whole,
    subtitle: list.name[language] ?? list.name.en,
    description: article,
    facts: [[t('office.strategy-export.list.asked-by'), `${article}, ${list.source}`], ...whole.facts],
    parts: answerList(list, request.content, language).flatMap((item) => toItemParts(item, language)),
  };
}

export function nameItem({ point, asks, isOptional }: ListItem, language: FileLanguage): string {
  const words = asks[language] ?? asks.en;
  return isOptional
    ? createTranslator(language)('office.strategy-export.list.optional', { asks: words })
    : `(${point}) ${words}`;
}

function toItemParts(item: AnsweredItem, language: FileLanguage): DocumentPart[] {
  const t = createTranslator(language);
  return [
    { kind: 'heading', level: 1, text: nameItem(item, language) },
    ...item.parts,
    ...item.missing.map((id): DocumentPart => ({
      kind: 'note',
      text: t('office.strategy-export.list.missing', { where: nameAnswer(id, language) }),
    })),
  ];
}
