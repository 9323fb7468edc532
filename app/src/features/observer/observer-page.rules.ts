/** The order in which an observer reads: part by part, the own area first, areas that lie in it where they show something. */
import { FACTS } from './facts.rules.ts';
import type { ShownFact, ShownRow } from './observer-tables.rules.ts';
import { PARTS, type Part } from './observer.types.ts';

export type NamedRow = ShownRow;

export interface FactSection {
  readonly part: Part;
  readonly facts: readonly (Omit<ShownFact, 'rows'> & {
    /** by size, in the own area */
    readonly rows: readonly ShownRow[];
    /** areas that lie in it, only rows that show something */
    readonly further: readonly ShownRow[];
  })[];
}

export function composeSections(facts: readonly ShownFact[], ownArea: string): FactSection[] {
  return PARTS.map((part) => ({
    part,
    facts: facts
      .filter(({ fact }) => FACTS.some((one) => one.code === fact && one.part === part))
      .map((fact) => ({
        ...fact,
        rows: fact.rows.filter(({ areaId }) => areaId === ownArea),
        further: fact.rows.filter(({ areaId, places }) => areaId !== ownArea && places !== null),
      })),
  }));
}
