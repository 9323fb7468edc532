/** Rows of the matrix for the wizard of data from files; see `matrix-cases.ts`. */
import { readDataJob, readImport, resumeDataJob } from '#features/indicator/server/wizard-job.usecases.ts';
import {
  acceptData,
  discardData,
  listOpenUploads,
  previewData,
  saveMapping,
  uploadData,
} from '#features/indicator/server/wizard.usecases.ts';
import type { MatrixCases } from './matrix-cases.ts';

const FILE = {
  purpose: 'data',
  fileName: 'tried.csv',
  content: new TextEncoder().encode('Year;Value\n2024;3'),
} as const;
const CHOICE = { sheet: null, headingRow: null };

export const DATA_CASES = {
  'data.read': {
    readDataJob: (member, { placeId }) => readDataJob(member, placeId),
    readImport: (member, { placeId }) => readImport(member, placeId),
  },
  'data.change': {
    uploadData: (member) => uploadData(member, FILE),
    listOpenUploads: (member) => listOpenUploads(member),
    previewData: (member, { placeId }) => previewData(member, placeId, CHOICE),
    saveMapping: (member, { placeId }) => saveMapping(member, placeId, CHOICE, {}),
    discardData: (member, { placeId }) => discardData(member, placeId),
    acceptData: (member, { placeId }) =>
      acceptData(member, placeId, CHOICE, { title: 'Tried', source: 'Tried' }),
    resumeDataJob: (member, { placeId }) => resumeDataJob(member, placeId),
  },
} as const satisfies MatrixCases;
