/** Rows of the matrix for running a strategy; see `matrix-cases.ts`. The strategy and the request have the place's id. */
import { readStrategyBoard } from '#features/implementation/server/board.usecases.ts';
import {
  linkActivity,
  noteMilestone,
  readRunningAction,
  saveCountsPeople,
  unlinkActivity,
} from '#features/implementation/server/counting.usecases.ts';
import { readProgress, readProgressToPublish } from '#features/implementation/server/progress.usecases.ts';
import {
  readReleasedOutputs,
  readStrategyTablesToRelease,
} from '#features/implementation/server/released-outputs.usecases.ts';
import {
  listOwnRequests,
  readOfficeForm,
  readOwnForm,
  saveOfficeReports,
  saveOwnReports,
} from '#features/implementation/server/report.usecases.ts';
import {
  askNow,
  closeMonth,
  handOverLink,
  readReportDesk,
  replaceLink,
  saveOwnerLanguage,
  saveRhythm,
} from '#features/implementation/server/rhythm.usecases.ts';
import type { MatrixCases } from './matrix-cases.ts';

const sent = { sending: '33333333-3333-4333-8333-333333333333', nothing: 'all' };
const toForm = (placeId: string) => ({ strategyId: placeId, month: '2026-01', about: 'nobody' });
const toAction = (placeId: string) => ({ strategyId: placeId, actionId: placeId });

export const IMPLEMENTATION_CASES: MatrixCases = {
  'implementation.read': {
    readStrategyBoard: (member, { placeId }) => readStrategyBoard(member, placeId),
    readRunningAction: (member, { placeId }) => readRunningAction(member, placeId, placeId),
    readProgress: (member, { placeId }) => readProgress(member, placeId),
  },
  'implementation.change': {
    readReportDesk: (member, { placeId }) => readReportDesk(member, placeId),
    readOfficeForm: (member, { placeId }) => readOfficeForm(member, toForm(placeId), 'en'),
    saveOfficeReports: (member, { placeId }) => saveOfficeReports(member, toForm(placeId), sent, 'en'),
    saveRhythm: (member, { placeId }) => saveRhythm(member, placeId, { isOn: 'true' }),
    saveOwnerLanguage: (member, { placeId, actorId }) =>
      saveOwnerLanguage(member, placeId, { actorId, language: 'de' }),
    askNow: (member, { placeId }) => askNow(member, placeId),
    closeMonth: (member, { placeId }) => closeMonth(member, placeId, { month: '2026-01' }),
    replaceLink: (member, { placeId }) => replaceLink(member, placeId, placeId),
    handOverLink: (member, { placeId }) => handOverLink(member, placeId, placeId),
    noteMilestone: (member, { placeId }) =>
      noteMilestone(member, toAction(placeId), { milestoneId: placeId, reachedOn: '2026-01-01' }),
    linkActivity: (member, { placeId }) =>
      linkActivity(member, toAction(placeId), { outputId: placeId, activityId: placeId, counts: 'visits' }),
    unlinkActivity: (member, { placeId }) =>
      unlinkActivity(member, toAction(placeId), { outputId: placeId, activityId: placeId }),
    saveCountsPeople: (member, { placeId }) =>
      saveCountsPeople(member, toAction(placeId), { outputId: placeId, countsPeople: 'people' }),
    readProgressToPublish: (member, { placeId }) => readProgressToPublish(member, placeId),
    readReleasedOutputs: (member, { placeId }) => readReleasedOutputs(member, placeId),
  },
  'implementation.report': {
    listOwnRequests: (member) => listOwnRequests(member),
    readOwnForm: (member, { placeId }) => readOwnForm(member, placeId, 'en'),
    saveOwnReports: (member, { placeId }) => saveOwnReports(member, placeId, sent, 'en'),
  },
  'data.read': { readStrategyTablesToRelease: (member) => readStrategyTablesToRelease(member) },
};

/** What lies in each place besides the strategy. `$1`: place, `$2`: name. */
export const IMPLEMENTATION_ROWS: readonly string[] = [
  `office.action_report_request (place_id, request_id, strategy_id, month, owner_key, actor_id, owner_name, language, asked,
     closes_on, asked_on)
     values ($1, $1, $1, '2026-01', 'actor:x', $1, $2, 'en', '{"strategyTitle":"","currency":"EUR","coordinator":"","actions":[]}',
       '2099-01-01', '2026-02-01')`,
];
