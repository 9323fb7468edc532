/** Rows of the matrix for circles and networks; see `matrix-cases.ts`. The circle and what is in it have the place's id. */
import {
  beginCircle,
  changeCircle,
  endCircle,
  listCircles,
  listCirclesOfPlace,
  readCircle,
  readInnerCircle,
} from '#features/circle/server/circle.usecases.ts';
import {
  invitePlace,
  leaveCircle,
  listCandidates,
  removeFromCircle,
  sayNo,
  sayYes,
} from '#features/circle/server/joining.usecases.ts';
import {
  listOutcomesForOffice,
  publishOutcome,
  withdrawOutcome,
} from '#features/circle/server/outcome.usecases.ts';
import * as room from '#features/circle/server/room.usecases.ts';
import { readNetworkDesk, readNetworkSheet } from '#features/network/server/directory.usecases.ts';
import * as network from '#features/network/server/network.usecases.ts';
import { addPosting, readPostingDesk, removePosting } from '#features/network/server/posting.usecases.ts';
import type { MatrixCases } from './matrix-cases.ts';

const day = '2026-01-01';
const networkKey = 'reference:eccar';
const own = { name: 'Tried', purpose: 'Tried', reach: 'region', checkedOn: day };

export const CIRCLE_CASES: MatrixCases = {
  'circle.read': {
    listCircles: (member) => listCircles(member),
    listCirclesOfPlace: (member) => listCirclesOfPlace(member),
    readCircle: (member, { placeId }) => readCircle(member, placeId),
    readInnerCircle: (member, { placeId }) => readInnerCircle(member, placeId),
    readCircleRoom: (member, { placeId }) => room.readCircleRoom(member, placeId),
    listOutcomesForOffice: (member) => listOutcomesForOffice(member),
  },
  'circle.change': {
    beginCircle: (member) => beginCircle(member, { name: 'Tried anew' }),
    changeCircle: (member, { placeId }) => changeCircle(member, placeId, { name: 'Tried' }),
    listCandidates: (member, { placeId }) => listCandidates(member, placeId, ''),
    invitePlace: (member, { placeId }) => invitePlace(member, placeId, { placeId }),
    removeFromCircle: (member, { placeId }) => removeFromCircle(member, placeId, { placeId }),
    addTopic: (member, { placeId }) => room.addTopic(member, placeId, { title: 'Tried' }),
    addCircleMeeting: (member, { placeId }) => room.addCircleMeeting(member, placeId, { heldOn: day }),
    addMoney: (member, { placeId }) =>
      room.addMoney(member, placeId, { year: '2026', kind: 'share', what: 'x', amount: '1' }, 'en'),
    addTraining: (member, { placeId }) =>
      room.addTraining(member, placeId, { title: 'Tried', heldOn: day, hours: '1' }),
    saveTrained: (member, { placeId }) =>
      room.saveTrained(member, placeId, { trainingId: placeId, people: '3' }),
    addOutcome: (member, { placeId }) =>
      room.addOutcome(member, placeId, { language: 'en', title: 'Tried', words: 'Tried' }),
    turnMark: (member, { placeId }) => room.turnMark(member, placeId, { kind: 'topic', id: placeId }),
    publishOutcome: (member, { placeId }) => publishOutcome(member, placeId, { outcomeId: placeId }),
    withdrawOutcome: (member, { placeId }) => withdrawOutcome(member, placeId, { outcomeId: placeId }),
    takeBack: (member, { placeId }) => room.takeBack(member, placeId, { kind: 'topic', id: placeId }),
    endCircle: (member, { placeId }) => endCircle(member, placeId, {}),
  },
  'circle.join': {
    sayYes: (member, { placeId }) => sayYes(member, placeId, {}),
    sayNo: (member, { placeId }) => sayNo(member, placeId),
    leaveCircle: (member, { placeId }) => leaveCircle(member, placeId),
  },
  'network.read': {
    readNetworkDesk: (member) => readNetworkDesk(member, [], 'en'),
    readNetworkSheet: (member, { placeId }) => readNetworkSheet(member, `own:${placeId}`, 'en'),
    readPostingDesk: (member) => readPostingDesk(member, null, 'en'),
  },
  'network.change': {
    saveMembership: (member) => network.saveMembership(member, { networkKey, euros: '10' }, 'en'),
    addReturn: (member) =>
      network.addReturn(member, { networkKey, cameOn: day, kind: 'contact', words: 'Tried' }, 'en'),
    removeReturn: (member, { placeId }) => network.removeReturn(member, { returnId: placeId }),
    removeMembership: (member) => network.removeMembership(member, { networkKey }),
    saveOwnNetwork: (member, { placeId }) => network.saveOwnNetwork(member, own, 'en', placeId),
    publishOwnNetwork: (member, { placeId }) => network.publishOwnNetwork(member, { networkId: placeId }),
    withdrawOwnNetwork: (member, { placeId }) => network.withdrawOwnNetwork(member, { networkId: placeId }),
    publishNote: (member) => network.publishNote(member, { networkKey, language: 'en', words: 'Tried' }),
    withdrawNote: (member) => network.withdrawNote(member, { networkKey }),
    removeOwnNetwork: (member, { placeId }) => network.removeOwnNetwork(member, { networkId: placeId }),
    addPosting: (member) => addPosting(member, { practiceKey: 'x', templateId: 'ewsi', postedOn: day }),
    removePosting: (member, { placeId }) => removePosting(member, { postingId: placeId }),
  },
};

/** What lies in each place. `$1`: place, `$2`: name. */
export const CIRCLE_ROWS: readonly string[] = [
  `office.circle (place_id, circle_id, name) values ($1, $1, $2)`,
  `office.circle_topic (place_id, topic_id, lead_place_id, circle_id, title) values ($1, $1, $1, $1, $2)`,
  `office.circle_training (place_id, training_id, lead_place_id, circle_id, title, held_on, hours)
     values ($1, $1, $1, $1, $2, '2026-01-01', 2)`,
  `office.circle_outcome (place_id, outcome_id, lead_place_id, circle_id, language, title, words)
     values ($1, $1, $1, $1, 'en', $2, $2)`,
  `office.own_network (place_id, network_id, name, purpose, reach, checked_on) values ($1, $1, $2, $2, 'region', '2026-01-01')`,
  `office.network_membership (place_id, network_key, note) values ($1, 'reference:eccar', $2)`,
  `office.network_return (place_id, return_id, network_key, came_on, kind, words)
     values ($1, $1, 'reference:eccar', '2026-01-01', 'contact', $2)`,
  `office.network_posting (place_id, posting_id, practice_id, practice_title, template_id, posted_on)
     values ($1, $1, 'x', $2, 'ewsi', '2026-01-01')`,
];
