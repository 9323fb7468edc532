/** Rows of the matrix for the rooms of the main job: actors, surveys, results, releases, comparison. */
import {
  listCrossChoices,
  listCrossTables,
  readUnprotectedCross,
  showCrossTable,
} from '#features/listening/server/cross.usecases.ts';
import { exportNamedAnswers } from '#features/listening/server/answers-file.usecases.ts';
import {
  listListeningWaves,
  readFindings,
  requestFindings,
} from '#features/listening/server/findings.usecases.ts';
import { readMarginSheet, saveMargins } from '#features/listening/server/margins.usecases.ts';
import {
  readGapSheet,
  readTimelines,
  saveForeignBorn,
} from '#features/listening/server/timeline.usecases.ts';
import { importCollectedAnswers } from '#features/survey/server/collected.usecases.ts';
import { tryTable } from '#features/publication/server/playground.usecases.ts';
import { agreeToShare, endSharing, readComparison } from '#features/comparison/server/sharing.usecases.ts';
import {
  addActor,
  addAgreement,
  changeActor,
  changeAgreement,
  endActor,
  exportActors,
  readActor,
  readActors,
  removeActor,
  removeAgreement,
  resumeActor,
} from '#features/governance/server/actor.usecases.ts';
import {
  importActors,
  previewActorImport,
  renderActorTemplate,
  uploadActors,
} from '#features/governance/server/actor-import.usecases.ts';
import {
  changeOwnOrganisation,
  readOwnOrganisation,
} from '#features/governance/server/actor-own.usecases.ts';
import {
  importAnswersFromFiles,
  previewAnswerImport,
  renderAnswerTemplate,
  uploadAnswers,
  type AnswerFiles,
} from '#features/governance/server/import.usecases.ts';
import {
  readNamedResult,
  readOpenAnswers,
  readWaveResult,
} from '#features/governance/server/results.usecases.ts';
import {
  changeGovernanceWave,
  closeGovernanceWave,
  createGovernanceWave,
  openGovernanceWave,
  readGovernanceWave,
  readOpening,
} from '#features/governance/server/waves.usecases.ts';
import { preparePublication, publishWave } from '#features/publication/server/publication.usecases.ts';
import {
  downloadInternalTables,
  listInternalTables,
} from '#features/publication/server/internal-tables.usecases.ts';
import {
  checkInternalFile,
  listInternalDownloads,
} from '#features/release/server/internal-download.usecases.ts';
import { listReleases, readNextVersion, withdrawRelease } from '#features/release/server/release.usecases.ts';
import { readReleaseAudit, requestReleaseAudit } from '#features/release/server/standing-audit.usecases.ts';
import {
  changeContact,
  countFailedMails,
  listInvitations,
  readLetterLinks,
  removeInvitation,
  saveInvitations,
} from '#features/survey/server/invitation.usecases.ts';
import {
  changeClosingDay,
  closeWave,
  listWaves,
  readWave,
  readWaveProgress,
  removeDraftWave,
} from '#features/survey/server/survey.usecases.ts';
import {
  readComparisonFile,
  readStudyFigures,
} from '#features/comparison/server/comparison-files.usecases.ts';
import type { MatrixCases, MatrixTarget } from './matrix-cases.ts';

const ACTOR = { kind: 'pro-migrant-groups', name: 'Tried' };
const COLLECTED = { title: 'Tried' } as never;
const UPLOAD = {
  purpose: 'actors',
  fileName: 'tried.csv',
  content: new TextEncoder().encode('name\nTried'),
} as const;

const READING = { columns: {}, kindOfRest: '', kindOfCategory: {} };
const toAgreement = ({ actorId }: MatrixTarget) => ({ actorId, agreementId: actorId });
const toFiles = ({ actorId }: MatrixTarget): AnswerFiles => ({
  uploadId: actorId,
  natureUploadId: null,
  choices: {
    columns: {},
    natureColumns: {},
    natureScale: '1-to-5',
    missing: 'not-answered',
    direction: 'one',
    roleOfRest: '',
    frequencyOf: {},
    natureOf: {},
  },
});

const INTERNAL_FILE = {
  purpose: 'Tried by the matrix',
  legalBasis: 'public-task',
  legalText: 'Section 3',
  format: 'csv',
  keepDays: '7',
  tables: ['tried'],
};

export const WORK_CASES: MatrixCases = {
  'actor.read': {
    readActors: (member) => readActors(member, {}, 'en'),
    readActor: (member, target) => readActor(member, target.actorId),
    exportActors: (member) => exportActors(member),
  },
  'actor.change': {
    addActor: (member) => addActor(member, ACTOR),
    changeActor: (member, target) => changeActor(member, target.actorId, ACTOR),
    endActor: (member, target) => endActor(member, target.actorId, { endedOn: '2026-01-01' }),
    resumeActor: (member, target) => resumeActor(member, target.actorId),
    removeActor: (member, target) => removeActor(member, target.actorId),
    addAgreement: (member, target) => addAgreement(member, target.actorId, { subject: 'Tried' }),
    changeAgreement: (member, target) => changeAgreement(member, toAgreement(target), { subject: 'Tried' }),
    removeAgreement: (member, target) => removeAgreement(member, toAgreement(target)),
  },
  'actor.import': {
    uploadActors: (member) => uploadActors(member, UPLOAD),
    importActors: (member, target) => importActors(member, target.actorId, { skipErrors: false } as never),
    previewActorImport: (member, target) => previewActorImport(member, target.actorId, READING),
    renderActorTemplate: (member) => renderActorTemplate(member, 'csv', 'en'),
  },
  'answers.import': {
    uploadAnswers: (member) => uploadAnswers(member, { ...UPLOAD, purpose: 'answers' }, null),
    previewAnswerImport: (member, target) => previewAnswerImport(member, toFiles(target)),
    importAnswersFromFiles: (member, target) => importAnswersFromFiles(member, toFiles(target), {}),
    renderAnswerTemplate: (member) => renderAnswerTemplate(member, 'csv', 'en'),
    importCollectedAnswers: (member) => importCollectedAnswers(member, COLLECTED),
  },
  'own-organisation.read': { readOwnOrganisation: (member) => readOwnOrganisation(member) },
  'own-organisation.change': {
    changeOwnOrganisation: (member) => changeOwnOrganisation(member, { contactRole: 'Tried' }),
  },
  'wave.read': {
    listWaves: (member) => listWaves(member),
    readWave: (member, target) => readWave(member, target.waveId),
    readWaveProgress: (member, target) => readWaveProgress(member, target.waveId),
    readGovernanceWave: (member, target) => readGovernanceWave(member, target.waveId),
    readOpening: (member, target) => readOpening(member, target.waveId),
  },
  'wave.change': {
    createGovernanceWave: (member) => createGovernanceWave(member, { title: 'Tried' }),
    changeGovernanceWave: (member, target) => changeGovernanceWave(member, target.waveId, { title: 'Tried' }),
    changeClosingDay: (member, target) => changeClosingDay(member, target.waveId, { closesOn: '2099-01-01' }),
  },
  'wave.open': {
    openGovernanceWave: (member, target) => openGovernanceWave(member, target.waveId, { confirmed: true }),
  },
  'wave.close': {
    closeWave: (member, target) => closeWave(member, target.waveId),
    closeGovernanceWave: (member, target) => closeGovernanceWave(member, target.waveId, { confirmed: true }),
  },
  'wave.remove': { removeDraftWave: (member, target) => removeDraftWave(member, target.waveId) },
  'invitation.read': {
    listInvitations: (member, target) => listInvitations(member, target.waveId),
    countFailedMails: (member, target) => countFailedMails(member, target.waveId),
  },
  'invitation.change': {
    saveInvitations: (member, target) =>
      saveInvitations(member, target.waveId, [{ name: 'Tried', role: 'official', channel: 'hand' }]),
    removeInvitation: (member, target) => removeInvitation(member, target.waveId, target.waveId),
    changeContact: (member, target) =>
      changeContact(member, target.waveId, target.waveId, { name: 'Tried', channel: 'hand' }),
  },
  'invitation.print': {
    readLetterLinks: (member, target) => readLetterLinks(member, target.waveId, ['letter']),
  },
  'results.read': {
    readWaveResult: (member, target) => readWaveResult(member, target.waveId),
    readFindings: (member, target) => readFindings(member, target.waveId),
    listListeningWaves: (member) => listListeningWaves(member),
    listCrossChoices: (member, target) => listCrossChoices(member, target.waveId),
    listCrossTables: (member, target) => listCrossTables(member, target.waveId),
    readMarginSheet: (member, target) => readMarginSheet(member, target.waveId),
    readTimelines: (member) => readTimelines(member),
    readGapSheet: (member) => readGapSheet(member),
  },
  'named-answers.read': {
    readNamedResult: (member, target) => readNamedResult(member, target.waveId),
    readUnprotectedCross: (member, target) =>
      readUnprotectedCross(member, target.waveId, { rows: 'a', columns: 'b', purpose: 'tried' }),
    exportNamedAnswers: (member, target) => exportNamedAnswers(member, target.waveId, { purpose: 'tried' }),
  },
  'open-answers.read': { readOpenAnswers: (member, target) => readOpenAnswers(member, target.waveId) },
  'release.read': {
    listReleases: (member) => listReleases(member),
    readNextVersion: (member, target) => readNextVersion(member, `governance/${target.waveId}`),
  },
  'release.publish': {
    preparePublication: (member, target) => preparePublication(member, target.waveId),
    publishWave: (member, target) => publishWave(member, target.waveId, {}),
  },
  'release.withdraw': {
    withdrawRelease: (member, target) =>
      withdrawRelease(member, { releaseId: target.releaseId, reason: 'Tried' }),
  },
  'release.audit': {
    readReleaseAudit: (member) => readReleaseAudit(member),
    requestReleaseAudit: (member) => requestReleaseAudit(member),
  },
  'internal.download': {
    listInternalTables: (member) => listInternalTables(member),
    listInternalDownloads: (member) => listInternalDownloads(member),
    checkInternalFile: async (member) => checkInternalFile(member, INTERNAL_FILE),
    downloadInternalTables: (member) =>
      downloadInternalTables(member, { ...INTERNAL_FILE, understood: 'on' }),
  },
  'playground.use': {
    tryTable: (member) =>
      tryTable(
        member,
        {
          table: 'Sex\t2025\nf\t12\nm\t9',
          layout: 'crosstab',
          minimum: '5',
          zeros: 'published',
          rows: 'category',
          columns: 'category',
        },
        'Total',
      ),
  },
  'findings.cross': {
    showCrossTable: (member, target) => showCrossTable(member, target.waveId, { rows: 'a', columns: 'b' }),
  },
  'findings.weigh': {
    requestFindings: (member, target) => requestFindings(member, target.waveId),
    saveMargins: (member, target) => saveMargins(member, target.waveId, {}),
    saveForeignBorn: (member) => saveForeignBorn(member, { percent: '5', year: '2025', source: 'Register' }),
  },
  'comparison.read': {
    readComparison: (member) => readComparison(member),
    readStudyFigures: (member) => readStudyFigures(member, null),
    readComparisonFile: (member) => readComparisonFile(member, { period: '2025', file: 'x.csv' }, 'en'),
  },
  'comparison.share': {
    agreeToShare: (member) => agreeToShare(member, { years: '3', understood: 'on' }),
    endSharing: (member) => endSharing(member),
  },
};
