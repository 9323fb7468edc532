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
export { computeNature, computeNatureByKind, toShownNature } from './nature-of-ties.ts';
export type { GroupNature, KindNature, NatureSummary } from './nature-of-ties.ts';
export { computeDisengagedTies } from './disengaged-ties.ts';
export type { DisengagedKind, DisengagedTies } from './disengaged-ties.ts';
export { computeContactShareByRole } from './contact-share-by-role.ts';
export type { RoleContact } from './contact-share-by-role.ts';
export { computeNormalQuantile, computeStudentQuantile } from './quantiles.ts';
export { boundMeanIfMissingDiffer } from './bound-mean.ts';
export type { MeanBounds } from './bound-mean.ts';
export { estimateFiniteMean } from './finite-mean.ts';
export type { MeanInterval, NoMeanInterval } from './finite-mean.ts';
export { estimateShareInterval } from './share-interval.ts';
export type { ShareInterval } from './share-interval.ts';
export { compareWaves } from './compare-waves.ts';
export type { WaveComparison, WaveSample } from './compare-waves.ts';
export {
  listNetworkShortfalls,
  mayComputeNetworkMeasures,
  MINIMUM_ANSWERING_ACTORS,
  MINIMUM_KNOWN_PAIR_SHARE,
  MINIMUM_RESPONSE_SHARE,
} from './network-threshold.ts';
export type { NetworkResponse, NetworkShortfall } from './network-threshold.ts';
export { computeZScore, describeReferenceGroup, MINIMUM_REFERENCE_VALUES } from './reference-group.ts';
export type { ReferenceGroup } from './reference-group.ts';
export { BORDERLINE_Z, computeAxisPosition } from './context-axis.ts';
export type { AxisInput, AxisPosition, NoAxisPosition } from './context-axis.ts';
export { computePlaceDistance, describeColumn } from './place-distance.ts';
export type { CharacteristicColumn } from './place-distance.ts';
export { findNearestPlaces } from './nearest-places.ts';
export type { NearestAnswer, NearestQuestion, NearPlace } from './nearest-places.ts';
export { computeAssociation } from './association.ts';
export type { Association, CountTable } from './association.ts';
export { computeExactChance, estimateShuffledChance } from './association-chance.ts';
export type { ExactChance, ShuffledChance } from './association-chance.ts';
export { buildNetwork, computeDensity, computeMeanTieValue, computeTransitivity } from './network.ts';
export type { Network, TiePair } from './network.ts';
export { computeCentralisation, computeStrengthCentralisation } from './network-centralisation.ts';
export type { CentralityKind } from './network-centralisation.ts';
export { computeAgreement, computeReciprocity } from './network-sides.ts';
export type { Agreement, BothSides, Reciprocity } from './network-sides.ts';
export { computeExternalInternal } from './network-groups.ts';
export type { ExternalInternalIndex, WeighedTie } from './network-groups.ts';
export { computeSignedTies } from './network-signs.ts';
export type { SignedTie, SignedTies } from './network-signs.ts';
export { rakeWeights } from './rake-weights.ts';
export type { RakedWeights, RakeInput, RakeWarning } from './rake-weights.ts';
export { estimateMean, estimateShare } from './survey-estimates.ts';
export type {
  MeanEstimate,
  MeanQuestion,
  NoEstimate,
  ShareEstimate,
  ShareQuestion,
} from './survey-estimates.ts';
export type { SurveySample } from './survey-sample.ts';
export { computeDifferenceOfShares } from './difference-of-shares.ts';
export type { DifferenceOfShares, IntervalOfShare } from './difference-of-shares.ts';
export { computeCodingAgreement } from './krippendorff-alpha.ts';
export type { CodingAgreement, MeasurementLevel } from './krippendorff-alpha.ts';
export { computeMarginOfError, planSampleSize } from './sample-size.ts';
export type { SamplePlan, SampleWish } from './sample-size.ts';
export { MINIMUM_STABLE_COUNT } from './measured-value.ts';
export type {
  CountValue,
  LevelInterval,
  MeanValue,
  MeasuredValue,
  RateValue,
  RegisterValue,
  ShareValue,
  Verdict,
} from './measured-value.ts';
export { compareWithTarget, computeChange, computeGap, estimateRate } from './estimate-rate.ts';
export type { Change, Gap, NoReading, PartOfPeople, RateReading } from './estimate-rate.ts';
export { planPooling, planPoolingOverYears, planPoolingWithNeighbours, poolRates } from './pool-rates.ts';
export type {
  NamedYears,
  PooledPart,
  PooledReading,
  PoolingPlan,
  PoolingQuestion,
  YearCount,
} from './pool-rates.ts';
export { estimateTrend, MINIMUM_TREND_POINTS } from './estimate-trend.ts';
export type { NoTrend, Trend, TrendPoint, TrendQuestion } from './estimate-trend.ts';
export {
  countPlacesNeeded,
  fitExpectedValues,
  MINIMUM_PLACES_FOR_EXPECTATION,
  PLACES_FOR_EACH_PRECONDITION,
} from './expected-value.ts';
export type {
  ExpectedValueFit,
  ExpectedValueTable,
  FittedPrecondition,
  NoExpectedValues,
} from './expected-value.types.ts';
export { predictExpectedValue } from './predict-expected-value.ts';
export type { Expectation, ExpectationInput, ExpectationQuestion } from './predict-expected-value.ts';
export { computeFunnelLimits, estimateOverdispersion } from './funnel-limits.ts';
export type { FunnelEnds, FunnelLimit, FunnelReference, Overdispersion } from './funnel-limits.ts';
export { computeRetention } from './retention.ts';
export type { ArrivalCohort, Retention } from './retention.ts';
export { estimateMedianFromCounts } from './median-from-counts.ts';
export type { DurationBand, MedianDuration, MedianEnd, NoMedian } from './median-from-counts.ts';
export { computeDiversity } from './diversity.ts';
export { computeCoverageRatio } from './coverage-ratio.ts';
export type { CoverageRatio, ServiceUse } from './coverage-ratio.ts';
export { computeDissimilarity, MAXIMUM_CHANCE_LEVEL } from './dissimilarity.ts';
export type { Dissimilarity, UnitCounts } from './dissimilarity.ts';
export { estimateDealtDissimilarity } from './dissimilarity-chance.ts';
export type { DealtDissimilarity } from './dissimilarity-chance.ts';
export { assessAlerts, computeAlertConfidence, FALSE_ALARMS_A_YEAR } from './alerts.ts';
export type {
  Alert,
  AlertRules,
  WantedDirection,
  WatchedIndicator,
  WatchedSeries,
  WatchedTarget,
} from './alerts.ts';
export { projectThresholds } from './project-thresholds.ts';
export type {
  AgeBand,
  AgeCount,
  ServiceThreshold,
  ThresholdAssumption,
  ThresholdProjection,
} from './project-thresholds.ts';
export { buildProfile, MINIMUM_PROFILE_COVERAGE } from './build-profile.ts';
export type { ProfiledIndicator, ProfileGap, ProfileLine } from './build-profile.ts';
export { computeTurnedPairs, estimateCompositeRange } from './composite-range.ts';
export type { CompositePart, CompositeRange } from './composite-range.ts';
