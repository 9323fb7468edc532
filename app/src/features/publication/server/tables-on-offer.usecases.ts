/** Which tables could be put into a release today, by what stands in them. No number is told. */
import type { Texts } from '@vicus/cube';
import { authorise, type Member } from '#server/auth/member.ts';
import { gatherTables } from './draft-sources.ts';

export interface OfferedTable {
  /** as a draft names it; tables of a governance survey have one address together */
  readonly address: string;
  readonly tableId: string;
  /** what it belongs to, e.g. the title of a survey */
  readonly group: Texts;
  readonly title: Texts;
  readonly dimensions: readonly string[];
  readonly measures: readonly string[];
}

export async function listTablesOnOffer(member: Member): Promise<OfferedTable[]> {
  authorise(member, 'release.prepare');
  return (await gatherTables(member)).flatMap(({ address, group, cubes }) =>
    cubes.map(({ id, provenance, dimensions, measures }) => ({
      address,
      tableId: id,
      group,
      title: provenance.title,
      dimensions: dimensions.map((one) => one.id),
      measures: measures.map((one) => one.id),
    })),
  );
}
