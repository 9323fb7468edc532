/** From the answers of a closed wave to tables that may be shown: the one path, for the office and for the public. */
import type { ProtectedCube } from '@vicus/cube';
import { DEFAULT_POLICY, protect } from '@vicus/disclosure';
import type { DisclosurePolicy, ProtectionReport, Solver, TableToProtect } from '@vicus/disclosure';
import { composeBaseTables, composeResponse } from './governance.tables.ts';
import { sortAnswers } from './wave-answers.ts';
import { MINIMUM_ANSWERS, type Respondent, type WaveFacts } from './governance.types.ts';
import { composeContactByRole, composeDisengaged, composeGroups } from './group-tables.ts';
import { composeIndex } from './index-table.ts';
import { composeLocality } from './locality-table.ts';
import { composeNetworkTable } from './network-table.ts';
import type { NetworkMeasures } from './network.types.ts';

export interface ProtectedWave {
  readonly tables: readonly ProtectedCube[];
  readonly report: ProtectionReport;
}

export interface ProtectionSetting {
  /** what this place has published before */
  readonly ledger: readonly ProtectedCube[];
  readonly codeVersion: string;
  /** tries what a careful reader can tell about small counts */
  readonly solver: Solver;
  readonly policy?: DisclosurePolicy;
  /** measures of the whole network of a named wave; left out or empty: none */
  readonly network?: readonly NetworkMeasures[];
}

/**
 * Computes and protects all tables of a wave. Two passes: what the first lets through decides what index and groups
 * may say; then everything passes the gate together.
 */
export function protectWave(
  facts: WaveFacts,
  respondents: readonly Respondent[],
  { ledger, codeVersion, solver, policy = DEFAULT_POLICY, network = [] }: ProtectionSetting,
): ProtectedWave {
  const answers = sortAnswers(facts, respondents);
  const pass = (tables: readonly TableToProtect[]): ProtectedWave =>
    protect({ tables, policy, published: ledger, solver, codeVersion });
  if (respondents.length < MINIMUM_ANSWERS) return pass([composeResponse(answers)]);
  const base = composeBaseTables(answers);
  const first = pass(base).tables;
  const byRole = composeContactByRole(facts, answers.roles, first);
  const locality = composeLocality(answers);
  return pass([
    ...base,
    composeDisengaged(answers, first),
    composeIndex(answers, first),
    composeGroups(facts, answers.roles, first),
    ...(byRole === undefined ? [] : [byRole]),
    ...(locality === undefined ? [] : [locality]),
    ...(network.length === 0 ? [] : [composeNetworkTable(facts, network)]),
  ]);
}
