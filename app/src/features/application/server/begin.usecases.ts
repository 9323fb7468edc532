/** What an application can be begun from. */
import { listStrategies } from '#features/strategy/server/content.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { findAppliedFund, listFundChoices } from './applied-fund.ts';
import type { AppliedFund } from '../application.types.ts';

export interface BeginChoices {
  readonly funds: readonly Pick<AppliedFund, 'fundKey' | 'name'>[];
  readonly strategies: readonly { readonly strategyId: string; readonly title: string }[];
  /** the fund of the address; null: none, or not known here */
  readonly fund: AppliedFund | null;
}

/** `fundKey`: what the page of a fund linked here with. */
export async function readBeginChoices(
  member: Member,
  fundKey: string | null,
  language: string,
): Promise<BeginChoices> {
  authorise(member, 'application.read');
  const known = await listFundChoices(member, language);
  const fund = fundKey === null ? null : await findAppliedFund(member, fundKey, language);
  const standing = (await listStrategies(member)).filter(({ state }) => state !== 'ended');
  const isListed = fund === null || known.some((one) => one.fundKey === fund.fundKey);
  return {
    funds: isListed ? known : [fund, ...known],
    strategies: standing.map(({ strategyId, title }) => ({ strategyId, title })),
    fund,
  };
}
