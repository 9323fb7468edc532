/** The answers of a wave, sorted by who gave them and by who stands behind each average. */
import { chooseBaseSets, type BaseSets } from './base-sets.ts';
import type { Respondent, RoleOfTable, WaveFacts } from './governance.types.ts';
import { listRoles } from './table-axes.ts';

export interface WaveAnswers {
  readonly facts: WaveFacts;
  readonly respondents: readonly Respondent[];
  readonly roles: readonly RoleOfTable[];
  /** base sets of each root role, by kind */
  readonly bases: ReadonlyMap<string, ReadonlyMap<string, BaseSets>>;
}

export function sortAnswers(facts: WaveFacts, respondents: readonly Respondent[]): WaveAnswers {
  const roles = listRoles(facts, respondents);
  const roots = roles.filter(({ parent }) => parent === undefined);
  const bases = roots.map(({ code, includes }) => {
    const own = respondents.filter(includes);
    return [code, new Map(facts.kinds.map((kind) => [kind.code, chooseBaseSets(own, kind.code)]))] as const;
  });
  return { facts, respondents, roles, bases: new Map(bases) };
}
