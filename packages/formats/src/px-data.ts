import type { FindingList } from './source-findings.ts';
import type { PxVariable } from './px-variables.ts';

/** One thing that stands in the data: a number, a sign, a key. */
export interface PxToken {
  readonly text: string;
  readonly isQuoted: boolean;
  readonly line: number;
}

/** A cell and which combination of codes it belongs to (positions in the order of the variables). */
export interface PxCell {
  readonly at: readonly number[];
  readonly token: PxToken;
}

/** Numbers, signs and keys up to the semicolon. */
export function readPxTokens(
  text: string,
  from: number,
  firstLine: number,
  findings: FindingList,
): PxToken[] {
  const tokens: PxToken[] = [];
  const pattern = /"([^"]*)"|(\n)|(;)|([^\s,;"]+)/g;
  pattern.lastIndex = from;
  let line = firstLine;
  let endedAt: number | null = null;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const [, quoted, lineEnd, end, word] = found;
    if (lineEnd !== undefined) line += 1;
    else if (end !== undefined) endedAt ??= line;
    else {
      // Some programs write the sign of the end behind every line: what follows is data all the same.
      if (endedAt !== null && endedAt > 0) {
        findings.add('warning', 'data-after-end', line, 'DATA');
        endedAt = 0;
      }
      tokens.push({ text: quoted ?? word ?? '', isQuoted: quoted !== undefined, line });
    }
  }
  if (endedAt === null) findings.add('warning', 'data-not-ended', line, 'DATA');
  return tokens;
}

/** Cells in the order of the file. Errors: `data-count-wrong` where numbers and codes do not fit. */
export function placePxCells(
  tokens: readonly PxToken[],
  variables: readonly PxVariable[],
  stubs: number,
  findings: FindingList,
): PxCell[] {
  const keyed = variables.slice(0, stubs).filter(({ areKeysCodes }) => areKeysCodes !== null);
  if (keyed.length === 0) return placeAll(tokens, variables, findings);
  if (keyed.length < stubs) {
    findings.add('error', 'keys-incomplete', null, 'KEYS', { keys: keyed.length, variables: stubs });
    return [];
  }
  return placeRows(tokens, variables, stubs, findings);
}

function placeAll(
  tokens: readonly PxToken[],
  variables: readonly PxVariable[],
  findings: FindingList,
): PxCell[] {
  const expected = variables.reduce((product, { codes }) => product * codes.length, 1);
  if (tokens.length !== expected) {
    findings.add('error', 'data-count-wrong', tokens.at(-1)?.line ?? null, 'DATA', {
      found: tokens.length,
      expected,
    });
    return [];
  }
  const at = variables.map(() => 0);
  return tokens.map((token) => {
    const cell = { at: [...at], token };
    stepOn(at, variables);
    return cell;
  });
}

/** The next combination: the last variable is the fastest. */
function stepOn(at: number[], variables: readonly PxVariable[]): void {
  for (let i = at.length - 1; i >= 0; i -= 1) {
    at[i] = (at[i] ?? 0) + 1;
    if ((at[i] ?? 0) < (variables[i]?.codes.length ?? 0)) return;
    at[i] = 0;
  }
}

/** Rows with keys: keys of the stub, then the cells of the heading. Rows may be left out. */
function placeRows(
  tokens: readonly PxToken[],
  variables: readonly PxVariable[],
  stubs: number,
  findings: FindingList,
): PxCell[] {
  const heading = variables.slice(stubs);
  const width = heading.reduce((product, { codes }) => product * codes.length, 1);
  const order = orderKeys(tokens, variables.slice(0, stubs), width, findings);
  const cells: PxCell[] = [];
  const seen = new Set<string>();
  for (let from = 0; from < tokens.length; from += stubs + width) {
    const keys = tokens.slice(from, from + stubs);
    const values = tokens.slice(from + stubs, from + stubs + width);
    const line = keys[0]?.line ?? null;
    if (
      values.length !== width ||
      values.some((token) => token.line !== line && token.isQuoted && isKey(token))
    ) {
      findings.add('error', 'data-count-wrong', line, 'DATA', { found: values.length, expected: width });
      return [];
    }
    const positions = Array.from({ length: stubs }, () => -1);
    order.forEach((variable, i) => (positions[variable] = findKey(variables[variable], keys[i])));
    const unknown = positions.indexOf(-1);
    const key = keys.map(({ text }) => text).join(', ');
    if (unknown !== -1)
      findings.add('error', 'key-unknown', line, variables[unknown]?.name ?? 'KEYS', { key });
    else if (seen.has(positions.join())) findings.add('error', 'key-repeated', line, 'KEYS', { key });
    seen.add(positions.join());
    const at = heading.map(() => 0);
    for (const token of values) {
      cells.push({ at: [...positions, ...at], token });
      stepOn(at, heading);
    }
  }
  const all = variables.slice(0, stubs).reduce((product, { codes }) => product * codes.length, 1);
  if (seen.size < all) findings.add('warning', 'rows-left-out', null, 'KEYS', { rows: all - seen.size });
  return cells;
}

const isKey = ({ text }: PxToken): boolean => !/^(\.{1,6}|-)$/.test(text);

function findKey(variable: PxVariable | undefined, key: PxToken | undefined): number {
  if (variable === undefined || key === undefined) return -1;
  const text = key.text.trim();
  return variable.codes.findIndex(
    ({ code, label }) => (variable.areKeysCodes === true ? code : label) === text,
  );
}

/** Keys stand in the order of STUB; where the first row only fits the other way round, in that order. */
function orderKeys(
  tokens: readonly PxToken[],
  stub: readonly PxVariable[],
  width: number,
  findings: FindingList,
): number[] {
  const inOrder = stub.map((_variable, at) => at);
  const reversed = inOrder.toReversed();
  const fits = (order: readonly number[]) =>
    order.every((variable, i) => findKey(stub[variable], tokens[i]) !== -1);
  if (width === 0 || fits(inOrder) || !fits(reversed)) return inOrder;
  findings.add('warning', 'keys-in-other-order', tokens[0]?.line ?? null, 'KEYS');
  return reversed;
}
