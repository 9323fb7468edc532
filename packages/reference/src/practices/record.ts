import { LOCAL_CONDITIONS, type LocalConditions } from '../wp3-conditions.ts';
import type { SourcePractice } from './source-practice.types.ts';

type Group = LocalConditions['group'];

/** One record of part 2 of the working paper, which tells what places of each type did. */
export interface Told {
  readonly id: string;
  readonly country: string;
  readonly group: Group;
  readonly areas: SourcePractice['areas'];
  readonly forWhom: SourcePractice['forWhom'];
  readonly competences?: readonly string[];
  readonly actorKinds?: readonly string[];
  readonly en: readonly [title: string, what: string];
  readonly de: readonly [title: string, what: string];
}

const NOTE =
  'In own words. Researchers describe it; nobody measured what came of it. Names of places and of local programmes are left out.';

export function toRecord({ id, country, group, en, de, ...told }: Told): SourcePractice {
  const number = LOCAL_CONDITIONS.findIndex((one) => one.group === group);
  const conditions = LOCAL_CONDITIONS[number];
  return {
    id,
    title: { en: en[0], de: de[0] },
    what: { en: en[1], de: de[1] },
    areas: told.areas,
    forWhom: told.forWhom,
    country,
    structure: conditions?.structure ?? null,
    diversity: conditions?.diversity ?? null,
    needs: { competences: told.competences ?? [], actorKinds: told.actorKinds ?? [] },
    staffHoursPerWeek: null,
    source: {
      document: 'whole-comm-wp3',
      // The names of the types stand with the evidence only: everywhere else a town could take one for a grade.
      where: `Part 2.2.2, comparison by type of locality: type ${number + 1} of ${LOCAL_CONDITIONS.length}`,
      note: NOTE,
    },
  };
}
