import { ATTACKERS } from '@vicus/disclosure';
import type { ForeseenRelease } from '@vicus/disclosure';
import type { TablesAudit, TablesResult } from './tables.types.ts';

/** Failures named one by one; the rest is counted. */
const NAMED = 10;

const LEARNED = {
  published: 'is shown although it is protected',
  exact: 'can be computed exactly',
  point: 'has one possible value only',
  narrow: 'has too few possible values',
} as const;

const WRONG = {
  missing: 'is missing',
  unknown: 'is no cell of these tables',
  repeated: 'stands there twice',
  changed: 'shows another number than the tables have',
  'without-number': 'is said to be published and has no number',
  'number-though-withheld': 'is said to be withheld and has a number',
  'zero-withheld': 'is a zero that everybody knows; withholding it tells that it is none',
} as const;

/** What is wrong, in words; never a value. */
export function renderFindings({
  found,
  faults,
  unaudited,
  alreadyRevealed = [],
}: TablesAudit): readonly string[] {
  const lines = [
    ...faults.map(({ key, kind }) => `${key} ${WRONG[kind]}`),
    ...found.map(({ attacker, key, kind, knowing }) => {
      const who = knowing === undefined ? attacker : `${attacker} who knows ${knowing}`;
      return `${key} ${LEARNED[kind]} (${who})`;
    }),
    ...unaudited.map((key) => `${key} was not looked at: time was over`),
    ...alreadyRevealed.map(({ key, release }) => {
      const where = release === undefined ? key : `${key} in ${release}`;
      return `${where} is told by what was published before; nothing can be done about it now`;
    }),
  ];
  return limit(lines);
}

/** What tables to be published later could not protect any more, in words; never a value. */
export function renderForeseen(later: readonly ForeseenRelease[]): readonly string[] {
  return later.flatMap(({ name, lost, endangered, impossible }) => [
    ...limit(lost.map((key) => `${key} of ${name} could not be protected any more after this result`)),
    ...limit(endangered.map((key) => `${key} of this result would be told by ${name}`)),
    ...limit(
      impossible.map((key) => `${key} of ${name} cannot be protected in any case: change those tables`),
    ),
  ]);
}

function limit(lines: readonly string[]): readonly string[] {
  const more = lines.length - NAMED;
  return more > 0 ? [...lines.slice(0, NAMED), `… and ${more} more`] : lines;
}

export function renderSummary(
  { audited, seconds }: Pick<TablesResult, 'audited' | 'seconds'>,
  isJson: boolean,
): readonly string[] {
  const { cells, primary, secondary, failures } = audited;
  if (isJson) return [JSON.stringify({ cells, primary, secondary, seconds, failures })];
  return [
    `cells      ${cells}`,
    `primary    ${primary}`,
    `secondary  ${secondary}`,
    `seconds    ${seconds}`,
    `failures   ${ATTACKERS.map((attacker) => `${attacker} ${failures[attacker]}`).join(', ')}`,
  ];
}
