/** The rows of a data set. */
import type { IndicatorDefinition } from '@vicus/reference';
import { authorise, type Member } from '#server/auth/member.ts';
import { write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { listChosenIndicators, listDefinitions } from '#features/indicator/server/chosen.usecases.ts';
import { isAskable, isCodedDimension, listCodes } from '../choice.rules.ts';
import { notFound, tooManyRows } from '../delivery.problems.ts';
import { rowKey, rowsSchema } from '../delivery.schema.ts';
import type { DataSet, DataSetField } from '../delivery.types.ts';
import { joinFields, listServices, MAXIMUM_FIELDS, toFields, type BreakdownChoice } from '../field.rules.ts';
import { selectDataSet, updateDataSet } from './data-set.queries.ts';
import { openPeriods, parseId, recordChange } from './data-set.usecases.ts';

/** What may be asked for: first what the place follows, then everything else. */
export async function listAskable(
  member: Member,
  kind: DataSet['kind'],
): Promise<{
  readonly chosen: readonly IndicatorDefinition[];
  readonly others: readonly IndicatorDefinition[];
}> {
  authorise(member, 'delivery.change');
  const followed = new Set((await listChosenIndicators(member)).map(({ definition }) => definition.id));
  const all = (await listDefinitions(member)).filter((one) => isAskable(one, kind, one.breakdowns));
  return {
    chosen: all.filter(({ id }) => followed.has(id)),
    others: all.filter(({ id }) => !followed.has(id)),
  };
}

/** Adds the rows of one indicator, or asks for them in another way. @returns how many rows the data set has */
export async function addRows(member: Member, id: string, input: unknown): Promise<number> {
  authorise(member, 'delivery.change');
  const dataSetId = parseId(id);
  const typed = parseInput(rowsSchema, input);
  const definition = (await listDefinitions(member)).find((one) => one.id === typed.indicatorId);
  return changeRows(member, dataSetId, (dataSet) => {
    const isService = dataSet.kind === 'service';
    if (definition === undefined || !isAskable(definition, dataSet.kind, definition.breakdowns))
      throw new Problem('indicator-not-askable', 422, {}, 'indicatorId');
    const dimension = isService ? 'service' : typed.dimension === '' ? null : typed.dimension;
    const codes = listRowCodes(definition, dimension, typed.services);
    const { people, counted, isRequired } = typed;
    return joinFields(
      dataSet.fields,
      toFields({ definition, people, dimension, codes, counted, isRequired }),
    );
  });
}

/** @throws Problem `services-missing`, `breakdown-not-offered` */
function listRowCodes(
  definition: IndicatorDefinition,
  dimension: string | null,
  services: string,
): BreakdownChoice[] {
  if (dimension === null) return [];
  if (dimension === 'service') {
    const named = listServices(services);
    if (named.length === 0) throw new Problem('services-missing', 422, {}, 'services');
    return named;
  }
  if (!isCodedDimension(dimension) || !definition.breakdowns.includes(dimension))
    throw new Problem('breakdown-not-offered', 422, {}, 'dimension');
  return listCodes(definition, dimension);
}

/** Values that were delivered in the row stay where they are. */
export async function removeRow(member: Member, id: string, input: unknown): Promise<number> {
  authorise(member, 'delivery.change');
  const dataSetId = parseId(id);
  const { fieldId } = parseInput(rowKey, input);
  return changeRows(member, dataSetId, ({ fields }) => fields.filter((one) => one.fieldId !== fieldId));
}

async function changeRows(
  member: Member,
  dataSetId: string,
  change: (dataSet: DataSet) => DataSetField[],
): Promise<number> {
  return write(member, async (transaction) => {
    const dataSet = await selectDataSet(transaction, member.placeId, dataSetId);
    if (dataSet === undefined) throw notFound();
    const fields = change(dataSet);
    if (fields.length > MAXIMUM_FIELDS) throw tooManyRows(MAXIMUM_FIELDS);
    await updateDataSet(transaction, member.placeId, dataSetId, { fields });
    await openPeriods(transaction, member.placeId, { ...dataSet, fields });
    await recordChange(transaction, member, dataSetId, { what: 'rows', rows: fields.length });
    return fields.length;
  });
}
