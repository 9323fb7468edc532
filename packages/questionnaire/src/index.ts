export * from './questionnaire.types.ts';
export { nameField, nameSpecialField } from './fields.ts';
