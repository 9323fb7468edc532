/** Rows of the matrix for the room of questionnaires. The world has one of version 1 whose id is the place's. */
import { readAudio, removeAudio, saveAudio } from '#features/instrument/server/audio.usecases.ts';
import {
  addConditionPart,
  addQuestion,
  changeConditionMode,
  changeQuestion,
  changeSection,
  changeWords,
  dropQuestion,
  dropSection,
  removeConditionPart,
  reorderQuestion,
  reorderSection,
} from '#features/instrument/server/edit.usecases.ts';
import {
  exportInstrument,
  importInstrument,
  previewInstrumentFile,
  refuseInstrumentFile,
  uploadInstrument,
} from '#features/instrument/server/exchange.usecases.ts';
import {
  copyInstrument,
  createInstrument,
  listInstruments,
  readInstrument,
  removeDraft,
  startNextVersion,
} from '#features/instrument/server/instrument.usecases.ts';
import {
  exportTranslation,
  importTranslation,
  previewTranslation,
  uploadTranslation,
} from '#features/instrument/server/translation-sheet.usecases.ts';
import {
  addLanguage,
  confirmReading,
  readLanguages,
  readTranslation,
  saveTranslation,
} from '#features/instrument/server/translation.usecases.ts';
import type { MatrixCases, MatrixTarget } from './matrix-cases.ts';

const see = ({ placeId }: MatrixTarget) => ({ ref: placeId, revision: 1 });
const german = ({ placeId }: MatrixTarget) => ({ ref: placeId, language: 'de' });
const file = (text: string) => new TextEncoder().encode(text);

export const INSTRUMENT_CASES: MatrixCases = {
  'instrument.read': {
    listInstruments: (member) => listInstruments(member),
    readInstrument: (member, target) => readInstrument(member, target.placeId),
    exportInstrument: (member, target) => exportInstrument(member, target.placeId),
    readLanguages: (member, target) => readLanguages(member, target.placeId),
    readTranslation: (member, target) => readTranslation(member, german(target)),
    exportTranslation: (member, target) => exportTranslation(member, german(target), 'csv'),
    readAudio: (member, target) => readAudio(member, target.placeId),
  },
  'instrument.change': {
    createInstrument: (member) =>
      createInstrument(member, { title: 'Tried', purpose: 'Tried', language: 'en' }),
    copyInstrument: (member, target) => copyInstrument(member, { from: target.placeId, language: 'en' }),
    startNextVersion: (member, target) => startNextVersion(member, target.placeId),
    removeDraft: (member, target) => removeDraft(member, target.placeId),
    changeWords: (member, target) =>
      changeWords(member, see(target), { title: 'Tried', purpose: 'Tried', source: 'Tried' }),
    changeSection: (member, target) => changeSection(member, see(target), { title: 'Tried' }),
    reorderSection: (member, target) => reorderSection(member, see(target), { id: 'one', to: 'up' }),
    dropSection: (member, target) => dropSection(member, see(target), { id: 'one' }),
    addQuestion: (member, target) =>
      addQuestion(member, see(target), {
        section: 'one',
        kind: 'short-text',
        label: 'x',
        maximumLength: '5',
      }),
    changeQuestion: (member, target) =>
      changeQuestion(member, see(target), 'who', { label: 'Tried', maximumLength: '5' }),
    reorderQuestion: (member, target) => reorderQuestion(member, see(target), { id: 'who', to: 'up' }),
    dropQuestion: (member, target) => dropQuestion(member, see(target), { id: 'who' }),
    addConditionPart: (member, target) => addConditionPart(member, see(target), 'who', { question: 'who' }),
    removeConditionPart: (member, target) => removeConditionPart(member, see(target), 'who', { part: '0' }),
    changeConditionMode: (member, target) => changeConditionMode(member, see(target), 'who', { mode: 'any' }),
    saveAudio: (member, target) =>
      saveAudio(member, see(target), { question: 'who', language: 'en' }, file('OggS')),
    removeAudio: (member, target) => removeAudio(member, see(target), { question: 'who', language: 'en' }),
    uploadInstrument: (member) =>
      uploadInstrument(member, { purpose: 'questionnaire', fileName: 'x.json', content: file('{}') }),
    previewInstrumentFile: (member, target) => previewInstrumentFile(member, target.placeId),
    importInstrument: (member, target) => importInstrument(member, target.placeId),
    refuseInstrumentFile: (member, target) => refuseInstrumentFile(member, target.placeId),
  },
  'instrument.translate': {
    addLanguage: (member, target) => addLanguage(member, see(target), { language: 'fr' }),
    confirmReading: (member, target) => confirmReading(member, see(target), 'de', { by: 'Tried' }),
    saveTranslation: (member, target) => saveTranslation(member, german(target), { 't.title': 'Tried' }),
    uploadTranslation: (member) =>
      uploadTranslation(member, { purpose: 'translation', fileName: 'x.csv', content: file('key\nx') }),
    previewTranslation: (member, target) => previewTranslation(member, german(target), target.placeId),
    importTranslation: (member, target) => importTranslation(member, german(target), target.placeId),
  },
};
