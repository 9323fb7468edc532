/** From the rows of a file to what the register would become: added, changed, the same, or a finding by row. */
import {
  toFinding,
  type Table,
  type TableFinding,
  type TableRow,
} from '#server/spreadsheet/spreadsheet.types.ts';
import {
  listDistinctCells,
  listMissingColumns,
  matchColumns,
  readCell,
  type ColumnMap,
  type FieldOfTable,
} from '#server/spreadsheet/match-columns.ts';
import { isProblem } from '#server/problem.ts';
import { parseInput } from '#server/input.ts';
import { nameActorKey, parseArea, parseKind, readKind } from './actor.rules.ts';
import { actorSchema } from './actor.schema.ts';
import type { Actor, ActorInput } from './actor.types.ts';

export const ACTOR_FIELDS = [
  {
    id: 'name',
    isRequired: true,
    synonyms: [
      'actor',
      'organisation',
      'organization',
      'akteur',
      'einrichtung',
      'bezeichnung',
      'vertex.names',
      'title',
    ],
  },
  {
    id: 'kind',
    isRequired: false,
    synonyms: ['type', 'category', 'kind of actor', 'art', 'art des akteurs', 'typ', 'kategorie'],
  },
  {
    id: 'contact-role',
    isRequired: false,
    synonyms: ['contact', 'role', 'function', 'kontakt', 'ansprechperson', 'funktion', 'rolle'],
  },
  {
    id: 'contact-email',
    isRequired: false,
    synonyms: ['e-mail', 'mail', 'e-mail address', 'e-mail-adresse', 'kontakt e-mail'],
  },
  {
    id: 'areas',
    isRequired: false,
    synonyms: ['area', 'areas of life', 'bereiche', 'lebensbereiche', 'themen'],
  },
  {
    id: 'may-be-named',
    isRequired: false,
    synonyms: ['named', 'public', 'darf genannt werden', 'öffentlich'],
  },
] as const satisfies readonly FieldOfTable[];
export type ActorField = (typeof ACTOR_FIELDS)[number]['id'];

/** More different texts than this are no categories; they are findings, row by row. */
export const MAXIMUM_CATEGORIES = 40;

/** What whoever imports has chosen on the page; texts as they come from its form. */
export interface ActorImportChoices {
  /** by field: index of the column, or `none` */
  readonly columns: Readonly<Record<string, string | undefined>>;
  /** the kind of every row that says none */
  readonly kindOfRest: string;
  /** kinds of the file's own categories, by their text */
  readonly kindOfCategory: Readonly<Record<string, string>>;
}

export interface PlannedActor {
  readonly row: number;
  readonly outcome: 'add' | 'change' | 'same';
  readonly actorId: string | null;
  readonly actor: ActorInput;
}

export interface ActorImportPlan {
  readonly columns: ColumnMap<ActorField>;
  /** texts of the kind column that are no kind, for which one can be chosen */
  readonly categories: readonly string[];
  readonly planned: readonly PlannedActor[];
  readonly findings: readonly TableFinding[];
  /** rows with an error: left out when the rest is imported */
  readonly errorRows: readonly number[];
}

/** Rows are recognised by kind and name; empty cells erase nothing; ended actors stay ended. */
export function planActorImport(
  table: Table,
  choices: ActorImportChoices,
  existing: readonly Actor[],
): ActorImportPlan {
  const columns = matchColumns(table.columns, ACTOR_FIELDS, choices.columns);
  const findings: TableFinding[] = [...table.findings, ...listMissingColumns(ACTOR_FIELDS, columns)];
  const categories = listDistinctCells(table, columns.kind).filter(
    (cell) => parseKind(cell) === undefined && cell.length <= 100,
  );
  const rows = columns.name === null ? [] : table.rows;
  const broken = new Set(listErrorRows(table.findings));
  const read = new Map<string, PlannedActor>();
  const known = new Map(existing.map((actor) => [nameActorKey(actor), actor]));
  for (const row of rows) {
    const { input, problems } = readActorRow(row, columns, table, choices);
    findings.push(...problems);
    if (input === null || broken.has(row.number)) continue;
    const twice = read.get(nameActorKey(input));
    if (twice !== undefined) {
      findings.push(compareRepeated(row.number, twice, input, known));
      continue;
    }
    const plan = planActor(row.number, input, known);
    findings.push(...listPlanFindings(plan, known, existing, table.columns[columns.name ?? 0] ?? null));
    read.set(nameActorKey(input), plan);
  }
  const errorRows = listErrorRows(findings);
  const wrong = new Set(errorRows);
  const planned = [...read.values()].filter(({ row }) => !wrong.has(row));
  return {
    columns,
    categories: categories.length > MAXIMUM_CATEGORIES ? [] : categories,
    planned,
    findings,
    errorRows,
  };
}

export function listErrorRows(findings: readonly TableFinding[]): number[] {
  const rows = findings.filter(({ severity }) => severity === 'error').map(({ row }) => row);
  return [...new Set(rows)].filter((row) => row !== null);
}

interface ReadRow {
  readonly input: ActorInput | null;
  readonly problems: readonly TableFinding[];
}

function readActorRow(
  row: TableRow,
  columns: ColumnMap<ActorField>,
  table: Table,
  choices: ActorImportChoices,
): ReadRow {
  const problems: TableFinding[] = [];
  const text = (field: ActorField) => readCell(row, columns[field]);
  const report = (field: ActorField, code: string, values: TableFinding['values']) => {
    const index = columns[field];
    const column = index === null ? null : (table.columns[index] ?? null);
    problems.push(toFinding('error', code, row.number, column, values));
  };
  const kind = readKindOf(text('kind'), choices);
  if (kind === undefined)
    report('kind', text('kind') === '' ? 'kind-missing' : 'kind-unknown', { given: shorten(text('kind')) });
  const { codes, unknown } = readAreas(text('areas'));
  for (const given of unknown) report('areas', 'area-unknown', { given: shorten(given) });
  const isNamed = readYesOrNo(text('may-be-named'));
  if (isNamed === undefined) report('may-be-named', 'yes-or-no', { given: shorten(text('may-be-named')) });
  try {
    const input = parseInput(actorSchema, {
      name: text('name'),
      // Any kind will do where none was found: the row is refused, but its other cells are checked as well.
      kind: kind ?? 'local-officials',
      contactRole: text('contact-role'),
      contactEmail: text('contact-email'),
      areas: codes,
      agreedToBeNamed: isNamed ?? false,
    });
    return { input: problems.length === 0 ? input : null, problems };
  } catch (error) {
    if (!isProblem(error)) throw error;
    report(FIELD_OF_INPUT[error.field ?? ''] ?? 'name', 'cell-not-accepted', { ...error.values });
    return { input: null, problems };
  }
}

const FIELD_OF_INPUT: Readonly<Record<string, ActorField>> = {
  name: 'name',
  contactRole: 'contact-role',
  contactEmail: 'contact-email',
};

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

function readKindOf(text: string, choices: ActorImportChoices): string | undefined {
  if (text === '') return readKind(choices.kindOfRest)?.code;
  return parseKind(text) ?? readKind(choices.kindOfCategory[text] ?? '')?.code;
}

/** Several areas in a cell stand between semicolons, bars, line breaks or commas. */
function readAreas(text: string): { codes: string[]; unknown: string[] } {
  const parts = text.split(/[;|,\n]/).map((part) => part.trim());
  const read = parts.filter((part) => part !== '').map((part) => ({ part, code: parseArea(part) }));
  return {
    codes: [...new Set(read.flatMap(({ code }) => code ?? []))],
    unknown: read.filter(({ code }) => code === undefined).map(({ part }) => part),
  };
}

const YES = ['yes', 'y', 'ja', 'j', 'true', '1', 'x', 'sí', 'si', 'sì'];
const NO = ['', 'no', 'n', 'nein', 'false', '0', '-'];

function readYesOrNo(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return YES.includes(word) ? true : NO.includes(word) ? false : undefined;
}

function planActor(row: number, input: ActorInput, known: ReadonlyMap<string, Actor>): PlannedActor {
  const before = known.get(nameActorKey(input));
  if (before === undefined) return { row, outcome: 'add', actorId: null, actor: input };
  const actor: ActorInput = {
    kind: before.kind,
    name: before.name,
    contactRole: input.contactRole || before.contactRole,
    contactEmail: input.contactEmail || before.contactEmail,
    areas: input.areas.length > 0 ? input.areas : before.areas,
    agreedToBeNamed: input.agreedToBeNamed || before.agreedToBeNamed,
  };
  const outcome = isSameActor(actor, before) ? 'same' : 'change';
  return { row, outcome, actorId: before.actorId, actor };
}

function isSameActor(one: ActorInput, other: ActorInput): boolean {
  return (
    one.contactRole === other.contactRole &&
    one.contactEmail === other.contactEmail &&
    one.agreedToBeNamed === other.agreedToBeNamed &&
    one.areas.toSorted().join() === other.areas.toSorted().join()
  );
}

/** The same row twice is harmless; two rows that differ leave open which one holds. */
function compareRepeated(
  row: number,
  first: PlannedActor,
  input: ActorInput,
  known: ReadonlyMap<string, Actor>,
): TableFinding {
  const isSame = isSameActor(planActor(row, input, known).actor, first.actor);
  const values = { name: shorten(input.name), first: first.row };
  return isSame
    ? toFinding('warning', 'row-repeated', row, null, values)
    : toFinding('error', 'rows-contradict', row, null, values);
}

function listPlanFindings(
  plan: PlannedActor,
  known: ReadonlyMap<string, Actor>,
  existing: readonly Actor[],
  column: string | null,
): TableFinding[] {
  const { row, actor, outcome } = plan;
  const values = { name: shorten(actor.name) };
  if (outcome !== 'add')
    return known.get(nameActorKey(actor))?.endedOn !== undefined &&
      (known.get(nameActorKey(actor))?.endedOn ?? null) === null
      ? []
      : [toFinding('warning', 'actor-ended', row, column, values)];
  const isElsewhere = existing.some(({ name }) => name.toLowerCase() === actor.name.toLowerCase());
  return isElsewhere ? [toFinding('warning', 'known-in-other-kind', row, column, values)] : [];
}
