/** Which values a request of PxWebApi 2 chooses: codes, `*` and `?`, `top(3)`, `bottom(3)`, `from(a)`, `to(b)`, `[range(a,b)]`. */
import { parsePxCodeListId } from './pxweb-ids.rules.ts';
import { listCodeListValues, listInOrder, type PxVariable } from './pxweb-variables.rules.ts';
import { pxRequest } from './pxweb.problems.ts';

/** What a request says of one variable. */
export interface PxChoice {
  readonly variableId: string;
  /** codes and expressions */
  readonly expressions: readonly string[];
  readonly codeList: string | null;
}

/** Divides at commas, but not inside brackets; `[…]` around an expression is taken off. */
export function splitExpressions(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const sign of text) {
    if (sign === '(' || sign === '[') depth += 1;
    if (sign === ')' || sign === ']') depth = Math.max(0, depth - 1);
    if (sign === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return [...parts, part].map((one) => one.trim().replace(/^\[(.*)\]$/s, '$1')).filter((one) => one !== '');
}

/** As it stands in an address; what has a comma or brackets gets brackets around it. */
export const writeExpressions = (expressions: readonly string[]): string =>
  expressions.map((one) => (/[,[\]()]/.test(one) ? `[${one}]` : one)).join(',');

/** Parameters of an address by variable: `valueCodes[Tid]=top(3)`, `codelist[Region]=…`. Names in any capitals. */
export function readChoices(query: URLSearchParams): PxChoice[] {
  const values = new Map<string, string[]>();
  const lists = new Map<string, string>();
  for (const [name, text] of query) {
    const [, word = '', variable = ''] = /^(valuecodes|codelist)\[(.*)\]$/is.exec(name) ?? [];
    if (word.toLowerCase() === 'valuecodes')
      values.set(variable, [...(values.get(variable) ?? []), ...splitExpressions(text)]);
    if (word.toLowerCase() === 'codelist') lists.set(variable, text);
  }
  return [...new Set([...values.keys(), ...lists.keys()])].map((variableId) => ({
    variableId,
    expressions: values.get(variableId) ?? ['*'],
    codeList: lists.get(variableId) ?? null,
  }));
}

/** Codes chosen of each variable, by its id, in the order of the table. Problem `api-px-request`. */
export function selectValues(
  variables: readonly PxVariable[],
  choices: readonly PxChoice[],
  most: number,
): Map<string, readonly string[]> {
  for (const { variableId } of choices)
    if (!variables.some(({ id }) => id.toLowerCase() === variableId.toLowerCase())) {
      const known = variables.map(({ id }) => id).join(', ');
      throw pxRequest(`${variableId.slice(0, 60)} is not a valid variable code; the table has ${known}`);
    }
  if (choices.length === 0) return selectByDefault(variables, most);
  return new Map(
    variables.map((variable) => {
      const choice = choices.find(({ variableId }) => variableId.toLowerCase() === variable.id.toLowerCase());
      if (choice === undefined && variable.totalCode === null)
        throw pxRequest(`Missing selection for the mandatory variable ${variable.id}; * chooses all values`);
      return [
        variable.id,
        choice === undefined ? [variable.totalCode ?? ''] : chooseCodes(variable, choice),
      ] as const;
    }),
  );
}

/** Everything where it fits; else the last period, totals, and of other variables the first values. */
export function selectByDefault(
  variables: readonly PxVariable[],
  most: number,
): Map<string, readonly string[]> {
  const all = new Map<string, readonly string[]>(
    variables.map(({ id, values }) => [id, values.map(({ code }) => code)]),
  );
  const largestFirst = variables.toSorted(
    (a, b) => Number(b.kind === 'time') - Number(a.kind === 'time') || b.values.length - a.values.length,
  );
  for (const variable of largestFirst) {
    if (countCells(all) <= most) break;
    const last = listInOrder(variable).at(variable.kind === 'time' ? -1 : 0) ?? '';
    all.set(variable.id, [variable.totalCode ?? last]);
  }
  return all;
}

export const countCells = (selection: ReadonlyMap<string, readonly string[]>): number =>
  [...selection.values()].reduce((product, codes) => product * codes.length, 1);

function chooseCodes(variable: PxVariable, { expressions, codeList }: PxChoice): string[] {
  const offered = new Set(chooseCodeList(variable, codeList));
  const order = listInOrder(variable).filter((code) => offered.has(code));
  const wanted = new Set(
    expressions.flatMap((expression) => chooseByExpression(variable, order, expression)),
  );
  if (wanted.size === 0)
    throw pxRequest(`No value of ${variable.id} is chosen; * chooses all, top(1) the latest period`);
  return variable.values.map(({ code }) => code).filter((code) => wanted.has(code));
}

function chooseCodeList(variable: PxVariable, id: string | null): string[] {
  if (id === null || id === '') return variable.values.map(({ code }) => code);
  const list = parsePxCodeListId(id);
  if (list === null || list.variableId !== variable.id)
    throw pxRequest(`${id.slice(0, 60)} is not a valid code list of ${variable.id}; the metadata list them`);
  return listCodeListValues(variable, list.list).map(({ code }) => code);
}

/** Of time the latest periods come first, as PxWeb counts; of other variables the first values. */
function chooseByExpression(variable: PxVariable, order: readonly string[], expression: string): string[] {
  if (order.includes(expression)) return [expression];
  const [, word = '', inside = ''] = /^(top|bottom|from|to|range)\((.*)\)$/is.exec(expression) ?? [];
  const counted = variable.kind === 'time' ? order.toReversed() : order;
  switch (word.toLowerCase()) {
    case 'top':
      return chooseCount(counted, inside, expression);
    case 'bottom':
      return chooseCount(counted.toReversed(), inside, expression);
    case 'from':
      return order.slice(findCode(variable, order, inside));
    case 'to':
      return order.slice(0, findCode(variable, order, inside) + 1);
    case 'range': {
      const [first, last, ...rest] = splitExpressions(inside);
      if (first === undefined || last === undefined || rest.length > 0)
        throw pxRequest(`${expression.slice(0, 60)} is not a range; e.g. [range(2020,2024)]`);
      return order.slice(findCode(variable, order, first), findCode(variable, order, last) + 1);
    }
    default:
      return chooseByPattern(variable, order, expression);
  }
}

/** `3` or `3,1`: three after one is passed over. */
function chooseCount(codes: readonly string[], inside: string, expression: string): string[] {
  const found = /^\s*(\d{1,6})\s*(?:,\s*(\d{1,6})\s*)?$/.exec(inside);
  if (found === null || Number(found[1]) < 1)
    throw pxRequest(`${expression.slice(0, 60)} is not a valid expression; e.g. top(3)`);
  const offset = Number(found[2] ?? 0);
  return codes.slice(offset, offset + Number(found[1]));
}

function findCode(variable: PxVariable, order: readonly string[], text: string): number {
  const code = text.trim().replace(/^\[(.*)\]$/s, '$1');
  const at = order.indexOf(code);
  if (at === -1) throw unknownValue(variable, code);
  return at;
}

const unknownValue = ({ id, values }: PxVariable, code: string) => {
  const some = values.slice(0, 12).map((one) => one.code);
  const known = `${some.join(', ')}${values.length > some.length ? ' …' : ''}`;
  return pxRequest(
    `Value, ${code.slice(0, 60)} is not a valid value code for variable ${id}; it has ${known}`,
  );
};

/** `*` stands for any signs, `?` for one. */
function chooseByPattern(variable: PxVariable, order: readonly string[], expression: string): string[] {
  if (!/[*?]/.test(expression)) throw unknownValue(variable, expression);
  if (/^\*+$/.test(expression)) return [...order];
  return order.filter((code) => matchesPattern(code, expression));
}

/** Without a regular expression: patterns of strangers could make one that never ends. */
export function matchesPattern(text: string, pattern: string): boolean {
  const letters = Array.from(text.toLowerCase());
  // Places in the text that are reached so far.
  let reached: readonly number[] = [0];
  for (const sign of Array.from(pattern.toLowerCase())) {
    if (reached.length === 0) return false;
    reached = sign === '*' ? listFrom(reached[0] ?? 0, letters.length) : stepOn(reached, letters, sign);
  }
  return reached.includes(letters.length);
}

const listFrom = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_none, i) => first + i);

const stepOn = (reached: readonly number[], letters: readonly string[], sign: string): number[] =>
  reached.flatMap((at) => (at < letters.length && (sign === '?' || letters[at] === sign) ? [at + 1] : []));
