/** All of one evaluation, with what the platform knows about each action. */
import type { Fact, FactAddress } from '#features/fact/fact.types.ts';
import type { StrategyContent } from '#features/strategy/strategy.types.ts';
import type {
  Comparison,
  Criterion,
  Evaluation,
  EvidenceAtHand,
  EvidenceLevel,
  Judgement,
  Lesson,
} from './evaluation.types.ts';

export interface EvaluationSheet {
  readonly evaluation: Evaluation;
  readonly content: StrategyContent;
  readonly judgements: readonly Judgement[];
  readonly lessons: readonly Lesson[];
  readonly missing: readonly Criterion[];
  /** the whole first, then each action */
  readonly atHand: readonly EvidenceAtHand[];
  /** by id of the evidence */
  readonly comparisons: ReadonlyMap<string, Comparison>;
  /** the highest level that the evidence of a judgement can carry, by its id */
  readonly highestLevels: ReadonlyMap<string, EvidenceLevel | null>;
  readonly findFact: (address: FactAddress) => Fact | null;
}
