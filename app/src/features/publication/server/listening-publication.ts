/** The tables of a general wave that may be published, and those that were chosen. */
import { openProtectedCube, type ProtectedCube, type Texts } from '@vicus/cube';
import type { DisclosurePolicy } from '@vicus/disclosure';
import { choosePolicy } from '#features/listening/protection.rules.ts';
import { listCrossTables } from '#features/listening/server/cross.usecases.ts';
import {
  computeFindings,
  readFindings,
  type Findings,
} from '#features/listening/server/findings.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { countShown } from '../key-results.rules.ts';

/** A table on the list to choose from. */
export interface TableOffer {
  readonly id: string;
  readonly title: Texts;
  readonly isChosen: boolean;
  /** numbers that would be shown */
  readonly shown: number;
}

export interface ListeningTables {
  readonly waveTitle: string;
  readonly offers: readonly TableOffer[];
  readonly tables: readonly ProtectedCube[];
  /** those that were not chosen, too */
  readonly all: readonly ProtectedCube[];
  readonly policy: DisclosurePolicy;
}

/**
 * `chosen`: ids of tables; null where nobody chose yet: everything but cross-tables. Problems: those of `readFindings`.
 */
export async function readListeningTables(
  member: Member,
  waveId: string,
  chosen: readonly string[] | null,
): Promise<ListeningTables> {
  const { findings, cross } = await readSameVersion(member, waveId);
  const isWanted = (id: string, isCross: boolean): boolean =>
    chosen === null ? !isCross : chosen.includes(id);
  const listed = [
    ...findings.tables.map((table) => ({ table, isCross: false })),
    ...cross.map((table) => ({ table, isCross: true })),
  ];
  const offers = listed.map(({ table, isCross }) => {
    const cube = openProtectedCube(table);
    return {
      id: cube.id,
      title: cube.provenance.title,
      isChosen: isWanted(cube.id, isCross),
      shown: countShown(cube),
    };
  });
  const wanted = new Set(offers.filter((one) => one.isChosen).map(({ id }) => id));
  return {
    waveTitle: findings.wave.title,
    offers,
    all: listed.map(({ table }) => table),
    tables: listed.map(({ table }) => table).filter((table) => wanted.has(openProtectedCube(table).id)),
    policy: choosePolicy(findings.wave),
  };
}

/** An edition is made by one version of the program: what an older one computed is computed again. */
async function readSameVersion(
  member: Member,
  waveId: string,
): Promise<{ readonly findings: Findings; readonly cross: readonly ProtectedCube[] }> {
  const read = async () => ({
    findings: await readFindings(member, waveId),
    cross: (await listCrossTables(member, waveId)).map(({ table }) => table),
  });
  const first = await read();
  const versions = [...first.findings.tables, ...first.cross].map(({ policy }) => policy.codeVersion);
  if (new Set(versions).size <= 1) return first;
  await computeFindings(member.placeId, waveId);
  return read();
}
