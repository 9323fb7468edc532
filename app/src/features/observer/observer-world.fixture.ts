/** Drawn worlds of towns under levels, and what everybody together may read of them over several rounds. */
import type { Level, LevelKind } from '#features/level/level.types.ts';
import { formCohorts } from './cohorts.rules.ts';
import { computeFigures, exposeCohort } from './exposure.rules.ts';
import type {
  CohortRow,
  FactCode,
  LevelFigure,
  SharedRecord,
  SizeCode,
  WholeCohort,
} from './observer.types.ts';

const makeLevel = (name: string, kind: LevelKind, covers: readonly string[]): Level => ({
  placeId: name,
  slug: name,
  name,
  kind,
  country: 'DE',
  covers,
  isExample: false,
  contactEmail: '',
});

/** A union, two countries, two regions that lie in one of them, a district in one of those. */
export const LEVELS: readonly Level[] = [
  makeLevel('union', 'union', ['EU']),
  makeLevel('state', 'country', ['DE']),
  makeLevel('other-state', 'country', ['FR']),
  makeLevel('region', 'region', ['DE1']),
  makeLevel('other-region', 'region', ['DE2']),
  makeLevel('district', 'district', ['DE111']),
];

/** NUTS codes in which drawn towns lie. */
export const REGIONS = ['DE111', 'DE12', 'DE21', 'FR10'] as const;

export function makeTown(
  placeId: string,
  nutsCode: string,
  { fact = 'policy', answer, size = 'rural' }: { fact?: FactCode; answer: string; size?: SizeCode },
): SharedRecord {
  const country = nutsCode.slice(0, 2);
  return {
    placeId,
    sizeClass: size,
    codes: { country, nutsCode, lauCode: null, registerCode: null },
    facts: { [fact]: answer },
  };
}

/** What a program does with those who share in a round, and what it keeps for the next. */
export type Publisher = (
  records: readonly SharedRecord[],
  round: string,
  kept: readonly CohortRow[],
) => { readonly whole: readonly WholeCohort[]; readonly rows: readonly CohortRow[] };

export const publishAsBuilt: Publisher = (records, round, cohorts) => {
  let made = 0;
  const createId = () => `${round}-${(made += 1)}`;
  return formCohorts({ records, round, cohorts, levels: LEVELS, createId });
};

/** A leak on purpose: whoever shares today is counted together, whoever was counted with whom before. */
export const publishAnew: Publisher = (records, round) => publishAsBuilt(records, round, []);

/** All figures of all levels in all rounds. `rounds`: who shares in each. */
export function readEverything(
  rounds: readonly (readonly SharedRecord[])[],
  publish: Publisher = publishAsBuilt,
): LevelFigure[][] {
  let kept: readonly CohortRow[] = [];
  return rounds.map((records, index) => {
    const { whole, rows } = publish(records, `202${Math.floor(index / 2)}-H${(index % 2) + 1}`, kept);
    kept = rows;
    const exposed = whole.flatMap((one) => exposeCohort(one) ?? []);
    return LEVELS.flatMap((level) => computeFigures(level, exposed));
  });
}
