/** Each row of a file of answers becomes a tie between a respondent and an actor, or findings that say why not. */
import { readCell, type ColumnMap } from '#server/spreadsheet/match-columns.ts';
import {
  toFinding,
  type Table,
  type TableFinding,
  type TableRow,
} from '#server/spreadsheet/spreadsheet.types.ts';
import { foldText, parseKind } from './actor.rules.ts';
import {
  BLANK,
  parseFrequency,
  parseNature,
  parsePoliticalGroup,
  parseRole,
} from './import-columns.rules.ts';
import type { ActorOfPlace } from './instrument.rules.ts';
import type { AnswerField, AnswerImportChoices, ImportedRespondent, TieCodes } from './import.types.ts';

/** Names are told apart as people do: capitals, accents and spaces do not count. */
export const toNameKey = foldText;

/** A kind, or one actor of the register. */
export type ReadActor = { readonly kind: string } | ActorOfPlace;

export interface ReadTie {
  readonly row: number;
  readonly respondent: string;
  readonly actor: ReadActor;
  readonly codes: TieCodes;
  readonly role: ImportedRespondent['role'] | null;
  readonly politicalGroup: ImportedRespondent['politicalGroup'];
  readonly organisation: ActorOfPlace | null;
}

export interface ReadRows {
  readonly ties: readonly ReadTie[];
  readonly findings: readonly TableFinding[];
}

export type ActorIndex = ReadonlyMap<string, readonly ActorOfPlace[]>;

export function indexActors(actors: readonly ActorOfPlace[]): ActorIndex {
  return Map.groupBy(actors, ({ name }) => toNameKey(name));
}

type Columns = Partial<ColumnMap<AnswerField>>;

/** Reads the rows with the columns that are there. A row with a finding of weight `error` gives no tie. */
export function readTies(
  table: Table,
  columns: Columns,
  choices: AnswerImportChoices,
  actors: ActorIndex,
): ReadRows {
  const findings: TableFinding[] = [];
  const ties = table.rows.flatMap((row) => {
    const reader = new RowReader(row, table.columns, columns);
    const tie = readTie(reader, choices, actors);
    findings.push(...reader.findings);
    return reader.findings.length > 0 || tie === null ? [] : [tie];
  });
  return { ties, findings };
}

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** One row with the names of its columns, collecting what is wrong with it. */
class RowReader {
  readonly findings: TableFinding[] = [];
  readonly row: TableRow;
  readonly #headings: readonly string[];
  readonly #columns: Columns;

  constructor(row: TableRow, headings: readonly string[], columns: Columns) {
    this.row = row;
    this.#headings = headings;
    this.#columns = columns;
  }

  readText(field: AnswerField): string {
    return readCell(this.row, this.#columns[field]);
  }

  report(field: AnswerField, code: string, values: TableFinding['values'] = {}): void {
    const column = this.#headings[this.#columns[field] ?? -1] ?? null;
    const given = shorten(this.readText(field));
    this.findings.push(toFinding('error', code, this.row.number, column, { given, ...values }));
  }

  /** The code that `parse` finds in the cell; undefined for a blank one; a finding where it finds none. */
  readCode(
    field: AnswerField,
    code: string,
    parse: (text: string) => string | undefined,
  ): string | undefined {
    const parsed = parse(this.readText(field));
    if (parsed === undefined) this.report(field, code);
    return parsed === BLANK ? undefined : parsed;
  }
}

const MAXIMUM_RESPONDENT_LENGTH = 200;

function readTie(reader: RowReader, choices: AnswerImportChoices, actors: ActorIndex): ReadTie | null {
  const respondent = reader.readText('respondent').replaceAll(/\s+/g, ' ');
  if (respondent === '') reader.report('respondent', 'cell-not-accepted', { reason: 'required', limit: 0 });
  if (respondent.length > MAXIMUM_RESPONDENT_LENGTH)
    reader.report('respondent', 'cell-not-accepted', {
      reason: 'too-long',
      limit: MAXIMUM_RESPONDENT_LENGTH,
    });
  const actor = readActor(reader, actors);
  const codes = readCodes(reader, choices);
  const role = readOptional(reader, 'role', 'role-unknown', parseRole);
  const politicalGroup = readOptional(
    reader,
    'political-group',
    'political-group-unknown',
    parsePoliticalGroup,
  );
  if (politicalGroup !== null && (role ?? choices.roleOfRest) !== 'elected-policymaker')
    reader.report('political-group', 'political-group-of-elected-only');
  const organisation = readOrganisation(reader, respondent, actors);
  return actor === null
    ? null
    : { row: reader.row.number, respondent, actor, codes, role, politicalGroup, organisation };
}

function readCodes(reader: RowReader, choices: AnswerImportChoices): TieCodes {
  const frequency = (text: string) => parseFrequency(text, choices.frequencyOf);
  const earlier = reader.readCode('earlier', 'frequency-unknown', frequency);
  const later = reader.readCode('later', 'frequency-unknown', frequency);
  const nature = reader.readCode('nature', 'nature-unknown', (text) =>
    parseNature(text, choices.natureScale, choices.natureOf),
  );
  return {
    ...(earlier === undefined ? {} : { earlier }),
    ...(later === undefined ? {} : { later }),
    ...(nature === undefined ? {} : { nature }),
  };
}

function readOptional<Code extends string>(
  reader: RowReader,
  field: AnswerField,
  code: string,
  parse: (text: string) => Code | undefined,
): Code | null {
  const text = reader.readText(field);
  if (text === '') return null;
  const parsed = parse(text);
  if (parsed === undefined) reader.report(field, code);
  return parsed ?? null;
}

/** The name of an actor of the register, or a kind. */
function readActor(reader: RowReader, actors: ActorIndex): ReadActor | null {
  const text = reader.readText('actor');
  if (text === '') {
    reader.report('actor', 'cell-not-accepted', { reason: 'required', limit: 0 });
    return null;
  }
  const named = actors.get(toNameKey(text)) ?? [];
  const [only] = named;
  if (named.length === 1 && only !== undefined) return only;
  if (named.length > 1) {
    reader.report('actor', 'actor-ambiguous');
    return null;
  }
  const kind = parseKind(text);
  if (kind !== undefined) return { kind };
  reader.report('actor', 'actor-unknown');
  return null;
}

/** The actor a respondent speaks for: from its own column, otherwise by the respondent's name. */
function readOrganisation(reader: RowReader, respondent: string, actors: ActorIndex): ActorOfPlace | null {
  const text = reader.readText('organisation');
  const named = actors.get(toNameKey(text === '' ? respondent : text)) ?? [];
  if (text !== '' && named.length !== 1)
    reader.report('organisation', named.length === 0 ? 'actor-unknown' : 'actor-ambiguous');
  return named.length === 1 ? (named[0] ?? null) : null;
}
