/** Keys: which codes of which dimension, by position. `D.USD+CHF..A` in 1.5, `D.USD.*.A,D.CHF` in 2.x. */
import type { KeyBox } from './sdmx-query.types.ts';
import { sdmxSyntax } from './sdmx.problems.ts';

const ID = /^[A-Za-z0-9_@$-]+$/;

function readCode(text: string): string {
  if (!ID.test(text))
    throw sdmxSyntax(
      `The key has "${text.slice(0, 40)}", which is no code; codes have letters, digits, _, @, $ and -`,
    );
  return text;
}

/** 1.5: points between dimensions, `+` between codes, nothing for any; `all`: everything. */
export function parseKeyV1(text: string | undefined): KeyBox[] {
  if (text === undefined || text === '' || text === 'all') return [];
  return [text.split('.').map((part) => (part === '' ? null : part.split('+').map(readCode)))];
}

/** 2.x: points between dimensions, `*` for any, commas between keys; `*`: everything. */
export function parseKeyV2(text: string | undefined): KeyBox[] {
  if (text === undefined || text === '' || text === '*') return [];
  return text
    .split(',')
    .map((key) =>
      key.split('.').map((part) => (part === '' || part === '*' ? null : part.split('+').map(readCode))),
    );
}

export const writeKeyV1 = ([box]: readonly KeyBox[]): string =>
  box === undefined ? 'all' : box.map((codes) => codes?.join('+') ?? '').join('.');

export const writeKeyV2 = (boxes: readonly KeyBox[]): string =>
  boxes.length === 0
    ? '*'
    : boxes.map((box) => box.map((codes) => codes?.join('+') ?? '*').join('.')).join(',');
