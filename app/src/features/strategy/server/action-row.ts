/** Between rows of the table of actions and what the room calls an action. */
import type {
  Action,
  ActionKind,
  ActionOwner,
  ActionState,
  Campaign,
  ForWhom,
  Milestone,
  PlannedOutput,
  Stage,
  Trial,
} from '../action.types.ts';

/** What is said of an action itself; who answers for it, outputs and milestones stand in tables of their own. */
export type ActionWords = Omit<
  Action,
  'actionId' | 'position' | 'owner' | 'coOwners' | 'partners' | 'outputs' | 'milestones' | 'revision'
>;

interface ActionRow {
  readonly action_id: string;
  readonly goal_id: string;
  readonly position: number;
  readonly kind: string;
  readonly title: string;
  readonly what: string;
  readonly inputs: string;
  readonly activities: string;
  readonly outcomes: string;
  readonly for_whom: string;
  readonly area: string;
  readonly held_at: string;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly stage: string;
  readonly next_stage: string;
  readonly volunteer_hours: number | null;
  readonly perspective_ids: readonly string[];
  readonly campaign: unknown;
  readonly trial: unknown;
  readonly state: string;
  readonly state_reason: string;
  readonly revision: number;
}

const toWords = (row: ActionRow): ActionWords => ({
  goalId: row.goal_id,
  kind: row.kind as ActionKind,
  title: row.title,
  what: row.what,
  inputs: row.inputs,
  activities: row.activities,
  outcomes: row.outcomes,
  forWhom: row.for_whom as ForWhom,
  area: row.area,
  where: row.held_at,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  stage: row.stage as Stage,
  nextStage: row.next_stage,
  volunteerHours: row.volunteer_hours,
  perspectiveIds: row.perspective_ids,
  campaign: row.campaign as Campaign | null,
  trial: row.trial as Trial | null,
  state: row.state as ActionState,
  stateReason: row.state_reason,
});

export const toRow = (words: ActionWords) => ({
  goal_id: words.goalId,
  kind: words.kind,
  title: words.title,
  what: words.what,
  inputs: words.inputs,
  activities: words.activities,
  outcomes: words.outcomes,
  for_whom: words.forWhom,
  area: words.area,
  held_at: words.where,
  starts_on: words.startsOn,
  ends_on: words.endsOn,
  stage: words.stage,
  next_stage: words.nextStage,
  volunteer_hours: words.volunteerHours,
  perspective_ids: [...words.perspectiveIds],
  campaign: words.campaign === null ? null : JSON.stringify(words.campaign),
  trial: words.trial === null ? null : JSON.stringify(words.trial),
  state: words.state,
  state_reason: words.stateReason,
});

export interface PartyRow {
  readonly action_id: string;
  readonly part: string;
  readonly actor_id: string | null;
  readonly name: string;
}

/** What stands in tables of its own, by action. */
export interface ActionChildren {
  readonly parties: ReadonlyMap<string, readonly PartyRow[]>;
  readonly outputs: ReadonlyMap<string, readonly PlannedOutput[]>;
  readonly milestones: ReadonlyMap<string, readonly Milestone[]>;
}

export function toAction(row: ActionRow, children: ActionChildren): Action {
  const parties = children.parties.get(row.action_id) ?? [];
  const list = (part: string): ActionOwner[] =>
    parties.filter((one) => one.part === part).map(({ actor_id, name }) => ({ actorId: actor_id, name }));
  const words = toWords(row);
  return {
    ...words,
    actionId: row.action_id,
    position: row.position,
    owner: list('owner')[0] ?? null,
    coOwners: list('co-owner'),
    partners: list('partner'),
    outputs: children.outputs.get(row.action_id) ?? [],
    milestones: children.milestones.get(row.action_id) ?? [],
    revision: row.revision,
  };
}
