/** What everybody reads of the strategies of a place. */
import { today } from '#server/clock.ts';
import { readPublic } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import type { PublicComment } from '../comment.types.ts';
import { chooseEdition, listEditions } from '../public-editions.rules.ts';
import { readCommentPhase, type CommentPhase } from '../public.rules.ts';
import type { PublicProgress, PublicStrategy, PublicStrategyHead } from '../public.types.ts';
import { selectPublicComments } from './public-comment.queries.ts';
import { selectProgress } from './public-progress.queries.ts';
import { selectCommentsHash, selectPublicContent, selectPublicStrategies } from './public.queries.ts';

/** Which strategies there are and when what is said about them changed: for menus, and to know which pages still hold. */
export interface StrategyDigest {
  readonly strategies: readonly PublicStrategyHead[];
  readonly commentsHash: string;
  readonly progress: readonly { readonly key: string; readonly asOf: string; readonly publishedOn: string }[];
}

export function readStrategyDigest(placeId: string): Promise<StrategyDigest> {
  return readPublic(async (reader) => {
    const strategies = await selectPublicStrategies(reader, placeId);
    if (strategies.length === 0) return { strategies, commentsHash: '', progress: [] };
    const progress = await selectProgress(reader, placeId);
    return {
      strategies,
      commentsHash: await selectCommentsHash(reader, placeId),
      progress: progress.map(({ key, asOf, publishedOn }) => ({ key, asOf, publishedOn })),
    };
  });
}

export interface StrategySheet {
  readonly strategy: PublicStrategy;
  /** in the address: `draft`, `adopted`, or `v2` for an earlier version */
  readonly edition: string;
  readonly phase: CommentPhase;
  readonly comments: readonly PublicComment[];
  /** the newest; null: none was published */
  readonly progress: PublicProgress | null;
  /** other editions of it, newest first */
  readonly editions: readonly { readonly edition: string; readonly head: PublicStrategyHead }[];
  /** other strategies of the place: the one to read of each */
  readonly others: readonly { readonly edition: string; readonly head: PublicStrategyHead }[];
}

/**
 * One edition, with what was said about the strategy. `edition` null: the adopted version, else the draft, else the notice
 * in their place. `key` null: the strategy of the newest years. Problem `not-found` (404).
 */
export async function readStrategySheet(
  placeId: string,
  { strategies }: Pick<StrategyDigest, 'strategies'>,
  asked: { readonly key: string | null; readonly edition: string | null },
): Promise<StrategySheet> {
  const chosen = chooseEdition(strategies, asked);
  if (chosen === undefined) throw new Problem('not-found', 404);
  const { head } = chosen;
  return readPublic(async (reader) => {
    const strategy = await selectPublicContent(reader, placeId, head);
    if (strategy === undefined) throw new Problem('not-found', 404);
    const progress = await selectProgress(reader, placeId);
    const keys = [...new Set(strategies.map(({ key }) => key))].filter((key) => key !== head.key);
    return {
      strategy,
      edition: chosen.edition,
      phase: readCommentPhase(head, today()),
      comments: await selectPublicComments(reader, placeId, head.key),
      progress: progress.find(({ key }) => key === head.key) ?? null,
      editions: listEditions(strategies, head.key),
      others: keys.flatMap((key) => chooseEdition(strategies, { key, edition: null }) ?? []),
    };
  });
}

/** The goals of the strategy that is run, or of the draft that is open, for the first page of a place. */
export async function readStrategyGoals(
  placeId: string,
  { strategies }: Pick<StrategyDigest, 'strategies'>,
): Promise<{
  readonly strategy: PublicStrategy;
  readonly edition: string;
  readonly phase: CommentPhase;
} | null> {
  const chosen = chooseEdition(strategies, { key: null, edition: null });
  if (chosen === undefined || chosen.head.state === 'withdrawn') return null;
  const strategy = await readPublic((reader) => selectPublicContent(reader, placeId, chosen.head));
  if (strategy === undefined) return null;
  return { strategy, edition: chosen.edition, phase: readCommentPhase(chosen.head, today()) };
}
