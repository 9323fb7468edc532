/**
 * Language and channel of an answer are kept with it only where enough answers share them. Otherwise "the one paper
 * form in Ukrainian" would be a name. Docs: docs/methods/anonymity.md.
 */
import type { Answers } from '@vicus/questionnaire';
import type { AnswerOrigin } from './respond.types.ts';

/** Fields of a stored answer that are no answers to questions. */
export const LANGUAGE_FIELD = '$language';
export const CHANNEL_FIELD = '$channel';

/** What is kept of an answer's origin; null: not kept. */
interface KeptOrigin {
  readonly language: string | null;
  readonly channel: string | null;
}

/**
 * Decides for each answer which part of its origin is kept: the language where at least `minimum` answers have it, then
 * the channel where at least `minimum` answers of that language have it. Those without are nobody or at least
 * `minimum` themselves: otherwise the next smallest group joins them.
 */
export function decideKeptOrigins(origins: readonly AnswerOrigin[], minimum: number): readonly KeptOrigin[] {
  const languages = keepLargeGroups(
    origins.map(({ language }) => language),
    minimum,
  );
  const channels: (string | null)[] = origins.map(() => null);
  for (const language of new Set(languages)) {
    const members = origins.flatMap((_, at) => (languages[at] === language ? [at] : []));
    const kept = keepLargeGroups(
      members.map((at) => origins[at]?.channel ?? ''),
      minimum,
    );
    for (const [position, at] of members.entries()) channels[at] = kept[position] ?? null;
  }
  return origins.map((_, at) => ({ language: languages[at] ?? null, channel: channels[at] ?? null }));
}

function keepLargeGroups(values: readonly string[], minimum: number): readonly (string | null)[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const dropped = new Set<string>();
  let without = 0;
  for (const [value, count] of [...counts].toSorted(([, a], [, b]) => a - b)) {
    const isSmall = count < minimum;
    const leavesFew = without > 0 && without < minimum;
    if (!isSmall && !leavesFew) break;
    dropped.add(value);
    without += count;
  }
  return values.map((value) => (dropped.has(value) ? null : value));
}

/** The answers as they are stored for good. */
export function addOrigin(answers: Answers, { language, channel }: KeptOrigin): Record<string, unknown> {
  return {
    ...answers,
    ...(language === null ? {} : { [LANGUAGE_FIELD]: language }),
    ...(channel === null ? {} : { [CHANNEL_FIELD]: channel }),
  };
}
