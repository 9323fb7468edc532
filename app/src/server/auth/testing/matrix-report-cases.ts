/** Rows of the matrix for reports; see `matrix-cases.ts`. */
import { takeOutAnnex } from '#features/report/server/annex.usecases.ts';
import {
  addBlock,
  leaveBlockOut,
  placeBlock,
  removeBlock,
  restoreBlock,
  saveFigure,
  saveWords,
} from '#features/report/server/blocks.usecases.ts';
import { previewFile, previewReport } from '#features/report/server/documents.usecases.ts';
import {
  chooseReleases,
  listReports,
  readReport,
  removeReport,
  startReport,
} from '#features/report/server/drafts.usecases.ts';
import {
  issueReport,
  readIssuedFile,
  showReport,
  withdrawReport,
} from '#features/report/server/issues.usecases.ts';
import { readTemplate, saveTemplate } from '#features/report/server/templates.usecases.ts';
import type { ReportLook } from '#features/report/report.types.ts';
import type { MatrixCases } from './matrix-cases.ts';

const look: ReportLook = { colour: '', arms: null };
const words = { heading: 'Tried', text: 'Tried', revision: '1' };
const annex = { kind: 'fund-annex', language: 'en', fund: 'AMIF', year: '2026' };

export const REPORT_CASES: MatrixCases = {
  'report.read': {
    listReports: (member) => listReports(member),
    readReport: (member, { placeId }) => readReport(member, placeId),
    previewReport: (member, { placeId }) => previewReport(member, placeId, look),
    previewFile: (member, { placeId }) => previewFile(member, placeId, 'pdf', look),
    readIssuedFile: (member, { placeId }) => readIssuedFile(member, placeId, 'report.pdf'),
    readTemplate: (member) => readTemplate(member, 'council'),
  },
  'report.change': {
    startReport: (member) => startReport(member, annex),
    chooseReleases: (member, { placeId, releaseId }) =>
      chooseReleases(member, placeId, { title: 'Tried', release: releaseId }),
    saveWords: (member, { placeId }) => saveWords(member, placeId, 'own.1', words),
    saveFigure: (member, { placeId }) =>
      saveFigure(member, placeId, 'own.1', { shows: 'both', revision: '1' }),
    restoreBlock: (member, { placeId }) => restoreBlock(member, placeId, 'own.1', { revision: '1' }),
    leaveBlockOut: (member, { placeId }) => leaveBlockOut(member, placeId, 'own.1', { revision: '1' }),
    placeBlock: (member, { placeId }) => placeBlock(member, placeId, 'own.1', { by: 'up', revision: '1' }),
    addBlock: (member, { placeId }) => addBlock(member, placeId, words),
    removeBlock: (member, { placeId }) => removeBlock(member, placeId, 'own.1', { revision: '1' }),
    removeReport: (member, { placeId }) => removeReport(member, placeId),
    saveTemplate: (member) => saveTemplate(member, 'council', { parts: [], cover: {}, footer: {} }),
  },
  'report.issue': {
    issueReport: (member, { placeId }) => issueReport(member, placeId, { revision: '1' }, look),
    showReport: (member, { placeId }) => showReport(member, placeId, { isPublic: '' }),
  },
  'report.withdraw': {
    withdrawReport: (member, { placeId }) => withdrawReport(member, placeId, { reason: 'Tried' }),
  },
  'data.read': {
    takeOutAnnex: (member, { placeId }) => takeOutAnnex(member, placeId, 'pdf', look),
  },
};

/** What lies in each place. `$1`: place, `$2`: name. An issued report cannot be removed, so none is made here. */
export const REPORT_ROWS: readonly string[] = [
  `office.report (place_id, report_id, kind, language, title, fund, blocks) values ($1, $1, 'fund-annex', 'en', $2,
     '{"fund": "AMIF", "period": "2026", "project": ""}', jsonb_build_array(jsonb_build_object('id', 'own.1', 'kind', 'text',
     'part', 'words', 'isLeftOut', false, 'releaseId', null, 'heading', '', 'generated', '', 'text', $2::text)))`,
  `office.report_template (place_id, kind, cover) values ($1, 'council', jsonb_build_object('en', $2::text))`,
];
