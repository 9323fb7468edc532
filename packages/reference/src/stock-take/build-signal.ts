import type { DocumentId, FactSource } from '../provenance.ts';
import type { GovernanceElement, PolicyPhase, Signal, SignalSection, SignalSide } from './signal.types.ts';

type Pair = readonly [en: string, de: string];

/** question, then what 0, 50 and 100 look like; each en and de */
export type SignalWords = readonly [question: Pair, none: Pair, partly: Pair, fully: Pair];

export interface SignalPlace {
  readonly section: SignalSection;
  readonly element: GovernanceElement;
  readonly phase: PolicyPhase;
  readonly area?: string;
  readonly side?: SignalSide;
  readonly isRestrictive?: true;
}

const text = ([en, de]: Pair) => ({ en, de });

export function signal(id: string, place: SignalPlace, source: FactSource, words: SignalWords): Signal {
  const [question, none, partly, fully] = words;
  return {
    id,
    section: place.section,
    element: place.element,
    phase: place.phase,
    area: place.area ?? '',
    side: place.side ?? 'policy',
    isRestrictive: place.isRestrictive ?? false,
    question: text(question),
    levels: { 0: text(none), 50: text(partly), 100: text(fully) },
    source,
  };
}

/** Where the idea of a signal is from. Question and steps are always this platform's. */
export const cite = (document: DocumentId, where: string): FactSource => ({
  document,
  where,
  note: 'The idea is the source’s; the question and what 0, 50 and 100 look like are this platform’s own words.',
});

export const WP3_POLICIES = cite(
  'whole-comm-wp3',
  '2.2 Local policies: what the text names when it sorts localities',
);
export const WP3_ACTORS = cite(
  'whole-comm-wp3',
  '2.2 Local policies: members of local government, officials and bodies named when it sorts localities',
);
export const WP3_FRAMES = cite(
  'whole-comm-wp3',
  '2.2 Local policies: how integration is understood and what is opposed, named when it sorts localities',
);
export const MIPEX_REGIONS = cite('mipex-regions', 'governance elements by phase of policy');
export const OECD_CHECKLIST = cite(
  'oecd-checklist',
  'checklist for public action to migrant integration at the local level',
);
export const RELATIONS = cite('whole-comm-relations', 'recommendations');
export const BRIEF = cite('whole-comm-brief', 'six obstacles and recommendations');
export const SLIDES = cite('gauci-slides', 'Some areas to think about');
