import type { WithholdingReason } from './disclosure.types.ts';
import { listLines, readBasis, readCodeIndex } from './figures.ts';
import type { Model, ModelTable } from './figures.ts';
import { findFigure, isDenominator, readFirst } from './relations.ts';

/** A figure that must be withheld where another one is. */
export interface Link {
  readonly figure: number;
  readonly reason: WithholdingReason;
}

/** Links between the measures of each position: figure number → those that go with it. */
export function buildLinks(model: Model): Map<number, Link[]> {
  const links = new Map<number, Link[]>();
  const add = (from: number, figure: number, reason: WithholdingReason): void => {
    const known = links.get(from);
    if (known === undefined) links.set(from, [{ figure, reason }]);
    else known.push({ figure, reason });
  };
  for (const table of model.tables) {
    for (const [measure, first] of table.first) {
      for (let position = 0; position < table.size; position++) {
        linkPosition(table, measure, position, first + position, add);
      }
      linkRepeatedBase(table, measure, first, add);
    }
    for (const { one, other } of table.table.sameFigures ?? []) {
      const figures = [one, other].map((reference) => findFigure(model, reference));
      const [here, there] = [figures[0] ?? 0, figures[1] ?? 0];
      add(here, there, 'would-reveal-another');
      add(there, here, 'would-reveal-another');
    }
  }
  return links;
}

type AddLink = (from: number, figure: number, reason: WithholdingReason) => void;

function linkPosition(
  table: ModelTable,
  measure: string,
  position: number,
  figure: number,
  add: AddLink,
): void {
  const basis = readBasis(table.table, measure);
  const at = (other: string): number => readFirst(table, other) + position;
  if (basis.kind === 'mean') add(at(basis.respondents), figure, 'count-behind-withheld');
  if (basis.kind === 'sum') add(at(basis.contributors), figure, 'count-behind-withheld');
  if (basis.kind === 'share') {
    add(at(basis.denominator), figure, 'count-behind-withheld');
    if (basis.numerator !== undefined) {
      add(at(basis.numerator), figure, 'count-behind-withheld');
      add(figure, at(basis.numerator), 'would-reveal-another');
    }
  }
  if (basis.kind === 'derived') {
    for (const parent of basis.from) {
      if (!table.first.has(parent)) continue;
      for (const other of listAcross(table, basis.across, position)) {
        add(readFirst(table, parent) + other, figure, 'computed-from-withheld');
      }
    }
  }
}

/** The position itself, or all positions that differ from it in one dimension only. */
function listAcross(table: ModelTable, across: string | undefined, position: number): number[] {
  const d = table.cube.dimensions.findIndex(({ id }) => id === across);
  const dimension = table.cube.dimensions[d];
  if (dimension === undefined) return [position];
  const stride = table.strides[d] ?? 1;
  const start = position - readCodeIndex(table, d, position) * stride;
  return dimension.categories.map((_, code) => start + code * stride);
}

/** The base of shares stands once for each answer: it is one number and goes or stays as one. */
function linkRepeatedBase(table: ModelTable, measure: string, first: number, add: AddLink): void {
  if (readBasis(table.table, measure).kind !== 'count-of-persons' || !isDenominator(table, measure)) return;
  for (const id of table.table.answerDimensions ?? []) {
    const d = table.cube.dimensions.findIndex((dimension) => dimension.id === id);
    const count = table.cube.dimensions[d]?.categories.length ?? 0;
    for (const line of listLines(table, d)) {
      const at = (code: number): number => first + line + (code % count) * (table.strides[d] ?? 1);
      for (let code = 0; code < count; code++) add(at(code), at(code + 1), 'would-reveal-another');
    }
  }
}
