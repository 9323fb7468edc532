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
  },
  'wave.change': {
    proposeGeneralForm: (member) => proposeGeneralForm(member, 'shipped:residents'),
    createGeneralWave: (member) => createGeneralWave(member, { title: 'Tried' }),
    changeGeneralWave: (member, target) => changeGeneralWave(member, target.waveId, { title: 'Tried' }),
  },
  'wave.open': {
    openGeneralWave: (member, target) => openGeneralWave(member, target.waveId, { confirmed: 'on' }),
  },
  'wave.close': {
    closeGeneralWave: (member, target) => closeGeneralWave(member, target.waveId, { confirmed: true }),
  },
};
