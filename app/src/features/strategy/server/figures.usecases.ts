/** Figures put into the parts of a strategy: live while it is written. */
import type { Fact } from '#features/fact/fact.types.ts';
import { takeFactSchema } from '#features/fact/fact-address.rules.ts';
import { writeHeadline } from '#features/fact/sentence.rules.ts';
import {
  readStandingFacts,
  requireFact,
  type StandingFact,
} from '#features/fact/server/standing-facts.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now } from '#server/clock.ts';
import { write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/languages.ts';
import { toFrozenFact } from '../figure.rules.ts';
import type { FigureState, PlacedFigure } from '../figure.types.ts';
import { tooManyEntries } from '../strategy.problems.ts';
import { remarkSchema } from '../strategy.schema.ts';
import type { PartId, PlacedFact } from '../strategy.types.ts';
import { noteAdded, noteRemoved, reviseRow } from './revise.ts';
import { lockOpenStrategy } from './strategies.usecases.ts';
import * as queries from './strategy.queries.ts';

const MAXIMUM_FIGURES = 200;

export interface ReadFigure extends PlacedFigure {
  /** what numbers in the text are held against; null where it cannot be told */
  readonly fact: Fact | null;
  readonly isOpen: boolean;
}

/** What pages show of it. */
export const showFigure = ({ placed, state, told, before }: ReadFigure): PlacedFigure => ({
  placed,
  state,
  told,
  before,
});

/** Each as the newest edition of its release says it, in the order given. Reads each release once. */
export async function readPlacedFigures(
  reader: queries.StrategyReader,
  placeId: string,
  placed: readonly PlacedFact[],
  language: Language,
): Promise<ReadFigure[]> {
  const addresses = placed.map(({ address }) => address);
  const standing = await readStandingFacts(reader, placeId, addresses);
  const editions = await queries.selectNewerEditions(
    reader,
    placeId,
    addresses.map(({ releaseId }) => releaseId),
  );
  const later = placed.flatMap(({ address }) => {
    const edition = editions.get(address.releaseId);
    return edition === undefined ? [] : [{ ...address, releaseId: edition }];
  });
  const newer = await readStandingFacts(reader, placeId, later);
  return placed.map((one) => {
    const found = standing.find(({ address }) => address === one.address);
    const edition = editions.get(one.address.releaseId);
    const isLater = ({ address }: StandingFact): boolean =>
      address.releaseId === edition && isSameCell(address, one.address);
    return toFigure(one, found, edition === undefined ? undefined : newer.find(isLater), language);
  });
}

const isSameCell = (one: PlacedFact['address'], other: PlacedFact['address']): boolean =>
  one.tableId === other.tableId &&
  one.measure === other.measure &&
  JSON.stringify(one.at) === JSON.stringify(other.at);

/** What everybody can look up in a later edition is told; a figure is never older than the newest one. */
function toFigure(
  placed: PlacedFact,
  standing: StandingFact | undefined,
  later: StandingFact | undefined,
  language: Language,
): ReadFigure {
  const isFollowed = later !== undefined && later.fact !== null && isOpen(later);
  const shown = isFollowed ? later : standing;
  const fact = shown?.fact ?? null;
  const told =
    fact === null || shown === undefined
      ? null
      : toFrozenFact({ ...placed, address: shown.address }, fact, shown.release, language);
  const old = standing?.fact ?? null;
  const before =
    isFollowed && standing !== undefined && old !== null
      ? { version: standing.release.version, headline: writeHeadline(old, language) }
      : null;
  return {
    placed,
    fact,
    told,
    before,
    state: readFigureState(shown),
    isOpen: shown !== undefined && isOpen(shown),
  };
}

/** Whether everybody may look the figure up: in a public release that stands, behind its embargo. */
export const isOpen = ({ release }: StandingFact): boolean =>
  release.isPublic &&
  !release.isWithdrawn &&
  (release.embargoUntil === null || release.embargoUntil <= now());

function readFigureState(standing: StandingFact | undefined): FigureState {
  if (standing === undefined) return 'gone';
  if (standing.release.isWithdrawn) return 'withdrawn';
  if (!standing.release.isPublic) return 'not-public';
  return standing.fact === null ? 'gone' : 'known';
}

/** @returns its id. @throws Problem `fact-unknown`, `fact-not-public` (422), `strategy-ended` (409) */
export async function placeFigure(
  member: Member,
  strategyId: string,
  partId: PartId,
  input: unknown,
): Promise<string> {
  authorise(member, 'strategy.change');
  const address = parseInput(takeFactSchema, input);
  const { placeId } = member;
  return write(member, async (transaction) => {
    await lockOpenStrategy(transaction, placeId, strategyId);
    await requireFact(transaction, placeId, address);
    const placed = await queries.selectPlacedFacts(transaction, placeId, strategyId);
    if (placed.length >= MAXIMUM_FIGURES) throw tooManyEntries(MAXIMUM_FIGURES);
    const figure = { partId, address, remark: '' };
    const rowId = await queries.insertPlacedFact(transaction, placeId, strategyId, figure);
    await noteAdded(transaction, member, { strategyId, rowKind: 'figure', rowId });
    return rowId;
  });
}

interface FigureName {
  readonly strategyId: string;
  readonly placedFactId: string;
}

/** What the office says beside it. */
export async function remarkOnFigure(member: Member, name: FigureName, input: unknown): Promise<void> {
  authorise(member, 'strategy.change');
  const words = parseInput(remarkSchema, input);
  await changeFigure(member, name, words);
}

/** The words around it were held against the later edition. @throws Problem `not-found` (404) where there is none */
export async function confirmNewerFigure(member: Member, name: FigureName): Promise<void> {
  authorise(member, 'strategy.change');
  await changeFigure(member, name, 'newer');
}

async function changeFigure(
  member: Member,
  { strategyId, placedFactId }: FigureName,
  change: { readonly remark: string } | 'newer',
): Promise<void> {
  const { placeId } = member;
  await write(member, async (transaction) => {
    await lockOpenStrategy(transaction, placeId, strategyId);
    const placed = await queries.selectPlacedFacts(transaction, placeId, strategyId);
    const figure = placed.find((one) => one.placedFactId === placedFactId);
    if (figure === undefined) throw new Problem('not-found', 404);
    const { address, remark } = figure;
    let words = { remark, releaseId: address.releaseId };
    if (change === 'newer') {
      const editions = await queries.selectNewerEditions(transaction, placeId, [address.releaseId]);
      const releaseId = editions.get(address.releaseId);
      if (releaseId === undefined) throw new Problem('not-found', 404);
      await requireFact(transaction, placeId, { ...address, releaseId });
      words = { ...words, releaseId };
    } else words = { ...words, ...change };
    // A remark is one short line that stands alone: the last one stands, the one before is kept.
    const row = {
      strategyId,
      rowKind: 'figure',
      rowId: placedFactId,
      lock: () => Promise.resolve({ remark, releaseId: address.releaseId, revision: 1 }),
      update: (next: typeof words) => queries.updatePlacedFact(transaction, placeId, placedFactId, next),
    };
    await reviseRow(transaction, member, row, { words, seenRevision: 1 });
  });
}

export async function removeFigure(member: Member, { strategyId, placedFactId }: FigureName): Promise<void> {
  authorise(member, 'strategy.change');
  const { placeId } = member;
  await write(member, async (transaction) => {
    await lockOpenStrategy(transaction, placeId, strategyId);
    const placed = await queries.selectPlacedFacts(transaction, placeId, strategyId);
    const before = placed.find((one) => one.placedFactId === placedFactId);
    if (before === undefined) throw new Problem('not-found', 404);
    await queries.deletePlacedFact(transaction, placeId, placedFactId);
    const name = { strategyId, rowKind: 'figure', rowId: placedFactId };
    await noteRemoved(transaction, member, name, { before, revision: 1 });
  });
}
