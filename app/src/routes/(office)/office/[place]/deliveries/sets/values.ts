/** A data set as the fields of its form. */
import type { DataSet } from '#features/delivery/delivery.types.ts';

export function toFormValues(dataSet: DataSet): Record<string, string> {
  const { answeringUserId, answeringActorId, rules } = dataSet;
  const tick = (isTicked: boolean) => (isTicked ? 'yes' : '');
  return {
    title: dataSet.title,
    kind: dataSet.kind,
    note: dataSet.note,
    department: dataSet.department,
    ownerActorId: dataSet.ownerActorId ?? '',
    answering: answeringUserId === null ? `actor:${answeringActorId}` : `user:${answeringUserId}`,
    frequency: dataSet.frequency,
    firstPeriod: dataSet.firstPeriod,
    daysUntilDue: String(dataSet.daysUntilDue),
    breakdownAddsUp: tick(rules.breakdownAddsUp),
    groupsAddUp: tick(rules.groupsAddUp),
    changeFold: rules.changeFold === null ? '' : String(rules.changeFold),
  };
}
