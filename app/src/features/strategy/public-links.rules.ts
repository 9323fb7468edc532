/** Addresses of the public pages of a strategy, and names that its pages need in the reader's language. */
import { AREAS_OF_LIFE } from '@vicus/reference';
import type { Language } from '#ui/languages.ts';
import { toAboutToken } from './comment.rules.ts';
import type { About } from './comment.types.ts';
import type { PublicStrategy, PublicWords } from './public.types.ts';

/** Where an edition is read; null: in a preview, where nothing leads on. */
export interface StrategyAddress {
  readonly slug: string;
  readonly key: string;
  readonly edition: string;
  readonly language: Language;
}

export const toEditionHref = ({ slug, key, edition, language }: StrategyAddress, rest = ''): string =>
  `/p/${slug}/strategy/${key}/${edition}${rest}?lang=${language}`;

/** The form for a comment on the draft, about one thing of it. */
export const toCommentHref = ({ slug, key, language }: StrategyAddress, about: About): string =>
  `/p/${slug}/strategy/${key}/comment?lang=${language}&about=${encodeURIComponent(toAboutToken(about))}`;

export function nameArea(code: string, language: Language): string {
  const area = AREAS_OF_LIFE.find((one) => one.code === code);
  return area === undefined ? '' : (area.label[language] ?? area.label.en);
}

/** The language attribute of words in `own` on a page in `language`; undefined where both are the same. */
export const toLang = (own: Language, language: Language): Language | undefined =>
  own === language ? undefined : own;

export interface ShownHead {
  readonly title: string;
  readonly titleLang: Language | undefined;
  readonly summary: string;
  readonly summaryLang: Language | undefined;
}

/** Title and summary in the reader's language where the office wrote them, else in that of the strategy. */
export function pickHead(
  strategy: Pick<PublicStrategy, 'title' | 'language' | 'words' | 'content'>,
  language: Language,
): ShownHead {
  const written: PublicWords | undefined =
    strategy.language === language ? undefined : strategy.words[language];
  const own = toLang(strategy.language, language);
  const summary = strategy.content?.parts.find(({ partId }) => partId === 'summary')?.text ?? '';
  const hasTitle = written !== undefined && written.title !== '';
  const hasSummary = written !== undefined && written.summary !== '';
  return {
    title: hasTitle ? written.title : strategy.title,
    titleLang: hasTitle ? undefined : own,
    summary: hasSummary ? written.summary : summary,
    summaryLang: hasSummary ? undefined : own,
  };
}
