export type {
  Confidence,
  Frequency,
  FrequencyAnswer,
  FrequencyAnswers,
  KindOfActor,
  Nature,
  NatureAnswer,
  NatureAnswers,
  RespondentRole,
  Scale,
} from './answers.types.ts';
export { mergeActorsToKinds } from './merge-actors-to-kinds.ts';
export { computeInteractionIndex, KINDS_IN_INDEX, MINIMUM_KINDS_ANSWERED } from './interaction-index.ts';
export type { InteractionIndex } from './interaction-index.ts';
export { computeSummaryIndexes } from './summary-indexes.ts';
export type { CombinedIndex, SummaryIndexes } from './summary-indexes.ts';
export { computePlaceIndex } from './place-index.ts';
export type { PlaceIndex, PlaceIndexValue } from './place-index.ts';
export { computeGroupAverages, computeGroupAveragesByRole } from './group-averages.ts';
export type { GroupAverage, GroupAverages, KindAverage } from './group-averages.ts';
export { computeChangeBetweenWindows } from './change-between-windows.ts';
export type { GroupChange, KindChange } from './change-between-windows.ts';
