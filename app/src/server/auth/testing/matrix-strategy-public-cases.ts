/** Rows of the matrix for the public side of strategies; see `matrix-cases.ts`. */
import {
  previewProgress,
  publishComposedProgress,
} from '#features/implementation/server/public-progress.usecases.ts';
import {
  addNote,
  readNotes,
  replyToNote,
  resolveThread,
} from '#features/strategy/server/comment-notes.usecases.ts';
import {
  answerComments,
  makeStatement,
  moderateComment,
  readComments,
} from '#features/strategy/server/comment.usecases.ts';
import {
  listProgressDays,
  publishProgress,
  readAdoptedPublication,
  withdrawProgress,
} from '#features/strategy/server/public-progress.usecases.ts';
import {
  changeCommentPeriod,
  listPublications,
  previewPublication,
  publishStrategy,
  withdrawStrategy,
} from '#features/strategy/server/public.usecases.ts';
import type { MatrixCases } from './matrix-cases.ts';

const choice = { edition: 'draft', previewHash: 'tried' };
const filter = { state: '', voice: '', about: '', answered: '' } as const;
const heard = { name: 'Tried', language: 'en' } as const;
const about = { about: 'whole:', words: 'Tried' };

export const STRATEGY_PUBLIC_CASES: MatrixCases = {
  'strategy.read': {
    listPublications: (member, { placeId }) => listPublications(member, placeId),
    listProgressDays: (member, { placeId }) => listProgressDays(member, placeId),
  },
  'strategy.change': {
    resolveThread: (member, { placeId }) =>
      resolveThread(member, placeId, { threadId: placeId, deed: 'resolve' }),
  },
  'strategy.publish': {
    previewPublication: (member, { placeId }) => previewPublication(member, placeId, choice),
    publishStrategy: (member, { placeId }) => publishStrategy(member, placeId, choice),
    changeCommentPeriod: (member, { placeId }) =>
      changeCommentPeriod(member, placeId, { commentsUntil: '2026-12-31' }),
    withdrawStrategy: (member, { placeId }) =>
      withdrawStrategy(member, placeId, { publicationId: placeId, notice: 'Tried' }),
    readAdoptedPublication: (member, { placeId }) => readAdoptedPublication(member, placeId),
    previewProgress: (member, { placeId }) => previewProgress(member, placeId),
    publishComposedProgress: (member, { placeId }) => publishComposedProgress(member, placeId, choice),
    publishProgress: (member, { placeId }) =>
      publishProgress(member, placeId, { asOf: '2026-11-01', content: {} }, choice),
    withdrawProgress: (member, { placeId }) => withdrawProgress(member, placeId, { asOf: '2026-11-01' }),
  },
  'strategy.moderate': {
    readComments: (member, { placeId }) => readComments(member, placeId, filter),
    moderateComment: (member, { placeId }) =>
      moderateComment(member, placeId, { commentId: placeId, verdict: 'show' }),
    answerComments: (member, { placeId }) =>
      answerComments(member, placeId, { commentId: placeId, verdict: 'taken-up', words: 'Tried' }),
    makeStatement: (member, { placeId }) =>
      makeStatement(member, placeId, { commentId: placeId, statement: 'Tried' }, heard),
  },
  'strategy.note': {
    readNotes: (member, { placeId }) => readNotes(member, placeId),
    addNote: (member, { placeId }) => addNote(member, placeId, about),
    replyToNote: (member, { placeId }) => replyToNote(member, placeId, { threadId: placeId, words: 'Tried' }),
  },
};

/** What lies in each place beside its strategy. `$1`: place, `$2`: name. */
export const STRATEGY_PUBLIC_ROWS: readonly string[] = [
  `published.strategy (place_id, publication_id, strategy_id, strategy_key, state, version, language, title, from_year,
     to_year, content, content_hash)
     values ($1, $1, $1, '000000000000', 'draft', 1, 'en', $2, 2026, 2027,
       '{"parts":[],"goals":[],"actions":[]}', repeat('0', 64))`,
  `published.strategy_progress (place_id, strategy_id, as_of, strategy_key, content)
     values ($1, $1, '2026-11-01', '000000000000', jsonb_build_object('title', $2::text))`,
  `confidential.strategy_comment (place_id, comment_id, publication_id, about_kind, about_key, about_title, words, voice,
     language) values ($1, $1, $1, 'whole', '', '', $2, 'resident', 'en')`,
  `published.strategy_comment (place_id, comment_id, strategy_id, strategy_key, comment_key, draft, about_kind, about_key,
     about_title, words, voice, language)
     values ($1, $1, $1, '000000000000', '000000000001', 1, 'whole', '', '', $2, '', 'en')`,
  `office.strategy_comment_answer (place_id, answer_id, strategy_id, verdict, words) values ($1, $1, $1, 'taken-up', $2)`,
  `office.strategy_note (place_id, note_id, strategy_id, thread_id, about_kind, words, written_by)
     values ($1, $1, $1, $1, 'whole', $2, 'x')`,
];
