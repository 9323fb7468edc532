/** What can go wrong on purpose with questionnaires. */
import { Problem } from '#server/problem.ts';

export const instrumentNotFound = () => new Problem('instrument-not-found', 404);
/** A wave has opened with it, or it ships with the platform. */
export const instrumentFrozen = (version: number) =>
  new Problem('instrument-frozen', 409, { version, next: version + 1 });
export const instrumentShipped = () => new Problem('instrument-shipped', 409);
export const instrumentChangedMeanwhile = (name: string) =>
  new Problem('instrument-changed-meanwhile', 409, { name: name === '' ? '…' : name });
/** `question`: what would be left without what it depends on. */
export const instrumentWouldBreak = (question: string) =>
  new Problem('instrument-would-break', 422, { question });
export const instrumentIncomplete = (section: string) =>
  new Problem('instrument-incomplete', 422, { section });
export const instrumentEmpty = () => new Problem('instrument-empty', 422);
export const instrumentHasDraft = () => new Problem('instrument-has-draft', 409);
export const instrumentInUse = () => new Problem('instrument-in-use', 409);
export const tooManyInstruments = (maximum: number) => new Problem('too-many-instruments', 422, { maximum });
export const tooManyQuestions = (maximum: number) => new Problem('too-many-questions', 422, { maximum });
export const entriesMissing = (field: string, minimum: number) =>
  new Problem('instrument-entries-missing', 422, { minimum }, field);
export const entriesRepeated = (field: string, label: string) =>
  new Problem('instrument-entries-repeated', 422, { label }, field);
export const rangeTurned = (field: string) => new Problem('instrument-range-turned', 422, {}, field);
export const unknownAnswerNamed = (field: string) => new Problem('instrument-unknown-answer', 422, {}, field);
export const placeholderLost = (placeholder: string, field: string) =>
  new Problem('translation-placeholder-lost', 422, { placeholder }, field);
export const translationUnfinished = (missing: number) =>
  new Problem('translation-unfinished', 422, { missing });
export const languageThereAlready = () => new Problem('translation-language-there', 409, {}, 'language');
export const audioRefused = (field: string) => new Problem('audio-refused', 422, {}, field);
export const audioTooLarge = (field: string) =>
  new Problem('audio-too-large', 413, { maximum: '500 kB' }, field);
export const tooManyRecordings = (maximum: number) => new Problem('too-many-recordings', 422, { maximum });
export const fileNotAnInstrument = (path: string, message: string) =>
  new Problem('file-not-an-instrument', 422, { path, message }, 'file');
