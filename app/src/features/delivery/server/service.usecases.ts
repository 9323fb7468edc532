/** Use of services in all departments, read together. Counts of a small place: for the office only. */
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice } from '#server/db/doors.ts';
import { parseBreakdown, toBreakdownText } from '#features/indicator/observation.rules.ts';
import type { FieldTexts } from '../delivery.types.ts';
import { listServiceUse, type ServiceUse } from '../service.rules.ts';
import { selectDataSets } from './data-set.queries.ts';
import { selectServiceObservations } from './service.queries.ts';

export interface DepartmentService extends ServiceUse {
  readonly indicatorId: string;
  readonly name: FieldTexts;
  /** whose data they are; several where departments share a service */
  readonly owners: readonly string[];
}

/** Every service at its newest period, with coverage and parity where both groups are known. */
export async function readServiceUse(member: Member): Promise<DepartmentService[]> {
  authorise(member, 'delivery.approve');
  const { dataSets, observations } = await readOffice(member, async (reader) => ({
    dataSets: (await selectDataSets(reader, member.placeId)).filter(({ kind }) => kind === 'service'),
    observations: await selectServiceObservations(reader, member.placeId),
  }));
  const indicators = [...new Set(observations.map(({ indicatorId }) => indicatorId))];
  return indicators.flatMap((indicatorId) => {
    const ofIndicator = observations.filter((one) => one.indicatorId === indicatorId);
    return listServiceUse(ofIndicator).map((use) => ({ indicatorId, ...use, ...nameService(use.service) }));
  });

  function nameService(service: string) {
    const text = toBreakdownText({ service });
    const asking = dataSets.filter(({ fields }) =>
      fields.some(({ breakdown }) => parseBreakdown(breakdown)['service'] === service),
    );
    const field = asking.flatMap(({ fields }) => fields).find(({ breakdown }) => breakdown === text);
    return {
      name: field?.breakdownName ?? { en: service, de: service },
      owners: [...new Set(asking.map(({ ownerName }) => ownerName))],
    };
  }
}
