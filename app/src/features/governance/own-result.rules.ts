/** A respondent's own index, for the page with their receipt. Computed there and then, stored nowhere. */
import { PRINTED_ACTOR_KINDS } from '@vicus/reference';
import type { Answers, Instrument, Texts } from '@vicus/questionnaire';
import { computeSummaryIndexes, KINDS_IN_INDEX, MINIMUM_KINDS_ANSWERED } from '@vicus/statistics';
import { toRespondent } from './answers.rules.ts';
import { INSTRUMENT_ID } from './governance.types.ts';

export interface OwnWindowIndex {
  /** the years, e.g. `2025–2026` */
  readonly window: Texts;
  /** 0-80; null with fewer than 14 kinds answered */
  readonly index: number | null;
  readonly kindsAnswered: number;
  /** true: 14 or 15 kinds were answered and scaled to 16 */
  readonly scaled: boolean;
}

export interface OwnResult {
  readonly windows: readonly OwnWindowIndex[];
  /** second minus first window, -80 to 80; null unless both have an index */
  readonly change: number | null;
  readonly maximum: number;
  readonly kinds: number;
  readonly minimumKinds: number;
}

/** Highest frequency times the number of kinds. */
const MAXIMUM_INDEX = 5 * KINDS_IN_INDEX;

/** @returns null for an instrument of another room */
export function describeOwnResult(instrument: Instrument, answers: Answers): OwnResult | null {
  if (instrument.id !== INSTRUMENT_ID) return null;
  const { frequency } = toRespondent(instrument, answers);
  const printed = PRINTED_ACTOR_KINDS.map(({ code }) => code);
  const indexes = computeSummaryIndexes(frequency.earlier, frequency.later, printed);
  const windows = listWindows(instrument).map((window, i): OwnWindowIndex => {
    const found = i === 0 ? indexes.index1 : indexes.index2;
    const isIndex = found.kind === 'index';
    const index = isIndex ? found.value : null;
    return { window, index, kindsAnswered: found.kindsAnswered, scaled: isIndex && found.scaled };
  });
  return {
    windows,
    change: indexes.index4.kind === 'index' ? indexes.index4.value : null,
    maximum: MAXIMUM_INDEX,
    kinds: KINDS_IN_INDEX,
    minimumKinds: MINIMUM_KINDS_ANSWERED,
  };
}

function listWindows({ sections }: Instrument): readonly Texts[] {
  for (const { questions } of sections) {
    for (const question of questions) {
      if (question.kind === 'matrix' && question.columns.length === 2)
        return question.columns.map(({ label }) => label);
    }
  }
  return [];
}
