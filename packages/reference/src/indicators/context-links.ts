/** Which open figures of countries, regions and municipalities tell of nearly the same as an indicator, and what differs. */
import type { EquivalentDefinition, OfficeText } from './indicator.types.ts';
import { both } from './texts.ts';

/**
 * An open figure to read beside an indicator.
 * - `context-figure`: a measure of CONTEXT_MEASURES, by whom it is about, of the country, the region or the place
 * - `characteristic`: of PLACE_CHARACTERISTICS; a share of all residents, so that it can be put together over the places of a country
 *   and of one degree of urbanisation
 */
export interface ContextLink {
  readonly indicatorId: string;
  /** another version of the definition needs a link of its own */
  readonly version: number;
  readonly from: 'context-figure' | 'characteristic';
  /** id of the measure or characteristic */
  readonly figure: string;
  readonly relation: EquivalentDefinition['relation'];
  readonly difference: OfficeText;
}

type Line = readonly [
  indicatorId: string,
  from: ContextLink['from'],
  figure: string,
  relation: ContextLink['relation'],
  difference: OfficeText,
];

const NOBODY_APART = both(
  'About everyone: newcomers are not told apart.',
  'Über alle zusammen: Zugezogene sind nicht eigens gezählt.',
);

const LINES: readonly Line[] = [
  [
    'cx1',
    'characteristic',
    'foreign-born-percent',
    'same',
    both(
      'From a census or register of the whole country.',
      'Aus einem Zensus oder Register des ganzen Landes.',
    ),
  ],
  [
    'cx1',
    'characteristic',
    'foreign-nationals-percent',
    'similar',
    both('By nationality, not by country of birth.', 'Nach Staatsangehörigkeit, nicht nach Geburtsland.'),
  ],
  [
    'cx1',
    'context-figure',
    'foreign-nationals-percent',
    'similar',
    both('By nationality, not by country of birth.', 'Nach Staatsangehörigkeit, nicht nach Geburtsland.'),
  ],
  [
    'em1',
    'context-figure',
    'employment-rate-15-64-percent',
    'similar',
    both(
      'Ages 15 to 64 instead of 20 to 64; from a sample survey; newcomers are foreign nationals.',
      'Von 15 bis 64 statt von 20 bis 64 Jahren; aus einer Stichprobe; zugezogen heißt: mit ausländischer Staatsangehörigkeit.',
    ),
  ],
  [
    'em3',
    'context-figure',
    'unemployment-rate-15-64-percent',
    'similar',
    both(
      'Who looks for work and could begin at once, by a sample survey, registered or not; newcomers are foreign nationals.',
      'Wer Arbeit sucht und sofort anfangen könnte, aus einer Stichprobe, gemeldet oder nicht; zugezogen heißt: mit ausländischer Staatsangehörigkeit.',
    ),
  ],
  ['em3', 'context-figure', 'unemployment-rate-percent', 'broader', NOBODY_APART],
  [
    'he3',
    'context-figure',
    'health-good-percent',
    'similar',
    both(
      'Ages 16 and more, from a large sample; newcomers are foreign nationals.',
      'Ab 16 Jahren, aus einer großen Stichprobe; zugezogen heißt: mit ausländischer Staatsangehörigkeit.',
    ),
  ],
  [
    'so1',
    'context-figure',
    'low-income-percent',
    'similar',
    both(
      'Who has little income, with or without benefits; newcomers are foreign nationals.',
      'Wer wenig Einkommen hat, mit oder ohne Leistungen; zugezogen heißt: mit ausländischer Staatsangehörigkeit.',
    ),
  ],
  [
    'ed1',
    'context-figure',
    'childcare-3-to-6-percent',
    'broader',
    both(
      'All children of 3 to 6 in day care, those from neighbouring counties included.',
      'Alle Kinder von 3 bis 6 Jahren in Betreuung, auch solche aus Nachbarkreisen.',
    ),
  ],
  [
    'sa3-police',
    'context-figure',
    'trust-police-points',
    'broader',
    both(
      'Same scale, all residents of the country together, from a large sample.',
      'Gleiche Skala, alle Menschen im Land zusammen, aus einer großen Stichprobe.',
    ),
  ],
];

/** Open figures beside indicators; the nearest first. */
export const CONTEXT_LINKS: readonly ContextLink[] = LINES.map(
  ([indicatorId, from, figure, relation, difference]) => ({
    indicatorId,
    version: 1,
    from,
    figure,
    relation,
    difference,
  }),
);
