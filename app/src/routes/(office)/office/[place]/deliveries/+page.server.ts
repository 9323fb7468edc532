import { mayRole } from '#server/auth/permissions.ts';
import { readBoard } from '#features/delivery/server/delivery.usecases.ts';
import { nameTextPeriod } from '#features/delivery/period-text.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { rows, counts } = await readBoard(member);
    return {
      counts,
      rows: rows.map(({ dataSet, deliveries }) => ({
        dataSetId: dataSet.dataSetId,
        title: dataSet.title,
        ownerName: dataSet.ownerName,
        answeringName: dataSet.answeringName,
        frequency: dataSet.frequency,
        hasRows: dataSet.fields.length > 0,
        isEnded: dataSet.endedOn !== null,
        deliveries: deliveries.map(({ deliveryId, period, dueOn, standing, isDueSoon }) => ({
          deliveryId,
          period: nameTextPeriod(period, event.locals.language),
          dueOn,
          standing,
          isDueSoon,
        })),
      })),
      mayChange: mayRole(member.role, 'delivery.change'),
      isPartner: member.role === 'partner',
    };
  });
