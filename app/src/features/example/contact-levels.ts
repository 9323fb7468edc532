/**
 * How much contact people in the example town have, as targets of the generator. Nobody measured these numbers: they
 * are chosen so that the averages say what Part 3 of the Whole-COMM report on 49 localities says in words (contact
 * with civil society between 1 and 2, groups against migration and the EU almost absent, about 4 inside the local
 * government for elected members, a fall of about one point, a slight rise with the national government).
 */
import type { RespondentRole } from '@vicus/statistics';

/** Mean frequency 0–5 in the earlier and in the later window. */
type Windows = readonly [earlier: number, later: number];

export interface ContactLevel {
  readonly kind: string;
  readonly frequency: Readonly<Record<RespondentRole, Windows>>;
  /** mean nature of the contacts that exist, −2 very conflictual … 2 very collaborative */
  readonly nature: number;
}

function level(
  kind: string,
  elected: Windows,
  official: Windows,
  partner: Windows,
  nature: number,
): ContactLevel {
  return {
    kind,
    frequency: { 'elected-policymaker': elected, official, 'partner-organisation': partner },
    nature,
  };
}

export const CONTACT_LEVELS: readonly ContactLevel[] = [
  level('non-public-service-providers', [3, 1.8], [3.3, 2], [3.7, 3], 1.2),
  level('pro-migrant-groups', [3, 1.7], [3.2, 1.9], [3.8, 3.1], 1.3),
  level('anti-migrant-groups', [0.3, 0.2], [0.2, 0], [0.1, 0], -1.3),
  level('migrant-organisations', [2.5, 1.2], [2.6, 1.2], [3, 2.4], 1.1),
  level('private-companies', [2.5, 1.3], [2.1, 1.1], [1.7, 1.2], 0.7),
  level('eu-officials', [0.3, 0.2], [0.2, 0], [0.1, 0], 0.5),
  level('national-government', [0.7, 1], [0.8, 1.1], [0.4, 0.5], 0.2),
  level('national-mps', [1.6, 0.9], [0.9, 0.4], [0.4, 0.2], 0.3),
  level('regional-government', [2.4, 1.4], [2.7, 1.7], [1.3, 0.8], 0.6),
  level('local-governments-in-country', [2.1, 1.2], [2.3, 1.4], [0.8, 0.5], 1),
  level('local-governments-abroad', [0.7, 0.3], [0.5, 0.2], [0.1, 0], 0.8),
  level('elected-local-policymakers', [4.9, 4.3], [4.5, 2.8], [2, 1.4], 1.4),
  level('local-officials', [4.9, 4.2], [4.9, 3.5], [3.5, 2.9], 1.6),
  level('majority-councillors', [4.9, 4.2], [4, 2], [1.8, 1.2], 1.3),
  level('opposition-councillors', [4.6, 3.6], [3.1, 1.2], [1.1, 0.7], -0.5),
  level('public-social-services', [4.7, 3.7], [4.9, 3.5], [3.5, 2.8], 1.6),
  level('employers', [1.9, 1.2], [2, 1.3], [2.1, 1.6], 0.8),
  level('employer-organisations', [1.3, 0.8], [1.2, 0.7], [1.2, 0.8], 0.6),
  level('housing', [2.3, 1.6], [2.7, 1.9], [2.6, 2], 0.5),
  level('trade-unions', [1, 0.5], [0.8, 0.4], [1.1, 0.7], 0.4),
  level('media-and-experts', [1.5, 0.9], [1.2, 0.7], [1.3, 0.9], 0.6),
];

/** What is different in the example town's second wave: the organisations of migrants are heard more. */
export const SECOND_WAVE_LEVELS: readonly ContactLevel[] = CONTACT_LEVELS.map((one) =>
  one.kind === 'migrant-organisations' ? level(one.kind, [2.5, 1.9], [2.6, 2], [3, 2.7], 1.2) : one,
);

/**
 * Levels of a larger or smaller neighbour: whatever contact there is moves by `points`; what is almost absent stays so.
 */
export function shiftLevels(levels: readonly ContactLevel[], points: number): ContactLevel[] {
  const shift = ([earlier, later]: Windows): Windows =>
    later < 0.5 ? [earlier, later] : [clampLevel(earlier + points * 0.8), clampLevel(later + points)];
  return levels.map(({ kind, frequency, nature }) =>
    level(
      kind,
      shift(frequency['elected-policymaker']),
      shift(frequency.official),
      shift(frequency['partner-organisation']),
      nature,
    ),
  );
}

function clampLevel(points: number): number {
  return Math.min(4.9, Math.max(0, points));
}
