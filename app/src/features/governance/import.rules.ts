/** From the rows of one or two files to what a closed wave would hold. Nothing is stored here. */
import {
  listDistinctCells,
  listMissingColumns,
  matchColumns,
  type ColumnMap,
} from '#server/spreadsheet/match-columns.ts';
import { toFinding, type Table, type TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import { listErrorRows, MAXIMUM_CATEGORIES } from './actor-import.rules.ts';
import { ANSWER_FIELDS, NATURE_FIELDS, parseFrequency, parseNature } from './import-columns.rules.ts';
import { indexActors, readTies, type ReadTie } from './import-rows.rules.ts';
import { gatherRespondents, toAskedRowId } from './import-ties.rules.ts';
import type {
  AnswerField,
  AnswerImportChoices,
  AnswerImportPlan,
  ImportedRespondent,
  NatureField,
} from './import.types.ts';
import { listAskedRows, type ActorOfPlace } from './instrument.rules.ts';
import type { AskedRow } from './governance.types.ts';

/** `natures`: the second file, where the nature of contacts stands in one of its own. */
export function planAnswerImport(
  table: Table,
  natures: Table | null,
  choices: AnswerImportChoices,
  actors: readonly ActorOfPlace[],
): AnswerImportPlan {
  const columns = matchColumns(table.columns, ANSWER_FIELDS, choices.columns);
  const natureColumns =
    natures === null ? null : matchColumns(natures.columns, NATURE_FIELDS, choices.natureColumns);
  const index = indexActors(actors);
  const main = readTies(table, columns, choices, index);
  const second = natures === null ? null : readTies(natures, natureColumns ?? {}, choices, index);
  const wrong = new Set(listErrorRows(table.findings));
  const mainTies = main.ties.filter(({ row }) => !wrong.has(row));
  const gathered = gatherRespondents(mainTies, second?.ties ?? [], choices);
  const askedRows = listMentionedRows(mainTies, choices);
  const respondents = fillMissing(gathered.respondents, askedRows, columns, choices);
  const findings = [
    ...table.findings,
    ...listColumnFindings(columns, natureColumns),
    ...main.findings,
    ...markSecondFile([...(natures?.findings ?? []), ...(second?.findings ?? [])]),
    ...listMixedKinds(mainTies),
    ...gathered.findings,
  ];
  return {
    columns,
    natureColumns,
    ...listCategories(table, natures, columns, natureColumns, choices),
    respondents,
    askedRows,
    tieCount: countTies(gathered.respondents),
    missingCount: countMissing(gathered.respondents, askedRows),
    findings,
    errorRows: listErrorRows(findings),
  };
}

function listColumnFindings(
  columns: ColumnMap<AnswerField>,
  natureColumns: ColumnMap<NatureField> | null,
): TableFinding[] {
  const hasFrequency = columns.later !== null || columns.earlier !== null;
  return [
    ...listMissingColumns(ANSWER_FIELDS, columns),
    ...(hasFrequency ? [] : [toFinding('error', 'missing-column', null, null, { field: 'later' })]),
    ...(natureColumns === null ? [] : markSecondFile(listMissingColumns(NATURE_FIELDS, natureColumns))),
  ];
}

/** Rows of the second file are told from those of the first by the name of the column. */
function markSecondFile(findings: readonly TableFinding[]): TableFinding[] {
  return findings.map((finding) => ({ ...finding, column: `[2] ${finding.column ?? ''}`.trim() }));
}

/** A kind is asked about as a whole or by its actors, never both: its frequency would count twice. */
function listMixedKinds(ties: readonly ReadTie[]): TableFinding[] {
  const named = new Set(ties.flatMap(({ actor }) => ('actorId' in actor ? [actor.kind] : [])));
  const mixed = ties.filter(({ actor }) => !('actorId' in actor) && named.has(actor.kind));
  return mixed.map(({ row, actor }) =>
    toFinding('error', 'kind-and-actors', row, null, { kind: actor.kind }),
  );
}

/** The rows the questionnaire would have had: what the file mentions, in the order of the kinds. */
function listMentionedRows(ties: readonly ReadTie[], { direction }: AnswerImportChoices): AskedRow[] {
  const mentioned = ties.flatMap(({ actor, organisation }) =>
    direction === 'both' && organisation !== null ? [actor, organisation] : [actor],
  );
  const ids = new Set(mentioned.map(toAskedRowId));
  const actors = new Map(mentioned.flatMap((one) => ('actorId' in one ? [[one.actorId, one] as const] : [])));
  const rows = listAskedRows({ rows: 'named', furtherKinds: true }, [...actors.values()]);
  return rows.filter(({ id }) => ids.has(id));
}

/** "No contact" for every actor a respondent did not mention, in the windows the file has; never for their own. */
function fillMissing(
  respondents: readonly ImportedRespondent[],
  rows: readonly AskedRow[],
  columns: ColumnMap<AnswerField>,
  { missing }: AnswerImportChoices,
): ImportedRespondent[] {
  if (missing === 'not-answered') return [...respondents];
  const none = {
    ...(columns.earlier === null ? {} : { earlier: '0' }),
    ...(columns.later === null ? {} : { later: '0' }),
  };
  return respondents.map((respondent) => {
    const ties = new Map(respondent.ties);
    for (const { id } of rows) {
      if (!ties.has(id) && !isOwnRow(id, respondent)) ties.set(id, none);
    }
    return { ...respondent, ties };
  });
}

function isOwnRow(rowId: string, { actorId }: ImportedRespondent): boolean {
  return actorId !== null && rowId.endsWith(actorId.replaceAll('-', ''));
}

function countTies(respondents: readonly ImportedRespondent[]): number {
  return respondents.reduce((sum, { ties }) => sum + ties.size, 0);
}

function countMissing(respondents: readonly ImportedRespondent[], rows: readonly AskedRow[]): number {
  const missing = respondents.map(
    (one) => rows.filter(({ id }) => !one.ties.has(id) && !isOwnRow(id, one)).length,
  );
  return missing.reduce((sum, count) => sum + count, 0);
}

function listCategories(
  table: Table,
  natures: Table | null,
  columns: ColumnMap<AnswerField>,
  natureColumns: ColumnMap<NatureField> | null,
  { natureScale }: AnswerImportChoices,
): Pick<AnswerImportPlan, 'frequencyCategories' | 'natureCategories'> {
  const frequencies = [columns.earlier, columns.later].flatMap((column) => listDistinctCells(table, column));
  const ofSecond = natures === null ? [] : listDistinctCells(natures, natureColumns?.nature);
  const natureTexts = [...listDistinctCells(table, columns.nature), ...ofSecond];
  return {
    frequencyCategories: limitCategories(frequencies, (text) => parseFrequency(text, {}) === undefined),
    natureCategories: limitCategories(
      natureTexts,
      (text) => parseNature(text, natureScale, {}) === undefined,
    ),
  };
}

function limitCategories(texts: readonly string[], isOpen: (text: string) => boolean): readonly string[] {
  const open = [...new Set(texts)].filter((text) => text.length <= 100 && isOpen(text));
  return open.length > MAXIMUM_CATEGORIES ? [] : open;
}
