/** Where an evaluation stands, from the address. */
import { readRowId } from '../../../../themes/row-id.ts';

interface Params {
  readonly strategy: string;
  readonly evaluation: string;
}

export const readAddress = ({ strategy, evaluation }: Params) => ({
  strategyId: readRowId(strategy),
  evaluationId: readRowId(evaluation),
});

export const toBase = ({ place, strategy, evaluation }: Params & { readonly place: string }): string =>
  `/office/${place}/strategy/${strategy}/evaluation/${evaluation}`;
