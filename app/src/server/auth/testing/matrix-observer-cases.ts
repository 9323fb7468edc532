/** Rows of the matrix for levels and what they see; see `matrix-cases.ts`. */
import { readOwnLevel } from '#features/level/server/level.usecases.ts';
import { readObservation } from '#features/observer/server/observer.usecases.ts';
import {
  endSharingUpward,
  readSharedUpward,
  shareUpward,
} from '#features/observer/server/sharing-upward.usecases.ts';
import type { MatrixCases } from './matrix-cases.ts';

const form = { parts: ['policy', 'capacity'], rounds: '4', understood: 'on' };

export const OBSERVER_CASES: MatrixCases = {
  'observer.read': {
    readOwnLevel: (member) => readOwnLevel(member),
    readObservation: (member) => readObservation(member),
  },
  'observation.read': { readSharedUpward: (member) => readSharedUpward(member) },
  'observation.share': {
    shareUpward: (member) => shareUpward(member, form),
    endSharingUpward: (member) => endSharingUpward(member),
  },
};

/** What lies in each place. `$1`: place, `$2`: name. */
export const OBSERVER_ROWS: readonly string[] = [
  `office.observation_record (place_id, round, until_round, facts, size_class, country, shared_by)
   values ($1, '2026-H2', '2099-H1', '{"policy": "mixed"}', 'small', 'AT', $2)`,
];
