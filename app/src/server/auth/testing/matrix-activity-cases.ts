/** Rows of the matrix for the register of activities; see `matrix-cases.ts`. Its rows have the place's id. */
import {
  addActivity,
  changeActivity,
  listOrganisers,
  readActivities,
  readActivity,
  removeActivity,
} from '#features/activity/server/activities.usecases.ts';
import {
  exportFundReport,
  readFundReport,
  readFundTotal,
  removeFundTotal,
  saveFundTotal,
} from '#features/activity/server/fund-report.usecases.ts';
import { keepFigure, listFigureTargets } from '#features/activity/server/hand-over.usecases.ts';
import { readRecords, removeRecord, saveRecord } from '#features/activity/server/records.usecases.ts';
import type { MatrixCases } from './matrix-cases.ts';

const words = { title: 'Tried', type: 'language', fromOn: '2026-01-01', funds: ['AMIF'] };
const query = { fund: 'AMIF', period: '2026', project: '' } as const;
const total = { year: '2026', total: '3', toldBy: 'Tried' };
const evening = { heldOn: '2026-02-01', total: '3' };

export const ACTIVITY_CASES: MatrixCases = {
  'activity.read': {
    readActivities: (member) => readActivities(member),
    readActivity: (member, { placeId }) => readActivity(member, placeId),
  },
  'activity.change': {
    addActivity: (member) => addActivity(member, words),
    changeActivity: (member, { placeId }) => changeActivity(member, placeId, words),
    removeActivity: (member, { placeId }) => removeActivity(member, placeId),
    listOrganisers: (member) => listOrganisers(member),
    saveFundTotal: (member) => saveFundTotal(member, 'amif-o-2-3', '', total),
    listFigureTargets: (member) => listFigureTargets(member, query),
    keepFigure: (member) => keepFigure(member, query, { figure: 'amif-o-2-3', indicatorId: 'tried' }),
    removeFundTotal: (member) => removeFundTotal(member, 'amif-o-2-3', query),
  },
  'activity.record': {
    readRecords: (member, { placeId }) => readRecords(member, placeId),
    saveRecord: (member, { placeId }) =>
      saveRecord(member, placeId, { counted: 'visits', recordId: null }, evening),
    removeRecord: (member, { placeId }) => removeRecord(member, placeId, placeId),
  },
  'data.read': {
    readFundReport: (member) => readFundReport(member, query),
    exportFundReport: (member) => exportFundReport(member, query, 'en'),
    readFundTotal: (member) => readFundTotal(member, 'amif-o-2-3', query),
  },
};

/** What lies in each place: an activity of its one organisation, with a count and a total. `$1`: place, `$2`: name. */
export const ACTIVITY_ROWS: readonly string[] = [
  `office.activity (place_id, activity_id, actor_id, title, type, from_on) values ($1, $1, $1, $2, 'language', '2026-01-01')`,
  `confidential.activity_record (place_id, record_id, activity_id, counted, period, note, entered_by)
     values ($1, $1, $1, 'persons', '2026', $2, 'x')`,
  `confidential.fund_total (place_id, fund_indicator_id, period, people, is_estimate, told_by, entered_by)
     values ($1, 'amif-o-2-3', '2025', 3, false, $2, 'x')`,
];
