/** Rows of the matrix for cards, packs and messages; see `matrix-cases.ts`. */
import { drawDraftCard } from '#features/message/server/card-pictures.usecases.ts';
import {
  addCard,
  changeCard,
  listCards,
  publishCard,
  readCard,
  removeCard,
  withdrawCard,
} from '#features/message/server/cards.usecases.ts';
import { readFactShelf } from '#features/fact/server/facts.usecases.ts';
import {
  addClaim,
  addMessage,
  changeMessage,
  chooseFigure,
  listMessages,
  readMessage,
  removeClaim,
  removeMessage,
  restoreVersion,
} from '#features/message/server/messages.usecases.ts';
import {
  publishPack,
  readOwnPackDocument,
  recallPack,
  withdrawPack,
} from '#features/message/server/pack-publishing.usecases.ts';
import {
  addRecipient,
  noteHandedOut,
  removeRecipient,
  sendAgain,
} from '#features/message/server/pack-recipients.usecases.ts';
import {
  addPack,
  addPackFact,
  changePack,
  listPacks,
  readPack,
  removePack,
  removePackFact,
  takeSuggestedQuestions,
} from '#features/message/server/packs.usecases.ts';
import type { MatrixCases } from './matrix-cases.ts';

/** Of a card, a pack and a message alike: `MESSAGE_ROWS` names them so in each place. */
const NAME = 'tr2eda23';
const words = { title: 'Tried', language: 'en', revision: '1' };
const toFact = (placeId: string) => ({ fact: JSON.stringify([placeId, 'tried', 'n', { tried: 'tried' }]) });

export const MESSAGE_CASES: MatrixCases = {
  'message.read': {
    listCards: (member) => listCards(member, 'en'),
    readCard: (member) => readCard(member, NAME),
    drawDraftCard: (member) => drawDraftCard(member, NAME, { format: 'svg', shape: 'wide', language: 'en' }),
    readFactShelf: (member, { releaseId }) => readFactShelf(member, { releaseId, tableId: null }, 'en'),
    listPacks: (member) => listPacks(member),
    readPack: (member) => readPack(member, NAME),
    readOwnPackDocument: (member) => readOwnPackDocument(member, NAME),
    listMessages: (member) => listMessages(member),
    readMessage: (member) => readMessage(member, NAME),
  },
  'message.change': {
    addCard: (member, { placeId }) => addCard(member, toFact(placeId)),
    changeCard: (member) => changeCard(member, NAME, { picture: 'number', revision: '1' }),
    removeCard: (member) => removeCard(member, NAME),
    addPack: (member) => addPack(member, words),
    changePack: (member) => changePack(member, NAME, words),
    addPackFact: (member, { placeId }) => addPackFact(member, NAME, toFact(placeId)),
    removePackFact: (member) => removePackFact(member, NAME, { fact: '0' }),
    takeSuggestedQuestions: (member) => takeSuggestedQuestions(member, NAME),
    removePack: (member) => removePack(member, NAME),
    addRecipient: (member) => addRecipient(member, NAME, { name: 'Tried' }),
    removeRecipient: (member, { placeId }) => removeRecipient(member, NAME, { recipientId: placeId }),
    addMessage: (member) => addMessage(member, words),
    changeMessage: (member) => changeMessage(member, NAME, words),
    addClaim: (member) => addClaim(member, NAME, { quote: 'Tried' }),
    chooseFigure: (member, { placeId }) => chooseFigure(member, NAME, { ...toFact(placeId), claim: '0' }),
    removeClaim: (member) => removeClaim(member, NAME, { claim: '0' }),
    restoreVersion: (member) => restoreVersion(member, NAME, { revision: '1' }),
    removeMessage: (member) => removeMessage(member, NAME),
  },
  'card.publish': {
    publishCard: (member) => publishCard(member, NAME, { revision: '1' }),
    withdrawCard: (member) => withdrawCard(member, NAME, { reason: 'Tried' }),
  },
  'pack.publish': {
    publishPack: (member) => publishPack(member, NAME, { revision: '1' }),
    recallPack: (member) => recallPack(member, NAME),
    withdrawPack: (member) => withdrawPack(member, NAME, { reason: 'Tried' }),
    noteHandedOut: (member, { placeId }) => noteHandedOut(member, NAME, { recipientId: placeId }),
    sendAgain: (member) => sendAgain(member, NAME),
  },
};

const CONTENT = `jsonb_build_object('language', 'en', 'boxes', jsonb_build_object('values', $2::text), 'answers', '{}'::jsonb)`;

/** What lies in each place. `$1`: place, `$2`: name. */
export const MESSAGE_ROWS: readonly string[] = [
  `office.pack (place_id, pack_id, language, title) values ($1, '${NAME}', 'en', $2)`,
  `office.pack_recipient (place_id, pack_id, recipient_id, name) values ($1, '${NAME}', $1, $2)`,
  `office.message (place_id, message_id, title, content, changed_by) values ($1, '${NAME}', $2, ${CONTENT}, 'nobody')`,
  `office.message_version (place_id, message_id, revision, title, content, saved_by)
     values ($1, '${NAME}', 1, $2, ${CONTENT}, 'nobody')`,
];
