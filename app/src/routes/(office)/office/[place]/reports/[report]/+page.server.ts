import { findChangedNumbers, hasAddedNumbers } from '#features/report/changed-numbers.rules.ts';
import { isOwnBlock, mayLeaveBlockOut, orderBlocks } from '#features/report/blocks.rules.ts';
import {
  addBlock,
  leaveBlockOut,
  placeBlock,
  removeBlock,
  restoreBlock,
  saveFigure,
  saveWords,
} from '#features/report/server/blocks.usecases.ts';
import { chooseReleases, readReport, removeReport } from '#features/report/server/drafts.usecases.ts';
import { issueReport, showReport, withdrawReport } from '#features/report/server/issues.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import type { Member } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import { readLook } from '../report-look.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { draft, template, issues, releases, gone } = await readReport(member, event.params.report);
    const { blocks, ...rest } = draft;
    const ordered = orderBlocks(
      blocks,
      template.parts.map(({ part }) => part),
    );
    return {
      draft: rest,
      parts: template.parts,
      blocks: ordered.map((block) => ({
        ...block,
        isOwn: isOwnBlock(block),
        mayLeaveOut: mayLeaveBlockOut(block),
        numbers: block.kind === 'text' ? findChangedNumbers(block) : null,
      })),
      mustCheck: hasAddedNumbers(blocks),
      nextVersion: 1 + Math.max(0, ...issues.map(({ version }) => version)),
      issues,
      releases,
      gone,
      mayChange: mayRole(member.role, 'report.change'),
      mayIssue: mayRole(member.role, 'report.issue'),
      mayWithdraw: mayRole(member.role, 'report.withdraw'),
      mayTakeOut: mayRole(member.role, 'data.read'),
      saved: event.url.searchParams.has('saved'),
      issued: event.url.searchParams.has('issued'),
    };
  });

type Change = (member: Member, reportId: string, id: string, input: unknown) => Promise<void>;
type Fields = Record<string, string | string[]>;

const readId = (fields: Fields, name: string): string => {
  const given = fields[name];
  return typeof given === 'string' ? given : '';
};

/** Back to the block that was changed. */
const changeBlock = (part: string, change: Change) =>
  changeThenShow(part, async (member, fields, event: RequestEvent) => {
    const id = readId(fields, 'block');
    await change(member, event.params.report, id, fields);
    return `${event.url.pathname}?saved#${id}`;
  });

export const actions: Actions = {
  words: changeBlock('words', saveWords),
  figure: changeBlock('figure', saveFigure),
  restore: changeBlock('restore', restoreBlock),
  out: changeBlock('out', leaveBlockOut),
  move: changeBlock('move', placeBlock),
  remove: changeBlock('remove', removeBlock),
  add: changeThenShow('add', async (member, fields, event: RequestEvent) => {
    await addBlock(member, event.params.report, fields);
    return `${event.url.pathname}?saved`;
  }),
  choose: changeThenShow('choose', async (member, fields, event: RequestEvent) => {
    await chooseReleases(member, event.params.report, fields);
    return `${event.url.pathname}?saved`;
  }),
  delete: changeThenShow('delete', async (member, _fields, event: RequestEvent) => {
    await removeReport(member, event.params.report);
    return `/office/${event.params.place}/reports`;
  }),
  issue: changeThenShow('issue', async (member, fields, event: RequestEvent) => {
    const look = await readLook(member, event.params.place, event.locals.language);
    await issueReport(member, event.params.report, fields, look);
    return `${event.url.pathname}?issued#issued`;
  }),
  show: changeThenShow('show', async (member, fields, event: RequestEvent) => {
    await showReport(member, readId(fields, 'issue'), fields);
    return `${event.url.pathname}?saved#issued`;
  }),
  withdraw: changeThenShow('withdraw', async (member, fields, event: RequestEvent) => {
    await withdrawReport(member, readId(fields, 'issue'), fields);
    return `${event.url.pathname}?saved#issued`;
  }),
};
