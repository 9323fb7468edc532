/** All programmes and their rules. */
import { FUND_RULES } from './fund-rules.ts';
import { COOPERATION_PROGRAMMES } from './programmes-cooperation.ts';
import { DIRECT_PROGRAMMES } from './programmes-direct.ts';
import { FURTHER_PROGRAMMES } from './programmes-further.ts';
import { NATIONAL_PROGRAMMES } from './programmes-national.ts';
import { SHARED_PROGRAMMES } from './programmes-by-states.ts';
import type { FundProgramme, FundRule } from './programme.types.ts';

/** Programmes that pay for integration work in small places, as they were found; in no order of merit. */
export const FUND_PROGRAMMES: readonly FundProgramme[] = [
  ...SHARED_PROGRAMMES,
  ...DIRECT_PROGRAMMES,
  ...COOPERATION_PROGRAMMES,
  ...NATIONAL_PROGRAMMES,
  ...FURTHER_PROGRAMMES,
];

const BY_ID = new Map(FUND_PROGRAMMES.map((one) => [one.id, one]));
const RULES = Map.groupBy(FUND_RULES, ({ programme }) => programme);

/**
 * A programme by its id; undefined where there is none.
 *
 * @param id as in the table of programmes
 * @example
 * findFundProgramme('CERV-TT')?.ladderStep // => 2
 */
export function findFundProgramme(id: string): FundProgramme | undefined {
  return BY_ID.get(id);
}

/**
 * The rules of a programme, each with its source; empty where no source gives one.
 *
 * @param programmeId as in the table of programmes
 * @example
 * listFundRules('TSI').map((one) => one.test.kind) // => ["led-by"]
 */
export function listFundRules(programmeId: string): readonly FundRule[] {
  return RULES.get(programmeId) ?? [];
}

const PREFIXES = FUND_PROGRAMMES.flatMap(({ id, callPrefixes }) =>
  callPrefixes.map((prefix) => [new RegExp(`^${prefix.replace('YYYY', String.raw`\d{4}`)}`), id] as const),
);

/**
 * The programme that a topic of the EU portal belongs to; null where none of the table is meant.
 *
 * @param topic name of the topic, e.g. `CERV-2026-CITIZENS-TOWN-TT`
 * @example
 * matchFundProgramme('CERV-2027-CITIZENS-TOWN-TT') // => "CERV-TT"
 */
export function matchFundProgramme(topic: string): string | null {
  return PREFIXES.find(([pattern]) => pattern.test(topic))?.[1] ?? null;
}
