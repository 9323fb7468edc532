import { DisclosureProblem } from '../disclosure.problems.ts';
import { checkCountProblem } from './check-problem.ts';
import type { CountLevel, CountProblem, CountRow, CountRules, CountTable } from './counts.types.ts';
import { levelsOfLinks } from './links-to-levels.ts';
import { separateTotals } from './stated-totals.ts';

type Fields = Readonly<Record<string, unknown>>;

function refuse(where: string, message: string): never {
  throw new DisclosureProblem('bad-definition', where, message);
}

function toFields(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    refuse(where, 'an object is needed');
  return value as Fields;
}

function toTexts(value: unknown, where: string): string[] {
  if (!Array.isArray(value) || value.some((one) => typeof one !== 'string'))
    refuse(where, 'a list of texts is needed');
  return value as string[];
}

function toText(value: unknown, where: string): string {
  if (typeof value !== 'string' || value === '') refuse(where, 'a text is needed');
  return value;
}

function toLevel(value: unknown, where: string): CountLevel {
  const fields = toFields(value, where);
  const map = toFields(fields['map'], `${where}.map`);
  for (const [leaf, group] of Object.entries(map)) toText(group, `${where}.map.${leaf}`);
  return { name: toText(fields['name'], `${where}.name`), map: map as Record<string, string> };
}

function toVariable(name: string, value: unknown): CountProblem['variables'][number] {
  const where = `variables.${name}`;
  const fields = toFields(value, where);
  const leaves = toTexts(fields['leaves'], `${where}.leaves`);
  const listed = fields['levels'] ?? [];
  if (!Array.isArray(listed)) refuse(`${where}.levels`, 'a list is needed');
  const levels = listed.map((level, i) => toLevel(level, `${where}.levels[${i}]`));
  const links = fields['parents'];
  if (links === undefined) return { name, leaves, levels };
  if (!Array.isArray(links)) refuse(`${where}.parents`, 'a list of pairs [code, parent] is needed');
  const pairs = links.map((pair, i): readonly [string, string] => {
    const [child, parent] = toTexts(pair, `${where}.parents[${i}]`);
    return [toText(child, `${where}.parents[${i}]`), toText(parent, `${where}.parents[${i}]`)];
  });
  return { name, leaves, levels: [...levels, ...levelsOfLinks(leaves, pairs, where)] };
}

function toTable(value: unknown, index: number): CountTable {
  const where = `tables[${index}]`;
  const fields = toFields(value, where);
  const vars = toFields(fields['vars'], `${where}.vars`);
  return {
    name: toText(fields['name'], `${where}.name`),
    vars: Object.fromEntries(
      Object.entries(vars).map(([name, levels]) => [name, toTexts(levels, `${where}.vars.${name}`)]),
    ),
  };
}

function toRules(value: unknown): CountRules {
  const fields = toFields(value, 'rules');
  if (fields['type'] !== 'freq' || typeof fields['maxN'] !== 'number')
    throw new DisclosureProblem('bad-rules', 'rules', 'type "freq" with a number maxN is needed');
  return { type: 'freq', maxN: fields['maxN'], protectZeros: fields['protectZeros'] === true };
}

/** Fields of one line of CSV; doubled quotes inside a quoted field stand for one. */
function splitLine(line: string): string[] {
  const fields: string[] = [];
  for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g))
    fields.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
  return fields;
}

function parseRows(csv: string, names: readonly string[]): CountRow[] {
  const lines = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = splitLine(lines[0] ?? '');
  const places = [...names, 'freq'].map((name) => {
    const at = header.indexOf(name);
    if (at < 0) refuse('inner rows, line 1', `the column "${name}" is missing`);
    return at;
  });
  const rows: CountRow[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    const fields = splitLine(line);
    const where = `inner rows, line ${index + 1}`;
    if (fields.length !== header.length)
      refuse(where, `${fields.length} fields where the first line has ${header.length}`);
    const cells = places.map((at) => fields[at] ?? '');
    const text = (cells.pop() ?? '').trim();
    const count = text === '' ? Number.NaN : Number(text);
    if (Number.isNaN(count)) throw new DisclosureProblem('bad-count', where, `"${text}" is not a number`);
    rows.push({ codes: cells, count });
  }
  return rows;
}

/**
 * Reads a problem: its definition (an object as in `problem.json`) and its rows (CSV: one column for each variable
 * and `freq`, a count of persons; combinations left out are 0). A row whose codes are groups or `Total` states a
 * total; it is compared with the sum of the rows and must agree.
 *
 * A variable may give its hierarchy as `parents`, pairs `[code, parent]`; its levels are then called `level-1`
 * (below the top), `level-2` …
 *
 * @throws DisclosureProblem with the place, see `checkCountProblem`; also `bad-count`, `totals-do-not-add`,
 *   `hierarchy-cycle`, `code-in-two-parents`
 * @example
 * parseCountProblem({ variables: { age: { leaves: ['a', 'b'] } }, tables: [{ name: 't', vars: { age: ['leaf'] } }], rules: { type: 'freq', maxN: 4 } }, 'age,freq\na,3\nb,9').rows.length // => 2
 */
export function parseCountProblem(definition: unknown, innerCsv: string): CountProblem {
  const fields = toFields(definition, 'definition');
  const variables = Object.entries(toFields(fields['variables'], 'variables')).map(([name, value]) =>
    toVariable(name, value),
  );
  const tables = fields['tables'];
  if (!Array.isArray(tables)) refuse('tables', 'a list is needed');
  const rows = parseRows(
    innerCsv,
    variables.map((variable) => variable.name),
  );
  const problem: CountProblem = {
    name: typeof fields['name'] === 'string' ? fields['name'] : '',
    variables,
    tables: tables.map((table, index) => toTable(table, index)),
    rules: toRules(fields['rules']),
    rows,
  };
  const separated = separateTotals(problem);
  checkCountProblem(separated);
  return separated;
}
