import type { Cell, Cube, Measure, Reason } from '@vicus/cube';
import { REASONS } from '@vicus/cube';
import type { ChartFrame, ScaleChoice } from './chart.types.ts';
import type { Row, Series } from './rows.ts';
import { toSentenceStart } from './texts.ts';
import type { Wording } from './texts.ts';

/** From this many answers on a row is not marked as resting on few. */
const FEW_ANSWERS_BELOW = 10;
const LISTED_AT_MOST = 6;

/** The question, or the title of the table if it has none. */
export function readTitle(cube: Cube, wording: Wording): string {
  return wording.label(cube.provenance.question ?? cube.provenance.title);
}

export function composeFrame(
  cube: Cube,
  wording: Wording,
  n: string,
  meanings: readonly string[],
): ChartFrame {
  const { period, source, method, notes } = cube.provenance;
  return { n, meanings, period, source: wording.label(source), method, notes: notes.map(wording.label) };
}

/** `12`, `12–17`, or empty without numbers. */
export function writeNumberRange(numbers: readonly number[], wording: Wording): string {
  if (numbers.length === 0) return '';
  const low = wording.number(Math.min(...numbers), 0);
  const high = wording.number(Math.max(...numbers), 0);
  return low === high ? low : `${low}–${high}`;
}

export function writeN(rows: readonly Row[], wording: Wording): string {
  const n = writeNumberRange(
    rows.flatMap(({ answered }) => answered),
    wording,
  );
  const asked = writeNumberRange(
    rows.flatMap((row) => row.asked),
    wording,
  );
  if (n === '') return '';
  return asked === '' ? wording.say('n', { n }) : wording.say('nOfAsked', { n, asked });
}

/** What a reader must not overlook: withheld values, unsettled numbers, few answers. */
export function writeWarnings(
  cells: readonly Cell[],
  answered: readonly number[],
  wording: Wording,
): string[] {
  const withheld = cells.filter((cell) => cell.kind === 'none' && cell.reason.startsWith('withheld')).length;
  const holds = (status: string): boolean =>
    cells.some((cell) => cell.kind === 'number' && cell.status === status);
  const most = Math.max(0, ...answered);
  const { number, say } = wording;
  return [
    ...(withheld > 0
      ? [say('warnWithheld', { count: number(withheld, 0), total: number(cells.length, 0) })]
      : []),
    ...(holds('provisional') ? [wording.words.warnProvisional] : []),
    ...(holds('estimated') ? [wording.words.warnEstimated] : []),
    ...(answered.length > 0 && most < FEW_ANSWERS_BELOW ? [say('warnFew', { n: number(most, 0) })] : []),
  ];
}

/** A list of names for a sentence; a long one ends with how many more there are. */
export function writeList(labels: readonly string[], wording: Wording): string {
  const shown = labels.slice(0, LISTED_AT_MOST);
  const more = labels.length - shown.length;
  return [...shown, ...(more > 0 ? [`+${wording.number(more, 0)}`] : [])].join('; ');
}

/** One sentence for each reason that occurs: which rows have no number. */
export function writeReasons(
  without: readonly { readonly label: string; readonly reason: Reason }[],
  wording: Wording,
): string[] {
  return REASONS.flatMap((reason) => {
    const labels = [...new Set(without.filter((entry) => entry.reason === reason).map(({ label }) => label))];
    if (labels.length === 0) return [];
    const word = toSentenceStart(wording.reason(reason), wording.language);
    return [wording.say('listed', { reason: word, labels: writeList(labels, wording) })];
  });
}

function writeExtremes(
  rows: readonly Row[],
  position: number,
  format: (value: number) => string,
  wording: Wording,
): string {
  const numbers = rows.flatMap(({ label, lanes }) => {
    const cell = lanes[position]?.cell;
    return cell?.kind === 'number' ? [{ label, value: cell.value }] : [];
  });
  if (numbers.length === 0) return wording.words.noNumbers;
  const sorted = numbers.toSorted((a, b) => b.value - a.value);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (!first || !last) return wording.words.noNumbers;
  const highest = wording.say('highest', { label: first.label, value: format(first.value) });
  if (sorted.length === 1) return highest;
  return `${highest} ${wording.say('lowest', { label: last.label, value: format(last.value) })}`;
}

function writeEnd(value: number, scale: ScaleChoice, wording: Wording, signed: boolean): string {
  const number = signed ? wording.signed(value, 0) : wording.number(value, 0);
  const label = scale.ticks.find((tick) => tick.value === value)?.label;
  return label ? `${number} (${wording.label(label)})` : number;
}

export interface Described {
  readonly rows: readonly Row[];
  readonly series: readonly Series[];
  readonly measure: Measure;
  readonly scale: ScaleChoice;
  readonly signed: boolean;
  /** reasons that are not told */
  readonly silent: readonly Reason[];
}

/** The lanes of a row without a number; one entry with the label alone if all lanes share one reason. */
function listWithout({ label, lanes }: Row, series: readonly Series[]): { label: string; reason: Reason }[] {
  const none = lanes.flatMap(({ cell, series: position }) =>
    cell.kind === 'none'
      ? [{ label: `${label} (${series[position]?.label ?? ''})`, reason: cell.reason }]
      : [],
  );
  const [first] = none;
  const same = none.length === lanes.length && none.every(({ reason }) => reason === first?.reason);
  return first && same ? [{ label, reason: first.reason }] : none;
}

/** Two to five sentences: what is drawn, the highest and lowest of each series, answers, what has no number. */
export function describeRows(described: Described, wording: Wording): string {
  const { rows, series, measure, scale, signed, silent } = described;
  const [low, high] = scale.domain;
  const format = (value: number): string =>
    signed ? wording.signed(value, measure.decimals) : wording.number(value, measure.decimals);
  const positions = series.length === 0 ? [{ label: '' }] : series;
  const without = rows
    .flatMap((row) => listWithout(row, series))
    .filter(({ reason }) => !silent.includes(reason));
  const range = writeNumberRange(
    rows.flatMap(({ answered }) => answered),
    wording,
  );
  return [
    wording.say('rows', {
      count: wording.number(rows.length, 0),
      low: writeEnd(low, scale, wording, signed),
      high: writeEnd(high, scale, wording, signed),
    }),
    ...positions.map(({ label }, i) => {
      const extremes = writeExtremes(rows, i, format, wording);
      return label === '' ? extremes : `${label}: ${extremes}`;
    }),
    ...(range === '' ? [] : [wording.say('answersPerRow', { range })]),
    ...writeReasons(without, wording),
  ].join(' ');
}
