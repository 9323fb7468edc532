import type { FactSource } from '../provenance.ts';
import type { ObstacleQuestion, ObstacleStep } from './obstacle.types.ts';

type Pair = readonly [en: string, de: string];

export const text = ([en, de]: Pair) => ({ en, de });

export const question = (
  code: string,
  path: string,
  asks: Pair,
  step: Pair,
  signals: readonly string[] = [],
): ObstacleQuestion => ({ code, path, asks: text(asks), step: text(step), signals });

export const step = (path: string, words: Pair): ObstacleStep => ({ text: text(words), path });

/** The brief numbers its obstacles from 1 to 6. */
export const fromBrief = (number: number): FactSource => ({
  document: 'whole-comm-brief',
  where: `obstacle ${number} of six, and the recommendations`,
  note: 'In own words. The brief speaks of 40 localities in eight countries; which figures of the own place tell of it is this platform’s choice.',
});

/** Said wherever the answers to signals are what would tell. */
export const TAKE_STOCK: Pair = [
  'Take stock and answer these signals with evidence.',
  'Eine Standortbestimmung machen und diese Zeichen mit Belegen beantworten.',
];
