import { today } from '#server/clock.ts';
import {
  changeDataSet,
  endDataSet,
  listDataSetChoices,
  readDataSet,
  resumeDataSet,
} from '#features/delivery/server/data-set.usecases.ts';
import { addRows, listAskable, removeRow } from '#features/delivery/server/rows.usecases.ts';
import { nameBreakdown, pickText } from '#features/delivery/field-text.rules.ts';
import { groupFields } from '#features/delivery/field.rules.ts';
import { nameTextPeriod } from '#features/delivery/period-text.rules.ts';
import { readStanding } from '#features/delivery/state.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { toFormValues } from '../values.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    const { dataSet, deliveries } = await readDataSet(member, event.params.set);
    const askable = await listAskable(member, dataSet.kind);
    const toChoice = (one: (typeof askable.chosen)[number]) => ({
      id: one.id,
      name: pickText(one.name, language),
    });
    return {
      dataSet,
      ...(await listDataSetChoices(member)),
      values: toFormValues(dataSet),
      chosen: askable.chosen.map(toChoice),
      others: askable.others.map(toChoice),
      groups: groupFields(dataSet.fields).map(({ name, people, fields }) => ({
        name: pickText(name, language),
        people,
        fields: fields.map((field) => ({
          fieldId: field.fieldId,
          isRequired: field.isRequired,
          name: nameBreakdown(field, language),
        })),
      })),
      deliveries: deliveries.toReversed().map((one) => ({
        deliveryId: one.deliveryId,
        period: nameTextPeriod(one.period, language),
        dueOn: one.dueOn,
        standing: readStanding(one, today()),
      })),
      saved: event.url.searchParams.has('saved'),
    };
  });

const toPage = ({ params }: RequestEvent, part = '') =>
  `/office/${params.place}/deliveries/sets/${params.set}?saved${part}`;

export const actions: Actions = {
  change: changeThenShow('change', async (member, fields, event: RequestEvent) => {
    await changeDataSet(member, event.params.set, fields);
    return toPage(event);
  }),
  addRows: changeThenShow('addRows', async (member, fields, event: RequestEvent) => {
    await addRows(member, event.params.set, fields);
    return toPage(event, '#rows');
  }),
  removeRow: changeThenShow('removeRow', async (member, fields, event: RequestEvent) => {
    await removeRow(member, event.params.set, fields);
    return toPage(event, '#rows');
  }),
  end: changeThenShow('end', async (member, _fields, event: RequestEvent) => {
    await endDataSet(member, event.params.set);
    return toPage(event);
  }),
  resume: changeThenShow('end', async (member, _fields, event: RequestEvent) => {
    await resumeDataSet(member, event.params.set);
    return toPage(event);
  }),
};
