/** Which editions a query wants. Source: SDMX REST 2.1, "Query syntax for specific, latest or all artefact versions". */
import { sdmxSyntax } from './sdmx.problems.ts';

/** Three numbers: `2.0.0` is edition 2. */
export type VersionParts = readonly [number, number, number];

/** `1.0.0`; `1.2+.0`: the newest from 1.2.0 below 2; `~`: the newest; `1.*.0`: all with 1. */
export interface VersionWish {
  readonly parts: VersionParts;
  /** null: exactly this one; `+`, `~`: the newest that fits; `*`: all that fit */
  readonly operator: '+' | '~' | '*' | null;
  /** from which part on larger numbers fit */
  readonly openFrom: number;
}

export const NEWEST: VersionWish = { parts: [0, 0, 0], operator: '~', openFrom: 0 };
export const ALL_VERSIONS: VersionWish = { parts: [0, 0, 0], operator: '*', openFrom: 0 };

const PART = String.raw`(\d{0,6})([+~*]?)`;
const VERSION = new RegExp(String.raw`^${PART}(?:\.${PART})?(?:\.${PART})?$`);

/** Problem `sdmx-syntax` for what is no version. */
export function parseVersionWish(text: string): VersionWish {
  if (text === 'latest' || text === '') return NEWEST;
  if (text === 'all') return ALL_VERSIONS;
  const found = VERSION.exec(text)?.slice(1) ?? [];
  const parts = [0, 2, 4].map((i) => ({ digits: found[i], sign: found[i + 1] ?? '' }));
  const written = parts.filter(({ digits }) => digits !== undefined);
  const operators = written.filter(({ sign }) => sign !== '');
  const isWhole = written.every(({ digits, sign }) => digits !== '' || sign !== '');
  if (written.length === 0 || operators.length > 1 || !isWhole)
    throw sdmxSyntax(`"${text.slice(0, 40)}" is no version; e.g. 1.0.0, ~ (newest), * (all), 1+.0.0`);
  const openFrom = written.findIndex(({ sign }) => sign !== '');
  const [x = 0, y = 0, z = 0] = parts.map(({ digits }) => Number(digits ?? 0));
  return {
    parts: [x, y, z],
    operator: (operators[0]?.sign ?? null) as VersionWish['operator'],
    openFrom: openFrom === -1 ? 3 : openFrom,
  };
}

export function writeVersionWish({ parts, operator, openFrom }: VersionWish): string {
  return parts.map((part, i) => `${part}${i === openFrom ? (operator ?? '') : ''}`).join('.');
}

const isWanted = (edition: number, { parts, openFrom }: VersionWish): boolean => {
  const version: VersionParts = [edition, 0, 0];
  if (version.slice(0, openFrom).some((part, i) => part !== parts[i])) return false;
  for (let i = openFrom; i < 3; i += 1) {
    const difference = (version[i] ?? 0) - (parts[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
};

/** Editions that are wanted, of those there are. */
export function chooseEditions(editions: readonly number[], wishes: readonly VersionWish[]): number[] {
  const chosen = new Set(
    wishes.flatMap((wish) => {
      const fitting = editions.filter((edition) => isWanted(edition, wish));
      return wish.operator === '*' || wish.operator === null ? fitting : [Math.max(...fitting)];
    }),
  );
  return editions.filter((edition) => chosen.has(edition));
}

/** Whether the newest edition is enough to answer, without a look at those before it. */
export const isNewestEnough = (newest: number, wishes: readonly VersionWish[]): boolean =>
  wishes.every(({ operator, openFrom, parts }) =>
    operator === null || operator === '*' ? operator === null && parts[0] === newest : openFrom === 0,
  );
