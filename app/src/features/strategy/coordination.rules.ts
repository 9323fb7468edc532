/** Which kinds of actor have contact but no seat, and the other way round: docs/methods/strategy-coordination.md. */
import { listCells, type Cube } from '@vicus/cube';
import { ACTOR_KINDS } from '@vicus/reference';
import type { ContactedKind, CoordinationCheck } from './coordination.types.ts';

/** An average of 1 (0–5) is occasional contact. */
const OCCASIONAL = 1;

/** Average frequency by kind of actor in the later window, at the leading role. `cube`: the table `governance-frequency`. */
export function listContacts(cube: Cube): ContactedKind[] {
  const role = cube.dimensions.find(({ id }) => id === 'role')?.categories[0]?.code;
  const actors = cube.dimensions.find(({ id }) => id === 'actor')?.categories ?? [];
  return [...listCells(cube, 'mean')].flatMap(({ at, cell }) => {
    const isHere = at['window'] === 'later' && (role === undefined || at['role'] === role);
    const kind = actors.find(({ code }) => code === at['actor']);
    if (!isHere || kind === undefined || cell.kind !== 'number') return [];
    return [{ kind: kind.code, label: kind.label, frequency: cell.value }];
  });
}

/** `kinds`: of the actors that stand in a body. */
export function compareWithContacts(
  contacts: readonly ContactedKind[],
  kinds: readonly string[],
): Pick<CoordinationCheck, 'outside' | 'rarelyMet' | 'notAsked'> {
  const seated = new Set(kinds);
  const asked = new Set(contacts.map(({ kind }) => kind));
  return {
    outside: contacts.filter(({ kind, frequency }) => frequency >= OCCASIONAL && !seated.has(kind)),
    rarelyMet: contacts.filter(({ kind, frequency }) => frequency < OCCASIONAL && seated.has(kind)),
    notAsked: [...seated]
      .filter((kind) => !asked.has(kind))
      .map((kind) => ({ kind, label: labelKind(kind) })),
  };
}

export const labelKind = (code: string): CoordinationCheck['notAsked'][number]['label'] =>
  ACTOR_KINDS.find((one) => one.code === code)?.label ?? { en: code };
