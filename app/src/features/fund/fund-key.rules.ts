/** How a fund is named across rooms: `programme:CERV-TT`, `call:REFERENCE`, `own:UUID`. */
import { FUND_KINDS, type FundKey, type FundKind } from './fund.types.ts';

export interface FundName {
  readonly kind: FundKind;
  readonly id: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Null where it names no fund. */
export function parseFundKey(text: string): FundName | null {
  const [kind, id] = text.split(/:(.*)/su);
  const known = FUND_KINDS.find((one) => one === kind);
  if (known === undefined || id === undefined || !/^[\w+./-]{1,100}$/.test(id)) return null;
  return known === 'own' && !UUID.test(id) ? null : { kind: known, id };
}

export const toFundKey = ({ kind, id }: FundName): FundKey => `${kind}:${id}`;
