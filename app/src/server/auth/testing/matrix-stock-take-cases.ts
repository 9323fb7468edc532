/** Rows of the matrix for the stock-take, posts and training; see `matrix-cases.ts`. Their rows have the place's id. */
import {
  finishAnswering,
  listStockTakes,
  openStockTake,
  readStockTake,
  removeStockTake,
  saveSection,
} from '#features/stock-take/server/answering.usecases.ts';
import { readObstacles } from '#features/stock-take/server/obstacles.usecases.ts';
import {
  readPosts,
  removePost,
  removeTraining,
  savePost,
  saveTraining,
} from '#features/stock-take/server/post.usecases.ts';
import {
  agreeOnSignal,
  closeStockTake,
  readLatestResult,
  readStockTakeResult,
  readTalk,
} from '#features/stock-take/server/result.usecases.ts';
import type { MatrixCases } from './matrix-cases.ts';

const round = { title: 'Tried', asOf: '2026-01-01', assessors: 'one' };
const post = { title: 'Tried', hoursAWeek: '10', fromOn: '2026-01-01' };
const training = { title: 'Tried', heldOn: '2026-01-01', hours: '2', staff: '3' };
const agreed = { signalId: 'written-plan', answer: '50' };

export const STOCK_TAKE_CASES: MatrixCases = {
  'stock-take.read': {
    listStockTakes: (member) => listStockTakes(member),
    readStockTake: (member, { placeId }) => readStockTake(member, placeId),
    readStockTakeResult: (member, { placeId }) => readStockTakeResult(member, placeId),
    readLatestResult: (member) => readLatestResult(member),
    readObstacles: (member) => readObstacles(member, { budgetSources: [] }),
  },
  'stock-take.change': {
    openStockTake: (member) => openStockTake(member, round),
    saveSection: (member, { placeId }) => saveSection(member, placeId, 'stance', {}),
    finishAnswering: (member, { placeId }) => finishAnswering(member, placeId, {}),
    readTalk: (member, { placeId }) => readTalk(member, placeId),
    agreeOnSignal: (member, { placeId }) => agreeOnSignal(member, placeId, agreed),
    closeStockTake: (member, { placeId }) => closeStockTake(member, placeId),
  },
  'stock-take.remove': { removeStockTake: (member, { placeId }) => removeStockTake(member, placeId) },
  'post.read': { readPosts: (member) => readPosts(member) },
  'post.change': {
    savePost: (member) => savePost(member, null, post),
    removePost: (member, { placeId }) => removePost(member, placeId),
    saveTraining: (member) => saveTraining(member, null, training),
    removeTraining: (member, { placeId }) => removeTraining(member, placeId),
  },
};

/** What lies in each place. `$1`: place, `$2`: name. */
export const STOCK_TAKE_ROWS: readonly string[] = [
  `office.stock_take (place_id, stock_take_id, title, signal_set, as_of, first_assessor, is_for_two)
     values ($1, $1, $2, '2026-11', '2026-01-01', 'somebody', false)`,
  `office.stock_take_answer (place_id, stock_take_id, signal_id, assessor, answer)
     values ($1, $1, 'written-plan', $2, 'not-known')`,
  `office.post (place_id, post_id, title, hours_a_week, from_on) values ($1, $1, $2, 10, '2026-01-01')`,
  `office.training (place_id, training_id, title, held_on, hours, staff) values ($1, $1, $2, '2026-01-01', 2, 3)`,
];
