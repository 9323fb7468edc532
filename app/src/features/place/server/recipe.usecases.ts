/** Imports the files of a recipe: figures about places, what is new among the places, and mergers the recipe tells of. */
import type { WorkTransaction } from '#server/db/doors.ts';
import { readDatasetTable } from '#server/spreadsheet/read-dataset.ts';
import { toFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import { nameFile } from '../dataset.rules.ts';
import type {
  CheckedDataset,
  DatasetFile,
  DatasetFinding,
  ImportReport,
  ReadDataset,
  RowOutcomes,
} from '../dataset.types.ts';
import { checkRecipeRows } from '../recipe-check.rules.ts';
import { countWithheld, leaveToLater, listPopulations, toLine } from '../recipe-rows.rules.ts';
import { readRecipeTable } from '../recipe.rules.ts';
import type { Recipe, RecipeContent, RecipeRow } from '../recipe.types.ts';
import { upsertCharacteristics } from './characteristics.queries.ts';
import { importDataset } from './dataset.usecases.ts';
import { LAU_DATASET } from './lau.usecases.ts';
import { endPlaces, upsertChanges } from './place-change.queries.ts';
import {
  selectKnownLocalities,
  selectReplacedCodes,
  selectRegionsOfPlaces,
} from './register-check.queries.ts';
import { upsertLocalities, upsertPopulations } from './register-write.queries.ts';

const ANY_YEAR = 9999;

/** Imports the files of the recipe among those given. */
export function importRecipe(recipe: Recipe, files: readonly DatasetFile[]): Promise<ImportReport> {
  return importDataset({
    read: () => readRecipeFiles(recipe, files),
    check: (transaction, content) => checkRecipe(transaction, recipe, content),
    write: (transaction, content) => writeRecipe(transaction, recipe, content),
    countWithheld: ({ rows }) =>
      countWithheld(
        leaveToLater(
          rows,
          recipe.files.map(({ name }) => name),
        ),
      ),
  });
}

async function readRecipeFiles(
  recipe: Recipe,
  files: readonly DatasetFile[],
): Promise<ReadDataset<RecipeContent>> {
  let rowsRead = 0;
  let rows: readonly RecipeRow[] = [];
  let findings: readonly DatasetFinding[] = [];
  for (const file of recipe.files) {
    const given = files.find(({ name }) => name === file.name);
    if (given === undefined) {
      const missing = toFinding(file.isRequired ? 'error' : 'warning', 'file-not-there', null, null, {
        file: file.name,
      });
      findings = [...findings, ...nameFile([missing], file.name)];
      continue;
    }
    const table = await readDatasetTable(given.content);
    const read = readRecipeTable(table, file);
    rowsRead += table.rows.length;
    rows = [...rows, ...read.rows];
    findings = [...findings, ...nameFile(read.findings, file.name)];
  }
  const { about } = recipe;
  const content = { rows, newPlaces: [] };
  return { about, rowsRead, findings, refused: [], content, lines: rows.map(toLine) };
}

async function checkRecipe(
  transaction: WorkTransaction,
  recipe: Recipe,
  content: RecipeContent,
): Promise<CheckedDataset<RecipeContent>> {
  const codes = [...new Set(content.rows.map(({ placeCode }) => placeCode))];
  const known = await selectKnownLocalities(transaction, codes);
  if (known.size === 0) {
    const empty = toFinding('error', 'register-empty', null, null, { country: recipe.country });
    return { findings: nameFile([empty], recipe.about.dataset), refused: [], content };
  }
  const replaced = await selectReplacedCodes(transaction, codes, ANY_YEAR);
  const told = recipe.changes
    .filter(({ fromCode, toCode }) => fromCode !== toCode)
    .map(({ fromCode, toCode, year }) => [fromCode, { year, successors: toCode }] as const);
  const inherited = await listInheritedRegions(transaction, recipe);
  const neighbours = await selectRegionsOfPlaces(transaction, recipe.country, recipe.regionDigits);
  return checkRecipeRows(recipe, content, {
    known,
    ended: new Map([...told, ...replaced]),
    begun: listBegun(recipe),
    findRegion: (code) =>
      inherited.get(code) ??
      neighbours.get(code.slice(0, recipe.country.length + 1 + (recipe.regionDigits ?? 0))),
  });
}

/** A code that others merged into under a name of its own began with the change. */
function listBegun({ changes, unknownPlaces }: Recipe): ReadonlyMap<string, number> {
  if (unknownPlaces !== 'refuse-file') return new Map();
  return new Map(changes.map(({ toCode, year }) => [toCode, year]));
}

/** A place that others merged into lies where they lay. */
async function listInheritedRegions(
  transaction: WorkTransaction,
  { changes, country }: Recipe,
): Promise<ReadonlyMap<string, string>> {
  const regions = await selectRegionsOfPlaces(transaction, country, null);
  return new Map(
    changes.flatMap(({ fromCode, toCode }) => {
      const region = regions.get(fromCode);
      return region === undefined ? [] : [[toCode, region] as const];
    }),
  );
}

/** Rows of a file that say the same of a place and year are one; a row counts by the most that happened to it. */
async function writeRecipe(
  transaction: WorkTransaction,
  { about: { dataset }, files, changes }: Recipe,
  content: RecipeContent,
): Promise<RowOutcomes> {
  await upsertLocalities(transaction, dataset, content.newPlaces);
  await endPlaces(transaction, dataset, changes);
  await upsertChanges(transaction, dataset, changes);
  const rows = leaveToLater(
    content.rows,
    files.map(({ name }) => name),
  );
  const outcomes = { added: 0, changed: 0, unchanged: 0 };
  for (const { name } of files) {
    const ofFile = rows.filter(({ file }) => file === name);
    const populations = listPopulations(ofFile);
    const written = [
      ...(await upsertCharacteristics(transaction, dataset, ofFile)),
      ...(await upsertPopulations(transaction, { dataset, replaced: [LAU_DATASET] }, populations)),
    ];
    const fresh = new Set(written.filter(({ isNew }) => isNew).map(({ code, year }) => `${code} ${year}`));
    const touched = new Set(written.map(({ code, year }) => `${code} ${year}`));
    outcomes.added += fresh.size;
    outcomes.changed += touched.size - fresh.size;
    outcomes.unchanged += ofFile.length - touched.size;
  }
  return outcomes;
}
