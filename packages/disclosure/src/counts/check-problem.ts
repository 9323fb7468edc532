import { DisclosureProblem } from '../disclosure.problems.ts';
import type { DisclosureProblemCode } from '../disclosure.problems.ts';
import { COUNT_LIMITS, LEAF, TOTAL } from './counts.types.ts';
import type { CountProblem, CountTable } from './counts.types.ts';

type Variable = CountProblem['variables'][number];

function refuse(code: DisclosureProblemCode, where: string, message: string): never {
  throw new DisclosureProblem(code, where, message);
}

function checkCode(code: string, where: string): void {
  if (code === TOTAL || code.includes('|') || code === '')
    refuse('ambiguous-code', where, `the code "${code}" would make keys ambiguous: rename it`);
}

function checkLevels(variable: Variable): void {
  const leaves = new Set(variable.leaves);
  const names = new Set([LEAF, TOTAL]);
  for (const level of variable.levels) {
    const where = `variable ${variable.name}, level ${level.name}`;
    if (names.has(level.name)) refuse('bad-definition', where, 'the name of the level is taken');
    names.add(level.name);
    for (const [leaf, group] of Object.entries(level.map)) {
      if (!leaves.has(leaf)) refuse('unknown-leaf', where, `"${leaf}" is no leaf of this variable`);
      checkCode(group, where);
    }
  }
}

/** One code must mean one set of leaves, whatever level it stands in: the key shows the code only. */
function checkCodesMeanOneThing(variable: Variable): void {
  const members = new Map(variable.leaves.map((leaf) => [leaf, leaf]));
  for (const level of variable.levels) {
    const groups = new Map<string, string[]>();
    for (const leaf of variable.leaves) {
      const group = level.map[leaf];
      if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), leaf]);
    }
    for (const [group, leaves] of groups) {
      const text = leaves.join('|');
      if ((members.get(group) ?? text) !== text)
        refuse(
          'ambiguous-code',
          `variable ${variable.name}, level ${level.name}`,
          `the code "${group}" stands for two different groups: rename one`,
        );
      members.set(group, text);
    }
  }
}

function checkVariable(variable: Variable): void {
  const where = `variable ${variable.name}`;
  if (variable.leaves.length === 0) refuse('bad-definition', where, 'it has no leaves');
  const seen = new Set<string>();
  for (const leaf of variable.leaves) {
    checkCode(leaf, where);
    if (seen.has(leaf)) refuse('bad-definition', where, `the leaf "${leaf}" is listed twice`);
    seen.add(leaf);
  }
  checkLevels(variable);
  checkCodesMeanOneThing(variable);
}

function checkTable(table: CountTable, problem: CountProblem): void {
  for (const [name, levels] of Object.entries(table.vars)) {
    const variable = problem.variables.find((one) => one.name === name);
    const where = `table ${table.name}, variable ${name}`;
    if (!variable) refuse('bad-definition', where, 'there is no such variable');
    if (levels.length === 0) refuse('bad-definition', where, `no level is named; say "${TOTAL}"`);
    const known = new Set([LEAF, TOTAL, ...variable.levels.map((level) => level.name)]);
    for (const level of levels)
      if (!known.has(level)) refuse('unknown-level', where, `there is no level "${level}"`);
  }
}

function checkRows(problem: CountProblem): void {
  const leaves = problem.variables.map((variable) => new Set(variable.leaves));
  const seen = new Set<string>();
  let persons = 0;
  for (const [index, row] of problem.rows.entries()) {
    const where = `row ${index + 1} (${row.codes.join('|')})`;
    if (row.codes.length !== leaves.length)
      refuse('bad-definition', where, `${row.codes.length} codes for ${leaves.length} variables`);
    for (const [at, code] of row.codes.entries())
      if (!leaves[at]?.has(code))
        refuse('unknown-leaf', where, `"${code}" is no leaf of ${problem.variables[at]?.name}`);
    const key = row.codes.join('|');
    if (seen.has(key)) refuse('duplicate-row', where, 'this combination is listed twice');
    seen.add(key);
    checkCount(row.count, where);
    persons += row.count;
    if (persons > COUNT_LIMITS.persons)
      refuse('count-too-large', where, `more than ${COUNT_LIMITS.persons} persons in all`);
  }
  if (persons === 0 && !problem.rules.protectZeros)
    refuse('empty-table', 'rows', 'nobody is counted: there is nothing to protect');
}

function checkCount(count: number, where: string): void {
  if (!Number.isFinite(count)) refuse('bad-count', where, `"${count}" is not a number`);
  if (count < 0) refuse('negative-count', where, `${count} persons`);
  if (!Number.isInteger(count)) refuse('fractional-count', where, `${count} persons`);
  if (count > COUNT_LIMITS.persons)
    refuse('count-too-large', where, `${count}: more than ${COUNT_LIMITS.persons}`);
}

function countCodes(variable: Variable, names: readonly string[]): number {
  let codes = 0;
  for (const name of new Set(names)) {
    const level = variable.levels.find((one) => one.name === name);
    if (level) codes += new Set(Object.values(level.map)).size;
    else codes += name === TOTAL ? 1 : variable.leaves.length;
  }
  return codes;
}

function countPossibleCells(problem: CountProblem): number {
  let all = 0;
  for (const table of problem.tables) {
    let cells = 1;
    for (const variable of problem.variables)
      cells *= countCodes(variable, table.vars[variable.name] ?? [TOTAL]);
    all += cells;
  }
  return all;
}

/**
 * Refuses a problem that cannot be read in one way only, or that is too large.
 *
 * @param problem what is to be published, with counts of persons
 * @throws DisclosureProblem that names the place: codes `bad-definition`, `bad-rules`, `negative-count`,
 *   `fractional-count`, `count-too-large`, `duplicate-row`, `unknown-leaf`, `unknown-level`, `ambiguous-code`,
 *   `too-many-dimensions`, `too-many-cells`, `empty-table`
 */
export function checkCountProblem(problem: CountProblem): void {
  const { rules, variables, tables } = problem;
  if (rules.type !== 'freq') refuse('bad-rules', 'rules', `there is no rule "${String(rules.type)}"`);
  if (!Number.isInteger(rules.maxN) || rules.maxN < 1)
    refuse('bad-rules', 'rules.maxN', `${rules.maxN}: a whole number of 1 or more is needed`);
  if (variables.length === 0) refuse('empty-table', 'variables', 'there are none');
  if (variables.length > COUNT_LIMITS.dimensions)
    refuse(
      'too-many-dimensions',
      'variables',
      `${variables.length}; at most ${COUNT_LIMITS.dimensions}: leave out those nobody asks about`,
    );
  if (new Set(variables.map((one) => one.name)).size < variables.length)
    refuse('bad-definition', 'variables', 'two have the same name');
  for (const variable of variables) checkVariable(variable);
  if (tables.length === 0) refuse('empty-table', 'tables', 'there are none');
  for (const table of tables) checkTable(table, problem);
  const cells = countPossibleCells(problem);
  if (cells > COUNT_LIMITS.cells)
    refuse(
      'too-many-cells',
      'tables',
      `${cells} cells; at most ${COUNT_LIMITS.cells}: publish fewer levels or split the tables by place`,
    );
  checkRows(problem);
}
