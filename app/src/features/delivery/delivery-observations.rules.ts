/** What a delivery says, as values of indicators. */
import { toContent, toReason } from '#features/indicator/observation.rules.ts';
import type { NewObservation } from '#features/indicator/indicator.types.ts';
import { isEmptyCell } from './cell.rules.ts';
import { hasBase, isPart } from './field.rules.ts';
import type { Cell, Cells, DataSetField } from './delivery.types.ts';

/** Rows nothing was said about are left out: they stay as unknown as they were. */
export function toObservations(
  fields: readonly DataSetField[],
  cells: Cells,
  period: string,
): NewObservation[] {
  return fields.flatMap((field) => {
    const cell = cells[field.fieldId];
    if (cell === undefined || isEmptyCell(cell)) return [];
    const { indicatorId, definitionVersion, people, breakdown } = field;
    return [{ indicatorId, definitionVersion, people, breakdown, period, ...toCellContent(field, cell) }];
  });
}

function toCellContent(field: DataSetField, { amount, base, reason }: Cell) {
  if (reason !== null) return toReason(reason, field.counted);
  const rest = { status: 'final', counted: field.counted } as const;
  if (isPart(field)) return toContent(field, { numerator: amount, denominator: base, value: null }, rest);
  // An average keeps how many stand behind it; a count is its own value.
  return toContent(
    field,
    { numerator: null, denominator: hasBase(field) ? base : null, value: amount },
    rest,
  );
}
