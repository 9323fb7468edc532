/** A practice: an action written up so that another place could try it. */
import type { EvidenceLevel } from './evaluation.types.ts';

/**
 * Fields of a record with the most words each may have. The limits are those of the collection template of the European Web
 * Site on Integration (2008); what did not work and what it takes to transfer are this platform's own fields.
 */
export const PRACTICE_FIELDS = [
  { id: 'title', maximumWords: 15, isNeeded: true },
  { id: 'period', maximumWords: 20, isNeeded: true },
  { id: 'summary', maximumWords: 100, isNeeded: true },
  { id: 'issue', maximumWords: 150, isNeeded: true },
  { id: 'how-it-works', maximumWords: 100, isNeeded: true },
  { id: 'who-benefits', maximumWords: 40, isNeeded: true },
  { id: 'results', maximumWords: 100, isNeeded: true },
  { id: 'evaluation', maximumWords: 100, isNeeded: true },
  { id: 'evidence', maximumWords: 60, isNeeded: true },
  { id: 'what-did-not-work', maximumWords: 100, isNeeded: true },
  { id: 'resources', maximumWords: 100, isNeeded: true },
  { id: 'to-transfer', maximumWords: 100, isNeeded: true },
  { id: 'legal-competence', maximumWords: 40, isNeeded: false },
  { id: 'partners-needed', maximumWords: 40, isNeeded: false },
  { id: 'premises-needed', maximumWords: 40, isNeeded: false },
] as const;
export type PracticeField = (typeof PRACTICE_FIELDS)[number]['id'];

export type PracticeTexts = Readonly<Partial<Record<PracticeField, string>>>;

export interface PracticeDraft {
  readonly strategyId: string;
  readonly actionId: string;
  readonly evaluationId: string | null;
  readonly language: string;
  readonly texts: PracticeTexts;
  readonly evidenceLevel: EvidenceLevel | null;
  readonly costPerParticipantCents: number | null;
  readonly currency: string;
  readonly staffHoursPerWeek: number | null;
  readonly state: 'draft' | 'ready';
  /** 0: proposed from the evaluation, nobody saved it yet */
  readonly revision: number;
}
