/** The prose of a strategy, part by part. */
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/languages.ts';
import { partSchema, revisionSchema } from '../strategy.schema.ts';
import { PARTS, type Part, type PartId, type Strategy } from '../strategy.types.ts';
import type { PlacedFigure } from '../figure.types.ts';
import type { RowChange } from '../version.types.ts';
import { readPlacedFigures, showFigure } from './figures.usecases.ts';
import { reviseRow } from './revise.ts';
import { lockOpenStrategy } from './strategies.usecases.ts';
import * as queries from './strategy.queries.ts';
import { selectChanges } from './version.queries.ts';

export interface PartSheet {
  readonly strategy: Strategy;
  readonly part: Part;
  readonly figures: readonly PlacedFigure[];
  /** newest first */
  readonly changes: readonly RowChange[];
}

/** @throws Problem `not-found` (404) */
export function toPartId(text: string): PartId {
  const partId = PARTS.find((one) => one === text);
  if (partId === undefined) throw new Problem('not-found', 404);
  return partId;
}

/** `language`: of the reader, for the words of figures. @throws Problem `not-found` (404) */
export async function readPart(
  member: Member,
  strategyId: string,
  partId: PartId,
  language: Language,
): Promise<PartSheet> {
  authorise(member, 'strategy.read');
  const { placeId } = member;
  return readOffice(member, async (reader) => {
    const strategy = await queries.selectStrategy(reader, placeId, strategyId);
    const parts = await queries.selectParts(reader, placeId, strategyId);
    const part = parts.find((one) => one.partId === partId);
    if (strategy === undefined || part === undefined) throw new Problem('not-found', 404);
    const placed = await queries.selectPlacedFacts(reader, placeId, strategyId);
    const own = placed.filter((one) => one.partId === partId);
    const figures = await readPlacedFigures(reader, placeId, own, language);
    return {
      strategy,
      part,
      figures: figures.map(showFigure),
      changes: await selectChanges(reader, placeId, strategyId, { rowKind: 'part', rowId: partId }),
    };
  });
}

/** @throws Problem `changed-meanwhile` (409): the page shows both texts; `strategy-ended` (409) */
export async function writePart(
  member: Member,
  strategyId: string,
  partId: PartId,
  input: unknown,
): Promise<void> {
  authorise(member, 'strategy.change');
  const { revision } = parseInput(revisionSchema, input);
  const { text } = parseInput(partSchema, input);
  const { placeId } = member;
  await write(member, async (transaction) => {
    await lockOpenStrategy(transaction, placeId, strategyId);
    const row = {
      strategyId,
      rowKind: 'part',
      rowId: partId,
      lock: () => queries.lockPart(transaction, placeId, strategyId, partId),
      update: (words: { readonly text: string }, next: number) =>
        queries.updatePart(transaction, placeId, strategyId, { partId, ...words, revision: next }),
    };
    // A text area sends CR LF.
    const words = { text: text.replaceAll('\r\n', '\n') };
    await reviseRow(transaction, member, row, { words, seenRevision: revision });
  });
}
