/** Figures of a closed survey on working together as values of indicators, from its protected tables and nothing else. */
import { readCell, type Cube } from '@vicus/cube';
import type { GovernanceRecipe } from './known-figure-map.ts';
import type { Reckoned } from './survey-figures.rules.ts';

/** Index 2 and the ties are those of elected members and officials. */
const LOCAL_GOVERNMENT = ['local-government', 'elected-policymaker', 'official'];

export function reckonGovernance(
  recipe: GovernanceRecipe,
  waveId: string,
  tables: readonly Cube[],
): Reckoned {
  const find = (id: string): Cube | undefined => tables.find((one) => one.id === `governance-${id}`);
  switch (recipe.kind) {
    case 'index':
      return isLedByGovernment(find('frequency'))
        ? readIndex(find('index'), waveId, recipe.code)
        : 'not-asked';
    case 'nature':
      return reckonNature(find('nature'), waveId);
    case 'without-contact':
      return readShare(find('disengaged'), { wave: waveId, group: 'all-printed' }, 'share');
    case 'agreement':
      return readShare(
        find('network'),
        { wave: waveId, 'network-figure': 'agreement', window: 'later' },
        'network-value',
      );
  }
}

function isLedByGovernment(frequency: Cube | undefined): boolean {
  const [first] = frequency?.dimensions.find(({ id }) => id === 'role')?.categories ?? [];
  return first !== undefined && LOCAL_GOVERNMENT.includes(first.code);
}

function readNumber(cube: Cube, at: Readonly<Record<string, string>>, measure: string): number | null {
  if (!cube.measures.some(({ id }) => id === measure)) return null;
  const cell = readCell(cube, at, measure);
  return cell.kind === 'number' ? cell.value : null;
}

function readIndex(cube: Cube | undefined, wave: string, index: string): Reckoned {
  if (cube === undefined) return 'withheld';
  const read = (measure: string) => readNumber(cube, { wave, index }, measure);
  const [value, respondents, low, high] = [read('mean'), read('n'), read('lower'), read('upper')];
  if (value === null || respondents === null || respondents === 0) return 'withheld';
  return { value, respondents, low: high === null ? null : low, high: low === null ? null : high };
}

/** Mean over all ties: the averages by kind of actor, each with its answers. One kind withheld, and there is none. */
function reckonNature(cube: Cube | undefined, wave: string): Reckoned {
  if (cube === undefined) return 'withheld';
  const actors = cube.dimensions.find(({ id }) => id === 'actor')?.categories ?? [];
  const kinds = actors.filter(({ parent }) => parent !== undefined);
  const cells = kinds.map(({ code: actor }) => ({
    mean: readCell(cube, { wave, actor }, 'mean'),
    n: readNumber(cube, { wave, actor }, 'n'),
  }));
  if (cells.some(({ mean }) => mean.kind === 'none' && mean.reason === 'withheld')) return 'withheld';
  const ties = cells.flatMap(({ mean, n }) =>
    mean.kind === 'number' && n !== null ? [{ mean: mean.value, n }] : [],
  );
  const answers = ties.reduce((sum, { n }) => sum + n, 0);
  if (answers === 0) return 'withheld';
  const value = ties.reduce((sum, { mean, n }) => sum + mean * n, 0) / answers;
  // the ties of one person go together, which nothing shown tells how far: no interval
  return { value: Math.round(value * 100) / 100, respondents: answers, low: null, high: null };
}

/** 0–1 in the table, percent in the indicator. */
function readShare(cube: Cube | undefined, at: Readonly<Record<string, string>>, measure: string): Reckoned {
  if (cube === undefined) return 'withheld';
  const hasAll = Object.entries(at).every(([id, code]) =>
    cube.dimensions.find((one) => one.id === id)?.categories.some((one) => one.code === code),
  );
  if (!hasAll) return 'not-asked';
  const [share, respondents] = [readNumber(cube, at, measure), readNumber(cube, at, 'n')];
  if (share === null || respondents === null || respondents === 0) return 'withheld';
  return { value: Math.round(share * 1e4) / 100, respondents, low: null, high: null };
}
