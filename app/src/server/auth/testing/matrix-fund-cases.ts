/** Rows of the matrix for funds; see `matrix-cases.ts`. */
import {
  listCalls,
  listFunds,
  readCall,
  readFund,
  readFundPage,
  removeNote,
  saveNote,
} from '#features/fund/server/fund.usecases.ts';
import {
  addOwnFund,
  changeOwnFund,
  listOwnFunds,
  publishOwnFund,
  removeOwnFund,
  withdrawOwnFund,
} from '#features/fund/server/own-fund.usecases.ts';
import { readReach, readReachOf, saveBasis } from '#features/fund/server/reach.usecases.ts';
import type { MatrixCases } from './matrix-cases.ts';

const own = { name: 'Tried', funder: 'Tried', checkedOn: '2026-01-01', revision: '1' };

export const FUND_CASES: MatrixCases = {
  'fund.read': {
    listFunds: (member) => listFunds(member),
    readFund: (member, { placeId }) => readFund(member, `own:${placeId}`),
    readFundPage: (member, { placeId }) => readFundPage(member, `own:${placeId}`, 'en'),
    readCall: (member) => readCall(member, 'none'),
    listCalls: (member) => listCalls(member, {}),
    listOwnFunds: (member) => listOwnFunds(member),
    readReach: (member) => readReach(member, {}),
    readReachOf: (member) => readReachOf(member, 'TSI'),
  },
  'fund.change': {
    saveBasis: (member) => saveBasis(member, { ownSharePercent: '10' }),
    saveNote: (member, { placeId }) =>
      saveNote(member, `own:${placeId}`, { state: 'interested', revision: 1 }),
    removeNote: (member, { placeId }) => removeNote(member, `own:${placeId}`),
    addOwnFund: (member) => addOwnFund(member, { ...own, name: 'Tried anew' }),
    changeOwnFund: (member, { placeId }) => changeOwnFund(member, placeId, own),
    publishOwnFund: (member, { placeId }) => publishOwnFund(member, placeId),
    withdrawOwnFund: (member, { placeId }) => withdrawOwnFund(member, placeId),
    removeOwnFund: (member, { placeId }) => removeOwnFund(member, placeId),
  },
};

/** `$1`: the place, `$2`: what its texts hold. */
export const FUND_ROWS: readonly string[] = [
  `office.fund_basis (place_id, answers) values ($1, jsonb_build_object($2::text, true))`,
  `office.own_fund (place_id, own_fund_id, name, language, funder, checked_on) values ($1, $1, $2, 'en', 'x', '2026-01-01')`,
  `office.fund_note (place_id, fund_key, state, answer) values ($1::uuid, 'own:' || ($1::uuid)::text, 'interested', $2)`,
];
