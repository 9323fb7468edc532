/** Rows of the matrix for evaluations, the year of a strategy, lending, meetings, handover; see `matrix-cases.ts`. */
import {
  addLesson,
  beginEvaluation,
  changeEvaluation,
  concludeEvaluation,
  listEvaluations,
  removeEvaluation,
  removeLesson,
  reopenEvaluation,
} from '#features/evaluation/server/evaluation.usecases.ts';
import { listDueCycleSteps, readCycle, saveCycleEntry } from '#features/evaluation/server/cycle.usecases.ts';
import { readEvaluationDocument } from '#features/evaluation/server/document.usecases.ts';
import { readHandover } from '#features/evaluation/server/handover.usecases.ts';
import {
  addFactEvidence,
  addWordsEvidence,
  removeEvidence,
  saveJudgement,
} from '#features/evaluation/server/judgement.usecases.ts';
import { listPractices, readPractice, savePractice } from '#features/evaluation/server/practice.usecases.ts';
import { readEvaluationSheet } from '#features/evaluation/server/sheet.usecases.ts';
import {
  addLendable,
  bookLendable,
  cancelBooking,
  changeLendable,
  listLendables,
  readLendable,
  readLendingChoices,
  readLentForActivity,
  removeLendable,
} from '#features/implementation/server/lending.usecases.ts';
import {
  addDecision,
  addMeeting,
  changeMeeting,
  readMeeting,
  readMeetingChoices,
  readMeetingLog,
  removeMeeting,
  settleDecision,
} from '#features/implementation/server/meeting.usecases.ts';
import type { MatrixCases, MatrixTarget } from './matrix-cases.ts';

const at = ({ placeId }: MatrixTarget) => ({ strategyId: placeId, evaluationId: placeId });
const period = { title: 'Tried', fromOn: '2026-01-01', untilOn: '2026-12-31' };
const judgement = {
  criterion: 'relevance',
  answer: 'yes',
  judgement: 'Tried',
  answeredBy: 'Tried',
  revision: '0',
};
const lesson = { kind: 'stop', lesson: 'Tried' };
const step = { year: '2026', step: 'report', dueOn: '2027-02-01' };
const thing = { kind: 'premises', name: 'Tried', isOffered: 'yes' };
const booking = { startsOn: '2027-03-01', startsAt: '18:00', endsAt: '20:00', forWhat: 'Tried' };
const meeting = { bodyName: 'Tried', heldOn: '2026-02-02' };

export const EVALUATION_CASES: MatrixCases = {
  'evaluation.read': {
    listEvaluations: (member, { placeId }) => listEvaluations(member, placeId),
    readEvaluationSheet: (member, target) => readEvaluationSheet(member, at(target)),
    readEvaluationDocument: (member, target) => readEvaluationDocument(member, at(target)),
    readPractice: (member, target) => readPractice(member, { ...at(target), actionId: target.placeId }),
    listPractices: (member, { placeId }) => listPractices(member, placeId),
    readCycle: (member, { placeId }) => readCycle(member, placeId),
    listDueCycleSteps: (member) => listDueCycleSteps(member),
  },
  'evaluation.change': {
    beginEvaluation: (member, { placeId }) => beginEvaluation(member, placeId, period),
    changeEvaluation: (member, { placeId }) => changeEvaluation(member, placeId, period),
    concludeEvaluation: (member, { placeId }) => concludeEvaluation(member, placeId),
    reopenEvaluation: (member, { placeId }) => reopenEvaluation(member, placeId),
    removeEvaluation: (member, { placeId }) => removeEvaluation(member, placeId),
    saveJudgement: (member, { placeId }) =>
      saveJudgement(member, { evaluationId: placeId, actionId: null }, judgement),
    addWordsEvidence: (member, { placeId }) =>
      addWordsEvidence(
        member,
        { evaluationId: placeId, judgementId: placeId },
        { kind: 'document', words: 'Tried' },
      ),
    addFactEvidence: (member, { placeId }) =>
      addFactEvidence(
        member,
        { evaluationId: placeId, judgementId: placeId },
        { fact: JSON.stringify([placeId, 'x', 'x', {}]) },
      ),
    removeEvidence: (member, { placeId }) => removeEvidence(member, placeId, { evidenceId: placeId }),
    addLesson: (member, { placeId }) => addLesson(member, placeId, lesson),
    removeLesson: (member, { placeId }) => removeLesson(member, placeId, { lessonId: placeId }),
    savePractice: (member, target) =>
      savePractice(member, { ...at(target), actionId: target.placeId }, { title: 'Tried', revision: '0' }),
  },
  'cycle.change': { saveCycleEntry: (member, { placeId }) => saveCycleEntry(member, placeId, step) },
  'handover.read': { readHandover: (member) => readHandover(member, 'en') },
  'lending.read': {
    listLendables: (member) => listLendables(member),
    readLendable: (member, { placeId }) => readLendable(member, placeId),
    readLentForActivity: (member, { placeId }) => readLentForActivity(member, placeId),
  },
  'lending.change': {
    addLendable: (member) => addLendable(member, thing),
    changeLendable: (member, { placeId }) => changeLendable(member, placeId, thing),
    removeLendable: (member, { placeId }) => removeLendable(member, placeId),
  },
  'lending.book': {
    readLendingChoices: (member) => readLendingChoices(member),
    bookLendable: (member, { placeId }) => bookLendable(member, placeId, booking),
    cancelBooking: (member, { placeId }) =>
      cancelBooking(member, { lendableId: placeId, bookingId: placeId }, { reason: 'Tried' }),
  },
  'meeting.read': {
    readMeetingLog: (member) => readMeetingLog(member),
    readMeeting: (member, { placeId }) => readMeeting(member, placeId),
  },
  'meeting.change': {
    readMeetingChoices: (member) => readMeetingChoices(member),
    addMeeting: (member) => addMeeting(member, meeting),
    changeMeeting: (member, { placeId }) => changeMeeting(member, placeId, meeting),
    removeMeeting: (member, { placeId }) => removeMeeting(member, placeId),
    addDecision: (member, { placeId }) => addDecision(member, placeId, { what: 'Tried' }),
    settleDecision: (member, { placeId }) => settleDecision(member, placeId, { state: 'done' }),
  },
};

/** What lies in each place, after the rows of strategies. `$1`: place, `$2`: name. */
export const EVALUATION_ROWS: readonly string[] = [
  `office.evaluation (place_id, evaluation_id, strategy_id, title, from_on, until_on)
     values ($1, $1, $1, $2, '2026-01-01', '2026-12-31')`,
  `office.evaluation_judgement (place_id, judgement_id, evaluation_id, criterion, answer, judgement, answered_by)
     values ($1, $1, $1, 'impact', 'no', $2, $2)`,
  `office.judgement_evidence (place_id, judgement_evidence_id, judgement_id, kind, words) values ($1, $1, $1, 'document', $2)`,
  `office.lesson (place_id, lesson_id, evaluation_id, kind, lesson) values ($1, $1, $1, 'stop', $2)`,
  `office.strategy_cycle (place_id, strategy_id, year, step, due_on, note) values ($1, $1, 2026, 'plan', '2025-11-30', $2)`,
  `office.lendable (place_id, lendable_id, kind, name, actor_id) values ($1, $1, 'premises', $2, $1)`,
  `office.booking (place_id, booking_id, lendable_id, starts_at, ends_at, for_what, actor_id, activity_id)
     values ($1, $1, $1, '2027-01-01 10:00', '2027-01-01 12:00', $2, $1, $1)`,
  `office.strategy_meeting (place_id, meeting_id, body_name, held_on) values ($1, $1, $2, '2026-01-01')`,
  `office.meeting_decision (place_id, decision_id, meeting_id, what) values ($1, $1, $1, $2)`,
];
