import { STATES } from './states.ts';
import type { SourceState } from './source-table.types.ts';

/** A number as files write it, brought to one form; null: this is no number. */
export function readDecimal(text: string): string | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) || !Number.isFinite(Number(text))) return null;
  const unsigned = text.replace(/^\+/, '');
  return unsigned.replace(/^(-?)\./, '$10.').replace(/\.(?=e|$)/i, '');
}

/**
 * States of numbers. Sources: SDMX code list CL_OBS_STATUS 2.2 (capitals), Eurostat flags (small letters, several in a
 * row). Forecasts are estimates; breaks, other definitions and low reliability do not change how settled a number is:
 * they stay in `flag`.
 */
const OF_NUMBERS: Readonly<Record<string, SourceState>> = {
  e: 'estimated',
  f: 'estimated',
  i: 'estimated',
  s: 'estimated',
  p: 'provisional',
  E: 'estimated',
  F: 'estimated',
  I: 'estimated',
  P: 'provisional',
};

/**
 * Why there is no number. `u` without a number (Eurostat: unreliable, not shown) is withheld: the office has it. `L`
 * (data exist but were not collected), `H`, `O` and anything unknown are not collected.
 */
const OF_GAPS: Readonly<Record<string, SourceState>> = {
  c: 'withheld-at-source',
  u: 'withheld-at-source',
  m: 'not-applicable',
  z: 'not-applicable',
  C: 'withheld-at-source',
  Q: 'withheld-at-source',
  U: 'withheld-at-source',
  M: 'not-applicable',
  Z: 'not-applicable',
};
const RANK: readonly SourceState[] = ['final', 'provisional', 'estimated'];

/** SDMX CL_CONF_STATUS: free, or kept back for one of these reasons (primary, secondary, not for publication …). */
export const CONFIDENTIAL: ReadonlySet<string> = new Set(['C', 'N', 'S', 'D', 'A', 'O', 'M', 'P', 'T', 'G']);

/** The state of a cell from its flags: Eurostat writes several letters in a row, SDMX one code. */
export function readFlags(flag: string, hasValue: boolean, confidentiality = ''): SourceState {
  const codes = /^[a-z]{2,4}$/.test(flag) ? [...flag] : [flag];
  if (!hasValue) {
    if (CONFIDENTIAL.has(confidentiality)) return 'withheld-at-source';
    return codes.map((code) => OF_GAPS[code]).find((state) => state !== undefined) ?? 'not-collected';
  }
  return codes
    .map((code) => OF_NUMBERS[code] ?? 'final')
    .reduce((worst, state) => (RANK.indexOf(state) > RANK.indexOf(worst) ? state : worst), 'final');
}

/** What an office says in words about a gap (`DATASYMBOL2="Confidential"`); null: the words say nothing known. */
export function readGapWords(words: string): SourceState | null {
  const own = OWN_WORDS.get(words.trim());
  if (own !== undefined) return own;
  const text = words.toLowerCase();
  if (
    /confiden|secre|suppress|withheld|disclos|privacy|geheim|sperr|vertraul|protegid|riservat|oscurat|sekret|salass|unreliab|unsicher|uncertain/.test(
      text,
    )
  )
    return 'withheld-at-source';
  if (/applicab|impossib|not possible|logical|tabellenfach|aplicab|procede|pertinent|möglich/.test(text))
    return 'not-applicable';
  if (
    /zero|^nil|magnitude nil|null\b|nichts vorhanden|cero|nulo|ingen forekomst|ei yhtään/.test(text) &&
    !/not/.test(text)
  )
    return 'final';
  if (/avail|collect|unknown|missing|verfüg|unbekannt|disponib|nicht erhoben|saknas|puuttuu/.test(text))
    return 'not-collected';
  return null;
}

const OWN_GAPS: Readonly<Record<string, SourceState>> = {
  'not-collected': 'not-collected',
  'not-applicable': 'not-applicable',
  'no-base': 'no-base',
  withheld: 'withheld-at-source',
  'withheld-at-source': 'withheld-at-source',
};

/** A state as this platform writes it (JSON-stat `status`, attribute CELL_STATE); null: it is none, or does not fit the cell. */
export function readOwnState(text: string, hasValue: boolean): SourceState | null {
  if (hasValue) return RANK.find((state) => state === text) ?? null;
  return Object.hasOwn(OWN_GAPS, text) ? (OWN_GAPS[text] ?? null) : null;
}

/** What this platform itself says about a gap, in each of its languages. */
const OWN_WORDS: ReadonlyMap<string, SourceState> = new Map(
  Object.entries(STATES).flatMap(([name, { label }]) => {
    const state = readOwnState(name, false);
    return state === null ? [] : Object.values(label).map((text) => [text, state] as const);
  }),
);
