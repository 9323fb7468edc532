/** What protected tables of surveys tell of obstacles: each figure with n, interval and period. Withheld stays withheld. */
import { listCells, readCell, type Cube, type Texts } from '@vicus/cube';
import { ACTOR_KINDS } from '@vicus/reference';
import { describeGap } from '#features/listening/gap.rules.ts';
import type { ObstacleFact, WaveTables } from './obstacles.types.ts';

const LEVELS = ['vertical', 'translocal'];
const OPPONENTS = ['opposition-councillors', 'anti-migrant-groups'];
/** table of `shared-responsibility`, a question of two shipped questionnaires */
export const RESPONSIBILITY_TABLE = 'survey-answers-shared-responsibility';
export const RESPONSIBILITY_QUESTION = 'shared-responsibility';
/** the widest gaps; the page of the perception gap has them all */
const MAXIMUM_GAPS = 5;

const findTable = ({ tables }: WaveTables, id: string): Cube | undefined =>
  tables.find((table) => table.id === id);

function labelOf(cube: Cube, dimension: string, code: string): Texts {
  const found = cube.dimensions.find(({ id }) => id === dimension)?.categories;
  return found?.find((one) => one.code === code)?.label ?? { en: code };
}

const firstCode = (cube: Cube, dimension: string): string | undefined =>
  cube.dimensions.find(({ id }) => id === dimension)?.categories[0]?.code;

function readNumber(cube: Cube, at: Readonly<Record<string, string>>, measure: string): number | undefined {
  const cell = readCell(cube, at, measure);
  return cell.kind === 'number' ? cell.value : undefined;
}

/** Cells of a table of averages at the leading role, in the later window. */
function listMeans(cube: Cube, keep: (kind: string) => boolean) {
  const lead = firstCode(cube, 'role');
  const hasWindow = cube.dimensions.some(({ id }) => id === 'window');
  return [...listCells(cube, 'mean')].filter(
    ({ at }) =>
      keep(at['actor'] ?? '') &&
      (lead === undefined || at['role'] === lead) &&
      (!hasWindow || at['window'] === 'later'),
  );
}

function toMeanFact(
  cube: Cube,
  at: Readonly<Record<string, string>>,
  wave: WaveTables,
  about: { readonly question: string; readonly code: 'contact' | 'conflict' },
): ObstacleFact | undefined {
  const mean = readNumber(cube, at, 'mean');
  if (mean === undefined) return undefined;
  const measures = new Set(cube.measures.map(({ id }) => id));
  const [low, high] = ['lower', 'upper'].map((id) =>
    measures.has(id) ? readNumber(cube, at, id) : undefined,
  );
  const hasInterval = low !== undefined && high !== undefined;
  const window = cube.dimensions.find(({ id }) => id === 'window')?.categories;
  return {
    question: about.question,
    code: hasInterval ? about.code : `${about.code}-bare`,
    values: hasInterval ? { mean, low, high } : { mean },
    texts: { actor: labelOf(cube, 'actor', at['actor'] ?? '') },
    n: readNumber(cube, at, 'n') ?? null,
    period: window?.find(({ code }) => code === 'later')?.label.en ?? wave.closedOn,
    source: wave.title,
    path: `surveys/${wave.waveId}/results`,
    method: cube.provenance.method,
  };
}

/** How often those in charge deal with higher levels and other places. */
export function listContactFacts(wave: WaveTables): ObstacleFact[] {
  const cube = findTable(wave, 'governance-frequency');
  if (cube === undefined) return [];
  const groupOf = (kind: string) => ACTOR_KINDS.find(({ code }) => code === kind)?.group ?? '';
  const cells = listMeans(cube, (kind) => LEVELS.includes(groupOf(kind)));
  const facts = cells.flatMap(
    ({ at }) => toMeanFact(cube, at, wave, { question: 'contact-levels', code: 'contact' }) ?? [],
  );
  const withheld = cells.filter(({ cell }) => cell.kind === 'none' && cell.reason === 'withheld').length;
  if (withheld === 0) return facts;
  const base = { question: 'contact-levels', n: null, texts: {}, method: 'publication-gate' } as const;
  const { closedOn: period, title: source } = wave;
  const path = `surveys/${wave.waveId}/results`;
  return [...facts, { ...base, code: 'contact-withheld', values: { withheld }, period, source, path }];
}

/** Contact with the opposition and with groups against migration, from conflictual to cooperative. */
export function listConflictFacts(wave: WaveTables): ObstacleFact[] {
  const cube = findTable(wave, 'governance-nature');
  if (cube === undefined) return [];
  return listMeans(cube, (kind) => OPPONENTS.includes(kind)).flatMap(
    ({ at }) => toMeanFact(cube, at, wave, { question: 'conflict', code: 'conflict' }) ?? [],
  );
}

/** Who, do people say, should make the effort. */
export function listResponsibilityFacts(wave: WaveTables): ObstacleFact[] {
  const cube = findTable(wave, RESPONSIBILITY_TABLE);
  if (cube === undefined) return [];
  const given = [...listCells(cube, 'answers')].find(({ at }) => at['answer'] === 'given')?.cell;
  const n = given?.kind === 'number' ? given.value : null;
  return [...listCells(cube, 'share')].flatMap(({ at, cell }): ObstacleFact[] => {
    if (cell.kind !== 'number' || at['answer'] === 'given') return [];
    const [low, high] = ['lower', 'upper'].map((id) => readNumber(cube, at, id));
    const hasInterval = low !== undefined && high !== undefined;
    return [
      {
        question: 'responsibility',
        code: hasInterval ? 'responsibility' : 'responsibility-bare',
        values: {
          share: toPercent(cell.value),
          ...(hasInterval ? { low: toPercent(low), high: toPercent(high) } : {}),
        },
        texts: { answer: labelOf(cube, 'answer', at['answer'] ?? '') },
        n,
        period: wave.closedOn,
        source: wave.title,
        path: `surveys/${wave.waveId}/findings`,
        method: cube.provenance.method,
      },
    ];
  });
}

const toPercent = (share: number): number => Math.round(share * 100);

/** Where policymakers and residents can be told apart first; the difference in points with its interval. */
export function listGapFacts(wave: WaveTables, language: string): ObstacleFact[] {
  const cube = wave.tables.find(({ id }) => id === 'perception-gap');
  if (cube === undefined) return [];
  return describeGap(cube, language)
    .filter(({ who, points }) => who === 'policymakers' && points !== null)
    .slice(0, MAXIMUM_GAPS)
    .map(({ code, statement, direction, thinkPercent, realPercent, points }) => ({
      question: 'perception-gap',
      code: `gap-${direction}` as const,
      values: {
        think: thinkPercent,
        real: realPercent,
        low: points?.low ?? 0,
        high: points?.high ?? 0,
      },
      texts: { statement: { en: statement } },
      n:
        readNumber(
          cube,
          { wave: firstCode(cube, 'wave') ?? '', statement: code, view: 'policymakers' },
          'n',
        ) ?? null,
      period: wave.closedOn,
      source: wave.title,
      path: 'perception-gap',
      method: 'perception-gap',
    }));
}
