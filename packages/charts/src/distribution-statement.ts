import type { Answer, DistributionRow } from './distribution.types.ts';
import { writeNumberRange, writeReasons } from './statement.ts';
import type { Wording } from './texts.ts';

interface Peak {
  readonly label: string;
  readonly count: number;
  readonly total: number;
}

/** Where an answer has its largest share; the earlier row wins a tie. */
function findPeak(rows: readonly DistributionRow[], position: number): Peak | undefined {
  let peak: Peak | undefined;
  for (const { label, counts } of rows) {
    const total = counts?.reduce((sum, count) => sum + count, 0) ?? 0;
    const count = counts?.[position] ?? 0;
    if (count > 0 && (!peak || count * peak.total > peak.count * total)) peak = { label, count, total };
  }
  return peak;
}

function writePeak(peak: Peak | undefined, answer: Answer, wording: Wording): string[] {
  if (!peak) return [];
  const count = wording.number(peak.count, 0);
  const total = wording.number(peak.total, 0);
  return [wording.say('largestShare', { answer: answer.label, label: peak.label, count, total })];
}

/** Two to five sentences: where the first and the last answer are most common, answers, what has no number. */
export function describeDistribution(
  rows: readonly DistributionRow[],
  answers: readonly Answer[],
  wording: Wording,
): string {
  const onScale = answers.filter(({ step }) => step !== undefined);
  const [first] = onScale;
  const last = onScale.at(-1);
  const ends = [...new Set([first, last])].filter((answer): answer is Answer => answer !== undefined);
  const peaks = ends.flatMap((answer) => writePeak(findPeak(rows, answers.indexOf(answer)), answer, wording));
  const without = rows.flatMap(({ label, cells }) => {
    const cell = cells.find(({ kind }) => kind === 'none');
    return cell?.kind === 'none' ? [{ label, reason: cell.reason }] : [];
  });
  const range = writeNumberRange(
    rows.flatMap(({ answered }) => answered),
    wording,
  );
  return [
    wording.say('rows', {
      count: wording.number(rows.length, 0),
      low: first?.label ?? '',
      high: last?.label ?? '',
    }),
    ...(peaks.length === 0 ? [wording.words.noNumbers] : peaks),
    ...(range === '' ? [] : [wording.say('answersPerRow', { range })]),
    ...writeReasons(without, wording),
  ].join(' ');
}
