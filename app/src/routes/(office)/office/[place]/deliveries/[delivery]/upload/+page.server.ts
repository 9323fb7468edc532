import { LIMITS } from '#server/spreadsheet/spreadsheet.types.ts';
import { Problem } from '#server/problem.ts';
import { authorise } from '#server/auth/member.ts';
import { readDelivery } from '#features/delivery/server/delivery.usecases.ts';
import { previewDeliveryFile } from '#features/delivery/server/template.usecases.ts';
import { FILE_COLUMNS, nameColumn } from '#features/delivery/template.rules.ts';
import { nameCell, nameField } from '#features/delivery/field-text.rules.ts';
import { nameTextPeriod } from '#features/delivery/period-text.rules.ts';
import { isFillable } from '#features/delivery/state.rules.ts';
import { notFillable } from '#features/delivery/delivery.problems.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'delivery.submit');
    const { dataSet, delivery, seen } = await readDelivery(member, event.params.delivery);
    if (!isFillable(delivery)) throw notFillable();
    const { language } = event.locals;
    return {
      seen,
      title: dataSet.title,
      period: nameTextPeriod(delivery.period, language),
      deliveryId: delivery.deliveryId,
      fieldLabels: Object.fromEntries(FILE_COLUMNS.map((one) => [one, nameColumn(one, language)])),
    };
  });

async function readFile(form: FormData) {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) throw new Problem('file-missing', 422, {}, 'file');
  if (file.size > LIMITS.fileBytes)
    throw new Problem('spreadsheet-too-large', 413, { maximum: `${LIMITS.fileMegabytes} MB` }, 'file');
  return { fileName: file.name.slice(-200), content: new Uint8Array(await file.arrayBuffer()) };
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const member = await requireMember(event);
      const { language } = event.locals;
      const preview = await previewDeliveryFile(member, event.params.delivery, await readFile(form));
      return {
        preview: {
          ...preview,
          open: preview.open.length,
          rows: preview.rows.map(({ field, before, after }) => ({
            fieldId: field.fieldId,
            name: nameField(field, language),
            now: nameCell(before, language),
            fromFile: nameCell(after, language),
            sent: {
              amount: after.amount === null ? '' : String(after.amount),
              base: after.base === null ? '' : String(after.base),
              reason: after.reason ?? '',
            },
          })),
        },
      };
    });
  },
};
