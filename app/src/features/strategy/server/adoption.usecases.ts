/** Adoption: what is frozen, what a person confirms, and the council's decision. What was adopted is never changed. */
import { createHash } from 'node:crypto';
import type { Fact } from '#features/fact/fact.types.ts';
import { listNames } from '#features/fact/sentence.rules.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { recordAudit } from '#server/audit.ts';
import { today } from '#server/clock.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/languages.ts';
import type { PlacedFigure } from '../figure.types.ts';
import { listTypedNumbers } from '../numbers.rules.ts';
import type { TypedNumber } from '../numbers.types.ts';
import { writeCanonical } from '../revision.rules.ts';
import * as problems from '../strategy.problems.ts';
import { adoptionSchema } from '../strategy.schema.ts';
import type { Decision, FrozenFact, StrategyContent } from '../strategy.types.ts';
import { compareVersions } from '../version.rules.ts';
import type { RowDifference } from '../version.types.ts';
import { readStrategyContent } from './content.usecases.ts';
import { readPlacedFigures, showFigure, type ReadFigure } from './figures.usecases.ts';
import { lockOpenStrategy, moveTo } from './strategies.usecases.ts';
import type { StrategyReader } from './strategy.queries.ts';
import { insertVersion, selectVersion, type StoredVersion } from './version.queries.ts';

export interface AdoptionPreview {
  readonly content: StrategyContent;
  /** each in the words of the strategy's language, as it would be frozen */
  readonly figures: readonly PlacedFigure[];
  /** numbers in words that no figure tells */
  readonly numbers: readonly TypedNumber[];
  /** what is new against the version adopted last; null: this is the first */
  readonly changes: readonly RowDifference[] | null;
  /** the number this version gets */
  readonly version: number;
  /** of what was seen: what is adopted is what was seen */
  readonly previewHash: string;
}

/** What would be adopted now. @throws Problem `not-found` (404) */
export async function previewAdoption(member: Member, strategyId: string): Promise<AdoptionPreview> {
  authorise(member, 'strategy.adopt');
  return readOffice(member, async (reader) => {
    const { figures, ...gathered } = await gather(reader, member.placeId, strategyId);
    const { content, last, numbers } = gathered;
    return {
      content,
      figures: figures.map(showFigure),
      numbers,
      changes: last === undefined ? null : compareVersions(last.content, content),
      version: (last?.version ?? 0) + 1,
      previewHash: hashSeen(content, figures, numbers),
    };
  });
}

interface Gathered {
  readonly content: StrategyContent;
  readonly figures: readonly ReadFigure[];
  readonly numbers: readonly TypedNumber[];
  readonly last: StoredVersion | undefined;
}

async function gather(reader: StrategyReader, placeId: string, strategyId: string): Promise<Gathered> {
  const content = await readStrategyContent(reader, placeId, strategyId);
  const { language } = content.strategy;
  const figures = await readPlacedFigures(reader, placeId, content.facts, language);
  const facts = figures.flatMap(({ fact }) => fact ?? []);
  const numbers = listTypedNumbers(content, facts, listKnownNames(content, facts, language));
  return { content, figures, numbers, last: await selectVersion(reader, placeId, strategyId, undefined) };
}

/** Names that carry numbers of their own: `aged 15 to 64`, `Plan 2030`. */
function listKnownNames({ strategy }: StrategyContent, facts: readonly Fact[], language: Language): string[] {
  return [strategy.title, ...facts.flatMap((fact) => listNames(fact, language))];
}

const hash = (value: unknown): string => createHash('sha256').update(writeCanonical(value)).digest('hex');

const hashSeen = (
  content: StrategyContent,
  figures: readonly ReadFigure[],
  numbers: readonly TypedNumber[],
): string => hash([content, figures.map(({ told }) => told), numbers]);

/** SHA-256 of content, figures and decision. Anybody who has the version can compute it again. */
function computeVersionHash(
  content: StrategyContent,
  frozenFacts: readonly FrozenFact[],
  decision: Decision,
): string {
  return hash({ content, decision, frozenFacts });
}

/**
 * Keeps the strategy as the council decided on it.
 * @returns number of the version
 * @throws Problem `strategy-adoption-outdated` (409), `strategy-nothing-to-adopt`, `strategy-figures-not-tellable`,
 * `strategy-numbers-not-confirmed`, `strategy-amendment-without-words`, `strategy-decided-in-the-future` (422)
 */
export async function adoptStrategy(member: Member, strategyId: string, input: unknown): Promise<number> {
  authorise(member, 'strategy.adopt');
  const { previewHash, amends, confirmed, ...decision } = parseInput(adoptionSchema, input);
  if (decision.decidedOn > today()) throw problems.decidedInTheFuture();
  const { placeId } = member;
  return write(member, async (transaction) => {
    const { state } = await lockOpenStrategy(transaction, placeId, strategyId);
    const gathered = await gather(transaction, placeId, strategyId);
    const { content, figures, numbers, last } = gathered;
    if (hashSeen(content, figures, numbers) !== previewHash) throw problems.adoptionOutdated();
    refuseUnready(gathered, { amends, confirmed });
    const frozen = { ...content, strategy: { ...content.strategy, state: 'adopted' as const } };
    const frozenFacts = figures.flatMap(({ told }) => told ?? []);
    const version: StoredVersion = {
      strategyId,
      version: (last?.version ?? 0) + 1,
      content: frozen,
      frozenFacts,
      confirmedNumbers: numbers.map((number) => ({ ...number, confirmedOn: today() })),
      decision,
      amends: last === undefined ? '' : amends,
      contentHash: computeVersionHash(frozen, frozenFacts, decision),
      adoptedOn: today(),
    };
    await insertVersion(transaction, placeId, version, member.userId);
    await moveTo(transaction, member, { strategyId, from: state, to: 'adopted' });
    const detail = { version: version.version, contentHash: version.contentHash };
    const note = { action: 'strategy.adopt', objectKind: 'strategy', objectId: strategyId, detail } as const;
    await recordAudit(transaction, member, note);
    return version.version;
  });
}

/** Findings are advice. Only what would make a version unreadable or untrue keeps it from being adopted. */
function refuseUnready(
  { content, figures, numbers, last }: Gathered,
  { amends, confirmed }: { readonly amends: string; readonly confirmed: boolean },
): void {
  const [lost, ...others] = figures.filter(({ state }) => state !== 'known');
  if (content.goals.length === 0) throw problems.nothingToAdopt(content.strategy.title);
  if (lost !== undefined)
    throw problems.figuresNotTellable(others.length + 1, lost.told?.question ?? lost.placed.address.tableId);
  const [number] = numbers;
  if (number !== undefined && !confirmed)
    throw problems.numbersNotConfirmed(numbers.length, `“${number.excerpt}”`);
  if (last !== undefined && amends === '') throw problems.amendmentWithoutWords();
}

/** @throws Problem `not-found` (404) */
export async function readVersion(
  member: Member,
  strategyId: string,
  version: number,
): Promise<StoredVersion & { readonly isWhole: boolean }> {
  authorise(member, 'strategy.read');
  const found = await readOffice(member, (reader) =>
    selectVersion(reader, member.placeId, strategyId, version),
  );
  if (found === undefined) throw new Problem('not-found', 404);
  const { content, frozenFacts, decision, contentHash } = found;
  return { ...found, isWhole: computeVersionHash(content, frozenFacts, decision) === contentHash };
}
