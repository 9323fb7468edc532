/** A place agrees to have its needs counted upward, confirms them, and reads what stands. */
import { readLastDay } from '../ask.rules.ts';
import { needsAgreementSchema, confirmNeedsSchema } from '../ask.schema.ts';
import { needsNotAgreed, needUnfounded } from '../ask.problems.ts';
import type { Need, NeedSource } from '../needs.types.ts';
import { NEED_SOURCES } from '../needs.types.ts';
import { readStrategyBoard } from '#features/implementation/server/board.usecases.ts';
import { readObstacles } from '#features/stock-take/server/obstacles.usecases.ts';
import { listStrategies, readStrategy } from '#features/strategy/server/content.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { isProblem } from '#server/problem.ts';
import * as queries from './needs.queries.ts';
import { selectPublished } from './published.queries.ts';

/** What the office knows of a need before it confirms anything. */
export interface KnownNeeds {
  /** areas of public asks */
  readonly ask: readonly string[];
  /** areas of actions that are blocked in the adopted strategy, with their titles */
  readonly action: readonly { readonly actionId: string; readonly area: string; readonly title: string }[];
  /** codes of obstacles of which something is known; which areas they hinder only people can say */
  readonly obstacle: readonly { readonly code: string; readonly facts: number }[];
}

export interface NeedsSheet {
  readonly agreement: queries.NeedsAgreement | null;
  readonly mayAgree: boolean;
  readonly mayConfirm: boolean;
  readonly known: KnownNeeds;
  readonly confirmed: readonly (Need & { readonly confirmedOn: string })[];
  /** null: not counted yet */
  readonly counted: queries.CountedWith | null;
}

export async function readNeedsSheet(member: Member, language: string): Promise<NeedsSheet> {
  authorise(member, 'ask.read');
  const known = mayRole(member.role, 'stock-take.read')
    ? await readKnownNeeds(member, language)
    : { ask: [], action: [], obstacle: [] };
  return readOffice(member, async (reader) => ({
    agreement: await queries.selectNeedsAgreement(reader, member.placeId, today()),
    mayAgree: mayRole(member.role, 'needs.share'),
    mayConfirm: mayRole(member.role, 'ask.raise'),
    known,
    confirmed: await queries.selectConfirmedNeeds(reader, member.placeId),
    counted: await queries.selectCountedWith(reader, member.placeId),
  }));
}

async function readKnownNeeds(member: Member, language: string): Promise<KnownNeeds> {
  const asks = await readOffice(member, (reader) => selectPublished(reader, { placeId: member.placeId }));
  return {
    ask: [...new Set(asks.filter(({ state }) => state === 'public').map(({ area }) => area))],
    action: await listBlockedActions(member),
    obstacle: await listKnownObstacles(member, language),
  };
}

/** Blocked actions of adopted strategies that say their area of life. */
export async function listBlockedActions(member: Member): Promise<KnownNeeds['action']> {
  authorise(member, 'ask.read');
  const adopted = (await listStrategies(member)).filter(({ state }) => state === 'adopted');
  const found = [];
  for (const { strategyId } of adopted) {
    const { blocked } = (await orNull(() => readStrategyBoard(member, strategyId)))?.board ?? { blocked: [] };
    for (const { actionId, area, title } of blocked) if (area !== '') found.push({ actionId, area, title });
  }
  return found;
}

/** Obstacles of which the office knows something. */
export async function listKnownObstacles(member: Member, language: string): Promise<KnownNeeds['obstacle']> {
  authorise(member, 'ask.read');
  const budgetSources = await readBudgetSources(member);
  const diagnoses = await readObstacles(member, { budgetSources, language });
  return diagnoses
    .filter(({ known }) => known.length > 0)
    .map(({ obstacle, known }) => ({ code: obstacle.code, facts: known.length }));
}

async function readBudgetSources(member: Member) {
  const strategies = (await listStrategies(member)).filter(({ state }) => state !== 'ended');
  const chosen = strategies.find(({ state }) => state === 'adopted') ?? strategies[0];
  if (chosen === undefined) return [];
  const { moneySources } = await readStrategy(member, chosen.strategyId);
  return moneySources.map(({ name, kind }) => ({ name, isEuropean: kind === 'eu' }));
}

async function orNull<Result>(read: () => Promise<Result>): Promise<Result | null> {
  try {
    return await read();
  } catch (thrown) {
    if (isProblem(thrown)) return null;
    throw thrown;
  }
}

/** The place agrees from today on; what was agreed before ends. Problem `needs-not-confirmed` (422) */
export async function agreeToCountNeeds(member: Member, input: unknown): Promise<void> {
  authorise(member, 'needs.share');
  const { years } = parseInput(needsAgreementSchema, input);
  const day = today();
  await write(member, async (tx) => {
    await queries.endNeedsAgreement(tx, member.placeId, { userId: member.userId, today: day });
    await tx
      .insertInto('office.needs_agreement')
      .values({
        place_id: member.placeId,
        agreed_by: member.userId,
        agreed_on: day,
        until: readLastDay(day, years),
      })
      .execute();
    await recordAudit(tx, member, {
      action: 'needs.share',
      objectKind: 'place',
      objectId: member.placeId,
      detail: { shares: true, years },
    });
  });
}

/** Ends it from today on. Rounds that were counted stay as they are. Problem `needs-not-agreed` (409) */
export async function endCountingNeeds(member: Member): Promise<void> {
  authorise(member, 'needs.share');
  await write(member, async (tx) => {
    const by = { userId: member.userId, today: today() };
    if ((await queries.endNeedsAgreement(tx, member.placeId, by)) === 0) throw needsNotAgreed();
    await recordAudit(tx, member, {
      action: 'needs.share',
      objectKind: 'place',
      objectId: member.placeId,
      detail: { shares: false },
    });
  });
}

/**
 * Says which needs the place has. Problem `needs-unfounded` (422): an area without a public ask, without a blocked action, or
 * obstacles of which nothing is known.
 */
export async function confirmNeeds(member: Member, input: unknown): Promise<void> {
  authorise(member, 'ask.raise');
  const given = parseInput(confirmNeedsSchema, input);
  const known = await readKnownNeeds(member, 'en');
  const founded: Readonly<Record<NeedSource, (area: string) => boolean>> = {
    ask: (area) => known.ask.includes(area),
    action: (area) => known.action.some((one) => one.area === area),
    obstacle: () => known.obstacle.length > 0,
  };
  const needs = NEED_SOURCES.flatMap((source) => given[source].map((area) => ({ area, source })));
  if (!needs.every(({ area, source }) => founded[source](area))) throw needUnfounded();
  await write(member, async (tx) => {
    await queries.replaceNeeds(tx, member.placeId, needs, today());
    await recordAudit(tx, member, {
      action: 'ask.raise',
      objectKind: 'place',
      objectId: member.placeId,
      detail: { needs: needs.length },
    });
  });
}
