/** Editing one block of a draft at a time. Each saving names the revision it began from. */
import { authorise, type Member } from '#server/auth/member.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { isOwnBlock, mayLeaveBlockOut, moveBlock, nameOwnBlock } from '../blocks.rules.ts';
import { partAlwaysShown } from '../report.problems.ts';
import {
  blockId,
  figureSchema,
  moveSchema,
  ownBlockSchema,
  revisionSchema,
  wordsSchema,
} from '../report.schema.ts';
import type { Block, ReportDraft } from '../report.types.ts';
import { changeDraft, readReport, rewriteBlock } from './drafts.usecases.ts';

const MAXIMUM_OWN = 40;

/**
 * Words of a block; those of a part that every report has may be changed, not emptied. Problems: `input-invalid` (422), `report-changed-meanwhile` (409), `not-found` (404). */
export async function saveWords(member: Member, reportId: string, id: string, input: unknown): Promise<void> {
  authorise(member, 'report.change');
  const { heading, text, revision } = parseInput(wordsSchema, input);
  await changeBlock(member, { reportId, id, revision }, (block) => {
    if (text === '' && !mayLeaveBlockOut(block)) throw partAlwaysShown();
    return block.kind === 'text' ? { ...block, heading, text } : block;
  });
}

/** What of a figure is shown: its picture, its table, or both. */
export async function saveFigure(
  member: Member,
  reportId: string,
  id: string,
  input: unknown,
): Promise<void> {
  authorise(member, 'report.change');
  const { shows, revision } = parseInput(figureSchema, input);
  await changeBlock(member, { reportId, id, revision }, (block) =>
    block.kind === 'figure' ? { ...block, shows } : block,
  );
}

/** The words of the rules again, instead of those that were typed. A block of one's own has none: `not-found` (404). */
export async function restoreBlock(
  member: Member,
  reportId: string,
  id: string,
  input: unknown,
): Promise<void> {
  authorise(member, 'report.change');
  const { revision } = parseInput(revisionSchema, input);
  const { draft } = await readReport(member, reportId);
  const fresh = await rewriteBlock(member, draft, parseInput(blockId, id));
  if (fresh === null) throw new Problem('not-found', 404);
  await changeBlock(member, { reportId, id, revision }, (block) => ({
    ...fresh,
    isLeftOut: block.isLeftOut,
  }));
}

/** Leaves a block out of the report, or takes it in again. Problem `report-part-always-shown` (422). */
export async function leaveBlockOut(
  member: Member,
  reportId: string,
  id: string,
  input: unknown,
): Promise<void> {
  authorise(member, 'report.change');
  const { revision } = parseInput(revisionSchema, input);
  await changeBlock(member, { reportId, id, revision }, (block) => {
    if (!mayLeaveBlockOut(block)) throw partAlwaysShown();
    return { ...block, isLeftOut: !block.isLeftOut };
  });
}

/** One step up or down among the blocks of its part. */
export async function placeBlock(
  member: Member,
  reportId: string,
  id: string,
  input: unknown,
): Promise<void> {
  authorise(member, 'report.change');
  const { by, revision } = parseInput(moveSchema, input);
  await changeDraft(member, reportId, revision, (before) => {
    requireBlock(before, id);
    return { ...before, blocks: moveBlock(before.blocks, id, by === 'up' ? -1 : 1) };
  });
}

/** A block of one's own, under "what the office says". Problem `too-many-entries` (422). */
export async function addBlock(member: Member, reportId: string, input: unknown): Promise<void> {
  authorise(member, 'report.change');
  const { heading, text, revision } = parseInput(ownBlockSchema, input);
  await changeDraft(member, reportId, revision, (before) => {
    if (before.blocks.filter(isOwnBlock).length >= MAXIMUM_OWN)
      throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_OWN });
    const block: Block = {
      kind: 'text',
      id: nameOwnBlock(before.blocks),
      part: 'words',
      releaseId: null,
      isLeftOut: false,
      heading,
      generated: '',
      text,
    };
    return { ...before, blocks: [...before.blocks, block] };
  });
}

/** Only blocks of one's own go; what the rules wrote is left out instead. */
export async function removeBlock(
  member: Member,
  reportId: string,
  id: string,
  input: unknown,
): Promise<void> {
  authorise(member, 'report.change');
  const { revision } = parseInput(revisionSchema, input);
  await changeDraft(member, reportId, revision, (before) => {
    if (!isOwnBlock(requireBlock(before, id))) throw new Problem('not-found', 404);
    return { ...before, blocks: before.blocks.filter((block) => block.id !== id) };
  });
}

function requireBlock(draft: ReportDraft, id: string): Block {
  const block = draft.blocks.find((one) => one.id === id);
  if (block === undefined) throw new Problem('not-found', 404);
  return block;
}

async function changeBlock(
  member: Member,
  { reportId, id, revision }: { readonly reportId: string; readonly id: string; readonly revision: number },
  change: (block: Block) => Block,
): Promise<void> {
  await changeDraft(member, reportId, revision, (before) => {
    requireBlock(before, id);
    return { ...before, blocks: before.blocks.map((block) => (block.id === id ? change(block) : block)) };
  });
}
