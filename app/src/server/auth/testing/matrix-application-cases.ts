/** Rows of the matrix for applications, money and duties; see `matrix-cases.ts`. */
import {
  beginApplication,
  changeApplication,
  listApplications,
  readApplication,
  removeApplication,
  settleApplication,
} from '#features/application/server/application.usecases.ts';
import { readBeginChoices } from '#features/application/server/begin.usecases.ts';
import {
  exportAnnex,
  exportCalendar,
  readDraft,
  readWordsChanges,
} from '#features/application/server/draft.usecases.ts';
import {
  addItem,
  changeItem,
  markItem,
  removeItem,
  writeWords,
} from '#features/application/server/items.usecases.ts';
import {
  addDuty,
  addMoney,
  changeMoney,
  listDueMoneySteps,
  listDuties,
  markDuty,
  readPortfolio,
  removeDuty,
  removeMoney,
} from '#features/application/server/portfolio.usecases.ts';
import type { MatrixCases } from './matrix-cases.ts';

const item = { what: 'Tried', dueOn: '2026-09-23' };
const money = { name: 'Tried', state: 'secured', currency: 'EUR' };
const words = { heading: 'point-a', words: 'Tried', revision: 1 };
const begun = { fundKey: 'programme:AMIF-NAT', title: 'Tried', dueOn: '2026-09-23' };

export const APPLICATION_CASES: MatrixCases = {
  'application.read': {
    listApplications: (member) => listApplications(member),
    readApplication: (member, { placeId }) => readApplication(member, placeId),
    readBeginChoices: (member) => readBeginChoices(member, null, 'en'),
    readDraft: (member, { placeId }) => readDraft(member, placeId),
    readWordsChanges: (member, { placeId }) => readWordsChanges(member, placeId, 'point-a'),
    exportAnnex: (member, { placeId }) =>
      exportAnnex(member, placeId, { format: 'docx', look: { colour: '', arms: null } }),
    exportCalendar: (member, { placeId }) => exportCalendar(member, placeId),
    readPortfolio: (member) => readPortfolio(member),
    listDuties: (member) => listDuties(member),
    listDueMoneySteps: (member) => listDueMoneySteps(member),
  },
  'application.change': {
    beginApplication: (member) => beginApplication(member, begun, 'en'),
    changeApplication: (member, { placeId }) => changeApplication(member, placeId, { revision: 1 }),
    settleApplication: (member, { placeId }) =>
      settleApplication(member, placeId, { revision: 1, state: 'granted', currency: 'EUR' }, 'en'),
    removeApplication: (member, { placeId }) => removeApplication(member, placeId),
    addItem: (member, { placeId }) => addItem(member, placeId, item),
    changeItem: (member, { placeId }) =>
      changeItem(member, placeId, { ...item, itemId: placeId, revision: 1 }),
    markItem: (member, { placeId }) => markItem(member, placeId, { itemId: placeId }),
    removeItem: (member, { placeId }) => removeItem(member, placeId, { itemId: placeId }),
    writeWords: (member, { placeId }) => writeWords(member, placeId, words),
    addMoney: (member) => addMoney(member, money, 'en'),
    changeMoney: (member, { placeId }) => changeMoney(member, placeId, money, 'en'),
    removeMoney: (member, { placeId }) => removeMoney(member, placeId),
    addDuty: (member, { placeId }) => addDuty(member, placeId, { kind: 'report', ...item }),
    markDuty: (member, { placeId }) => markDuty(member, placeId, true),
    removeDuty: (member, { placeId }) => removeDuty(member, placeId),
  },
};

/** What lies in each place, after the rows of strategies. `$1`: place, `$2`: name. */
export const APPLICATION_ROWS: readonly string[] = [
  `office.application (place_id, application_id, title, fund_key, fund_name, due_on, time_zone, language, currency)
     values ($1, $1, $2, 'programme:AMIF-NAT', $2, '2026-09-23', 'Europe/Brussels', 'en', 'EUR')`,
  `office.application_item (place_id, item_id, application_id, what, who, due_on)
     values ($1, $1, $1, $2, $2, '2026-09-01')`,
  `office.application_text (place_id, application_id, heading, words) values ($1, $1, 'publishable-summary', $2)`,
  `office.own_money (place_id, money_id, name, currency) values ($1, $1, $2, 'EUR')`,
  `office.money_duty (place_id, duty_id, money_id, kind, what, due_on) values ($1, $1, $1, 'report', $2, '2026-10-01')`,
];
