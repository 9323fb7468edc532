/** Rows of the matrix for the room participation. The place tried on has a consultation with the place's own id. */
import {
  addFollowUp,
  removeFollowUp,
  renderFeedback,
  saveAnswer,
  sendNotices,
} from '#features/participation/server/answer.usecases.ts';
import {
  changeConsultation,
  concludeConsultation,
  createConsultation,
  endConsultation,
  openConsultation,
  removeConsultation,
} from '#features/participation/server/consultation.usecases.ts';
import {
  listConsultations,
  readConsultationFile,
} from '#features/participation/server/consultation-file.usecases.ts';
import {
  addPaperCount,
  makeCodes,
  removePaperCount,
  voidCodes,
} from '#features/participation/server/counting.usecases.ts';
import {
  exportParticipationCounts,
  readParticipationCounts,
} from '#features/participation/server/counts.usecases.ts';
import {
  addOfficeProposal,
  moderateProposal,
  translateProposal,
} from '#features/participation/server/moderation.usecases.ts';
import {
  listBodies,
  listMeetings,
  readMeeting,
  removeBody,
  removeMeeting,
  saveBody,
  saveMeeting,
} from '#features/participation/server/room.usecases.ts';
import type { MatrixCases } from './matrix-cases.ts';

const CONSULTATION = {
  kind: 'consultation',
  level: 'consultation',
  question: { en: 'Tried' },
  background: {},
  answerable: 'Tried',
  takesProposals: 'yes',
  takesSupport: 'yes',
};
const DAY = '2026-01-01';
const MEETING = { title: { en: 'Tried' }, themes: {}, heldOn: DAY };
const BODY = {
  name: { en: 'Tried' },
  purpose: {},
  seats: '9',
  seatsFilled: '8',
  filledBy: 'lot',
  countedOn: DAY,
};

export const PARTICIPATION_CASES: MatrixCases = {
  'participation.read': {
    listConsultations: (member) => listConsultations(member),
    readConsultationFile: (member, target) => readConsultationFile(member, target.placeId),
    readParticipationCounts: (member) => readParticipationCounts(member),
    exportParticipationCounts: (member) => exportParticipationCounts(member, 'en'),
    listMeetings: (member) => listMeetings(member),
    readMeeting: (member, target) => readMeeting(member, target.placeId),
    listBodies: (member) => listBodies(member),
    renderFeedback: (member, target) => renderFeedback(member, target.placeId, 'en'),
  },
  'participation.change': {
    createConsultation: (member) => createConsultation(member, CONSULTATION),
    changeConsultation: (member, target) => changeConsultation(member, target.placeId, CONSULTATION),
    openConsultation: (member, target) => openConsultation(member, target.placeId),
    endConsultation: (member, target) => endConsultation(member, target.placeId),
    addOfficeProposal: (member, target) =>
      addOfficeProposal(member, target.placeId, { title: 'Tried', body: '', language: 'en' }),
    saveMeeting: (member, target) => saveMeeting(member, target.placeId, MEETING),
    saveNewMeeting: (member) => saveMeeting(member, null, MEETING),
    removeMeeting: (member, target) => removeMeeting(member, target.placeId),
    saveBody: (member, target) => saveBody(member, target.placeId, BODY),
    saveNewBody: (member) => saveBody(member, null, BODY),
    removeBody: (member, target) => removeBody(member, target.placeId),
  },
  'participation.moderate': {
    moderateProposal: (member, target) =>
      moderateProposal(member, target.placeId, {
        proposalId: target.placeId,
        verdict: 'not-show',
        reason: 'insults',
      }),
    translateProposal: (member, target) =>
      translateProposal(member, target.placeId, {
        proposalId: target.placeId,
        language: 'de',
        title: 'Tried',
        body: '',
      }),
  },
  'participation.count': {
    makeCodes: (member, target) => makeCodes(member, target.placeId, { purpose: 'counter', codes: '1' }),
    voidCodes: (member, target) => voidCodes(member, target.placeId),
    addPaperCount: (member, target) =>
      addPaperCount(member, target.placeId, {
        proposalId: target.placeId,
        supports: '3',
        countedOn: DAY,
        occasion: 'Tried',
        note: 'Tried',
      }),
    removePaperCount: (member, target) => removePaperCount(member, target.placeId, target.placeId),
  },
  'participation.answer': {
    saveAnswer: (member, target) =>
      saveAnswer(member, target.placeId, { decision: 'not', reasons: { en: 'Tried' }, answeredOn: DAY }),
    addFollowUp: (member, target) =>
      addFollowUp(member, target.placeId, { what: { en: 'Tried' }, doneOn: DAY }),
    removeFollowUp: (member, target) => removeFollowUp(member, target.placeId, target.placeId),
    sendNotices: (member, target) => sendNotices(member, target.placeId),
    concludeConsultation: (member, target) => concludeConsultation(member, target.placeId),
  },
  'participation.remove': {
    removeConsultation: (member, target) => removeConsultation(member, target.placeId),
  },
};
