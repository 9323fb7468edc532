/** Published figures of other places beside the local share, each with who it is about and why it is not the same. */
import type { CellEntry, Dimension, Texts } from '@vicus/cube';
import type { MeasureBasis, TableToProtect } from '@vicus/disclosure';
import type { Answers } from '@vicus/questionnaire';
import { ATTITUDE_BENCHMARKS, UNKNOWN_BENCHMARKS, type AttitudeBenchmark } from '@vicus/reference';
import type { GroupedVariable } from './listening.types.ts';
import { buildTable, toWaveDimension, type EstimateFrame, type Values } from './table-parts.ts';
import { BOUND, COUNT, joinTexts, LABELS, NOTES, SHARE, TITLES, toPublicTexts } from './table-texts.ts';
import { describeTarget, findTarget } from './targets.ts';

export const BENCHMARK_TABLE = 'survey-benchmarks';

interface BenchmarkRow {
  readonly benchmark: AttitudeBenchmark;
  readonly label: ReturnType<typeof describeTarget>['label'];
  readonly own: Values;
}

/** Undefined where nothing published comes near a question of the wave. */
export function composeBenchmarks(
  variables: readonly GroupedVariable[],
  answers: readonly Answers[],
  frame: EstimateFrame,
): TableToProtect | undefined {
  const rows = ATTITUDE_BENCHMARKS.flatMap((benchmark): BenchmarkRow[] => {
    const { concept, row, codes } = benchmark;
    if (codes.length === 0) return [];
    const target = findTarget(variables, {
      concept: row === undefined ? concept : `${concept}--${row}`,
      codes,
    });
    if (target === undefined) return [];
    const { label, real } = describeTarget(target, answers, frame);
    return [{ benchmark, label, own: real }];
  });
  return rows.length === 0 ? undefined : buildBenchmarks(rows, listUnknown(variables), frame);
}

/** For which questions a reader will look in vain for a published figure, and why. */
function listUnknown(variables: readonly GroupedVariable[]): Texts[] {
  const asked = new Map(variables.map(({ concept, label }) => [concept, label]));
  return UNKNOWN_BENCHMARKS.flatMap(({ concepts, reason }) => {
    const labels = concepts.flatMap((concept) => asked.get(concept) ?? []);
    return labels.length === 0 ? [] : [joinTexts([joinTexts(labels, ' / '), toPublicTexts(reason)], ': ')];
  });
}

const MEASURES = [
  SHARE('share'),
  BOUND('lower', 'share 0-1', 2),
  BOUND('upper', 'share 0-1', 2),
  COUNT('n'),
  SHARE('benchmark'),
];

function toStatements(rows: readonly BenchmarkRow[]): Dimension {
  return {
    id: 'statement',
    label: LABELS.item,
    role: 'category',
    categories: rows.map(({ benchmark, label }) => ({
      code: benchmark.id,
      label: joinTexts([label, toPublicTexts(benchmark.population)], ' – '),
    })),
  };
}

function buildBenchmarks(
  rows: readonly BenchmarkRow[],
  unknown: readonly Texts[],
  frame: EstimateFrame,
): TableToProtect {
  const wave = frame.subject.waveId;
  const cube = buildTable(BENCHMARK_TABLE, frame, {
    title: TITLES.benchmarks,
    question: TITLES.benchmarksQuestion,
    method: 'attitude-benchmarks',
    dimensions: [toWaveDimension(frame.subject), toStatements(rows)],
    measures: MEASURES,
    cells: rows.map(({ benchmark, own }): CellEntry => ({
      at: { wave, statement: benchmark.id },
      measures: { ...own, benchmark: benchmark.share },
    })),
    notes: [
      NOTES.benchmarks,
      ...rows.map(({ benchmark }) => writeSource(benchmark)),
      ...unknown,
      NOTES.rounded,
    ],
  });
  const derived: MeasureBasis = { kind: 'derived', from: ['n'] };
  const benchmark = { kind: 'not-about-persons', reason: 'a figure that others published' } as const;
  return {
    cube,
    basis: { n: { kind: 'count-of-persons' }, share: derived, lower: derived, upper: derived, benchmark },
    overlapping: ['statement'],
  };
}

function writeSource({ statement, source, period, caveat }: AttitudeBenchmark) {
  const cited = { en: `${source.title} (${source.publisher}, ${period}).` };
  return joinTexts([toPublicTexts(statement), cited, toPublicTexts(caveat)], ' ');
}
