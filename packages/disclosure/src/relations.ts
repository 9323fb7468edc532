import { DisclosureProblem } from './disclosure.problems.ts';
import type { CellReference, Complement, MeasureBasis } from './disclosure.types.ts';
import { describeFigure, findPosition, isAtEnd, listLines, readBasis } from './figures.ts';
import type { Figure, MinimumField, Model, ModelTable } from './figures.ts';

/** What can be computed by subtraction: the persons of `whole` are those of `parts` and a rest. */
export interface Relation {
  readonly whole: number;
  readonly parts: readonly number[];
  readonly field: MinimumField;
  /** persons of the whole in no part that has a number; undefined where the whole is not known */
  readonly rest: number | undefined;
  /** parts that were withheld before we saw the table; they are in `rest` */
  readonly hiddenParts: number;
  /** `term`: the reader cannot rule out that somebody is left over, so the rest counts as one more unknown */
  readonly restIs: 'term' | 'term-if-any' | 'no-term';
  /** false: the parts are answers of the same persons to different questions */
  readonly splitsPersons: boolean;
  /** a withheld count here is known to be 1 or more */
  readonly fromOne: boolean;
  /** parts that may be withheld, fewest persons first */
  readonly candidates: readonly number[];
  /** averages at the end of a scale: they cannot cover for one another, their sum would tell all of them */
  readonly atEnd: ReadonlySet<number>;
}

/** All relations of the tables. Errors: `totals-do-not-add`, `complement-exceeds-whole`, `unknown-cell`. */
export function buildRelations(model: Model, zerosPublished: boolean): Relation[] {
  const draft = { model, zerosPublished, relations: [] as Relation[] };
  for (const table of model.tables) {
    for (const [measure] of table.first) {
      const basis = readBasis(table.table, measure);
      table.cube.dimensions.forEach((_, d) => addHierarchy(draft, table, measure, basis, d));
      if (basis.kind === 'share' && basis.numerator !== undefined) {
        addNumerators(draft, table, basis.numerator, basis.denominator);
      }
    }
    for (const complement of table.table.complements ?? []) addComplement(draft, complement);
    for (const { whole, parts } of table.table.itemTotals ?? []) {
      addItems(
        draft,
        findFigure(model, whole),
        parts.map((part) => findFigure(model, part)),
      );
    }
  }
  return draft.relations;
}

interface Draft {
  readonly model: Model;
  readonly zerosPublished: boolean;
  readonly relations: Relation[];
}

function addHierarchy(
  draft: Draft,
  table: ModelTable,
  measure: string,
  basis: MeasureBasis,
  d: number,
): void {
  const dimension = table.cube.dimensions[d];
  if (dimension === undefined || !addsUpAlong(table, measure, basis, dimension.id)) return;
  const kind = readFamilyKind(table, dimension.id);
  for (const { parent, children } of listFamilies(dimension.categories)) {
    for (const line of listLines(table, d)) {
      const at = (code: number): number => readFirst(table, measure) + line + code * (table.strides[d] ?? 1);
      const parts = children.map(at);
      addFamily(draft, at(parent), parts, kind);
    }
  }
}

type FamilyKind = 'no-term' | 'term' | 'overlap' | 'items';

function readFamilyKind({ table }: ModelTable, dimension: string): FamilyKind {
  if (table.itemDimensions?.includes(dimension) === true) return 'items';
  if (table.overlapping?.includes(dimension) === true) return 'overlap';
  return table.unlisted?.includes(dimension) === true ? 'term' : 'no-term';
}

/** Codes that overlap are nested sets one by one; others make up the whole together. */
function addFamily(draft: Draft, whole: number, parts: readonly number[], kind: FamilyKind): void {
  if (kind === 'items') addItems(draft, whole, parts);
  else if (kind !== 'overlap') addRelation(draft, whole, parts, kind);
  else for (const part of parts) addRelation(draft, whole, [part], 'term-if-any');
}

/** Averages over the same persons: one of them alone must not be missing; nobody is left over. */
function addItems(draft: Draft, whole: number, parts: readonly number[]): void {
  if (draft.model.figures[whole]?.kind !== 'average') return;
  addRelation(draft, whole, parts, 'no-term', false);
}

/** Persons behind an average, and counts that repeat a base for each answer, do not add up over answers. */
function addsUpAlong(table: ModelTable, measure: string, basis: MeasureBasis, dimension: string): boolean {
  if (basis.kind === 'derived') return false;
  if (table.table.answerDimensions?.includes(dimension) !== true) return true;
  return basis.kind === 'count-of-persons' && !isDenominator(table, measure);
}

/** Tells whether shares of the table are computed with this count below the line. */
export function isDenominator(table: ModelTable, measure: string): boolean {
  return Object.values(table.table.basis).some(
    (basis) =>
      (basis.kind === 'share' && basis.denominator === measure) ||
      (basis.kind === 'mean' && basis.respondents === measure),
  );
}

/** Tells whether this count stands above the line of a share of the table. */
export function isNumerator(table: ModelTable, measure: string): boolean {
  return Object.values(table.table.basis).some(
    (basis) => basis.kind === 'share' && basis.numerator === measure,
  );
}

/** Each code that others are part of, with those others; numbers are positions in the list of codes. */
export function listFamilies(
  categories: readonly { readonly code: string; readonly parent?: string }[],
): { parent: number; children: number[] }[] {
  const families = new Map<string, number[]>();
  categories.forEach(({ parent }, i) => {
    if (parent !== undefined) families.set(parent, [...(families.get(parent) ?? []), i]);
  });
  return [...families].map(([code, children]) => ({
    parent: categories.findIndex((category) => category.code === code),
    children,
  }));
}

/** Above and below the line: those who do not have the property are denominator − numerator. */
function addNumerators(draft: Draft, table: ModelTable, numerator: string, denominator: string): void {
  const above = readFirst(table, numerator);
  const below = readFirst(table, denominator);
  const answers = table.cube.dimensions.findIndex(
    ({ id }) => table.table.answerDimensions?.includes(id) === true,
  );
  const dimension = table.cube.dimensions[answers];
  if (dimension === undefined) {
    for (let p = 0; p < table.size; p++) addRelation(draft, below + p, [above + p], 'term');
    return;
  }
  const roots = dimension.categories.flatMap(({ parent }, i) => (parent === undefined ? [i] : []));
  const kind = readFamilyKind(table, dimension.id);
  for (const line of listLines(table, answers)) {
    const parts = roots.map((code) => above + line + code * (table.strides[answers] ?? 1));
    if (kind === 'overlap') for (const part of parts) addRelation(draft, below + line, [part], 'term');
    else addFamily(draft, below + line, parts, kind);
  }
}

function addComplement(draft: Draft, complement: Complement): void {
  const part = findFigure(draft.model, complement.part);
  const whole = findFigure(draft.model, complement.whole);
  const added = addRelation(draft, whole, [part], 'term-if-any');
  if (added !== undefined && complement.prefer === 'whole') {
    draft.relations[draft.relations.length - 1] = { ...added, candidates: [] };
  }
}

/** Number of the figure that a reference names. Errors: `unknown-cell`. */
export function findFigure(model: Model, { cube, measure, at }: CellReference): number {
  const table = model.tables.find((one) => one.cube.id === cube);
  const first = table?.first.get(measure);
  const position = table === undefined ? undefined : findPosition(table.cube, at);
  if (first === undefined || position === undefined) {
    const where = `${cube}.${measure} at ${JSON.stringify(at)}`;
    throw new DisclosureProblem('unknown-cell', where, 'a cell is named that no table here has');
  }
  return first + position;
}

function addRelation(
  draft: Draft,
  whole: number,
  parts: readonly number[],
  restIs: Relation['restIs'],
  splitsPersons = true,
): Relation | undefined {
  const { figures, tables } = draft.model;
  const figure = figures[whole];
  if (figure === undefined || parts.length === 0) return undefined;
  const members = parts.flatMap((part) => figures[part] ?? []);
  const shown = members.filter(({ state }) => state === 'number');
  const hiddenParts = members.filter(({ state }) => state === 'hidden').length;
  const rest = splitsPersons ? computeRest(draft, figure, members, shown, restIs) : undefined;
  const byPersons = (a: Figure, b: Figure): number =>
    (a.persons ?? 0) - (b.persons ?? 0) || a.index - b.index;
  const fromOne =
    draft.zerosPublished &&
    figure.kind === 'count' &&
    [figure, ...members].every((one) => {
      const table = tables[one.table];
      return table !== undefined && !table.table.answerDimensions?.length && !isNumerator(table, one.measure);
    });
  const candidates = shown.filter((one) => (one.persons ?? 0) > 0).sort(byPersons);
  const relation: Relation = {
    whole,
    parts,
    hiddenParts,
    rest,
    restIs,
    splitsPersons,
    fromOne,
    field: readField(members, figure),
    candidates: candidates.map(({ index }) => index),
    atEnd: new Set(members.flatMap((one) => (isAtEnd(draft.model, one) ? [one.index] : []))),
  };
  draft.relations.push(relation);
  return relation;
}

/** The whole's own minimum: averages of nested sets need the minimum for averages. */
function readField(members: readonly Figure[], whole: Figure): MinimumField {
  const average = [...members, whole].find(({ kind }) => kind === 'average');
  return average?.field ?? whole.field;
}

function computeRest(
  draft: Draft,
  whole: Figure,
  members: readonly Figure[],
  shown: readonly Figure[],
  restIs: Relation['restIs'],
): number | undefined {
  const inParts = shown.reduce((sum, { persons }) => sum + (persons ?? 0), 0);
  const allKnown = members.every(({ persons }) => persons !== undefined);
  const all = members.reduce((sum, { persons }) => sum + (persons ?? 0), 0);
  const total = whole.persons ?? (allKnown ? all : undefined);
  if (total === undefined) return undefined;
  if (total < inParts) {
    const nested = restIs === 'term-if-any';
    throw new DisclosureProblem(
      nested ? 'complement-exceeds-whole' : 'totals-do-not-add',
      describeFigure(draft.model, whole),
      nested
        ? 'the part counts more persons than the whole'
        : 'the parts count more persons than the whole; name the dimension in "overlapping" if a person can stand in several',
    );
  }
  return total - inParts;
}

/** Number of the first figure of a measure. */
export function readFirst(table: ModelTable, measure: string): number {
  return table.first.get(measure) ?? 0;
}
