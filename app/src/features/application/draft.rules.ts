/** What the platform holds, under the headings a funder asks for. Nothing is invented: what is missing is said. */
import { toDocumentParts } from '#server/documents/text-parts.ts';
import type { DocumentPart } from '#server/documents/document.types.ts';
import { ANSWER_PATHS, composeAnswer } from '#features/strategy/export-lists.rules.ts';
import type { AnswerId } from '#features/strategy/export-requirements.rules.ts';
import { toExportLanguage } from '#features/strategy/export.rules.ts';
import type { FileLanguage } from '#features/strategy/file-cells.rules.ts';
import type { StrategyContent } from '#features/strategy/strategy.types.ts';
import { createTranslator, type MessageKey } from '#ui/messages.ts';
import type { ApplicationText } from './application.types.ts';
import { COMPOSERS } from './draft-parts.rules.ts';
import type { DraftBasis, DraftGap, DraftSection } from './draft.types.ts';
import {
  findOutline,
  POSTER_HEADING,
  SUMMARY_CHARACTERS,
  SUMMARY_HEADING,
  type DraftHeading,
  type DraftSource,
} from './outline.rules.ts';

/** Only chosen actions, and the goals, lines and sources of money that belong to them. None chosen: all that stand. */
export function chooseActions(content: StrategyContent, actionIds: readonly string[]): StrategyContent {
  const standing = content.actions.filter(({ state }) => state !== 'dropped');
  const chosen = standing.filter(({ actionId }) => actionIds.includes(actionId));
  const actions = chosen.length === 0 ? standing : chosen;
  const ids = new Set(actions.map(({ actionId }) => actionId));
  const budget = content.budget.filter(({ actionId }) => ids.has(actionId));
  const goals = new Set(actions.map(({ goalId }) => goalId));
  const paying = new Set(budget.map(({ moneySourceId }) => moneySourceId));
  return {
    ...content,
    actions,
    budget,
    goals: chosen.length === 0 ? content.goals : content.goals.filter(({ goalId }) => goals.has(goalId)),
    moneySources: content.moneySources.filter(({ moneySourceId }) => paying.has(moneySourceId)),
  };
}

const findText = (texts: readonly ApplicationText[], heading: string): ApplicationText =>
  texts.find((one) => one.heading === heading) ?? { heading, words: '', revision: 1 };

/** Every heading with the office's own words, what the platform puts there, and what is missing. */
export function composeDraft(basis: DraftBasis): DraftSection[] {
  return findOutline(basis.application.outline).headings.map((heading) => composeSection(basis, heading));
}

function composeSection(basis: DraftBasis, heading: DraftHeading): DraftSection {
  const language = toExportLanguage(basis.application.language);
  const own = findText(basis.texts, heading.headingId);
  const given = heading.gives.map((source) => ({ source, parts: compose(basis, source, language) }));
  const gaps = given
    .filter(({ parts }) => parts.length === 0)
    .map(({ source }): DraftGap => toGap(basis, source));
  const isBare = own.words === '' && given.every(({ parts }) => parts.length === 0);
  const unique = [...new Map(gaps.map((gap) => [`${gap.source} ${gap.path}`, gap])).values()];
  return {
    heading,
    own,
    parts: given.flatMap(({ parts }) => parts),
    gaps: heading.gives.length === 0 && isBare ? [{ source: 'words', path: '' }] : unique,
  };
}

function compose(basis: DraftBasis, source: DraftSource, language: FileLanguage): readonly DocumentPart[] {
  const composer = COMPOSERS[source];
  if (composer !== undefined) return composer(basis, language);
  return basis.content === null ? [] : composeAnswer(source as AnswerId, basis.content, language);
}

/** Where what is missing is written. Without a strategy, almost everything is: that is the first thing to choose. */
function toGap({ content, application }: DraftBasis, source: DraftSource): DraftGap {
  const here = `applications/${application.applicationId}`;
  const fixed = OFFICE_PATHS[source];
  if (fixed !== undefined) return { source, path: fixed };
  if (source === 'partners') return { source, path: `${here}#settings` };
  if (content === null) return { source: 'strategy', path: `${here}#settings` };
  return { source, path: `strategy/${content.strategy.strategyId}/${STRATEGY_PATHS[source] ?? ''}` };
}

const OFFICE_PATHS: Readonly<Partial<Record<DraftSource, string>>> = {
  context: 'profile',
  needs: 'stock-take/obstacles',
};

const STRATEGY_PATHS: Readonly<Partial<Record<DraftSource, string>>> = {
  ...ANSWER_PATHS,
  figures: 'parts/diagnosis/figures',
  'work-plan': 'actions',
  milestones: 'actions',
  'cost-plan': 'budget',
  'cost-options': 'budget/options',
  'risk-list': 'risks',
  measures: 'goals',
};

export const nameSource = (source: DraftGap['source'], language: FileLanguage): string =>
  createTranslator(language)(`office.application.source.${source}` as MessageKey);

/** What the public is told: as the office wrote it, or a first version from the strategy in its own words. */
export function readSummary(basis: DraftBasis): { readonly text: string; readonly isSuggested: boolean } {
  const own = findText(basis.texts, SUMMARY_HEADING).words;
  return own === '' ? { text: suggestSummary(basis), isSuggested: true } : { text: own, isSuggested: false };
}

function suggestSummary({ application, content, place }: DraftBasis): string {
  const t = createTranslator(toExportLanguage(application.language));
  if (content === null) return '';
  const said = content.parts.find(({ partId }) => partId === 'summary')?.text ?? '';
  const lines = [
    t('office.application.summary.begin', { place: place.name, title: application.title }),
    said,
    content.goals.length === 0 ? '' : t('office.application.summary.goals'),
    content.goals.map(({ title }) => `- ${title}`).join('\n'),
    content.actions.length === 0 ? '' : t('office.application.summary.actions'),
    content.actions.map(({ title }) => `- ${title}`).join('\n'),
  ];
  return cutAtSentence(lines.filter((one) => one !== '').join('\n\n'), SUMMARY_CHARACTERS);
}

/** At most `limit` characters, ending where a sentence or a line ends. */
export function cutAtSentence(text: string, limit: number): string {
  const characters = [...text];
  if (characters.length <= limit) return text;
  const cut = characters.slice(0, limit).join('');
  const end = Math.max(cut.lastIndexOf('. ') + 1, cut.lastIndexOf('\n'));
  return cut.slice(0, end > 0 ? end : cut.length).trimEnd();
}

/** Code points of Unicode, line ends counted once: forms of portals count much the same. */
export const countCharacters = (text: string): number => [...text.replaceAll('\r\n', '\n')].length;

/** Words for poster, screen, website and social media: the office's own, or what Article 50 asks for from what is known. */
export function readPoster(basis: DraftBasis): { readonly text: string; readonly isSuggested: boolean } {
  const own = findText(basis.texts, POSTER_HEADING).words;
  if (own !== '') return { text: own, isSuggested: false };
  const { application, place } = basis;
  const t = createTranslator(toExportLanguage(application.language));
  const about = cutAtSentence(readSummary(basis).text, 400);
  const lines = [
    application.title,
    about,
    t('office.application.poster.carried', { place: place.name }),
    t('office.application.poster.funded', { fund: application.fundName }),
  ];
  return { text: lines.filter((one) => one !== '').join('\n\n'), isSuggested: true };
}

/** The office's words of a section as parts of a document. */
export const toOwnParts = ({ own }: DraftSection): DocumentPart[] => toDocumentParts(own.words);
