/** Comments on a draft: what they are about, what of them is public, how many stay readable. */
import { DEFAULT_POLICY } from '@vicus/disclosure';
import { MODERATION_REASONS, type ModerationReason } from '#features/participation/participation.types.ts';
import type {
  About,
  CommentState,
  CommentVoice,
  NamedAbout,
  Note,
  OfficeComment,
  PublicComment,
  Thread,
} from './comment.types.ts';
import type { PublicAction, PublicGoal, PublicPart } from './public.types.ts';
import type { Voice } from './strategy.types.ts';

/** A voice is public from as many shown comments as this. */
export const MINIMUM_VOICE = DEFAULT_POLICY.minimumCount;

export const toAboutToken = ({ kind, key }: About): string => `${kind}:${key}`;

interface Talked {
  readonly parts: readonly Pick<PublicPart, 'partId'>[];
  readonly goals: readonly Pick<PublicGoal, 'key' | 'title'>[];
  readonly actions: readonly Pick<PublicAction, 'key' | 'goalKey' | 'title'>[];
}

/** Everything in a draft that can be talked about, in its order; the whole first. */
export function listAbouts({ parts, goals, actions }: Talked): NamedAbout[] {
  return [
    { kind: 'whole', key: '', title: '' },
    ...parts.map(({ partId }) => ({ kind: 'part' as const, key: partId, title: '' })),
    ...goals.flatMap((goal) => [
      { kind: 'goal' as const, key: goal.key, title: goal.title },
      ...actions
        .filter(({ goalKey }) => goalKey === goal.key)
        .map(({ key, title }) => ({ kind: 'action' as const, key, title })),
    ]),
  ];
}

export const findAbout = (abouts: readonly NamedAbout[], { kind, key }: About): NamedAbout | undefined =>
  abouts.find((one) => one.kind === kind && one.key === key);

/** Voices that enough of the comments share; those of the rest stay in the office. */
export function listPublicVoices(comments: readonly { readonly voice: CommentVoice }[]): CommentVoice[] {
  const byVoice = Map.groupBy(comments, ({ voice }) => voice);
  return [...byVoice]
    .filter(([voice, own]) => voice !== 'no-answer' && own.length >= MINIMUM_VOICE)
    .map(([voice]) => voice);
}

/** How many were not shown, by reason: the number, or null below the smallest that may be told. */
export function listNotShown(
  notShown: Readonly<Record<string, number>>,
): { readonly reason: ModerationReason; readonly count: number | null }[] {
  return MODERATION_REASONS.flatMap((reason) => {
    const count = notShown[reason] ?? 0;
    return count === 0 ? [] : [{ reason, count: count >= MINIMUM_VOICE ? count : null }];
  });
}

/** What a list of comments is narrowed to; '' all. */
export interface CommentFilter {
  readonly state: CommentState | '';
  readonly voice: CommentVoice | '';
  /** `goal:0123456789ab`; '' all */
  readonly about: string;
  readonly answered: 'yes' | 'no' | '';
}

const STATE_ORDER: readonly CommentState[] = ['waiting', 'shown', 'not-shown'];

/** Waiting ones first, oldest of them first; then by what they are about. */
export function chooseComments(
  comments: readonly OfficeComment[],
  { state, voice, about, answered }: CommentFilter,
  abouts: readonly NamedAbout[],
): OfficeComment[] {
  const place = ({ aboutKind, aboutKey }: OfficeComment): number =>
    abouts.findIndex(({ kind, key }) => kind === aboutKind && key === aboutKey);
  return comments
    .filter(
      (one) =>
        (state === '' || one.state === state) &&
        (voice === '' || one.voice === voice) &&
        (about === '' || toAboutToken({ kind: one.aboutKind, key: one.aboutKey }) === about) &&
        (answered === '' || (one.answer !== null) === (answered === 'yes')),
    )
    .toSorted(
      (a, b) =>
        STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state) ||
        place(a) - place(b) ||
        a.day.localeCompare(b.day) ||
        a.commentId.localeCompare(b.commentId),
    );
}

const VOICE_OF_STATEMENT: Readonly<Record<CommentVoice, Voice>> = {
  newcomer: 'newcomers',
  resident: 'residents',
  organisation: 'partners',
  'no-answer': 'residents',
};

export const toStatementVoice = (voice: CommentVoice): Voice => VOICE_OF_STATEMENT[voice];

/** As much of a comment as a statement may hold, cut between words. */
export function cutStatement(words: string, maximum: number): string {
  if (words.length <= maximum) return words;
  const cut = words.slice(0, maximum - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), maximum / 2))}…`;
}

/** Open threads first, those with the newest word first. */
export function groupThreads(notes: readonly Note[]): Thread[] {
  const lastWord = ({ first, replies }: Thread): number => (replies.at(-1) ?? first).writtenAt.getTime();
  return notes
    .filter(({ noteId, threadId }) => noteId === threadId)
    .map((first) => ({
      first,
      replies: notes
        .filter(({ noteId, threadId }) => threadId === first.noteId && noteId !== first.noteId)
        .toSorted((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime()),
      isResolved: first.resolvedAt !== null,
    }))
    .toSorted((a, b) => Number(a.isResolved) - Number(b.isResolved) || lastWord(b) - lastWord(a));
}

/** How many there are in each state, and how many wait for an answer. */
export function countComments(
  comments: readonly OfficeComment[],
): Readonly<Record<CommentState | 'unanswered', number>> {
  const count = (state: CommentState): number => comments.filter((one) => one.state === state).length;
  return {
    waiting: count('waiting'),
    shown: count('shown'),
    'not-shown': count('not-shown'),
    unanswered: comments.filter(({ state, answer }) => state === 'shown' && answer === null).length,
  };
}

/** Shown comments under what they are about, in the order of the edition; what is there no more stands last. */
export function groupByAbout(
  comments: readonly PublicComment[],
  abouts: readonly NamedAbout[],
): { readonly about: NamedAbout; readonly comments: readonly PublicComment[] }[] {
  const groups = Map.groupBy(comments, ({ aboutKind, aboutKey }) =>
    toAboutToken({ kind: aboutKind, key: aboutKey }),
  );
  const known = abouts.flatMap((about) => {
    const own = groups.get(toAboutToken(about));
    groups.delete(toAboutToken(about));
    return own === undefined ? [] : [{ about, comments: own }];
  });
  const gone = [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    return [
      { about: { kind: first.aboutKind, key: first.aboutKey, title: first.aboutTitle }, comments: own },
    ];
  });
  return [...known, ...gone];
}
