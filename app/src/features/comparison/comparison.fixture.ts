/** A published edition with the tables that comparison reads, for tests. Not part of the product. */
import { buildCube, type Dimension, type ProtectedCube } from '@vicus/cube';
import { DEFAULT_POLICY, protect } from '@vicus/disclosure';
import { ACTOR_KINDS } from '@vicus/reference';
import { CONTACT_FIGURES, INDEX_FIGURES } from './group-figures.types.ts';

export interface EditionWorld {
  readonly wave: string;
  /** points on 0–5 for every group; the indices follow from it */
  readonly level: number;
  /** average by kind of actor; others have the level */
  readonly kinds?: Readonly<Record<string, number>>;
  /** groups whose score is withheld */
  readonly withheld?: readonly string[];
}

const WITHHELD = { kind: 'none', reason: 'withheld' } as const;
const ROLE = 'local-government';

function toDimension(id: string, codes: readonly string[], role: Dimension['role'] = 'category'): Dimension {
  return { id, label: { en: id }, role, categories: codes.map((code) => ({ code, label: { en: code } })) };
}

function protectTable(
  id: string,
  dimensions: Dimension[],
  measures: string[],
  cells: Parameters<typeof buildCube>[0]['cells'],
) {
  const cube = buildCube({
    id,
    provenance: {
      title: { en: id },
      period: '2025',
      source: { en: 'Test' },
      method: 'group-averages',
      notes: [],
    },
    dimensions,
    measures: measures.map((measure) => ({
      id: measure,
      label: { en: measure },
      kind: measure.startsWith('kinds') ? 'count' : 'mean',
      unit: 'points',
      decimals: 1,
    })),
    cells,
  });
  const reason = 'invented for a test';
  const basis = Object.fromEntries(
    measures.map((measure) => [measure, { kind: 'not-about-persons', reason } as const]),
  );
  const tables = [{ cube, basis }];
  return protect({ tables, policy: DEFAULT_POLICY, published: [], codeVersion: 'test' }).tables;
}

export function buildEdition({ wave, level, kinds = {}, withheld = [] }: EditionWorld): ProtectedCube[] {
  const time = toDimension('wave', [wave], 'time');
  const role = toDimension('role', [ROLE]);
  const actors = ACTOR_KINDS.map(({ code }) => code);
  return [
    ...protectTable(
      'governance-groups',
      [time, toDimension('group', CONTACT_FIGURES), toDimension('figure', ['later']), role],
      ['score', 'kinds-counted', 'kinds-asked'],
      CONTACT_FIGURES.map((group) => ({
        at: { wave, group, figure: 'later', role: ROLE },
        measures: {
          score: withheld.includes(group) ? WITHHELD : level,
          'kinds-counted': 2,
          'kinds-asked': 2,
        },
      })),
    ),
    ...protectTable(
      'governance-index',
      [time, toDimension('index', INDEX_FIGURES)],
      ['mean'],
      INDEX_FIGURES.map((index, i) => ({
        at: { wave, index },
        measures: { mean: [20, 16 * level, 20 + 16 * level, 16 * level - 20][i] ?? 0 },
      })),
    ),
    ...protectTable(
      'governance-frequency',
      [time, toDimension('actor', actors), toDimension('window', ['later']), role],
      ['mean'],
      actors.map((actor) => ({
        at: { wave, actor, window: 'later', role: ROLE },
        measures: { mean: kinds[actor] ?? level },
      })),
    ),
  ];
}
