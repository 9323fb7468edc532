/** Rows of the matrix for indicators and their values; see `matrix-cases.ts`. */
import { readIndicatorContext } from '#features/indicator/server/context.usecases.ts';
import {
  addOwnIndicator,
  adoptNewestVersion,
  changeOwnIndicator,
  chooseIndicators,
  findDefinition,
  listChosenIndicators,
  listDefinitions,
  saveAim,
} from '#features/indicator/server/chosen.usecases.ts';
import { saveDurations, saveValue } from '#features/indicator/server/enter.usecases.ts';
import { readMapSheet } from '#features/indicator/server/map.usecases.ts';
import {
  listNeighbourCounts,
  readNeighbours,
  removeNeighbourCount,
  saveNeighbourCount,
} from '#features/indicator/server/neighbours.usecases.ts';
import { listImports, undoImport } from '#features/indicator/server/observations.usecases.ts';
import {
  listValueChanges,
  readAlerts,
  readGlance,
  readIndicatorSheet,
} from '#features/indicator/server/reading.usecases.ts';
import { readSpreadSheet } from '#features/indicator/server/segregation.usecases.ts';
import type { MatrixCases } from './matrix-cases.ts';
import { DATA_CASES } from './matrix-data-cases.ts';

const own = {
  name: 'Tried',
  question: 'Tried?',
  definition: 'Tried',
  kind: 'count',
  unit: 'number',
  polarity: 'none',
  heading: 'housing',
  describes: 'institutions',
  usualSource: 'own-records',
};
const value = { people: 'newcomers', period: '2024', numerator: '10', denominator: '40', source: 'Tried' };

const NEIGHBOUR = {
  neighbour: 'Tried',
  people: 'newcomers',
  year: '2024',
  numerator: '1',
  denominator: '2',
  agreed: 'Tried',
};

export const INDICATOR_CASES: MatrixCases = {
  'indicator.read': {
    listDefinitions: (member) => listDefinitions(member),
    findDefinition: (member) => findDefinition(member, 'em1'),
    listChosenIndicators: (member) => listChosenIndicators(member),
    readGlance: (member) => readGlance(member),
    readIndicatorSheet: (member) => readIndicatorSheet(member, 'em1'),
    readSpreadSheet: async (member) => readSpreadSheet(member, await readIndicatorSheet(member, 'ed6')),
    readMapSheet: (member) => readMapSheet(member, 'em1', { people: null, period: null }),
    readIndicatorContext: (member) => readIndicatorContext(member, { id: 'em1', version: 1 }),
  },
  'indicator.change': {
    chooseIndicators: (member) => chooseIndicators(member, { indicators: ['em1'] }),
    saveAim: (member) => saveAim(member, 'em1', {}),
    adoptNewestVersion: (member) => adoptNewestVersion(member, 'em1'),
    addOwnIndicator: (member) => addOwnIndicator(member, own),
    changeOwnIndicator: (member) => changeOwnIndicator(member, 'own-tried', own),
  },
  'data.read': {
    ...DATA_CASES['data.read'],
    listImports: (member) => listImports(member),
    readAlerts: (member) => readAlerts(member),
    listNeighbourCounts: (member) => listNeighbourCounts(member, { id: 'em1', version: 1 }),
    readNeighbours: (member) => readNeighbours(member, { id: 'em1', version: 1 }),
    listValueChanges: (member) => listValueChanges(member, 'em1'),
  },
  'data.change': {
    ...DATA_CASES['data.change'],
    saveValue: (member) => saveValue(member, 'em1', value),
    saveDurations: (member) =>
      saveDurations(member, 'ho3', { ...value, 'reached-0': '12', 'reached-1': '30', 'waiting-1': '4' }),
    saveNeighbourCount: (member) => saveNeighbourCount(member, 'em1', NEIGHBOUR),
    removeNeighbourCount: (member) => removeNeighbourCount(member, 'em1', NEIGHBOUR),
    undoImport: (member, { placeId }) => undoImport(member, placeId),
  },
};
