/** Rows of the matrix for practices; see `matrix-cases.ts`. */
import { findPractices, readPracticeSheet } from '#features/practice/server/find.usecases.ts';
import {
  publishPractice,
  readReview,
  sendBack,
  sendToReview,
  withdrawPractice,
} from '#features/practice/server/publish.usecases.ts';
import {
  beginPractice,
  listOwnPractices,
  readOwnPractice,
  removePractice,
  savePracticeRecord,
  setPracticeFigure,
  takeOverPractice,
} from '#features/practice/server/record.usecases.ts';
import { listCopies, replyToPractice, withdrawReply } from '#features/practice/server/share.usecases.ts';
import { toRecordFields } from '#features/practice/testing/practice-words.ts';
import type { MatrixCases } from './matrix-cases.ts';

const KEY = 'source-five-goals';
const reply = { answer: 'worked', language: 'en', changed: 'Tried', result: 'Tried' };

export const PRACTICE_CASES: MatrixCases = {
  'practice.read': {
    listOwnPractices: (member) => listOwnPractices(member),
    readOwnPractice: (member, { placeId }) => readOwnPractice(member, placeId),
    readReview: async (member, { placeId }) => readReview(member, await readOwnPractice(member, placeId)),
    findPractices: (member) => findPractices(member, {}),
    readPracticeSheet: (member) => readPracticeSheet(member, KEY),
    listCopies: (member) => listCopies(member),
  },
  'practice.change': {
    beginPractice: (member) => beginPractice(member, { title: 'Tried', language: 'en' }),
    takeOverPractice: (member, { placeId }) =>
      takeOverPractice(member, { strategyId: placeId, actionId: placeId }),
    savePracticeRecord: (member, { placeId }) => savePracticeRecord(member, placeId, toRecordFields()),
    setPracticeFigure: (member, { placeId }) => setPracticeFigure(member, placeId, { fact: '' }),
    removePractice: (member, { placeId }) => removePractice(member, placeId),
    sendToReview: (member, { placeId }) => sendToReview(member, placeId, { revision: 1 }),
  },
  'practice.publish': {
    publishPractice: (member, { placeId }) => publishPractice(member, placeId, { revision: 1 }),
    sendBack: (member, { placeId }) => sendBack(member, placeId, { note: 'Tried' }),
    withdrawPractice: (member, { placeId }) => withdrawPractice(member, placeId, { withdrawal: 'Tried' }),
    replyToPractice: (member) => replyToPractice(member, KEY, reply),
    withdrawReply: (member) => withdrawReply(member, KEY),
  },
};

/** `$1`: the place, `$2`: what its texts hold. */
export const PRACTICE_ROWS: readonly string[] = [
  `office.practice (place_id, practice_id, language, texts, changed_by)
     values ($1, $1, 'en', jsonb_build_object('title', $2::text), 'x')`,
];
