/**
 * Index 1–4 of the place. An index is a sum over the averages that stand in other tables, so it is shown only where
 * subtracting those leaves nobody or at least five people, and never where it would give away a withheld average.
 */
import { openProtectedCube, readCell } from '@vicus/cube';
import type { Cell, CellEntry, Cube, ProtectedCube } from '@vicus/cube';
import type { MeasureBasis, TableToProtect } from '@vicus/disclosure';
import { computePlaceIndex, computeSummaryIndexes, KINDS_IN_INDEX } from '@vicus/statistics';
import type { PlaceIndex, Scale } from '@vicus/statistics';
import { MINIMUM_GROUP, WINDOWS, type RoleOfTable, type WaveFacts } from './governance.types.ts';
import { computeIndexFromAverages } from './index-from-averages.ts';
import type { WaveAnswers } from './wave-answers.ts';
import { countPeople, findRevealedRespondents, subtractSums, type PublishedSum } from './linear-attack.ts';
import { INDEX_CODES, toChangeSum, toIndexSum, toKindSum, type IndexCode } from './published-sums.ts';
import { leadingRole, toWaveDimension } from './table-axes.ts';
import {
  buildTable,
  COUNT_OF_ANSWERS,
  listMeanBases,
  listMeanMeasures,
  NONE,
  toMeanCells,
  toMeasure,
  type SpreadScale,
} from './table-cells.ts';
import { DIMENSION_TEXTS, INDEX_TEXTS } from './table-texts.ts';
import { NOTE_TEXTS } from './table-titles.ts';

export const INDEX_SCALES: Readonly<Record<IndexCode, SpreadScale>> = {
  'index-1': { min: 0, max: 80, leastSpread: 2 },
  'index-2': { min: 0, max: 80, leastSpread: 2 },
  'index-3': { min: 0, max: 160, leastSpread: 4 },
  'index-4': { min: -80, max: 80, leastSpread: 2 },
};

/** One table for each scale would be clumsy; the widest one bounds all. Ends are tested below for each index. */
const WIDEST: Scale = { min: -80, max: 160 };

export function composeIndex(answers: WaveAnswers, shown: readonly ProtectedCube[]): TableToProtect {
  const lead = leadingRole(answers.roles);
  const { facts } = answers;
  const values = computeIndexes(answers, lead);
  const hidden = listIndexesToWithhold(answers, lead, shown);
  const fromAverages = openAverages(facts, lead.code, shown);
  const cells = INDEX_CODES.map((code): CellEntry => {
    const at = { wave: facts.waveId, index: code };
    if (values === undefined) return { at, measures: fill(NONE('not-applicable')) };
    const value = values[toKey(code)];
    const scale = INDEX_SCALES[code];
    const figures = toMeanCells(value.values, lead.asked, scale);
    const counts = { n: figures['n'] ?? 0, scaled: value.scaledCount };
    const isAtEnd = value.mean === scale.min || value.mean === scale.max;
    if (hidden.has(code) || isAtEnd) return { at, measures: fromAverages(code) ?? fill(NONE('withheld')) };
    return { at, measures: { ...figures, ...counts, 'kinds-counted': KINDS_IN_INDEX } };
  });
  const cube = buildTable('governance-index', facts, {
    method: 'interaction-index',
    dimensions: [
      toWaveDimension(facts),
      {
        id: 'index',
        label: DIMENSION_TEXTS.index,
        role: 'category',
        categories: INDEX_CODES.map((code) => ({ code, label: INDEX_TEXTS[code] })),
      },
    ],
    measures: [
      ...listMeanMeasures('points', 1),
      COUNT_OF_ANSWERS('scaled'),
      toMeasure('kinds-counted', 'count', 'kinds', 0),
    ],
    cells,
    notes: [NOTE_TEXTS.localGovernmentOnly, NOTE_TEXTS.fullList, NOTE_TEXTS.indexFromAverages],
  });
  return { cube, basis: { ...listMeanBases(WIDEST), ...SCALED_BASIS } };
}

/** What an index can be estimated from, if the averages are there. */
function openAverages(
  facts: WaveFacts,
  role: string,
  shown: readonly ProtectedCube[],
): (code: IndexCode) => Record<string, Cell | number> | undefined {
  const frequency = openTable(shown, 'governance-frequency');
  if (frequency === undefined) return () => undefined;
  const averages = { frequency, wave: facts.waveId, role, printed: listPrinted(facts) };
  return (code) => computeIndexFromAverages(code, averages);
}

const SCALED_BASIS: Record<string, MeasureBasis> = {
  scaled: { kind: 'count-of-persons' },
  'kinds-counted': {
    kind: 'not-about-persons',
    reason: 'how many kinds enter the index; which averages are shown is public',
  },
};

function listPrinted({ kinds }: WaveFacts): string[] {
  return kinds.filter((kind) => kind.printed).map(({ code }) => code);
}

function fill(cell: Cell): Record<string, Cell> {
  const ids = [
    'mean',
    'n',
    'lower',
    'upper',
    'lower-if-missing-differ',
    'upper-if-missing-differ',
    'scaled',
    'kinds-counted',
  ];
  return Object.fromEntries(ids.map((id) => [id, cell]));
}

function toKey(code: IndexCode): keyof Omit<PlaceIndex, 'counted'> {
  return `index${code.slice(-1) as '1' | '2' | '3' | '4'}`;
}

/** `undefined` where it is not defined: not all 16 kinds were asked, or elected members and officials cannot be told from partners. */
function computeIndexes({ facts, respondents }: WaveAnswers, lead: RoleOfTable): PlaceIndex | undefined {
  const printed = listPrinted(facts);
  if (printed.length !== KINDS_IN_INDEX || lead.code !== 'local-government') return undefined;
  return computePlaceIndex(
    respondents.filter(lead.includes).map((one) => ({
      // The place index asks only whether somebody is a partner; those were left out above.
      role: 'official' as const,
      indexes: computeSummaryIndexes(one.frequency.earlier, one.frequency.later, printed),
    })),
  );
}

/** Which indices would tell, with everything else that is shown, about fewer than five people. */
function listIndexesToWithhold(
  answers: WaveAnswers,
  lead: RoleOfTable,
  shown: readonly ProtectedCube[],
): Set<IndexCode> {
  const printed = listPrinted(answers.facts);
  const frequency = openTable(shown, 'governance-frequency');
  const isShown = (actor: string, window: string): boolean =>
    frequency !== undefined &&
    readCell(frequency, { wave: answers.facts.waveId, actor, window, role: lead.code }, 'mean').kind ===
      'number';
  const kindSums = WINDOWS.map((window) =>
    printed.map((kind) => toKindSum(answers, lead, lead.code, kind, window)),
  );
  const isComplete = WINDOWS.map((window) => printed.every((kind) => isShown(kind, window)));
  const sums = new Map(INDEX_CODES.map((code) => [code, toIndexSum(answers, lead, code)]));
  const hidden = new Set(
    INDEX_CODES.filter((code) => {
      const sum = sums.get(code);
      return sum !== undefined && !mayShow(sum, code, kindSums, isComplete);
    }),
  );
  hideCombined(sums, hidden);
  const others = [
    ...WINDOWS.flatMap((window, i) =>
      (kindSums[i] ?? []).filter((_, k) => isShown(printed[k] ?? '', window)),
    ),
    ...listShownChanges(answers, lead, shown),
  ];
  hideRevealing(others, sums, hidden);
  return hidden;
}

/** What is left of the index after subtracting the sums by kind. */
function mayShow(
  sum: PublishedSum,
  code: IndexCode,
  [earlier = [], later = []]: readonly (readonly PublishedSum[])[],
  [earlierComplete = false, laterComplete = false]: readonly boolean[],
): boolean {
  const signs = { 'index-1': [1, 0], 'index-2': [0, 1], 'index-3': [1, 1], 'index-4': [-1, 1] }[code];
  const others = [
    ...earlier.flatMap((one) => repeat(one, signs[0] ?? 0)),
    ...later.flatMap((one) => repeat(one, signs[1] ?? 0)),
  ];
  const left = countPeople(subtractSums('rest', sum, others));
  if (left > 0) return left >= MINIMUM_GROUP;
  return (signs[0] === 0 || earlierComplete) && (signs[1] === 0 || laterComplete);
}

function repeat(sum: PublishedSum, sign: number): PublishedSum[] {
  if (sign === 0) return [];
  if (sign === 1) return [sum];
  const terms = [...sum.terms].map(
    ([person, own]) => [person, new Map([...own].map(([unknown, value]) => [unknown, -value]))] as const,
  );
  return [{ label: sum.label, terms: new Map(terms) }];
}

/** Index 3 and 4 against Index 1 and 2: the same people, or at least five more. */
function hideCombined(sums: ReadonlyMap<IndexCode, PublishedSum>, hidden: Set<IndexCode>): void {
  const [one, two] = [sums.get('index-1'), sums.get('index-2')];
  if (one === undefined || two === undefined) return;
  for (const [code, sign] of [
    ['index-3', 1],
    ['index-4', -1],
  ] as const) {
    const sum = sums.get(code);
    if (sum === undefined || hidden.has(code)) continue;
    const left = countPeople(subtractSums('rest', sum, [...repeat(one, sign), two]));
    if (left > 0 && left < MINIMUM_GROUP) hidden.add(code);
  }
}

function listShownChanges(
  answers: WaveAnswers,
  lead: RoleOfTable,
  shown: readonly ProtectedCube[],
): PublishedSum[] {
  const change = openTable(shown, 'governance-change');
  if (change === undefined) return [];
  const wave = answers.facts.waveId;
  return answers.facts.kinds.flatMap(({ code: actor }) =>
    readCell(change, { wave, actor }, 'mean').kind === 'number'
      ? [toChangeSum(answers, lead.code, actor)]
      : [],
  );
}

/** The last word has the attack: as long as an index reveals somebody, the next one is withheld. */
function hideRevealing(
  others: readonly PublishedSum[],
  sums: ReadonlyMap<IndexCode, PublishedSum>,
  hidden: Set<IndexCode>,
): void {
  for (const code of ['none', 'index-4', 'index-3', 'index-2', 'index-1'] as const) {
    if (code !== 'none') hidden.add(code);
    const added = [...sums].flatMap(([index, sum]) => (hidden.has(index) ? [] : [sum]));
    if (added.length === 0 || findRevealedRespondents([...others, ...added]).length === 0) return;
  }
}

export function openTable(tables: readonly ProtectedCube[], id: string): Cube | undefined {
  return tables.map((table) => openProtectedCube(table)).find((cube) => cube.id === id);
}
