export * from './questionnaire.types.ts';
export { checkAnswer } from './check.ts';
export { computeCompleteness } from './completeness.ts';
export { EXAMPLE_INSTRUMENT } from './example.ts';
export { nameField, nameSpecialField } from './fields.ts';
export { parseFormData, replaceSectionAnswers, toFormEntries } from './form.ts';
export { checkInstrument, parseInstrumentJson, toInstrumentJson } from './instrument-json.ts';
export { listVisibleQuestions } from './routing.ts';
