export { SOURCE_DOCUMENTS, TRANSLATION_STATES } from './provenance.ts';
export type { DocumentId, FactSource, SourceDocument, Texts, TranslationState } from './provenance.ts';
export { ACTOR_GROUP_CODES, ACTOR_GROUPS } from './actor-groups.ts';
export type { ActorGroup, ActorGroupCode } from './actor-groups.ts';
export { PRINTED_ACTOR_KINDS } from './actor-kinds.ts';
export type { ActorKind } from './actor-kinds.ts';
export { ACTOR_KINDS, FURTHER_ACTOR_KINDS } from './further-actor-kinds.ts';
export { FREQUENCY_LABELS, NATURE_LABELS } from './answer-scales.ts';
export type { FrequencyLabel, NatureLabel } from './answer-scales.ts';
export { POLITICAL_GROUPS, RESPONDENT_ROLES } from './respondents.ts';
export type { PoliticalGroup, RespondentRoleRecord } from './respondents.ts';
export { SIZE_CLASS_CAUTION, SIZE_CLASSES } from './size-classes.ts';
export type { SizeClass } from './size-classes.ts';
export { AREAS_OF_LIFE } from './areas-of-life.ts';
export type { AreaOfLife } from './areas-of-life.ts';
export { WP3_LOCALITIES, WP3_POLICY_CATEGORIES, WP3_TABLE_SOURCES, WP3_TABLES } from './wp3-localities.ts';
export type { Wp3Locality, Wp3PolicyCategory, Wp3Table } from './wp3-localities.ts';
export { READINGS, READINGS_CAUTION } from './readings.ts';
export type { Reading } from './readings.ts';
export { POLICY_CONTEXT_CATEGORIES, POLICY_CONTEXT_LABELS, POLICY_CONTEXTS } from './wp3-policy-contexts.ts';
export type { PolicyContext, PolicyContextCategory } from './wp3-policy-contexts.ts';
export { CONTEXT_MEASURES } from './context-measures.ts';
export type { ContextMeasure } from './context-measure.types.ts';
export { PLACE_CHARACTERISTICS } from './place-characteristics.ts';
export type { PlaceCharacteristic } from './place-characteristics.ts';
export { COMPETENCE_AREAS, COMPETENCE_LEVELS, COMPETENCE_PRESETS } from './competences.ts';
export type { CompetenceArea, CompetenceLevel, CompetencePreset } from './competences.ts';
export { WP3_CATEGORY_LABELS, WP3_GROUPS } from './wp3-groupings.ts';
export type { Wp3Group } from './wp3-groupings.ts';
export { LOCAL_CONDITIONS } from './wp3-conditions.ts';
export type { LocalConditions } from './wp3-conditions.ts';
export { WP3_SAMPLE, WP3_STATED_TOTALS } from './wp3-sample.ts';
export { EUROPEAN_DOCUMENTS, EUROPEAN_FORA } from './wp3-europe.ts';
export type { EuropeanDocument, EuropeanForum } from './wp3-europe.ts';
export { WP3_INCONSISTENCIES, WP3_INCONSISTENCY_SOURCE } from './wp3-inconsistencies.ts';
export type { Wp3Inconsistency } from './wp3-inconsistencies.ts';
export { ATTITUDE_BENCHMARKS } from './attitude-benchmarks.ts';
export type { AttitudeBenchmark, BenchmarkSource } from './attitude-benchmarks.ts';
export { UNKNOWN_BENCHMARKS } from './unknown-benchmarks.ts';
export type { UnknownBenchmark } from './unknown-benchmarks.ts';
export type {
  Breakdown,
  CountedEachYear,
  DescribedPart,
  EquivalentDefinition,
  IndicatorDefinition,
  IndicatorUnit,
  OfficeText,
  Polarity,
  PublicText,
  UsualSource,
  ValueKind,
} from './indicators/indicator.types.ts';
export { CONTEXT_LINKS } from './indicators/context-links.ts';
export type { ContextLink } from './indicators/context-links.ts';
export { findIndicator, INDICATORS, listVersionFaults } from './indicators/catalogue.ts';
export { BREAKDOWN_CODES, FUND_AGE_BANDS, toFundAgeBand } from './indicators/breakdown-codes.ts';
export type {
  AgeBandFund,
  BreakdownCode,
  CodedBreakdown,
  FundAgeBand,
} from './indicators/breakdown-codes.ts';
export { estimateHoursPerYear, JOINT_WORK } from './indicators/joint-work.ts';
export type { JointWork } from './indicators/joint-work.ts';
export { FUND_INDICATORS, findFundIndicator } from './fund-indicators/fund-indicators.ts';
export {
  ACTIVITY_TYPES,
  EXIT_QUESTIONS,
  FUNDS,
  SUPPORTING_TYPES,
} from './fund-indicators/fund-indicator.types.ts';
export type {
  ActivityType,
  ExitQuestion,
  Fund,
  FundIndicator,
  FundIndicatorKind,
  FundObjective,
  FundUnit,
  PersonalData,
  RegisterAge,
  RegisterRule,
} from './fund-indicators/fund-indicator.types.ts';
export { INTERVENTION_CODES } from './fund-indicators/intervention-codes.ts';
export type { InterventionCode, InterventionTable } from './fund-indicators/intervention-codes.ts';
export { CURRENT_SIGNAL_SET, listSignals } from './stock-take/signals.ts';
export {
  GOVERNANCE_ELEMENTS,
  POLICY_PHASES,
  SIGNAL_SECTIONS,
  SIGNAL_SIDES,
} from './stock-take/signal.types.ts';
export type {
  GovernanceElement,
  PolicyPhase,
  Signal,
  SignalSection,
  SignalSide,
} from './stock-take/signal.types.ts';
export { OBSTACLES } from './stock-take/obstacles.ts';
export type { Obstacle, ObstacleQuestion, ObstacleStep } from './stock-take/obstacle.types.ts';
export { EU_COUNTRIES, FUND_RULES } from './funds/fund-rules.ts';
export { FUND_PROGRAMMES, findFundProgramme, listFundRules, matchFundProgramme } from './funds/funds.ts';
export { FUND_SOURCES, FUNDS_CHECKED_ON } from './funds/fund-sources.ts';
export type { FundSource, FundSourceId } from './funds/fund-sources.ts';
export {
  FUND_FIELDS,
  FUND_FORMS,
  FUND_LEADERS,
  FUND_MANAGEMENT,
  FUND_OBSTACLES,
  FUND_ROLES,
  NEAREST_WAYS,
  OWN_QUESTIONS,
} from './funds/programme.types.ts';
export type {
  Amounts,
  Fact,
  FundAuthority,
  FundField,
  FundForm,
  FundGap,
  FundLeader,
  FundManagement,
  FundObstacle,
  FundProgramme,
  FundRole,
  FundRule,
  FundSources,
  FundTest,
  NearestWay,
  OwnQuestion,
  Rates,
} from './funds/programme.types.ts';
export { SOURCE_PRACTICES } from './practices/source-practices.ts';
export type { SourcePractice } from './practices/source-practice.types.ts';
export { FORA } from './networks/fora.ts';
export { NETWORKS, findNetwork } from './networks/networks.ts';
export { NETWORK_SOURCES, NETWORKS_CHECKED_ON } from './networks/network-sources.ts';
export type { NetworkSource, NetworkSourceId } from './networks/network-sources.ts';
export { POSTING_TEMPLATES } from './networks/templates.ts';
export { NETWORK_PURPOSES, NETWORK_REACHES, NETWORK_ROLES } from './networks/network.types.ts';
export type {
  Forum,
  Network,
  NetworkEuros,
  NetworkFact,
  NetworkPurpose,
  NetworkReach,
  NetworkRole,
  NetworkSize,
  NetworkSources,
  PostingTemplate,
  TemplateField,
} from './networks/network.types.ts';
