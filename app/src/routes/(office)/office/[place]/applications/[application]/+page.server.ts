import { listReportYears } from '#features/application/portfolio.rules.ts';
import { toReportFund } from '#features/application/applied-fund.rules.ts';
import {
  changeApplication,
  readApplication,
  removeApplication,
  settleApplication,
} from '#features/application/server/application.usecases.ts';
import { readBeginChoices } from '#features/application/server/begin.usecases.ts';
import { addItem, changeItem, markItem, removeItem } from '#features/application/server/items.usecases.ts';
import {
  addDuty,
  listDuties,
  markDuty,
  removeDuty,
} from '#features/application/server/portfolio.usecases.ts';
import { readBase } from '#features/strategy/revision.rules.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import { readRowId } from '../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const sheet = await readApplication(member, readRowId(event.params.application));
    const { application } = sheet;
    const choices = await readBeginChoices(member, application.fundKey, event.locals.language);
    const duties = await listDuties(member);
    return {
      ...sheet,
      fund: choices.fund,
      strategies: choices.strategies,
      duties: duties.filter(({ applicationId }) => applicationId === application.applicationId),
      today: today(),
      reports: {
        fund: toReportFund(choices.fund?.programme ?? ''),
        years: listReportYears(application, today()),
      },
      bases: sheet.changes.map(({ revision }) => ({ revision, base: readBase(sheet.changes, revision) })),
      mayChange: mayRole(member.role, 'application.change'),
      saved: event.url.searchParams.has('saved'),
    };
  });

type Fields = Record<string, string | string[]>;

const onApplication = (
  part: string,
  anchor: string,
  run: (member: Member, applicationId: string, fields: Fields, event: RequestEvent) => Promise<void>,
) =>
  changeThenShow(part, async (member, fields, event: RequestEvent) => {
    const { place, application } = event.params;
    await run(member, readRowId(application), fields, event);
    return `/office/${place}/applications/${application}?saved#${anchor}`;
  });

export const actions: Actions = {
  settings: onApplication('settings', 'settings', changeApplication),
  standing: onApplication('standing', 'standing', (member, id, fields, { locals }) =>
    settleApplication(member, id, fields, locals.language),
  ),
  'add-item': onApplication('add-item', 'checklist', addItem),
  item: onApplication('item', 'checklist', changeItem),
  mark: onApplication('mark', 'checklist', markItem),
  'remove-item': onApplication('remove-item', 'checklist', removeItem),
  duty: onApplication('duty', 'duties', addDuty),
  'mark-duty': onApplication('mark-duty', 'duties', (member, _id, fields) =>
    markDuty(member, String(fields['dutyId']), fields['isDone'] === 'on'),
  ),
  'remove-duty': onApplication('remove-duty', 'duties', (member, _id, fields) =>
    removeDuty(member, String(fields['dutyId'])),
  ),
  remove: changeThenShow('remove', async (member, _fields, { params }: RequestEvent) => {
    await removeApplication(member, readRowId(params.application));
    return `/office/${params.place}/applications?removed`;
  }),
};
