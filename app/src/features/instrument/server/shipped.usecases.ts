/** Questionnaires that ship, for everybody: they hold no answer and belong to no place. */
export { readShippedInstruments } from './shipped.ts';
