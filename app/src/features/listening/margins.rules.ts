/** Population figures as the office types them in or pastes them, and what is wrong with them. */
import { openProtectedCube, readCell, type Cube, type ProtectedCube, type Texts } from '@vicus/cube';
import { GIVEN, QUESTION_TABLE } from './listening.tables.ts';
import type { Margins } from './listening.types.ts';

/** A question whose answers the register may count too, as the tables of the wave show it. */
export interface MarginVariable {
  readonly id: string;
  readonly label: Texts;
  readonly groups: readonly {
    readonly code: string;
    readonly label: Texts;
    /** answers; null: withheld */
    readonly answered: number | null;
  }[];
}

/** Questions with one choice and districts; what people think is counted by no register. */
export function listMarginVariables(
  tables: readonly ProtectedCube[],
  eligible: ReadonlySet<string>,
): MarginVariable[] {
  return tables.flatMap((table) => {
    const cube = openProtectedCube(table);
    const id = cube.id.slice(QUESTION_TABLE.length);
    return cube.id.startsWith(QUESTION_TABLE) && eligible.has(id) ? [readVariable(cube, id)] : [];
  });
}

function readVariable(cube: Cube, id: string): MarginVariable {
  const wave = cube.dimensions.find((one) => one.id === 'wave')?.categories[0]?.code ?? '';
  const categories = cube.dimensions.find((one) => one.id === 'answer')?.categories ?? [];
  return {
    id,
    label: cube.provenance.title,
    groups: categories
      .filter(({ code }) => code !== GIVEN)
      .map(({ code, label }) => {
        const cell = readCell(cube, { wave, answer: code }, 'answers');
        return { code, label, answered: cell.kind === 'number' ? cell.value : null };
      }),
  };
}

/** Names of the fields of a group: people, and the group it is counted with. */
export const nameFields = (variable: string, group: string) => ({
  people: `people.${variable}.${group}`,
  with: `with.${variable}.${group}`,
});

export interface MarginFinding {
  readonly kind: 'not-a-number' | 'incomplete' | 'nobody' | 'unknown-line';
  /** label of the question, or the line that was pasted */
  readonly where: string;
  readonly category: string;
}

export interface ReadMargins {
  readonly margins: Margins;
  readonly findings: readonly MarginFinding[];
}

/** Reads the form. A question with no figure at all is left out; one with some needs all of them. */
export function readMarginFields(
  variables: readonly MarginVariable[],
  fields: Readonly<Record<string, unknown>>,
): ReadMargins {
  const findings: MarginFinding[] = [];
  const margins: Record<string, Record<string, number>> = {};
  for (const variable of variables) {
    const typed = variable.groups.map((group) =>
      readText(fields[nameFields(variable.id, group.code).people]),
    );
    if (typed.every((text) => text === '')) continue;
    const counted = readCounts(variable, typed, findings);
    const joined = joinCategories(variable, counted, fields);
    findings.push(...findEmpty(variable, joined));
    margins[variable.id] = joined;
  }
  return { margins, findings };
}

function readText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function readCounts(
  variable: MarginVariable,
  typed: readonly string[],
  findings: MarginFinding[],
): readonly number[] {
  return variable.groups.map((group, i) => {
    const text = typed[i] ?? '';
    const where = { where: variable.label.en, category: group.label.en };
    // nobody answered there, so nobody has to be counted
    if (text === '' && group.answered === 0) return 0;
    if (text === '') findings.push({ kind: 'incomplete', ...where });
    else if (!/^\d{1,3}([ .' ]?\d{3})*$/.test(text)) findings.push({ kind: 'not-a-number', ...where });
    else return Number(text.replaceAll(/\D/g, ''));
    return 0;
  });
}

/** Groups that are counted with another one share its category, named by all codes in the order of the question. */
function joinCategories(
  variable: MarginVariable,
  people: readonly number[],
  fields: Readonly<Record<string, unknown>>,
): Record<string, number> {
  const codes = variable.groups.map(({ code }) => code);
  const leaderOf = new Map(codes.map((code) => [code, code]));
  for (const code of codes) {
    const other = readText(fields[nameFields(variable.id, code).with]);
    if (other === '' || !leaderOf.has(other)) continue;
    const [from, to] = [leaderOf.get(code) ?? code, leaderOf.get(other) ?? other];
    for (const [one, leader] of leaderOf) if (leader === from) leaderOf.set(one, to);
  }
  const joined: Record<string, number> = {};
  for (const leader of new Set(codes.map((code) => leaderOf.get(code) ?? code))) {
    const members = codes.filter((code) => leaderOf.get(code) === leader);
    joined[members.join('+')] = members.reduce((sum, code) => sum + (people[codes.indexOf(code)] ?? 0), 0);
  }
  return joined;
}

/** People live there and nobody answered: such a category can carry no weight. */
function findEmpty(variable: MarginVariable, joined: Readonly<Record<string, number>>): MarginFinding[] {
  return Object.entries(joined).flatMap(([category, people]) => {
    const codes = new Set(category.split('+'));
    const groups = variable.groups.filter((group) => group.code.split('+').every((code) => codes.has(code)));
    const answered = groups.reduce((sum, group) => sum + (group.answered ?? 0), 0);
    if (people === 0 || answered > 0) return [];
    const names = groups.map(({ label }) => label.en).join(', ');
    return [{ kind: 'nobody', where: variable.label.en, category: names }];
  });
}

/** Lines `name; people` (or with a tab) to fields; a name is an answer in any language, or its code. */
export function readPastedMargins(
  text: string,
  variables: readonly MarginVariable[],
): { readonly fields: Readonly<Record<string, string>>; readonly findings: readonly MarginFinding[] } {
  const fields: Record<string, string> = {};
  const findings: MarginFinding[] = [];
  for (const line of text.split(/\r?\n/).filter((one) => one.trim() !== '')) {
    const [name = '', people = ''] = line.split(/[;\t]/).map((part) => part.trim());
    const found = findGroup(variables, name.toLowerCase());
    if (found === undefined || people === '')
      findings.push({ kind: 'unknown-line', where: line.slice(0, 80), category: '' });
    else fields[nameFields(found.variable, found.group).people] = people;
  }
  return { fields, findings };
}

function findGroup(variables: readonly MarginVariable[], name: string) {
  for (const variable of variables) {
    for (const group of variable.groups) {
      const names = [group.code, ...Object.values(group.label)].map((one) => one.toLowerCase());
      if (names.includes(name)) return { variable: variable.id, group: group.code };
    }
  }
  return undefined;
}

/** What was stored, as the fields that were typed. A joined category stands in its first field. */
export function toMarginFields(
  variables: readonly MarginVariable[],
  margins: Margins,
): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const variable of variables) {
    for (const [category, people] of Object.entries(margins[variable.id] ?? {})) {
      const codes = new Set(category.split('+'));
      const members = variable.groups.filter((group) =>
        group.code.split('+').every((code) => codes.has(code)),
      );
      members.forEach(({ code }, i) => {
        const names = nameFields(variable.id, code);
        fields[names.people] = i === 0 ? String(people) : '0';
        if (i > 0) fields[names.with] = members[0]?.code ?? '';
      });
    }
  }
  return fields;
}
