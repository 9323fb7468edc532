/** The network budget: what all memberships cost a year in euro and hours, beside what came back. */
import { sumCents } from '#features/strategy/budget.rules.ts';
import { RETURN_KINDS, type Membership, type NetworkReturn, type ReturnKind } from './network.types.ts';

export interface MembershipYear {
  readonly membership: Membership;
  /** euro cents a year; null: not known */
  readonly eurosCents: number | null;
  /** null: not known */
  readonly hoursAYear: number | null;
  readonly returns: number;
  readonly byKind: readonly { readonly kind: ReturnKind; readonly count: number }[];
  /** money that came back in all, in euro cents */
  readonly moneyBackCents: number;
  readonly lastReturnOn: string | null;
}

export interface NetworkBudget {
  readonly lines: readonly MembershipYear[];
  /** of those whose fee is known */
  readonly eurosCents: number;
  readonly hoursAYear: number;
  /** memberships that go on and whose fee, or hours, nobody wrote down: the sums are at least so much */
  readonly feesNotKnown: number;
  readonly hoursNotKnown: number;
  readonly moneyBackCents: number;
  readonly returns: number;
  /** memberships that go on and brought nothing that was written down */
  readonly silent: number;
}

/** `year`: of today. Memberships that ended before it cost nothing any more, and are left out of the sums. */
export function composeNetworkBudget(
  memberships: readonly Membership[],
  returns: readonly NetworkReturn[],
  year: number,
): NetworkBudget {
  const byNetwork = Map.groupBy(returns, ({ networkKey }) => networkKey);
  const lines = memberships.map((one) => toLine(one, byNetwork.get(one.networkKey) ?? []));
  const running = lines.filter(({ membership }) => goesOn(membership, year));
  return {
    lines,
    eurosCents: sumCents(running.map(({ eurosCents }) => ({ amountCents: eurosCents ?? 0 }))),
    hoursAYear: running.reduce((sum, { hoursAYear }) => sum + Math.round((hoursAYear ?? 0) * 10), 0) / 10,
    feesNotKnown: running.filter(({ eurosCents }) => eurosCents === null).length,
    hoursNotKnown: running.filter(({ hoursAYear }) => hoursAYear === null).length,
    moneyBackCents: sumCents(lines.map(({ moneyBackCents }) => ({ amountCents: moneyBackCents }))),
    returns: returns.length,
    silent: running.filter((line) => line.returns === 0).length,
  };
}

export const goesOn = ({ untilYear }: Pick<Membership, 'untilYear'>, year: number): boolean =>
  untilYear === null || untilYear >= year;

function toLine(membership: Membership, its: readonly NetworkReturn[]): MembershipYear {
  return {
    membership,
    eurosCents: membership.eurosCents,
    // Tenths of hours times twelve are whole numbers of tenths.
    hoursAYear: membership.hoursAMonth === null ? null : Math.round(membership.hoursAMonth * 10 * 12) / 10,
    returns: its.length,
    byKind: RETURN_KINDS.map((kind) => ({
      kind,
      count: its.filter((one) => one.kind === kind).length,
    })).filter(({ count }) => count > 0),
    moneyBackCents: sumCents(its.map(({ amountCents }) => ({ amountCents: amountCents ?? 0 }))),
    lastReturnOn:
      its
        .map(({ cameOn }) => cameOn)
        .toSorted()
        .at(-1) ?? null,
  };
}
