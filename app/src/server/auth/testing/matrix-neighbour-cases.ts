/** Rows of the matrix for offers between places and joint services; see `matrix-cases.ts`. */
import { writeAgreementFile, readAgreement } from '#features/neighbour/server/agreement.usecases.ts';
import {
  answerAsked,
  askForOffer,
  cancelAsked,
  readOffer,
  recordReplaced,
} from '#features/neighbour/server/booking.usecases.ts';
import {
  agreeToJointService,
  endOwnAgreement,
  readPublishedShare,
  savePart,
  saveRealUse,
  saveRoles,
} from '#features/neighbour/server/joint-part.usecases.ts';
import { listJointServices, readJointService } from '#features/neighbour/server/joint-read.usecases.ts';
import {
  beginJointService,
  chooseCostKey,
  saveCosts,
  saveIndicators,
  savePlaces,
  saveRealCosts,
  saveWords,
} from '#features/neighbour/server/joint.usecases.ts';
import { parseOfferFilter } from '#features/neighbour/offer.rules.ts';
import {
  changeOffer,
  publishOffer,
  readGaps,
  readNeighbourhood,
  saveGaps,
} from '#features/neighbour/server/offer.usecases.ts';
import type { MatrixCases } from './matrix-cases.ts';

const offer = { direction: 'offer', kind: 'rooms', area: 'housing', title: 'Tried', unit: 'hours' };
const booking = { startsOn: '2030-01-01', startsAt: '10:00', endsAt: '11:00', forWhat: 'Tried' };
const costs = {
  title: 'Tried',
  area: 'housing',
  useUnit: 'hours',
  fixed: '1',
  variable: '1',
  fromOn: '2030-01-01',
  untilOn: '2030-12-31',
};
const keys = { fixedBy: 'equal', variableBy: 'use', 'percent-use': '100' };

export const NEIGHBOUR_CASES: MatrixCases = {
  'offer.read': {
    readNeighbourhood: (member) => readNeighbourhood(member, parseOfferFilter(new URLSearchParams())),
    readGaps: (member) => readGaps(member),
    readOffer: (member, { placeId }) => readOffer(member, placeId),
  },
  'offer.change': {
    publishOffer: (member) => publishOffer(member, offer, 'en'),
    changeOffer: (member, { placeId }) => changeOffer(member, placeId, offer, 'en'),
    saveGaps: (member) => saveGaps(member, { areas: ['housing'] }),
    answerAsked: (member, { placeId }) => answerAsked(member, { bookingId: placeId, answer: 'accepted' }),
  },
  'offer.book': {
    askForOffer: (member, { placeId }) => askForOffer(member, placeId, booking),
    cancelAsked: (member, { placeId }) => cancelAsked(member, { bookingId: placeId, reason: 'Tried' }),
    recordReplaced: (member, { placeId }) =>
      recordReplaced(member, { bookingId: placeId, replaced: 'nothing' }),
  },
  'joint-service.read': {
    listJointServices: (member) => listJointServices(member),
    readJointService: (member, { placeId }) => readJointService(member, placeId),
    readPublishedShare: (member) => readPublishedShare(member),
    readAgreement: (member, { placeId }) => readAgreement(member, placeId, 'en'),
    writeAgreementFile: (member, { placeId }) => writeAgreementFile(member, placeId, 'docx', 'en'),
  },
  'joint-service.change': {
    beginJointService: (member, { placeId }) =>
      beginJointService(member, { circleId: placeId, ...costs }, 'en'),
    saveCosts: (member, { placeId }) => saveCosts(member, placeId, { ...costs, ...keys }, 'en'),
    savePlaces: (member, { placeId }) => savePlaces(member, placeId, {}),
    chooseCostKey: (member, { placeId }) => chooseCostKey(member, placeId, { costKey: 'equal' }),
    saveWords: (member, { placeId }) => saveWords(member, placeId, {}),
    saveIndicators: (member, { placeId }) => saveIndicators(member, placeId, {}),
    saveRealCosts: (member, { placeId }) =>
      saveRealCosts(member, placeId, { year: '2030', fixed: '1', variable: '1' }, 'en'),
    savePart: (member, { placeId }) => savePart(member, placeId, {}),
    saveRoles: (member, { placeId }) => saveRoles(member, placeId, {}),
    saveRealUse: (member, { placeId }) => saveRealUse(member, placeId, { year: '2030', useUnits: '1' }, 'en'),
  },
  'joint-service.agree': {
    agreeToJointService: (member, { placeId }) =>
      agreeToJointService(member, placeId, { fingerprint: 'a'.repeat(64) }),
    endOwnAgreement: (member, { placeId }) => endOwnAgreement(member, placeId),
  },
};
