/** What of the office's tables may stand in public, and what is said about the rest. */
import { openProtectedCube, type ProtectedCube } from '@vicus/cube';
import type { PublicReason } from '@vicus/disclosure';
import type { WithheldReason, WithheldTable } from '#features/release/release.types.ts';
import { countShown, countWithheld } from './key-results.rules.ts';
import {
  ADDED_TABLES,
  listKindsOfGroups,
  listKindsShownBefore,
  listUnnamedKinds,
  planNaming,
  type NamingPlan,
  type RegisteredActor,
} from './naming.rules.ts';

/** Which kinds and groups are hidden in public because of who takes part today and has agreed to be named. */
export function planPublicNaming(
  tables: readonly ProtectedCube[],
  actors: readonly RegisteredActor[],
  ledger: readonly ProtectedCube[] = [],
): NamingPlan {
  const cubes = tables.map((table) => openProtectedCube(table));
  const kinds = listKindsOfGroups(cubes);
  const earlier = ledger.map((table) => openProtectedCube(table));
  const shownBefore = listKindsShownBefore(cubes, earlier);
  return planNaming(cubes, kinds, listUnnamedKinds(actors), ADDED_TABLES, shownBefore);
}

export function isNamingStrict(plan: NamingPlan): boolean {
  return plan.kinds.size > 0 || plan.groups.size > 0;
}

/** What the public is told of each table. Reasons stay coarse: finer ones would tell what they withhold. */
export function describeWithheldTables(
  before: readonly ProtectedCube[],
  after: readonly ProtectedCube[],
): WithheldTable[] {
  return after.map((table, i) => {
    const cube = openProtectedCube(table);
    const seenByOffice = before[i] === undefined ? cube : openProtectedCube(before[i]);
    const own = countWithheld(seenByOffice);
    const withheld = countWithheld(cube);
    const reasons: WithheldReason[] = [
      ...(own > 0 ? REASONS_OF_THE_GATE : []),
      ...(withheld > own ? (['not-agreed'] as const) : []),
    ];
    return { cube: cube.id, published: countShown(cube), withheld, reasons };
  });
}

/** The gate keeps no reason beside a stored table; these two are behind every cell it withholds. */
const REASONS_OF_THE_GATE: readonly PublicReason[] = ['few-or-alike', 'would-reveal-another'];
