/** Two people who save the same action at once: who is second is told, and what either typed is kept or shown. */
import { changeAction, readAction } from '../../app/src/features/strategy/server/action.usecases.ts';
import type { Action } from '../../app/src/features/strategy/action.types.ts';
import type { Member } from '../../app/src/server/auth/member.ts';
import { isProblem } from '../../app/src/server/problem.ts';

export interface Edited {
  readonly rounds: number;
  readonly saved: number;
  /** told that somebody else saved, with their own words still in the form */
  readonly told: number;
  /** saved, and neither there nor in what the row said before: must be 0 */
  readonly lost: number;
}

interface Ids {
  readonly strategyId: string;
  readonly actionId: string;
}

/** `readBefore`: the texts that the row said before. */
export async function editAtOnce(
  member: Member,
  ids: Ids,
  { rounds, readBefore }: { readonly rounds: number; readonly readBefore: () => Promise<readonly string[]> },
): Promise<Edited> {
  const saved: string[] = [];
  let told = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { action } = await readAction(member, ids);
    const texts = ['Anna', 'Bert'].map((who) => `${who} wrote this in round ${round}.`);
    const outcomes = await Promise.allSettled(
      texts.map((what) => changeAction(member, ids, toFields(action, what))),
    );
    for (const [at, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') saved.push(texts[at] ?? '');
      else if (isProblem(outcome.reason) && outcome.reason.code === 'changed-meanwhile') told += 1;
      else throw outcome.reason;
    }
  }
  const { action } = await readAction(member, ids);
  const kept = new Set([action.what, ...(await readBefore())]);
  return { rounds, saved: saved.length, told, lost: saved.filter((what) => !kept.has(what)).length };
}

/** What the form of an action sends. */
function toFields(action: Action, what: string): Record<string, string> {
  return {
    goalId: action.goalId,
    kind: action.kind,
    title: action.title,
    what,
    forWhom: action.forWhom,
    area: action.area,
    stage: action.stage,
    owner: action.owner?.name ?? '',
    startsOn: action.startsOn ?? '',
    revision: String(action.revision),
    'outputs.0.outputId': action.outputs[0]?.outputId ?? '',
    'outputs.0.name': action.outputs[0]?.name ?? '',
    'outputs.0.countedBy': 'report',
  };
}
