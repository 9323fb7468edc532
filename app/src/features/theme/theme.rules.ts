/** Decisions about themes that need no database. */
import { computeCodingAgreement, type CodingAgreement } from '@vicus/statistics';
import {
  MINIMUM_CONVERSATIONS,
  MINIMUM_STATEMENTS,
  type RoundAgreement,
  type RoundResult,
  type Statement,
  type StatementCode,
  type ThemeMention,
} from './theme.types.ts';

/** What both coders, or the only one, must still do before they can talk. */
export function countUncoded(
  statements: readonly Statement[],
  codes: readonly StatementCode[],
  coder: string,
): number {
  const done = new Set(codes.filter((code) => code.coder === coder).map(({ statementId }) => statementId));
  return statements.filter(({ statementId }) => !done.has(statementId)).length;
}

/** Statements on which the coders chose the same themes, with these themes. */
export function listSameCodes(
  statements: readonly Statement[],
  codes: readonly StatementCode[],
  [first, second]: readonly [string, string | null],
): { readonly statementId: string; readonly themeIds: readonly string[] }[] {
  const of = (coder: string | null, statementId: string) =>
    codes.find((code) => code.coder === coder && code.statementId === statementId)?.themeIds;
  return statements.flatMap(({ statementId }) => {
    const own = of(first, statementId);
    const others = second === null ? own : of(second, statementId);
    const isSame = own !== undefined && others !== undefined && hasSame(own, others);
    return isSame ? [{ statementId, themeIds: own }] : [];
  });
}

function hasSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

/**
 * Counts of the themes agreed on, and how far the coders agreed before they talked: per theme whether it was seen or not,
 * overall over all themes and statements at once. docs/methods/open-answers.md
 */
export function computeRoundResult(
  statements: readonly Statement[],
  codes: readonly StatementCode[],
  { themeIds, coders }: { themeIds: readonly string[]; coders: readonly [string, string | null] },
): RoundResult {
  const agreed = codes.filter(({ coder }) => coder === '');
  const perTheme = themeIds.map((themeId) => rateTheme(statements, codes, { themeId, coders }));
  const isOfConversations = statements.some(({ conversationId }) => conversationId !== null);
  return {
    statements: statements.length,
    coders: coders[1] === null ? 1 : 2,
    overall: toAgreement(perTheme.flat(), coders),
    themes: themeIds.map((themeId, i) => {
      const raised = agreed.filter((code) => code.themeIds.includes(themeId));
      const conversations = new Set(
        raised.map((code) => statements.find((one) => one.statementId === code.statementId)?.conversationId),
      );
      return {
        themeId,
        statements: raised.length,
        conversations: isOfConversations ? conversations.size : null,
        agreement: toAgreement(perTheme[i] ?? [], coders),
      };
    }),
  };
}

function rateTheme(
  statements: readonly Statement[],
  codes: readonly StatementCode[],
  { themeId, coders }: { themeId: string; coders: readonly [string, string | null] },
): (string | undefined)[][] {
  const seen = new Map(codes.map((code) => [`${code.coder} ${code.statementId}`, code.themeIds]));
  return statements.map(({ statementId }) =>
    coders.map((coder) => {
      const chosen = coder === null ? undefined : seen.get(`${coder} ${statementId}`);
      return chosen === undefined ? undefined : chosen.includes(themeId) ? 'seen' : 'not-seen';
    }),
  );
}

function toAgreement(
  ratings: readonly (readonly (string | undefined)[])[],
  coders: readonly [string, string | null],
): RoundAgreement {
  if (coders[1] === null) return { alpha: null, reason: 'one-coder' };
  const found: CodingAgreement = computeCodingAgreement(ratings, 'nominal');
  return found.kind === 'alpha'
    ? { alpha: found.alpha, reason: null }
    : { alpha: null, reason: found.reason };
}

/** A theme is public only where enough statements raise it; from conversations it takes more than one of them. */
export function mayBePublic(mentions: readonly ThemeMention[]): boolean {
  return mentions.some(
    ({ statements, conversations }) =>
      statements >= MINIMUM_STATEMENTS && (conversations === null || conversations >= MINIMUM_CONVERSATIONS),
  );
}

/**
 * Texts of one question as statements may hold them. Consent to be quoted counts only where enough gave it: a single one
 * would join the texts of its writer.
 */
export function keepQuotable<Text extends { readonly mayQuote: boolean }>(texts: readonly Text[]): Text[] {
  const isCrowd = texts.filter(({ mayQuote }) => mayQuote).length >= MINIMUM_STATEMENTS;
  return texts.map((text) => ({ ...text, mayQuote: isCrowd && text.mayQuote }));
}
