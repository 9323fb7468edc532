/** What can go wrong, also with what people think of it, and how it is watched. */
import { authorise, type Member } from '#server/auth/member.ts';
import { parseInput } from '#server/input.ts';
import { riskSchema } from '../strategy.schema.ts';
import type { Risk } from '../strategy.types.ts';
import { addListed, changeListed, removeListed, type Listed } from './listed.ts';
import { insertRisk, selectRisks, updateRisk, type RiskWords } from './rows.queries.ts';

const RISKS: Listed<Risk, RiskWords> = {
  kind: 'risk',
  select: selectRisks,
  readId: ({ riskId }) => riskId,
  insert: insertRisk,
  update: (transaction, at, { rowId, words, revision }) =>
    updateRisk(transaction, at, { ...words, riskId: rowId, revision }),
};

/** @returns its id */
export async function addRisk(member: Member, strategyId: string, input: unknown): Promise<string> {
  authorise(member, 'strategy.change');
  return addListed(member, RISKS, strategyId, parseInput(riskSchema, input));
}

/** @throws Problem `changed-meanwhile` (409) */
export async function changeRisk(
  member: Member,
  { strategyId, riskId }: { readonly strategyId: string; readonly riskId: string },
  input: unknown,
): Promise<void> {
  authorise(member, 'strategy.change');
  const words = parseInput(riskSchema, input);
  await changeListed(member, RISKS, { strategyId, rowId: riskId }, { words, input });
}

export async function removeRisk(
  member: Member,
  { strategyId, riskId }: { readonly strategyId: string; readonly riskId: string },
): Promise<void> {
  authorise(member, 'strategy.change');
  await removeListed(member, RISKS, { strategyId, rowId: riskId });
}
