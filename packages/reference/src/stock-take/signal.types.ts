import type { FactSource, Texts } from '../provenance.ts';

/** What a place does, who does it with whom, and with which means. */
export const GOVERNANCE_ELEMENTS = ['actions', 'actors-and-relations', 'resources'] as const;
export type GovernanceElement = (typeof GOVERNANCE_ELEMENTS)[number];

/** From what is written down to what is looked at afterwards. */
export const POLICY_PHASES = ['formulation', 'output', 'implementation', 'evaluation'] as const;
export type PolicyPhase = (typeof POLICY_PHASES)[number];

/** What a signal tells of: policy, the people in charge (posts and bodies, never persons), or stance. */
export const SIGNAL_SIDES = ['policy', 'people', 'stance'] as const;
export type SignalSide = (typeof SIGNAL_SIDES)[number];

/** Parts in which signals are answered, each in one sitting. */
export const SIGNAL_SECTIONS = [
  'plan-and-money',
  'people-in-charge',
  'work-and-learning',
  'home-and-health',
  'living-together',
  'rights-and-say',
  'stance',
] as const;
export type SignalSection = (typeof SIGNAL_SECTIONS)[number];

/** One thing to look at in the own place, with what 0, 50 and 100 look like; en and de. */
export interface Signal {
  readonly id: string;
  readonly section: SignalSection;
  readonly element: GovernanceElement;
  readonly phase: PolicyPhase;
  /** a code of `AREAS_OF_LIFE`; '': across all areas */
  readonly area: string;
  readonly side: SignalSide;
  /** answered with 0 it is a restrictive stance: one is enough for the category `lacking` */
  readonly isRestrictive: boolean;
  readonly question: Texts;
  readonly levels: { readonly 0: Texts; readonly 50: Texts; readonly 100: Texts };
  readonly source: FactSource;
}
