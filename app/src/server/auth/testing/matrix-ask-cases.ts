/** Rows of the matrix for asks, questions of levels and needs; see `matrix-cases.ts`. */
import { writeBrief } from '#features/ask/server/brief.usecases.ts';
import { answerAsk, joinAsk, leaveAsk, recordAskAnswer } from '#features/ask/server/joining.usecases.ts';
import {
  answerQuestion,
  askQuestion,
  listQuestions,
  withdrawQuestion,
} from '#features/ask/server/question.usecases.ts';
import {
  addAskAddressee,
  addAskEvidence,
  beginAsk,
  changeAsk,
  listOwnAsks,
  publishAsk,
  readOwnAsk,
  removeAsk,
  removeAskAddressee,
  removeAskEvidence,
  withdrawAsk,
} from '#features/ask/server/raising.usecases.ts';
import { listAsks, listAsksToLevel, previewAsk, readAsk } from '#features/ask/server/reading.usecases.ts';
import { agreeToCountNeeds, confirmNeeds, endCountingNeeds } from '#features/ask/server/sharing.usecases.ts';
import type { MatrixCases, MatrixTarget } from './matrix-cases.ts';

const ask = { title: 'Tried', area: 'housing', need: 'Tried', language: 'en', revision: '1' };
const join = { words: 'Tried', language: 'en', understood: 'on' };
const question = { title: 'Tried', words: 'Tried', language: 'en', dueOn: '2099-01-01' };
/** Of the ask that lies in the place; see `ASK_ROWS`. */
const keyOf = ({ placeId }: MatrixTarget): string => placeId.replaceAll('-', '').slice(0, 12);

export const ASK_CASES: MatrixCases = {
  'ask.read': {
    listOwnAsks: (member) => listOwnAsks(member),
    readOwnAsk: (member, target) => readOwnAsk(member, keyOf(target)),
    listAsks: (member) => listAsks(member),
    readAsk: (member, target) => readAsk(member, keyOf(target)),
    listQuestions: (member) => listQuestions(member),
    writeBrief: (member, target) =>
      writeBrief(member, {
        askKey: keyOf(target),
        addresseeId: target.placeId,
        format: 'docx',
        language: 'en',
      }),
  },
  'ask.raise': {
    previewAsk: (member, target) => previewAsk(member, keyOf(target)),
    beginAsk: (member) => beginAsk(member, ask),
    changeAsk: (member, target) => changeAsk(member, keyOf(target), ask),
    removeAsk: (member, target) => removeAsk(member, keyOf(target)),
    addAskEvidence: (member, target) => addAskEvidence(member, keyOf(target), { words: 'Tried' }),
    removeAskEvidence: (member, target) => removeAskEvidence(member, keyOf(target), target.placeId),
    addAskAddressee: (member, target) => addAskAddressee(member, keyOf(target), { name: 'Tried' }),
    removeAskAddressee: (member, target) => removeAskAddressee(member, keyOf(target), target.placeId),
    publishAsk: (member, target) => publishAsk(member, keyOf(target)),
    withdrawAsk: (member, target) => withdrawAsk(member, keyOf(target), { reason: 'Tried' }),
    joinAsk: (member, target) => joinAsk(member, keyOf(target), join),
    leaveAsk: (member, target) => leaveAsk(member, keyOf(target)),
    recordAskAnswer: (member, target) => recordAskAnswer(member, keyOf(target), { state: 'heard' }),
    answerQuestion: (member, { placeId }) => answerQuestion(member, placeId, { choice: 'helps' }),
    confirmNeeds: (member) => confirmNeeds(member, {}),
  },
  'ask.answer': {
    listAsksToLevel: (member) => listAsksToLevel(member),
    answerAsk: (member, target) => answerAsk(member, keyOf(target), { state: 'heard' }),
    askQuestion: (member) => askQuestion(member, question),
    withdrawQuestion: (member, { placeId }) => withdrawQuestion(member, placeId),
  },
  'needs.share': {
    agreeToCountNeeds: (member) => agreeToCountNeeds(member, { years: '1', understood: 'on' }),
    endCountingNeeds: (member) => endCountingNeeds(member),
  },
};

/** What lies in each place. `$1`: place, `$2`: name. */
export const ASK_ROWS: readonly string[] = [
  `office.ask (place_id, ask_id, ask_key, title, area, need, language)
     values ($1::uuid, $1::uuid, substr(replace($1::uuid::text, '-', ''), 1, 12), $2, 'housing', $2, 'en')`,
  `office.ask_evidence (place_id, ask_evidence_id, ask_id, words) values ($1, $1, $1, $2)`,
  `office.ask_addressee (place_id, ask_addressee_id, ask_id, level_kind, name, contact) values ($1, $1, $1, 'region', $2, $2)`,
  `office.needs_agreement (place_id, agreed_by, until) values ($1, $2, '2099-01-01')`,
  `office.shared_need (place_id, area, source, confirmed_on) values ($1, $2, 'ask', '2026-01-01')`,
];
