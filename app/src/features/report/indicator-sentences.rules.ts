/** What a published table of an indicator says, in sentences: docs/methods/report-text.md. Nothing is computed here anew. */
import type { Cube } from '@vicus/cube';
import type { IndicatorDefinition } from '@vicus/reference';
import { findAmong } from '#features/indicator/definition.rules.ts';
import {
  formatValue,
  writeChange,
  writeDetail,
  writePeriod,
  writePoint,
} from '#features/indicator/indicator-text.rules.ts';
import { readIndicator, type IndicatorReading, type Point } from '#features/indicator/reading.rules.ts';
import { createTranslator, type Language } from '#ui/messages.ts';

/** A table of an indicator with what may be said of it. */
export interface ReadTable {
  readonly cubeId: string;
  readonly name: string;
  /** a code of AREAS_OF_LIFE */
  readonly heading: string;
  readonly reading: IndicatorReading;
}

const TABLE_ID = /^indicator-(.+?)(?:-survey)?-v(\d+)$/;

/** Null for a table of something else, or of a definition that nobody here knows. */
export function readTable(
  cube: Cube,
  definitions: readonly IndicatorDefinition[],
  language: Language,
): ReadTable | null {
  const [, id = '', version = ''] = TABLE_ID.exec(cube.id) ?? [];
  const definition = id === '' ? undefined : findAmong(definitions, id, Number(version));
  if (definition === undefined || !cube.measures.some((one) => one.id === 'value')) return null;
  const name = (definition.name as Readonly<Record<string, string>>)[language] ?? definition.name.en;
  return {
    cubeId: cube.id,
    name,
    heading: definition.heading,
    reading: readIndicator(definition, cube, null),
  };
}

/** Level, gap, change and trend, each with its interval and what may be said of it. */
export function writeIndicatorSentences(table: ReadTable, language: Language): string[] {
  const { gap, change, trend } = table.reading;
  return [
    ...table.reading.latest.flatMap((point) => writeLevel(table, point, language)),
    ...(gap === null ? [] : [writeGap(table, gap, language)]),
    ...(change === null ? [] : [writeChanged(table, change, language)]),
    ...(trend === null ? [] : [writeTrend(table, trend, language)]),
  ];
}

/** One sentence: the change where there is one, otherwise the newest values. */
export function writeIndicatorLine(table: ReadTable, language: Language): string {
  const { change, latest } = table.reading;
  const levels = latest.flatMap((point) => writeLevel(table, point, language));
  const sentences = change === null ? levels : [...levels.slice(0, 1), writeChanged(table, change, language)];
  return `${table.name}. ${sentences.join(' ')}`;
}

/** Who, when, how much, out of how many, how sure; or that it is withheld, and why. What nobody collected is left out. */
function writeLevel({ reading: { definition } }: ReadTable, point: Point, language: Language): string[] {
  const t = createTranslator(language);
  const of = {
    who: t(`office.indicators.people.${point.people}`),
    period: writePeriod(point.period, t, language),
    value: writePoint(point, definition, t, language),
  };
  if (point.cell.kind === 'none') {
    if (point.cell.reason === 'not-collected') return [];
    return [`${t('office.report-text.level', of)} ${t(`word.${point.cell.reason}.why`)}`];
  }
  const detail = writeDetail(point, definition, t, language);
  const status = point.cell.status === 'final' ? '' : t(`word.${point.cell.status}`);
  const more = [status, ...detail.split(' · ')].filter((one) => one !== '').join('; ');
  const level =
    more === ''
      ? t('office.report-text.level', of)
      : t('office.report-text.level.detail', { ...of, detail: more });
  return [point.isUnstable ? `${level} ${t('office.indicators.unstable')}` : level];
}

function writeGap(
  { reading: { definition } }: ReadTable,
  gap: NonNullable<IndicatorReading['gap']>,
  language: Language,
): string {
  const t = createTranslator(language);
  const period = writePeriod(gap.period, t, language);
  const difference = writeChange(gap, definition, t, language);
  return `${t('office.report-text.gap', { period, difference })} ${t(`office.indicators.gap.${gap.verdict}`)}`;
}

function writeChanged(
  { reading: { definition } }: ReadTable,
  change: NonNullable<IndicatorReading['change']>,
  language: Language,
): string {
  const t = createTranslator(language);
  const from = writePeriod(change.from, t, language);
  const of = t('office.indicators.change.of', {
    who: t(`office.indicators.people.${change.people}`),
    from,
    to: writePeriod(change.to, t, language),
  });
  const verdict = t(`office.indicators.change.${change.verdict}`, { from });
  return `${of}: ${writeChange(change, definition, t, language)}. ${verdict}`;
}

function writeTrend(
  { reading: { definition } }: ReadTable,
  trend: NonNullable<IndicatorReading['trend']>,
  language: Language,
): string {
  const t = createTranslator(language);
  const { changePerYear, low, high, scale } = trend;
  const difference = { difference: changePerYear * scale, low: low * scale, high: high * scale };
  const change = writeChange(difference, definition, t, language);
  const who = t(`office.indicators.people.${trend.people}`);
  const of = `${who}: ${t('office.indicators.trend', { n: trend.n })}`;
  const sentence = t('office.indicators.trend.a-year', { change });
  return `${of}: ${sentence}. ${t(`office.indicators.trend.${trend.direction}`)}`;
}

/** The same in short sentences for everybody: one thought each; the change right after the value it is about. */
export function writePlainSentences({ reading }: ReadTable, language: Language): string[] {
  return reading.latest.flatMap((point) => [
    ...writePlainLevel(reading, point, language),
    ...(reading.change?.people === point.people ? [writePlainChange(reading.change, language)] : []),
  ]);
}

function writePlainLevel({ definition }: IndicatorReading, point: Point, language: Language): string[] {
  const t = createTranslator(language);
  const who = t(`office.indicators.people.${point.people}`);
  const period = writePeriod(point.period, t, language);
  if (point.cell.kind === 'none')
    return point.cell.reason === 'withheld' ? [t('office.report-text.plain.withheld', { who, period })] : [];
  const write = (value: number): string => formatValue(value, definition, t, language);
  const level = t('office.report-text.plain.level', { who, period, value: write(point.cell.value) });
  const { low, high } = point;
  if (low === null || high === null) return [level];
  return [level, t('office.report-text.plain.chance', { low: write(low), high: write(high) })];
}

function writePlainChange(change: NonNullable<IndicatorReading['change']>, language: Language): string {
  const t = createTranslator(language);
  return t(`office.report-text.plain.change.${change.verdict}`, {
    from: writePeriod(change.from, t, language),
  });
}
