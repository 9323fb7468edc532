/** From the strategy of the office to what the public sees of it: what is left out, under which keys, with which sums. */
import type { Action, BudgetLine, MoneySource } from './action.types.ts';
import { sumCents } from './budget.rules.ts';
import type {
  PublicAction,
  PublicBody,
  PublicationChoice,
  PublicContent,
  PublicFact,
  PublicGoal,
  PublicKey,
  PublicMoneyLine,
  PublicPart,
  PublicRisk,
  PublicStatement,
  PublicStrategyHead,
} from './public.types.ts';
import type { Body, FrozenFact, Goal, PartId, PlacedFact, Risk, StrategyContent } from './strategy.types.ts';

type Kept = Pick<PublicationChoice, 'keptParts' | 'keptActions' | 'moneyDetail'>;

export interface Composing {
  readonly content: StrategyContent;
  readonly frozenFacts: readonly FrozenFact[];
  /** figures from which baselines were read, by id of the measure of the goal */
  readonly baselines: ReadonlyMap<string, PublicFact>;
  /** from an id of the office to a key that tells nothing of it */
  readonly toKey: (id: string) => PublicKey;
}

/** Lists go with the part of prose that introduces them: who keeps back the part keeps back the list. */
export function composePublicContent(composing: Composing, kept: Kept): PublicContent {
  const { content, toKey } = composing;
  const isShown = (part: PartId): boolean => !kept.keptParts.includes(part);
  const shownActions = content.actions.filter(({ actionId }) => !kept.keptActions.includes(actionId));
  return {
    coordinator: content.strategy.coordinator,
    currency: content.strategy.currency,
    parts: content.parts
      .filter(({ partId }) => isShown(partId))
      .map(({ partId, text }) => composePart(partId, text, composing))
      .filter(({ text, facts }) => text !== '' || facts.length > 0),
    goals: content.goals.toSorted(byPosition).map((goal) => composeGoal(goal, composing)),
    actions: shownActions
      .toSorted(byPosition)
      .map((action) => composeAction(action, composing, kept.moneyDetail)),
    said: isShown('perspectives') ? composeStatements(content, toKey) : [],
    bodies: isShown('coordination') ? content.bodies.map(toPublicBody) : [],
    risks: isShown('risks') ? content.risks.map(toPublicRisk) : [],
    money: composeMoney(content.budget, content.moneySources),
    moneyDetail: kept.moneyDetail,
    keptBack: {
      parts: kept.keptParts.filter((part) =>
        content.parts.some(({ partId, text }) => partId === part && text !== ''),
      ),
      actions: content.actions.length - shownActions.length,
    },
  };
}

const toPublicBody = ({ name, part, about, meets, hasNewcomers }: Body): PublicBody => ({
  name,
  part,
  about,
  meets,
  hasNewcomers,
});

const toPublicRisk = ({ text, isPublicOpinion, whatWeDo, watchedBy }: Risk): PublicRisk => ({
  text,
  isPublicOpinion,
  whatWeDo,
  watchedBy,
});

const byPosition = (a: { readonly position: number }, b: { readonly position: number }): number =>
  a.position - b.position;

function composePart(partId: PartId, text: string, { content, frozenFacts }: Composing): PublicPart {
  const placed = content.facts.filter((one) => one.partId === partId);
  const toFacts = ({ placedFactId, remark }: PlacedFact): PublicPart['facts'] => {
    const frozen = frozenFacts.find((one) => one.placedFactId === placedFactId);
    return frozen === undefined ? [] : [{ ...toPublicFact(frozen), remark }];
  };
  return { partId, text: text.trim(), facts: placed.flatMap(toFacts) };
}

export function toPublicFact(frozen: FrozenFact): PublicFact {
  const { question, about, period, headline, footings, cautions = [], source } = frozen;
  const { releaseTitle, releaseVersion, contentHash, address } = frozen;
  const words = { question, about, period, headline, footings, cautions, source };
  return { ...words, releaseTitle, releaseVersion, contentHash, releaseId: address.releaseId };
}

function composeGoal(goal: Goal, { baselines, toKey }: Composing): PublicGoal {
  const { goalId, title, why, areas, measures } = goal;
  return {
    key: toKey(goalId),
    title,
    why,
    areas,
    measures: measures.map((one) => ({
      name: one.name,
      unit: one.unit,
      people: one.people,
      direction: one.direction,
      baselineValue: one.baselineValue,
      baselinePeriod: one.baselinePeriod,
      baselineSource: one.baselineSource,
      baselineFact: baselines.get(one.goalMeasureId) ?? null,
      targetValue: one.targetValue,
      targetOn: one.targetOn,
    })),
  };
}

function composeAction(
  action: Action,
  { content, toKey }: Composing,
  detail: PublicContent['moneyDetail'],
): PublicAction {
  const { kind, title, what, outcomes, forWhom, area, where, startsOn, endsOn } = action;
  const { stage, nextStage, state, stateReason, campaign, trial } = action;
  const said = { kind, title, what, outcomes, forWhom, area, where, startsOn, endsOn };
  const standing = { stage, nextStage, state, stateReason, campaign, trial };
  const lines = content.budget.filter(({ actionId }) => actionId === action.actionId);
  return {
    key: toKey(action.actionId),
    goalKey: toKey(action.goalId),
    ...said,
    ...standing,
    owner: action.owner?.name ?? '',
    coOwners: action.coOwners.map(({ name }) => name),
    partners: action.partners.map(({ name }) => name),
    outputs: action.outputs.map(({ name, planned }) => ({ name, planned })),
    milestones: action.milestones
      .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
      .map(({ title: milestone, dueOn, reachedOn }) => ({ title: milestone, dueOn, reachedOn })),
    saidKeys: action.perspectiveIds.map(toKey),
    money: detail === 'by-action' ? composeMoney(lines, content.moneySources) : null,
  };
}

function composeStatements(content: StrategyContent, toKey: Composing['toKey']): PublicStatement[] {
  return content.perspectives.map((one) => ({
    key: toKey(one.perspectiveId),
    voice: one.voice,
    statement: one.statement,
    heardIn: one.heardIn,
    heardInName: one.heardInName,
    commentKey: one.heardIn === 'comment' && one.heardInId !== null ? toKey(one.heardInId) : '',
    notFollowed: one.notFollowed,
  }));
}

/** By year and source, both in the order in which they are read; lines without a source stand last in their year. */
function composeMoney(lines: readonly BudgetLine[], sources: readonly MoneySource[]): PublicMoneyLine[] {
  const years = [...new Set(lines.map(({ year }) => year))].toSorted((a, b) => a - b);
  return years.flatMap((year) =>
    [...sources, undefined].flatMap((source) => {
      const own = lines.filter(
        (line) => line.year === year && line.moneySourceId === (source?.moneySourceId ?? null),
      );
      if (own.length === 0) return [];
      const named = { source: source?.name ?? '', kind: source?.kind ?? ('' as const) };
      const securedCents = sumCents(own.filter(({ isSecured }) => isSecured));
      return [{ year, ...named, programme: source?.programme ?? '', cents: sumCents(own), securedCents }];
    }),
  );
}

/** Sums of public lines by one of their fields, in the order in which the values first come. */
export function sumPublicMoney(
  lines: readonly PublicMoneyLine[],
  field: 'year' | 'source',
): { readonly label: string; readonly cents: number; readonly securedCents: number }[] {
  const add = (own: readonly PublicMoneyLine[], pick: (line: PublicMoneyLine) => number): number =>
    sumCents(own.map((line) => ({ amountCents: pick(line) })));
  return [...Map.groupBy(lines, (line) => String(line[field]))].map(([label, own]) => ({
    label,
    cents: add(own, ({ cents }) => cents),
    securedCents: add(own, ({ securedCents }) => securedCents),
  }));
}

export interface ShownBlock {
  readonly kind: 'paragraph' | 'list';
  readonly lines: readonly string[];
}

/** Empty lines part paragraphs; lines that begin with `- ` are a list. */
export function readBlocks(text: string): ShownBlock[] {
  const blocks: { kind: ShownBlock['kind']; lines: string[] }[] = [];
  for (const chunk of text.split(/\r?\n\s*\r?\n/)) {
    let last: (typeof blocks)[number] | undefined;
    for (const line of chunk.split(/\r?\n/)) {
      if (line.trim() === '') continue;
      const kind = line.startsWith('- ') ? 'list' : 'paragraph';
      if (last?.kind !== kind) {
        last = { kind, lines: [] };
        blocks.push(last);
      }
      last.lines.push(kind === 'list' ? line.slice(2).trim() : line.trim());
    }
  }
  return blocks;
}

/** Where a public draft stands with its comments on a day. `none`: it takes none. */
export type CommentPhase = 'none' | 'waiting' | 'open' | 'ended';

export function readCommentPhase(
  {
    state,
    commentsFrom,
    commentsUntil,
  }: Pick<PublicStrategyHead, 'state' | 'commentsFrom' | 'commentsUntil'>,
  day: string,
): CommentPhase {
  if (state !== 'draft' || commentsFrom === null || commentsUntil === null) return 'none';
  if (day < commentsFrom) return 'waiting';
  return day > commentsUntil ? 'ended' : 'open';
}

/** Every word of it that a person may have typed, for the look at names. */
export function listTypedWords(content: PublicContent): { readonly where: string; readonly text: string }[] {
  return [
    { where: 'coordinator', text: content.coordinator },
    ...content.parts.map(({ partId, text, facts }) => ({
      where: `part ${partId}`,
      text: [text, ...facts.map(({ remark }) => remark)].join('\n'),
    })),
    ...content.goals.map(({ title, why }) => ({ where: title, text: `${title}. ${why}` })),
    ...content.actions.map((one) => ({ where: one.title, text: listActionWords(one).join('. ') })),
    ...content.said.map(({ statement, notFollowed, heardInName }) => ({
      where: statement,
      text: [statement, notFollowed, heardInName].join('. '),
    })),
    ...content.bodies.map(({ name, about, meets }) => ({
      where: name,
      text: [name, about, meets].join('. '),
    })),
    ...content.risks.map(({ text, whatWeDo, watchedBy }) => ({
      where: text,
      text: [text, whatWeDo, watchedBy].join('. '),
    })),
  ].filter(({ text }) => text.trim() !== '');
}

function listActionWords(action: PublicAction): string[] {
  const { title, what, outcomes, owner, coOwners, partners, where, nextStage, stateReason } = action;
  const named = [owner, ...coOwners, ...partners, where];
  const trial =
    action.trial === null ? [] : [action.trial.assumption, action.trial.measure, action.trial.result];
  const campaign = action.campaign === null ? [] : Object.values(action.campaign).map(String);
  return [title, what, outcomes, ...named, nextStage, stateReason, ...trial, ...campaign].filter(Boolean);
}
