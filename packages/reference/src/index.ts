export { SOURCE_DOCUMENTS, TRANSLATION_STATES } from './provenance.ts';
export type { DocumentId, FactSource, SourceDocument, Texts, TranslationState } from './provenance.ts';
export { ACTOR_GROUP_CODES, ACTOR_GROUPS } from './actor-groups.ts';
export type { ActorGroup, ActorGroupCode } from './actor-groups.ts';
export { PRINTED_ACTOR_KINDS } from './actor-kinds.ts';
export type { ActorKind } from './actor-kinds.ts';
export { ACTOR_KINDS, FURTHER_ACTOR_KINDS } from './further-actor-kinds.ts';
export { FREQUENCY_LABELS, NATURE_LABELS } from './answer-scales.ts';
export type { FrequencyLabel, NatureLabel } from './answer-scales.ts';
