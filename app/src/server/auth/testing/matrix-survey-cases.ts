/** Rows of the matrix for waves of any instrument and for districts. */
import {
  addDistrict,
  addDistrictList,
  changeDistrict,
  drawDistrictMap,
  listDistricts,
  removeDistrict,
} from '#features/place/server/districts.usecases.ts';
import {
  changeGeneralWave,
  closeGeneralWave,
  createGeneralWave,
  openGeneralWave,
  proposeGeneralForm,
  readGeneralOpening,
  readGeneralWave,
} from '#features/survey/server/general.usecases.ts';
import {
  addResident,
  changeResident,
  clearResidents,
  importResidents,
  listResidents,
  previewResidents,
  uploadResidents,
} from '#features/survey/server/resident.usecases.ts';
import { readPoster, renderLetters, renderPoster } from '#features/survey/server/letters.usecases.ts';
import { readWaveDocument, renderWaveDocument } from '#features/survey/server/wave-documents.usecases.ts';
import { renderPaperForm } from '#features/survey/server/paper-print.usecases.ts';
import {
  enterSlip,
  keyForm,
  readPaperSheet,
  readPaperState,
  takeFormsKeyedOnce,
} from '#features/survey/server/paper.usecases.ts';
import { addTablet, readTablets, revokeTablet } from '#features/survey/server/tablet.usecases.ts';
import { beginAssistedAnswer, readAssistance } from '#features/survey/server/assisted.usecases.ts';
import type { MatrixCases } from './matrix-cases.ts';

const MAP = JSON.stringify({
  features: [
    {
      properties: { name: 'Tried' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    },
  ],
});

const RESIDENT = { name: 'Tried', addressLines: ['Road 1'], language: 'en', channel: 'letter' };

export const SURVEY_CASES: MatrixCases = {
  'district.read': { listDistricts: (member) => listDistricts(member) },
  'district.change': {
    addDistrict: (member) => addDistrict(member, { name: 'Tried' }),
    addDistrictList: (member) => addDistrictList(member, { text: 'Tried; 10' }),
    drawDistrictMap: (member) => drawDistrictMap(member, new TextEncoder().encode(MAP)),
    changeDistrict: (member) => changeDistrict(member, 'old-town', { name: 'Tried' }),
    removeDistrict: (member) => removeDistrict(member, 'old-town'),
  },
  'wave.read': {
    readGeneralWave: (member, target) => readGeneralWave(member, target.waveId),
    readGeneralOpening: (member, target) => readGeneralOpening(member, target.waveId),
    readPoster: (member, target) => readPoster(member, target.waveId),
    renderPoster: (member, target) => renderPoster(member, target.waveId, 'en'),
    readWaveDocument: (member, target) => readWaveDocument(member, target.waveId, 'privacy', 'en'),
    renderWaveDocument: (member, target) => renderWaveDocument(member, target.waveId, 'privacy', 'en'),
  },
  'wave.change': {
    proposeGeneralForm: (member) => proposeGeneralForm(member, 'shipped:residents'),
    createGeneralWave: (member) => createGeneralWave(member, { title: 'Tried' }),
    changeGeneralWave: (member, target) => changeGeneralWave(member, target.waveId, { title: 'Tried' }),
  },
  'wave.open': {
    openGeneralWave: (member, target) => openGeneralWave(member, target.waveId, { confirmed: 'on' }),
  },
  'invitation.read': { listResidents: (member, target) => listResidents(member, target.waveId) },
  'invitation.change': {
    addResident: (member, target) => addResident(member, target.waveId, RESIDENT),
    changeResident: (member, target) => changeResident(member, target.waveId, target.waveId, RESIDENT),
    clearResidents: (member, target) => clearResidents(member, target.waveId),
    uploadResidents: (member, target) =>
      uploadResidents(member, target.waveId, {
        purpose: 'residents',
        fileName: 'a.csv',
        content: new Uint8Array(1),
      }),
    previewResidents: (member, target) => previewResidents(member, target.waveId, 'en'),
    importResidents: (member, target) =>
      importResidents(member, target.waveId, { uploadId: target.waveId, defaultLanguage: 'en' }),
  },
  'invitation.print': {
    renderLetters: (member, target) =>
      renderLetters(member, target.waveId, { batch: 1, kind: 'invitation', language: 'en' }),
  },
  'paper.key': {
    readPaperState: (member, target) => readPaperState(member, target.waveId),
    readPaperSheet: (member, target) => readPaperSheet(member, target.waveId, 'en'),
    enterSlip: (member, target) => enterSlip(member, target.waveId, { code: 'K7M2-QX4T-9B3D' }),
    keyForm: (member, target) => keyForm(member, target.waveId, { sheet: '', language: 'en' }, {}),
    takeFormsKeyedOnce: (member, target) => takeFormsKeyedOnce(member, target.waveId),
    renderPaperForm: (member, target) => renderPaperForm(member, target.waveId, 'en'),
  },
  'tablet.add': {
    readTablets: (member, target) => readTablets(member, target.waveId),
    addTablet: (member, target) => addTablet(member, target.waveId),
  },
  'tablet.revoke': {
    revokeTablet: (member, target) => revokeTablet(member, target.waveId, { tabletId: target.waveId }),
  },
  'answer.assist': {
    readAssistance: (member, target) => readAssistance(member, target.waveId),
    beginAssistedAnswer: (member, target) =>
      beginAssistedAnswer(member, target.waveId, { channel: 'phone', language: 'en', code: '' }),
  },
  'wave.close': {
    closeGeneralWave: (member, target) => closeGeneralWave(member, target.waveId, { confirmed: true }),
  },
};
