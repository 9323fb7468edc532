/** The steps of a draft in the order in which a council expects them, with what each holds and whether it waits. */
import { PARTS, type PartId, type StrategyContent } from './strategy.types.ts';

export const STEPS = [
  'area-and-people',
  'diagnosis',
  'perspectives',
  'rationale',
  'goals',
  'actions',
  'budget',
  'coordination',
  'risks',
  'evaluation-plan',
  'summary',
] as const;
export type StepId = (typeof STEPS)[number];

/** Pages of the rows of a part of prose. */
type ListPath = 'perspectives' | 'bodies' | 'risks';

export interface Step {
  readonly stepId: StepId;
  /** where it is written, after the address of the strategy */
  readonly path: string;
  /** where its list stands, where it has one beside the prose */
  readonly listPath: ListPath | null;
  readonly words: number;
  readonly figures: number;
  /** statements, goals, actions, lines, bodies, risks */
  readonly rows: number;
  readonly state: 'empty' | 'begun' | 'written';
}

/** Fewer words are a beginning. */
const ENOUGH_WORDS = 30;

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[-'’.,][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** The prose that comes with a step: every part is one. */
export const isPart = (step: StepId): step is StepId & PartId => PARTS.some((part) => part === step);

const LISTS: Partial<Readonly<Record<StepId, ListPath>>> = {
  perspectives: 'perspectives',
  coordination: 'bodies',
  risks: 'risks',
};

export function listSteps(content: StrategyContent): Step[] {
  const rows: Partial<Readonly<Record<StepId, number>>> = {
    perspectives: content.perspectives.length,
    goals: content.goals.length,
    actions: content.actions.length,
    budget: content.budget.length,
    coordination: content.bodies.length,
    risks: content.risks.length,
  };
  return STEPS.map((stepId): Step => {
    const text = content.parts.find(({ partId }) => partId === stepId)?.text ?? '';
    const words = countWords(text);
    const count = rows[stepId] ?? 0;
    const figures = content.facts.filter(({ partId }) => partId === stepId).length;
    const hasProse = !isPart(stepId) || words >= ENOUGH_WORDS;
    const hasRows = rows[stepId] === undefined || count > 0;
    const isEmpty = words === 0 && count === 0 && figures === 0;
    return {
      stepId,
      path: isPart(stepId) ? `parts/${stepId}` : stepId,
      listPath: LISTS[stepId] ?? null,
      words,
      figures,
      rows: count,
      state: isEmpty ? 'empty' : hasProse && hasRows ? 'written' : 'begun',
    };
  });
}

/** The first that is not written; null: all are. */
export const findNextStep = (steps: readonly Step[]): Step | null =>
  steps.find(({ state }) => state !== 'written') ?? null;
