/** Rows of the matrix for themes, coding and conversations; see `matrix-cases.ts`. Their rows have the place's id. */
import {
  closeRound,
  codeStatement,
  readRound,
  startTalking,
} from '#features/theme/server/coding.usecases.ts';
import {
  addConversation,
  listConversations,
  removeConversation,
} from '#features/theme/server/conversation.usecases.ts';
import { listCodable, openRound } from '#features/theme/server/rounds.usecases.ts';
import {
  addTheme,
  changeTheme,
  endTheme,
  previewTheme,
  publishTheme,
  readTheme,
  readThemeRegister,
  removeTheme,
  respondToTheme,
  withdrawTheme,
} from '#features/theme/server/theme.usecases.ts';
import type { MatrixCases } from './matrix-cases.ts';

const words = { kind: 'need', name: 'Tried', meaning: 'Tried' };
const conversation = { month: '2020-01', setting: 'Tried', people: '2-4', notes: 'Tried' };

export const THEME_CASES: MatrixCases = {
  'theme.read': {
    readThemeRegister: (member) => readThemeRegister(member),
    readTheme: (member, { placeId }) => readTheme(member, placeId),
  },
  'theme.change': {
    addTheme: (member) => addTheme(member, words),
    changeTheme: (member, { placeId }) => changeTheme(member, placeId, words),
    respondToTheme: (member, { placeId }) => respondToTheme(member, placeId, { response: 'Tried' }),
    endTheme: (member, { placeId }) => endTheme(member, placeId),
    removeTheme: (member, { placeId }) => removeTheme(member, placeId),
    previewTheme: (member, { placeId }) => previewTheme(member, placeId),
  },
  'theme.publish': {
    publishTheme: (member, { placeId }) => publishTheme(member, placeId, { previewHash: 'tried' }),
    withdrawTheme: (member, { placeId }) => withdrawTheme(member, placeId),
  },
  'statement.read': {
    readRound: (member, { placeId }) => readRound(member, placeId),
    listCodable: (member) => listCodable(member),
    listConversations: (member) => listConversations(member),
  },
  'statement.code': {
    openRound: (member) => openRound(member, { source: 'conversations', title: 'Tried' }),
    codeStatement: (member, { placeId }) =>
      codeStatement(member, placeId, { statementId: placeId, noneFits: 'on' }),
    startTalking: (member, { placeId }) => startTalking(member, placeId, { alone: 'on' }),
    closeRound: (member, { placeId }) => closeRound(member, placeId),
    addConversation: (member) => addConversation(member, conversation),
    removeConversation: (member, { placeId }) => removeConversation(member, placeId),
  },
};
