/**
 * One real call for each use case and action of the permission table, walked by `matrix.db.test.ts` for every role in the own place
 * and in another one. Rooms add their rows here, or in `matrix-work-cases.ts`, when
 * they add a use case.
 *
 * A call gets the member who tries and ids of the place that is tried on. It may end in a Problem other than 403 (for
 * instance 404 or 422) where the role is allowed: the matrix asks about permission, not about success.
 */
import type { Member } from '../member.ts';
import type { Action } from '../permissions.ts';
import { readAudit } from '#features/people/server/audit.usecases.ts';
import { readDesk } from '#features/people/server/desk.usecases.ts';
import {
  changeColleague,
  inviteColleague,
  readPeople,
  removeColleague,
  withdrawInvitation,
} from '#features/people/server/people.usecases.ts';
import { endAxisOverride, readContext, setAxisOverride } from '#features/comparison/server/axes.usecases.ts';
import { readExpected } from '#features/comparison/server/expected.usecases.ts';
import { readPeers } from '#features/comparison/server/peers.usecases.ts';
import {
  previewPublicContext,
  publishContext,
  withdrawContext,
} from '#features/comparison/server/public-context.usecases.ts';
import { readCompetenceSheet, saveCompetence } from '#features/place/server/competence.usecases.ts';
import {
  addReceptionEvent,
  removeConstellation,
  removeReceptionEvent,
  saveConstellation,
} from '#features/place/server/place-history.usecases.ts';
import {
  changePlaceProfile,
  changeSizeThresholds,
  publishPlaceProfile,
  readPlaceDossier,
  removePlace,
} from '#features/place/server/place.usecases.ts';
import {
  chooseRegisterEntry,
  clearRegisterEntry,
  readRegisterChoice,
  takeRegisterPopulation,
} from '#features/place/server/register.usecases.ts';

/** What lies in the place that is tried on. */
export interface MatrixTarget {
  readonly placeId: string;
  readonly userId: string;
  readonly memberInvitationId: string;
  readonly receptionEventId: string;
  readonly actorId: string;
  readonly waveId: string;
  readonly releaseId: string;
}

export type MatrixCall = (member: Member, target: MatrixTarget) => Promise<unknown>;

export type MatrixCases = Partial<Readonly<Record<Action, Readonly<Record<string, MatrixCall>>>>>;

export const HOUSE_CASES: MatrixCases = {
  'desk.read': { readDesk: (member) => readDesk(member) },
  'place.read': {
    readPlaceDossier: (member) => readPlaceDossier(member),
    readRegisterChoice: (member) => readRegisterChoice(member, null),
  },
  'place.change': {
    changePlaceProfile: (member) => changePlaceProfile(member, { name: 'Tried' }),
    changeSizeThresholds: (member) => changeSizeThresholds(member, { rural: 1, small: 2, medium: 3 }),
    addReceptionEvent: (member) => addReceptionEvent(member, { fromYear: 2015, description: 'Tried' }),
    removeReceptionEvent: (member, target) => removeReceptionEvent(member, target),
    chooseRegisterEntry: (member) => chooseRegisterEntry(member, { placeCode: 'XX_1' }),
    clearRegisterEntry: (member) => clearRegisterEntry(member),
    takeRegisterPopulation: (member) => takeRegisterPopulation(member),
    saveConstellation: (member) => saveConstellation(member, { fromDate: '2024-01-01', executive: 'Tried' }),
    removeConstellation: (member) => removeConstellation(member, { fromDate: '2020-01-01' }),
  },
  'place.publish': { publishPlaceProfile: (member) => publishPlaceProfile(member, { en: 'Tried' }) },
  'place.remove': { removePlace: (member) => removePlace(member, { typedName: 'not the name' }) },
  'competence.read': { readCompetenceSheet: (member) => readCompetenceSheet(member) },
  'competence.change': {
    saveCompetence: (member) => saveCompetence(member, { area: 'housing', decides: 'state', note: 'Tried' }),
  },
  'context.read': { readContext: (member) => readContext(member) },
  'context.change': {
    setAxisOverride: (member) =>
      setAxisOverride(member, { axis: 'structure', side: 'favourable', reason: 'Tried' }),
    endAxisOverride: (member, target) => endAxisOverride(member, { axisOverrideId: target.placeId }),
  },
  'context.publish': {
    previewPublicContext: (member) => previewPublicContext(member),
    publishContext: (member) => publishContext(member, { previewHash: 'tried' }),
    withdrawContext: (member) => withdrawContext(member),
  },
  'peers.read': {
    readPeers: (member) => readPeers(member, { scope: 'country', characteristics: null, sameDegree: true }),
    readExpected: (member) => readExpected(member, { outcome: null, preconditions: null }, 'en'),
  },
  'member.read': { readPeople: (member) => readPeople(member) },
  'member.invite': {
    inviteColleague: (member) => inviteColleague(member, { email: 'tried@example.org', role: 'reader' }),
    withdrawInvitation: (member, target) => withdrawInvitation(member, target),
  },
  'member.change': {
    changeColleague: (member, target) => changeColleague(member, { userId: target.userId, role: 'reader' }),
    removeColleague: (member, target) => removeColleague(member, { userId: target.userId }),
  },
  'audit.read': { readAudit: (member) => readAudit(member, 1) },
};

/** Actions whose rooms have not added their row yet. The matrix fails when one of them has a row after all. */
export const PENDING: readonly Action[] = [];
