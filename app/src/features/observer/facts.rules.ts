/** What is shared by classes, and how numbers become classes. Method: docs/methods/observer-figures.md. */
import type { Fact, FactCode, Facts, Part } from './observer.types.ts';

const CONTACT_CLASSES = ['hardly-any', 'occasional', 'regular'] as const;
const YES_NO = ['contact', 'no-contact'] as const;

export const FACTS: readonly Fact[] = [
  { code: 'policy', part: 'policy', answers: ['inclusive', 'mixed', 'lacking'] },
  { code: 'posts', part: 'capacity', answers: ['none', 'one', 'several'] },
  { code: 'hours', part: 'capacity', answers: ['none', 'up-to-half', 'more-than-half'] },
  { code: 'vertical', part: 'contacts', answers: CONTACT_CLASSES },
  { code: 'horizontal', part: 'contacts', answers: CONTACT_CLASSES },
  { code: 'translocal', part: 'contacts', answers: CONTACT_CLASSES },
  { code: 'contact-region', part: 'contacts', answers: YES_NO },
  { code: 'contact-state', part: 'contacts', answers: YES_NO },
  { code: 'contact-union', part: 'contacts', answers: YES_NO },
  { code: 'sentiment', part: 'sentiment', answers: ['negative', 'middle', 'positive'] },
];

/** The kind of actor of source 003 that stands for each level. */
export const LEVEL_ACTORS = {
  'contact-region': 'regional-government',
  'contact-state': 'national-government',
  'contact-union': 'eu-officials',
} as const satisfies Partial<Record<FactCode, string>>;

/** Half of a full post of 40 hours a week. */
const HALF_POST_HOURS = 20;
/** Contact, 0 to 5: from 1 at least occasional, from 3 regular (docs/methods/group-averages.md). */
const OCCASIONAL_FROM = 1;
const REGULAR_FROM = 3;
/** Views on immigration, 0 to 10 with 5 as the middle: half a point on both sides counts as the middle. */
const MIDDLE_OF_VIEWS = { from: 4.5, to: 5.5 } as const;

export function readFact(code: FactCode): Fact {
  const found = FACTS.find((one) => one.code === code);
  if (found === undefined) throw new Error(`no fact ${code}`);
  return found;
}

export function classifyPosts(filled: number): string {
  return filled === 0 ? 'none' : filled === 1 ? 'one' : 'several';
}

/** @param hours filled hours a week for integration */
export function classifyHours(hours: number): string {
  return hours === 0 ? 'none' : hours <= HALF_POST_HOURS ? 'up-to-half' : 'more-than-half';
}

/** @param contact average contact of the local government now, 0–5 */
export function classifyContact(contact: number): string {
  return contact < OCCASIONAL_FROM ? 'hardly-any' : contact < REGULAR_FROM ? 'occasional' : 'regular';
}

export function classifyLevelContact(contact: number): string {
  return contact < OCCASIONAL_FROM ? 'no-contact' : 'contact';
}

/** @param mean views of residents, 0–10 */
export function classifySentiment(mean: number): string {
  return mean < MIDDLE_OF_VIEWS.from ? 'negative' : mean > MIDDLE_OF_VIEWS.to ? 'positive' : 'middle';
}

/** Only the facts of the parts that are shared. */
export function pickParts(facts: Facts, parts: readonly Part[]): Facts {
  return Object.fromEntries(
    FACTS.flatMap(({ code, part }) => {
      const answer = facts[code];
      return answer !== undefined && parts.includes(part) ? [[code, answer]] : [];
    }),
  );
}

/** What was read back from the database: facts and answers that are known, nothing else. */
export function toFacts(stored: Readonly<Record<string, unknown>>): Facts {
  return Object.fromEntries(
    FACTS.flatMap(({ code, answers }) => {
      const answer = stored[code];
      return typeof answer === 'string' && answers.includes(answer) ? [[code, answer]] : [];
    }),
  );
}
