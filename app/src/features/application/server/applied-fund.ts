/** The fund of an application, read from the room that knows funds. */
import { listFunds, readFund } from '#features/fund/server/fund.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { isProblem } from '#server/problem.ts';
import type { AppliedFund } from '../application.types.ts';
import { toAppliedFund } from '../applied-fund.rules.ts';

/** Names of programmes in `language`. @throws Problem `fund-unknown` (404) */
export const readAppliedFund = async (
  member: Member,
  fundKey: string,
  language: string,
): Promise<AppliedFund> => toAppliedFund(await readFund(member, fundKey, language));

/** For an application that stays when its call is gone: null then. */
export async function findAppliedFund(
  member: Member,
  fundKey: string,
  language: string,
): Promise<AppliedFund | null> {
  try {
    return await readAppliedFund(member, fundKey, language);
  } catch (thrown) {
    if (isProblem(thrown) && thrown.status === 404) return null;
    throw thrown;
  }
}

/** What an application can be begun from without looking for a call first; calls link here from their own page. */
export async function listFundChoices(
  member: Member,
  language: string,
): Promise<readonly Pick<AppliedFund, 'fundKey' | 'name'>[]> {
  return (await listFunds(member, language)).map(({ fundKey, name }) => ({ fundKey, name }));
}
